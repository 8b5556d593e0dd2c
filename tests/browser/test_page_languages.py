"""A reader chooses a language, by a link or in the browser, and goes on in it."""

from __future__ import annotations

import pytest

from tests.browser.chromium import Window
from tests.first_holdings import CABLE, load

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_language_is_chosen_by_a_link_and_kept_from_page_to_page(plain: Window) -> None:
    load()
    page = plain.open(f"/records/{CABLE}/")
    page.get_by_role("link", name="Italiano").click()
    assert page.url.endswith(f"/it/records/{CABLE}/")
    assert page.locator("html").get_attribute("lang") == "it"
    page.locator(".top .name").click()
    assert page.url.endswith("/it/")
    assert page.context.cookies() == []


def test_the_language_of_a_page_is_reached_and_left_by_keyboard(plain: Window) -> None:
    load()
    page = plain.open("/about/")
    link = page.get_by_role("link", name="Русский")
    for _press in range(12):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/ru/about/")
    assert page.get_by_role("link", name="English").get_attribute("lang") == "en"
