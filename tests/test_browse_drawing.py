"""The line of time: as many columns as periods, in their order, each as high as it says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from catalog.drawing.extents import columns, extent_bar, share_bar
from catalog.drawing.periods import Column, time_line

_counts = st.integers(0, 5_000_000)
_columns = st.lists(
    st.one_of(
        st.builds(
            Column,
            label=st.just("1950s"),
            name=st.just("1950s: <some> & “others”"),
            url=st.sampled_from(["", "/dates/1950-1959/?a=1&b=2"]),
            count=_counts,
            reaching=_counts,
        ),
        st.builds(Column, label=st.just(""), name=st.just("a gap"), folded=st.just(True)),
    ),
    max_size=80,
)


@given(_columns)
def test_columns_stand_side_by_side_within_the_drawing(shown: list[Column]) -> None:
    figure = etree.fromstring(time_line(shown, "Records by decade"))
    width, height = float(figure.get("width", 0)), float(figure.get("height", 0))
    fields = figure.findall(".//rect[@class='field']")
    assert len(fields) == sum(not one.folded for one in shown)
    places = [float(field.get("x", 0)) for field in fields]
    assert places == sorted(set(places))
    for bar in figure.iter("rect"):
        x, y, wide, tall = (float(bar.get(name, 0)) for name in ("x", "y", "width", "height"))
        assert 0 <= x <= x + wide <= width + 0.2
        assert 0 <= y <= y + tall <= height + 0.2
    assert all(float(field.get("width", 0)) >= 24 for field in fields)
    assert len(figure.findall(".//a")) == sum(bool(one.url) for one in shown)


def test_what_is_there_at_all_can_be_seen() -> None:
    shown = [Column("a", "a", count=1), Column("b", "b", count=1_000_000)]
    figure = etree.fromstring(time_line(shown, "Records"))
    heights = [float(bar.get("height", 0)) for bar in figure.findall(".//rect[@class='shape']")]
    assert 2 <= heights[0] < heights[1]


@given(st.integers(-9999, 9999), st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_an_extent_lies_on_its_scale(first: int, before: int, length: int, after: int) -> None:
    extent = (first, first + length)
    bar = etree.fromstring(extent_bar(extent, (first - before, first + length + after)))
    (shape,) = bar.findall("rect")
    left, width = float(shape.get("x", 0)), float(shape.get("width", 0))
    assert 0 <= left <= left + width <= float(bar.get("width", 0)) + 0.2


@given(st.lists(_counts, max_size=300))
def test_small_drawings_say_nothing_to_those_who_do_not_see_them(counts: list[int]) -> None:
    for small in (columns(counts), share_bar(sum(counts), sum(counts))):
        assert etree.fromstring(small).get("aria-hidden") == "true"
