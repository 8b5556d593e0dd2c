"""Bars on a line of years: evenly spaced, inside their drawing, and wide enough to be hit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from catalog.drawing.year_bars import Life, YearBar, year_bars


def bars(first: int, step: int, counts: list[int]) -> list[YearBar]:
    return [
        YearBar(
            first + place * step,
            first + (place + 1) * step - 1,
            count,
            f"{first + place * step}: {count}",
            f"/search/?from={first + place * step}",
        )
        for place, count in enumerate(counts)
    ]


_LINES = st.builds(
    bars,
    st.integers(-9000, 9000),
    st.sampled_from([1, 10, 100, 1000]),
    st.lists(st.integers(0, 10**7), min_size=1, max_size=60).filter(any),
)
_LIVES = st.none() | st.builds(
    Life,
    st.none() | st.integers(-2000, 2000),
    st.none() | st.integers(-2000, 2000),
    st.just("A life"),
)


@given(_LINES, _LIVES, st.booleans())
def test_nothing_is_drawn_outside(line: list[YearBar], life: Life | None, linked: bool) -> None:
    root = etree.fromstring(year_bars(line, label="Years", life=life, linked=linked))
    width, height = float(root.get("width")), float(root.get("height"))
    for rect in root.iter("rect"):
        left, wide = float(rect.get("x")), float(rect.get("width"))
        assert left >= -0.2
        assert left + wide <= width + 2.2
        assert 0 <= float(rect.get("y")) <= height


@given(_LINES)
def test_every_bar_leads_on_and_can_be_hit(line: list[YearBar]) -> None:
    root = etree.fromstring(year_bars(line, label="Years"))
    links = list(root.iter("a"))
    assert [one.get("aria-label") for one in links] == [bar.label for bar in line if bar.count]
    for one in links:
        assert float(one.find("rect[@class='reach']").get("width")) >= 23.9


def test_the_tallest_bar_has_most_records_and_the_life_lies_below() -> None:
    drawn = year_bars(bars(1955, 1, [1, 4, 2]), label="Years", life=Life(1950, None, "From 1950"))
    root = etree.fromstring(drawn)
    tall = [float(one.get("height")) for one in root.iter("rect") if one.get("class") == "shape"]
    assert tall[1] == max(tall)
    life = next(one for one in root.iter("rect") if one.get("class") == "life")
    assert float(life.get("x")) == 0
    assert float(life.get("width")) == float(root.get("width"))
    assert life.findtext("title") == "From 1950"


def test_without_bars_there_is_no_drawing() -> None:
    assert year_bars([], label="Years") == ""
