"""The second factor in a browser: set up, signed in with, and accessible."""

from __future__ import annotations

import re
from base64 import b32decode

import pytest
from django.contrib.auth.models import User
from django_otp.oath import totp
from playwright.sync_api import Page, expect

from catalog.models import SecondFactorRequirement
from tests.browser.chromium import EVERY_LOOK, TWO_LOOKS
from tests.browser.keyboard import PASSWORD, Desk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def archivist() -> User:
    return User.objects.create_superuser("archivist", password=PASSWORD)


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def give_code(page: Page, code: str, button: str = "Go on") -> None:
    page.locator("#id_code").fill(code)
    press(page, button)


def code_from(secret: str, *, later: int = 0) -> str:
    """What an app would show that was given the secret as it stands on the page."""
    return f"{totp(b32decode(secret.replace(' ', '')), drift=later):06}"


def sign_in(page: Page) -> None:
    page.locator("#id_username").fill("archivist")
    page.locator("#id_password").fill(PASSWORD)
    press(page, "Log in")


def set_up(desk: Desk) -> tuple[str, list[str]]:
    """Go through the pages of setting up; gives the secret and the recovery codes."""
    page = desk.page
    assert desk.faults() == []
    page.get_by_label("Your password").fill("not this one")
    press(page, "Go on")
    assert desk.faults(TWO_LOOKS) == []
    page.get_by_label("Your password").fill(PASSWORD)
    press(page, "Go on")
    assert page.get_by_role("img", name=re.compile("QR code")).is_visible()
    assert desk.faults() == []
    secret = page.locator("#secret").inner_text()
    give_code(page, "12345", "Confirm")
    assert page.locator("#secret").inner_text() == secret
    assert desk.faults(TWO_LOOKS) == []
    give_code(page, code_from(secret), "Confirm")
    assert desk.faults() == []
    return secret, page.locator("#recovery-codes code").all_inner_texts()


def test_set_up_sign_out_and_in_with_a_code_and_with_a_recovery_code(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = desk.open("/admin/")
    page.get_by_role("link", name="Your second factor").click()
    secret, codes = set_up(desk)
    assert len(codes) == 10
    page.get_by_role("link", name="I have kept them: go on").click()
    press(page, "Log out")
    page = desk.open("/admin/catalog/agent/")
    sign_in(page)
    assert page.get_by_role("heading", name="Second factor").is_visible()
    assert desk.faults(EVERY_LOOK) == []
    give_code(page, "98765")
    assert desk.faults(TWO_LOOKS) == []
    # The code that confirmed the app is used up; the next one is good half a minute before its time.
    give_code(page, code_from(secret, later=1))
    assert page.url.endswith("/admin/catalog/agent/")
    press(page, "Log out")
    page = desk.open("/admin/")
    sign_in(page)
    give_code(page, codes[0])
    assert page.get_by_text("You used a recovery code; 9 are left.").is_visible()
    desk.open("/admin/second-factor/")
    assert page.get_by_text("9 recovery codes are left.").is_visible()
    assert desk.faults() == []
    for path in ("begin", "recovery-codes", "turn-off"):
        desk.open(f"/admin/second-factor/{path}/")
        assert desk.faults(TWO_LOOKS) == []


def test_whoever_must_have_one_sets_it_up_and_goes_on_to_where_they_wanted(desk: Desk) -> None:
    SecondFactorRequirement.objects.create(everyone=True)
    page = desk.open("/admin/catalog/agent/")
    assert page.get_by_text("Your account must have a second factor.").is_visible()
    set_up(desk)
    page.get_by_role("link", name="I have kept them: go on").click()
    page.wait_for_url("**/admin/catalog/agent/")


def test_it_is_set_up_without_scripts(plain: Desk, archivist: User) -> None:
    page = plain.open("/admin/second-factor/")
    sign_in(page)
    page.get_by_label("Your password").fill(PASSWORD)
    press(page, "Go on")
    give_code(page, code_from(page.locator("#secret").inner_text()), "Confirm")
    assert page.locator("#recovery-codes code").count() == 10
    assert not page.get_by_role("button", name="Copy").is_visible()
    page.get_by_role("link", name="I have kept them: go on").click()
    assert page.get_by_role("heading", name="The catalogue").is_visible()


def test_recovery_codes_are_copied_all_at_once(desk: Desk) -> None:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.open("/admin/second-factor/")
    _secret, codes = set_up(desk)
    desk.page.get_by_role("button", name="Copy").click()
    expect(desk.page.get_by_role("status")).to_have_text("Copied")
    assert desk.page.evaluate("navigator.clipboard.readText()") == "\n".join(codes)


def test_the_page_on_which_it_is_required(desk: Desk) -> None:
    page = desk.open("/admin/auth/user/")
    page.get_by_role("link", name="Who must have a second factor").first.click()
    page.get_by_label("superusers").check()
    press(page, "Save and continue editing")
    assert page.get_by_role("heading", name="Set up your second factor").is_visible()
