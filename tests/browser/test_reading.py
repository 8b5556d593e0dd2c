"""Reading an original and its translation: side by side on a desk, in turn on a phone, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import Window
from tests.first_holdings import CABLE, load
from tests.parallel_texts import make_parallel_cable

pytestmark = pytest.mark.django_db(transaction=True)

_TOPS = """() => [...document.querySelectorAll(".pair .row:not(.heads, .feet)")].map((row) =>
  [...row.children].map((cell) => {
    const box = cell.querySelector(".paragraph, p").getBoundingClientRect();
    return { top: box.top, left: box.left };
  }))"""


def rows(page: Page) -> list[list[dict[str, float]]]:
    """Where the first paragraph of each side stands, row by row."""
    found: Any = page.evaluate(_TOPS)
    return list(found)


@pytest.mark.parametrize("width", [1024, 1440])
@pytest.mark.parametrize("asked", ["", "?left=ru&right=it", "?left=he&right=en"])
def test_paragraphs_that_answer_each_other_begin_at_the_same_height(
    plain: Window, width: int, asked: str
) -> None:
    make_parallel_cable()
    page = plain.open(f"/records/cable/{asked}")
    plain.look(width, "light")
    found = rows(page)
    assert len(found) >= 3
    for left, right in found:
        assert abs(left["top"] - right["top"]) <= 2
        assert right["left"] - left["left"] > width / 3


def test_on_a_phone_each_paragraph_is_followed_by_its_translation(plain: Window) -> None:
    make_parallel_cable()
    page = plain.open("/records/cable/")
    plain.look(360, "light")
    heights = [side["top"] for row in rows(page) for side in row]
    assert heights == sorted(heights)
    assert len(set(heights)) == len(heights) == 6
    assert plain.overflow <= 0


def test_lines_are_neither_short_nor_long(plain: Window) -> None:
    make_parallel_cable()
    page = plain.open("/records/cable/?left=en")
    plain.look(1280, "light")
    characters = page.evaluate(
        """() => {
          const body = document.querySelector("#en-p2 .body");
          const lines = new Set([...body.getClientRects()].map((box) => box.top));
          const height = parseFloat(getComputedStyle(body).lineHeight);
          return body.textContent.length / Math.round(body.offsetHeight / height);
        }"""
    )
    assert 50 <= characters <= 78


def test_the_number_of_a_paragraph_gives_its_citation_without_scripts(plain: Window) -> None:
    make_parallel_cable()
    page = plain.open("/records/cable/")
    cited = page.locator("#en-p2 > .cite")
    expect(cited).to_be_hidden()
    page.locator("#en-p2").get_by_role("link", name="Paragraph 2", exact=True).click()
    expect(cited).to_be_visible()
    assert cited.inner_text().endswith("/records/cable/#en-p2")


def test_a_citation_is_copied_by_keyboard_and_the_result_is_announced(
    opened: Callable[..., Window],
) -> None:
    make_parallel_cable()
    window = opened(permissions=["clipboard-read", "clipboard-write"])
    page = window.open("/records/cable/")
    page.locator("#en-p2 > .anchor").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Copy the citation").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".reading > [role=status]")).to_have_text("The citation was copied.")
    assert page.evaluate("navigator.clipboard.readText()").endswith("#en-p2")


def test_a_note_stands_beside_its_text_and_opens_from_its_mark_on_a_phone(plain: Window) -> None:
    make_parallel_cable()
    page = plain.open("/records/cable/?left=en")
    note = page.locator("#en-n1")
    plain.look(1280, "light")
    body = page.locator("#en-p2 .body").bounding_box()
    box = note.bounding_box()
    assert body is not None
    assert box is not None
    assert box["x"] >= body["x"] + body["width"]
    assert abs(box["y"] - body["y"]) < 24
    plain.look(360, "light")
    expect(note).to_be_hidden()
    page.get_by_role("link", name="Note 7").click()
    expect(note).to_be_visible()
    note.get_by_role("link", name="Back to the text").click()
    expect(note).to_be_hidden()


def test_the_card_of_a_name_shows_on_focus_and_goes_with_escape(window: Window) -> None:
    make_parallel_cable()
    page = window.open("/records/cable/?left=en")
    card = page.locator("#card-agent-nenni-pietro")
    expect(card).to_be_hidden()
    page.locator("#en-p2 > .anchor").focus()
    page.keyboard.press("Tab")
    expect(card).to_be_visible()
    expect(card).to_contain_text("Led the Italian Socialists.")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    assert page.evaluate("document.activeElement.className") == "named"


def test_the_card_of_a_name_can_be_pointed_at(window: Window) -> None:
    make_parallel_cable()
    page = window.open("/records/cable/?left=en")
    card = page.locator("#card-agent-nenni-pietro")
    page.locator("#en-p2 a.named").hover()
    expect(card).to_be_visible()
    card.hover()
    page.wait_for_timeout(500)
    expect(card).to_be_visible()


def test_a_name_is_a_plain_link_without_scripts(plain: Window) -> None:
    make_parallel_cable()
    page = plain.open("/records/cable/?left=en")
    page.locator("#en-p2 a.named").click()
    assert page.url.endswith("/agents/nenni-pietro/")


def test_found_words_are_gone_through(window: Window) -> None:
    make_parallel_cable()
    page = window.open("/records/cable/?q=positions#hit-1")
    expect(page.locator("#hit-1")).to_be_in_viewport()
    bar = page.locator(".found-bar")
    bar.get_by_role("button", name="Next found").click()
    expect(bar.get_by_role("status")).to_have_text("2 of 2")
    assert page.url.endswith("#hit-2")
    bar.get_by_role("button", name="Next found").click()
    assert page.url.endswith("#hit-1")


def test_reading_settings_are_kept_by_the_browser_and_sent_to_nobody(window: Window) -> None:
    make_parallel_cable()
    page = window.open("/records/cable/")
    page.get_by_text("Reading settings").click()
    page.get_by_label("Dark").check()
    page.get_by_label("Larger").check()
    page.get_by_label("Short").check()
    page.reload()
    root = page.locator("html")
    expect(root).to_have_attribute("data-theme", "dark")
    expect(root).to_have_attribute("data-size", "larger")
    expect(root).to_have_attribute("data-measure", "narrow")
    assert window.context.cookies() == []


def test_reading_settings_are_not_offered_without_scripts(plain: Window) -> None:
    plain.open("/about/")
    expect(plain.page.locator(".settings")).to_be_hidden()


@pytest.mark.parametrize("width", [1280, 360])
def test_texts_are_accessible_with_a_citation_a_note_and_the_settings_open(
    window: Window, width: int
) -> None:
    make_parallel_cable()
    page = window.open("/records/cable/?q=positions#en-p2")
    page.get_by_text("Reading settings").click()
    assert window.faults(((width, "light"), (width, "dark"))) == []
    page.goto(page.url.replace("#en-p2", "#en-n1"))
    page.locator("details.further-text summary").first.click()
    assert window.faults(((width, "light"),)) == []


def test_where_the_original_is_not_held_that_is_said_where_it_would_stand(plain: Window) -> None:
    load()
    page = plain.open(f"/records/{CABLE}/")
    plain.look(1280, "light")
    said = page.get_by_role("complementary", name="Original text, Russian: not held here")
    text = page.locator("#translation-en")
    left, right = said.bounding_box(), text.bounding_box()
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"]
    assert abs(left["y"] - right["y"]) < 40
