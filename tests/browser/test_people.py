"""The front page, persons and bodies, and subjects, as readers use them: by eye, by keyboard, without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import TWO_LOOKS, Window
from tests.first_holdings import load

pytestmark = pytest.mark.django_db(transaction=True)

_NAMED = "document.activeElement.getAttribute('aria-label') || document.activeElement.innerText"
PAGES = (
    "/",
    "/agents/",
    "/agents/?letter=t&kind=person",
    "/agents/?q=nobody",
    "/agents/togliatti-palmiro/",
    "/subjects/",
    "/subjects/communism/",
)


def tab_to(page: Page, name: str, limit: int = 60) -> None:
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate(_NAMED) == name:
            return
    raise AssertionError(f"Tab does not reach {name}.")


def test_the_pages_are_accessible_and_as_wide_as_the_window(window: Window) -> None:
    load()
    for path in PAGES:
        page = window.open(path)
        for details in page.locator("details").all():
            details.locator("summary").click()
        assert window.faults(TWO_LOOKS) == [], path
        window.page.set_viewport_size({"width": 320, "height": 900})
        assert window.overflow <= 0, path


def test_a_decade_on_the_front_page_is_opened_by_keyboard(window: Window) -> None:
    load()
    page = window.open("/")
    tab_to(page, "1950s: 6 records")
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_have_text("6 records")
    assert page.url.endswith("/search/?from=1950&to=1959")


def test_somebody_is_found_by_a_pseudonym_and_their_company_without_scripts(plain: Window) -> None:
    load()
    page = plain.open("/agents/")
    page.get_by_label("Any form of a name").fill("эрколи")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Togliatti, Palmiro").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Togliatti, Palmiro")
    page.locator("main summary").click()
    page.locator(".year-list").get_by_role("link", name="1956").click()
    expect(page.locator("#found")).to_have_text("1 record")
    page.go_back()
    page.get_by_role("link", name="Tito, Josip Broz").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tito, Josip Broz")


def test_subjects_are_followed_from_the_broad_to_the_narrow_and_back(plain: Window) -> None:
    load()
    page = plain.open("/subjects/")
    page.get_by_role("link", name="Communism", exact=True).click()
    page.get_by_role("link", name="Destalinisation", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Destalinisation")
    page.get_by_label("Broader subjects").get_by_role("link", name="Communism").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Communism")
