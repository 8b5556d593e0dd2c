"""A record on paper: what a historian needs to cite it, on numbered pages, and nothing to press."""

from __future__ import annotations

import pytest

from tests.browser import pdf
from tests.browser.chromium import Window
from tests.first_holdings import CABLE, load

pytestmark = pytest.mark.django_db(transaction=True)

_VISIBLE = """() => [...document.querySelectorAll("nav:not(.ancestors), form, button, input, .skip")]
  .filter((one) => one.getClientRects().length).map((one) => one.outerHTML.slice(0, 80))"""

_COLOURS = """() => [
  getComputedStyle(document.documentElement).backgroundColor,
  getComputedStyle(document.querySelector("h1")).color,
]"""


def test_a_printed_record_says_all_that_one_needs_to_cite_it_on_numbered_pages(
    window: Window,
) -> None:
    load()
    page = window.open(f"/records/{CABLE}/")
    sheets = pdf.pages(page.pdf(format="A4", prefer_css_page_size=True))
    whole = "".join(sheets)
    for words in (
        "Hungarian events have created a heavy situation inside the Italian labor movement",
        "the consequences could be very serious for the entire movement",
        "30 October 1956",
        "Wilson Center Digital Archive, APRF",
        "https://catalogue.example.org/records/togliatti-cable-1956-10-30/",
        "Provenance",
        "Unattested",
    ):
        assert words.replace(" ", "") in whole, words
    assert len(sheets) > 1
    for number, words in enumerate(sheets, start=1):
        assert f"{number}/{len(sheets)}" in words


def test_paper_is_white_whatever_the_reader_chose_and_has_nothing_to_press(window: Window) -> None:
    load()
    for path in (f"/records/{CABLE}/", "/help/reading/", "/search/?q=togliatti"):
        page = window.open(path)
        page.emulate_media(media="print")
        assert page.evaluate(_VISIBLE) == [], path
    page = window.open(f"/records/{CABLE}/")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(_COLOURS) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
