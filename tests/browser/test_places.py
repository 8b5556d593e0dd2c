"""The map and the correspondence in a browser: accessible in every look, by keyboard, without scripts."""

from __future__ import annotations

import pytest

from tests.browser.chromium import Window
from tests.first_holdings import load

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = (
    "/places/",
    "/places/?around=trieste&span=2",
    "/places/?by=name",
    "/places/trieste/",
    "/correspondence/",
    "/correspondence/togliatti-palmiro/",
    "/correspondence/togliatti-palmiro/communist-party-of-the-soviet-union/",
)


def test_the_pages_are_accessible_and_as_wide_as_the_window(window: Window) -> None:
    load()
    for path in PAGES:
        window.open(path)
        assert window.faults() == [], path
    window.open("/places/")
    window.picture("map", of=".place-map")


def test_the_map_leads_to_places_without_scripts_and_by_keyboard(plain: Window) -> None:
    load()
    page = plain.open("/places/")
    page.locator(".place-map svg .several").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/places/?around=*")
    assert page.get_by_role("heading", level=1).inner_text().startswith("Places around")
    page.get_by_role("link", name="Wider").click()
    page.locator(
        ".place-map svg a[href='/places/budapest/'], .place-list a[href='/places/budapest/']"
    ).last.click()
    assert page.url.endswith("/places/budapest/")
    page.get_by_role("link", name="Places around it").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Places around Budapest"


def test_every_circle_is_wide_enough_to_press(window: Window) -> None:
    load()
    page = window.open("/places/")
    for circle in page.locator(".place-map svg a circle:not(.ring)").all():
        box = circle.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24


def test_letters_are_reached_from_the_matrix(plain: Window) -> None:
    load()
    page = plain.open("/correspondence/")
    page.locator(".letter-matrix tbody td a").first.click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Letters between")
    assert page.locator(".letter").count() >= 1
