"""Figures: what goes into them cannot break out of them, and time runs evenly."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from catalog.drawing.svg import drawing, el, link, text
from catalog.drawing.time_scale import TimeScale

# What XML allows.
_words = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="￾￿"), min_size=1
)


@given(_words, _words)
def test_whatever_is_drawn_stays_well_formed(words: str, address: str) -> None:
    figure = drawing(100, 40, link(address, text(1, 2, words), label=words), label=words)
    root = etree.fromstring(figure)
    assert root.get("aria-label") == words
    assert root.findtext(".//text") == words


def test_attributes_are_written_as_svg_has_them() -> None:
    assert (
        el("rect", x=1 / 3, width=10.0, class_="shape", stroke_width=None)
        == '<rect x="0.3" width="10" class="shape"></rect>'
    )


def test_the_ends_of_time_are_the_ends_of_the_line() -> None:
    scale = TimeScale(date(1956, 1, 1), date(1957, 1, 1), 300, left=20)
    assert scale.x(date(1956, 1, 1)) == 20
    assert scale.x(date(1957, 1, 1)) == 320
    assert scale.x(date(1400, 1, 1)) == 20


def test_marks_are_round_years_that_do_not_crowd() -> None:
    scale = TimeScale(date(1889, 5, 1), date(1991, 12, 25), 600)
    assert [year for _x, year in scale.years(apart=80)] == [1900, 1920, 1940, 1960, 1980]
