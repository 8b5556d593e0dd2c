"""The suggestions under a search box, by keyboard, for eyes and ears."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import Window
from tests.records import make_agent, make_contribution, make_record

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(window: Window) -> Page:
    """The search page of a catalogue with a dozen letters, and one by Togliatti."""
    for number in range(12):
        make_record(title=f"Togolese letter {number}")
    make_contribution(make_record(title="Cable"), make_agent("Togliatti, Palmiro"))
    return window.open("/search/")


def test_rows_appear_while_one_types_ten_at_most_and_are_announced(page: Page) -> None:
    box = page.get_by_role("combobox")
    box.press_sequentially("tog")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    assert options.count() == 10
    assert "Togliatti, Palmiro" in options.first.inner_text()
    expect(page.locator(".search-box").get_by_role("status")).to_have_text("10 suggestions")
    expect(box).to_have_attribute("aria-expanded", "true")


def test_arrows_choose_a_row_and_enter_opens_it(page: Page) -> None:
    box = page.get_by_role("combobox")
    box.press_sequentially("tog")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    box.press("ArrowUp")
    expect(page.get_by_role("option").last).to_have_attribute("aria-selected", "true")
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/agents/**")


def test_escape_closes_the_rows_and_enter_then_searches_for_what_was_typed(page: Page) -> None:
    box = page.get_by_role("combobox")
    box.press_sequentially("cabl")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("cabl")
    box.press("Enter")
    page.wait_for_url("**/search/?q=cabl")


def test_the_open_rows_are_accessible(page: Page, window: Window) -> None:
    page.get_by_role("combobox").press_sequentially("tog")
    expect(page.get_by_role("option").first).to_be_visible()
    assert window.violations() == []
