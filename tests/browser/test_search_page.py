"""The search page: in place with scripts, by links and forms without, by pointer, by keyboard, on a phone."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import Window
from tests.first_holdings import load
from tests.records import make_record

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"width": 360, "height": 800}


def mark(page: Page) -> None:
    """See to it that a page loaded anew can be told from this one."""
    page.evaluate("window.stayed = true")


def stayed(page: Page) -> bool:
    return bool(page.evaluate("window.stayed === true"))


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


@pytest.fixture
def page(window: Window) -> Page:
    """The results for a name in the first holdings."""
    load()
    found = window.open("/search/?q=togliatti")
    mark(found)
    return found


def test_a_facet_narrows_in_place_keeps_the_focus_and_is_told_of(page: Page) -> None:
    cable = page.locator("#facet-type").get_by_role("link", name="Cable")
    before = cable.evaluate("(link) => link.getBoundingClientRect().left")
    cable.click()
    expect(page.locator("#found")).to_have_text("1 record")
    assert stayed(page)
    assert page.url.endswith("/search/?q=togliatti&type=cable")
    expect(page.locator("#said")).to_have_text("1 record")
    focused = page.locator("#facet-type a:focus")
    expect(focused).to_contain_text("Cable")
    assert focused.evaluate("(link) => link.getBoundingClientRect().left") == before
    expect(page.locator("#results")).not_to_have_attribute("aria-busy", "true")


def test_going_back_and_forth_restores_what_was_found_where_one_was(page: Page) -> None:
    page.locator("#facet-place summary").click()
    link = page.locator("#facet-place").get_by_role("link").first
    link.scroll_into_view_if_needed()
    top, all_found = page.evaluate("scrollY"), page.locator("#found").inner_text()
    name = link.inner_text()
    link.click()
    expect(page.locator("#found")).not_to_have_text(all_found)
    narrowed = page.locator("#found").inner_text()
    page.go_back()
    expect(page.locator("#found")).to_have_text(all_found)
    assert page.url.endswith("/search/?q=togliatti")
    assert page.evaluate("scrollY") == top
    expect(page.locator("#facet-place a:focus")).to_have_text(name)
    expect(page.locator("#facet-place")).to_have_attribute("open", "")
    page.go_forward()
    expect(page.locator("#found")).to_have_text(narrowed)
    assert stayed(page)


def test_words_and_years_are_asked_in_place_too(page: Page) -> None:
    page.get_by_role("combobox").fill("tito")
    page.keyboard.press("Enter")
    expect(page.get_by_text("records with “tito”")).to_be_visible()
    assert page.title() == "tito – Search"
    page.get_by_label("From year").fill("1956")
    page.get_by_role("button", name="Apply").click()
    expect(page.locator("#chips")).to_contain_text("From: 1956")
    assert page.url.endswith("/search/?q=tito&from=1956")
    page.go_back()
    page.go_back()
    expect(page.get_by_role("combobox")).to_have_value("togliatti")
    assert stayed(page)


def test_when_an_answer_fails_the_link_is_followed(page: Page) -> None:
    def answer(route: object) -> None:
        request = route.request  # type: ignore[attr-defined]
        if request.headers.get("x-fragment"):
            route.abort()  # type: ignore[attr-defined]
        else:
            route.continue_()  # type: ignore[attr-defined]

    page.route("**/search/?*", answer)
    page.locator("#facet-type").get_by_role("link", name="Cable").click()
    page.wait_for_url("**/search/?q=togliatti&type=cable")
    expect(page.locator("#found")).to_have_text("1 record")
    assert not stayed(page)


def test_a_new_question_ends_the_one_before(page: Page) -> None:
    asked_for = []

    def hold(route: object) -> None:
        asked_for.append(route)
        if len(asked_for) > 1:
            route.continue_()  # type: ignore[attr-defined]

    page.route("**/search/?*", hold)
    page.locator("#facet-type").get_by_role("link", name="Cable").click()
    expect(page.locator("#results")).to_have_attribute("aria-busy", "true")
    page.locator("#facet-type").get_by_role("link", name="Letter").click()
    expect(page.locator("#chips")).to_contain_text("Letter")
    assert page.url.endswith("/search/?q=togliatti&type=letter")
    assert stayed(page)


def test_a_span_of_years_is_dragged_over(page: Page) -> None:
    box = page.locator(".years-figure .drawing").bounding_box()
    assert box is not None
    columns = int(page.locator("[data-bars]").get_attribute("data-bars") or 0)
    width = box["width"] / columns
    page.mouse.move(box["x"] + width * 1.5, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + width * 2.5, box["y"] + 60, steps=4)
    expect(page.locator(".drawn-over")).to_have_count(1)
    page.mouse.up()
    expect(page.locator("#chips")).to_contain_text("From: 1950")
    expect(page.locator("#chips")).to_contain_text("To: 1969")
    assert asked(page) == {"q": ["togliatti"], "from": ["1950"], "to": ["1969"]}
    assert stayed(page)


def test_a_column_leads_to_its_years(page: Page) -> None:
    page.get_by_role("link", name="1950s: 4 records").click()
    expect(page.locator("#chips")).to_contain_text("From: 1950")
    expect(page.get_by_role("link", name="1956: 1 record", exact=True)).to_be_visible()
    page.get_by_role("link", name="All years").click()
    expect(page.locator("#chips")).not_to_contain_text("1950")


def test_columns_are_gone_over_by_arrows_and_chosen_with_shift(page: Page) -> None:
    page.get_by_role("link", name="1940s: 1 record").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".drawing a:focus")).to_have_attribute("aria-label", "1950s: 4 records")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator(".drawn-over")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".drawn-over")).to_have_count(0)
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Enter")
    expect(page.locator("#chips")).to_contain_text("To: 1969")
    assert asked(page)["from"] == ["1950"]


def test_the_keyboard_goes_past_the_facets_to_the_results(page: Page) -> None:
    page.locator("#found").focus()
    page.locator(".skip-facets a").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#orders a").first).to_be_focused()


def test_pages_turn_in_place_and_begin_at_the_top(window: Window) -> None:
    for number in range(45):
        make_record(title=f"Message {number}")
    page = window.open("/search/")
    mark(page)
    page.get_by_role("link", name="Page 3").click()
    expect(page.locator(".hits")).to_have_attribute("start", "41")
    expect(page.locator("#said")).to_have_text("45 records, page 3 of 3")
    expect(page.locator("#found")).to_be_focused()
    expect(page.locator("#found")).to_be_in_viewport()
    assert stayed(page)


def test_a_search_is_narrowed_listed_and_dated_without_scripts(plain: Window) -> None:
    load()
    page = plain.open("/search/?q=togliatti")
    page.locator("#facet-type").get_by_role("link", name="Letter").click()
    assert page.url.endswith("/search/?q=togliatti&type=letter")
    page.get_by_role("link", name="compact").click()
    assert page.url.endswith("/search/?q=togliatti&type=letter&view=compact")
    page.get_by_label("To year").fill("1963")
    page.get_by_role("button", name="Apply").click()
    assert page.url.endswith("/search/?q=togliatti&to=1963&type=letter&view=compact")
    page.get_by_role("link", name="1962: 1 record").click()
    assert asked(page)["from"] == ["1962"]


def test_on_a_phone_years_and_facets_unfold_after_the_number_of_records(plain: Window) -> None:
    load()
    plain.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page = plain.open("/search/?q=togliatti")
    facet = page.locator("#facet-type").get_by_role("link", name="Cable")
    expect(facet).to_be_hidden()
    number, unfolding = page.locator("#found").bounding_box(), page.locator("#narrow > summary")
    below = unfolding.bounding_box()
    assert number is not None
    assert below is not None
    assert number["y"] < below["y"]
    assert below["height"] >= 40
    unfolding.click()
    expect(facet).to_be_visible()
    facet.click()
    assert page.url.endswith("type=cable")


def test_on_a_phone_what_was_unfolded_stays_so(page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.locator("#narrow > summary").click()
    page.locator("#facet-type").get_by_role("link", name="Cable").click()
    expect(page.locator("#found")).to_have_text("1 record")
    expect(page.locator("#facet-type").get_by_role("link", name="Cable")).to_be_visible()


@pytest.mark.parametrize(
    "path",
    [
        "/search/",
        "/search/?q=togliatti&from=1956&to=1957",
        "/search/?view=compact",
        "/search/?q=qqqq&type=cable",
    ],
)
def test_every_state_of_the_page_is_accessible(window: Window, path: str) -> None:
    load()
    page = window.open(path)
    assert window.faults() == []
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert window.faults() == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert window.overflow <= 0
