"""Browsing: the tree opened in place, the calendar and the line of time; with scripts and without, by keys alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import Window
from tests.records import make_record

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def holdings() -> None:
    """A fonds with two levels of units, and records of many kinds of dates."""
    fonds = make_record(title="Archivio del Partito comunista italiano", level="fonds", slug="apci")
    series = make_record(title="Direzione, verbali", level="series", parent=fonds, slug="direzione")
    year = make_record(title="1955", level="file", parent=series, slug="direzione-1955")
    for day in range(1, 9):
        make_record(title=f"Verbale, {day} giugno 1955", parent=year, date_text=f"{day} June 1955")
    for day in (*[2] * 3, *[3] * 10):
        make_record(date_text=f"{day} June 1955")
    estero = make_record(title="Estero", level="series", parent=fonds, slug="estero")
    for month in ("May", "October"):
        make_record(title=f"Note of {month}", parent=estero, date_text=f"{month} 1956")
    make_record(title="Old letter", date_text="15 March 45 BC")
    make_record(title="Series of reports", date_text="1921-1991")


@pytest.mark.usefixtures("holdings")
def test_a_level_opens_in_place_and_is_still_open_when_one_comes_back(window: Window) -> None:
    page = window.open("/collections/apci/")
    tree = page.locator(".tree")
    opener = tree.get_by_role("button", name="Direzione, verbali")
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "true")
    tree.get_by_role("button", name="1955").click()
    expect(tree.get_by_role("link", name="Verbale, 8 giugno 1955")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?open=direzione&open=direzione-1955$"))
    assert window.faults() == []
    tree.get_by_role("link", name="Verbale, 8 giugno 1955").click()
    page.go_back()
    expect(tree.get_by_role("link", name="Verbale, 8 giugno 1955")).to_be_visible()
    tree.get_by_role("button", name="1955").click()
    expect(tree.get_by_role("link", name="Verbale, 8 giugno 1955")).to_have_count(0)


@pytest.mark.usefixtures("holdings")
def test_a_level_is_opened_by_keys_alone(window: Window) -> None:
    page = window.open("/collections/apci/")
    opener = page.get_by_role("button", name="Estero")
    opener.focus()
    page.keyboard.press("Space")
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(opener).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Note of May")).to_be_focused()


@pytest.mark.usefixtures("holdings")
def test_the_tree_is_opened_and_closed_by_links_without_scripts(plain: Window) -> None:
    page = plain.open("/collections/apci/")
    page.get_by_role("link", name="Open Direzione, verbali").click()
    page.get_by_role("link", name="Open 1955").click()
    expect(page.get_by_role("link", name="Verbale, 8 giugno 1955")).to_be_visible()
    page.get_by_role("link", name="Close Direzione, verbali").click()
    expect(page.get_by_role("link", name="Verbale, 8 giugno 1955")).to_have_count(0)


@pytest.mark.usefixtures("holdings")
def test_one_walks_from_the_line_of_time_to_a_day_without_scripts(plain: Window) -> None:
    page = plain.open("/dates/")
    page.locator(".drawing a", has_text="1950s").click()
    page.locator(".periods").get_by_role("link", name="1955").click()
    page.get_by_role("link", name=re.compile("^8[ :]")).click()
    assert page.url.endswith("/dates/1955/06/08/")
    expect(page.get_by_role("link", name="Verbale, 8 giugno 1955")).to_be_visible()
    page.locator(".turn").get_by_role("link", name="7 June 1955").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("7 June 1955")


@pytest.mark.usefixtures("holdings")
def test_days_and_periods_are_large_enough_to_press(window: Window) -> None:
    page = window.open("/dates/1955/06/")
    window.look(360, "light")
    day = page.get_by_role("link", name=re.compile("^8[ :]")).bounding_box()
    assert day is not None
    assert min(day["width"], day["height"]) >= 40
    page = window.open("/dates/")
    column = page.locator(".drawing a").first.bounding_box()
    assert column is not None
    assert min(column["width"], column["height"]) >= 24


@pytest.mark.usefixtures("holdings")
@pytest.mark.parametrize(
    "path",
    ["/browse/", "/collections/", "/collections/direzione-1955/", "/dates/",
     "/dates/1955/", "/dates/-44/", "/types/", "/languages/"],
)  # fmt: skip
def test_pages_for_browsing_are_accessible_and_as_wide_as_the_window(
    window: Window, path: str
) -> None:
    window.open(path)
    assert window.faults() == []
    window.look(320, "light")
    assert window.overflow <= 0


@pytest.mark.usefixtures("holdings")
def test_the_ways_in_are_one_row(window: Window) -> None:
    page = window.open("/browse/")
    tops = page.locator(".top > nav:last-child a").evaluate_all(
        "(all) => all.map((one) => one.offsetTop)"
    )
    assert len(set(tops)) == 1
