"""Provenance and scholarship in a browser: accessible, without scripts, by keyboard, nothing over anything else."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.models import Citation, Record
from tests.browser.chromium import EVERY_LOOK, Window
from tests.first_holdings import CABLE, ESSAY, load
from tests.records import make_record, make_repository

pytestmark = pytest.mark.django_db(transaction=True)

# Boxes of words in a figure that touch each other, as pairs.
_TOUCHING = """(svg) => {
  const boxes = [...svg.querySelectorAll("text")].map((one) => [one.textContent, one.getBBox()]);
  const found = [];
  boxes.forEach(([words, box], place) => {
    for (const [others, other] of boxes.slice(place + 1)) {
      const apart = box.x + box.width <= other.x || other.x + other.width <= box.x
        || box.y + box.height * 0.8 <= other.y || other.y + other.height * 0.8 <= box.y;
      if (!apart) found.push([words, others]);
    }
  });
  return found;
}"""
_OUTSIDE = """(svg) => [...svg.querySelectorAll("text")].filter((one) => {
  const box = one.getBBox();
  return box.x < -1 || box.x + box.width > svg.viewBox.baseVal.width + 1;
}).map((one) => one.textContent)"""


def invented_book() -> Record:
    """A work of 340 notes with 500 citations of 90 sources."""
    book = make_record(title="A history of the border", slug="history")
    archive = make_repository(name="State Archive of Trieste", city="Trieste")
    sources = [
        make_record(
            title=f"Report on the Trieste question, no. {number}, with a long title",
            repository=archive if number % 3 else None,
            document_type="report" if number % 2 else "letter",
        )
        for number in range(90)
    ]
    Citation.objects.bulk_create(
        Citation(
            citing=book,
            cited=sources[number * number % 90],
            note_number=1 + number * 340 // 500,
            order=1 + number,
            text_as_cited=f"Report, {number}.",
        )
        for number in range(500)
    )
    return book


def figure(page: Any) -> Any:
    return page.locator("svg.drawing[role=group]").first


def test_figures_of_fifty_and_of_five_hundred_citations_are_legible(window: Window) -> None:
    load()
    invented_book()
    for path in (f"/scholarship/{ESSAY}/", "/scholarship/history/", f"/records/{CABLE}/"):
        drawn = figure(window.open(path))
        assert drawn.evaluate(_TOUCHING) == [], path
        assert drawn.evaluate(_OUTSIDE) == [], path
    window.open("/scholarship/history/")
    assert window.faults() == []


def test_a_long_index_of_notes_is_accessible_in_every_look(window: Window) -> None:
    book = invented_book()
    window.open(f"/records/{book.slug}/")
    assert window.faults(EVERY_LOOK) == []


def test_from_a_source_to_its_note_and_back_without_scripts(plain: Window) -> None:
    load()
    page = plain.open("/records/pirjevec-tito-e-i-suoi-compagni-2015/")
    page.get_by_role("link", name="note 12", exact=True).click()
    assert page.url.endswith(f"/records/{ESSAY}/#note-12")
    note = page.locator("#note-12")
    assert note.evaluate("(one) => one.matches(':target')")
    assert "Prijevec" in note.inner_text()
    assert "Read: J. Pirjevec" in note.inner_text()
    note.get_by_role("link", name="Tito e i suoi compagni").click()
    assert page.url.endswith("/records/pirjevec-tito-e-i-suoi-compagni-2015/")


def test_a_late_note_of_a_long_work_is_found_by_its_address(plain: Window) -> None:
    invented_book()
    page = plain.open("/records/history/#note-300")
    entry = page.locator("#note-300")
    assert entry.evaluate("(one) => one.matches(':target')")
    entry.click()
    assert page.url.endswith("/scholarship/history/notes/?page=5#note-300")
    assert page.locator("#note-300").evaluate("(one) => one.localName") == "li"


def test_the_graph_is_walked_by_keyboard_and_shows_the_lines_of_where_one_is(
    window: Window,
) -> None:
    load()
    page = window.open(f"/scholarship/{ESSAY}/")
    source = page.get_by_role("link", name="Pirjevec, Tito e i suoi compagni, cited 11 times")
    edge = source.locator(".edge").first
    colour = "(one) => getComputedStyle(one).stroke"
    before = edge.evaluate(colour)
    page.get_by_role("region", name="Drawing: which note cites which source").focus()
    for _press in range(60):
        page.keyboard.press("Tab")
        if source.evaluate("(one) => one.matches(':focus-visible')"):
            break
    assert source.evaluate("(one) => one.matches(':focus-visible')")
    assert edge.evaluate(colour) != before
    page.keyboard.press("Enter")
    page.wait_for_url("**/records/pirjevec-tito-e-i-suoi-compagni-2015/")


def test_a_step_of_the_line_leads_to_its_entry_in_the_list(plain: Window) -> None:
    load()
    page = plain.open(f"/records/{CABLE}/")
    figure(page).get_by_role("link", name="4. Transferred").click()
    entry = page.locator("li:target")
    assert "Unattested: no source at hand shows it." in entry.inner_text()


def test_on_a_phone_figures_scroll_and_the_page_does_not(window: Window) -> None:
    load()
    for path in (f"/scholarship/{ESSAY}/", f"/records/{CABLE}/"):
        page = window.open(path)
        window.look(320, "light")
        assert window.overflow <= 0
        held = page.locator(".scrolls").first
        assert held.evaluate("(one) => one.scrollWidth > one.clientWidth")
