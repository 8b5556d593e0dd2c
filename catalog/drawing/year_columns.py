"""How many there are of each year, decade or century: columns over an axis, as wide as there is room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from catalog.drawing.svg import el, joined, link, text

HEIGHT = 112
_TOP, _FOOT = 18, 92
"""Where the highest column ends, and where all stand."""
_NARROWEST, _WIDEST = 25, 48
"""Pixels of a column: what a finger still meets, and what still looks like one."""
_LABELS = ((8, 1), (24, 2), (60, 5))
"""Up to so many columns have a label at every so many; more than these at every tenth."""


@dataclass(frozen=True)
class Column:
    """The years `first` to `last`, called `label`; `name` tells the number in words, `url` leads to them."""

    first: int
    last: int
    label: str
    count: int
    name: str
    url: str
    chosen: bool


def year_columns(columns: Sequence[Column], most: str, label: str) -> SafeString:
    """The figure, named `label`; `most` is what the highest column counts. Columns without anything are no links.

    Its width may be made less by a style: columns are shares of it, and words keep their size. It should scroll when it
    would be below `least_width`.
    """
    highest = max((column.count for column in columns), default=0) or 1
    some_chosen = any(column.chosen for column in columns)
    share = 100 / max(len(columns), 1)
    return el(
        "svg",
        _line(_TOP, "grid"),
        text(0, _TOP - 5, most, class_="quiet"),
        *(
            _column(
                column, (place * share, share), highest, aside=some_chosen and not column.chosen
            )
            for place, column in enumerate(columns)
            if column.count
        ),
        _line(_FOOT, "line"),
        *_chosen(columns, share),
        *_axis(columns, share),
        class_="drawing",
        role="group",
        aria_label=label,
        width=_WIDEST * len(columns),
        height=HEIGHT,
    )


def least_width(columns: Sequence[Column]) -> int:
    return _NARROWEST * len(columns)


def _line(y: int, kind: str) -> SafeString:
    return el("line", x1=0, x2="100%", y1=y, y2=y, class_=kind)


def _column(column: Column, place: tuple[float, float], highest: int, *, aside: bool) -> SafeString:
    """A column at its place, (x, width) in hundredths; `aside` when others are chosen."""
    x, share = place
    height = max(2.0, (_FOOT - _TOP) * column.count / highest)
    body = el(
        "rect",
        x=_percent(x + share * 0.1),
        y=_FOOT - height,
        width=_percent(share * 0.8),
        height=height,
        class_="shape aside" if aside else "shape",
    )
    # What one may press is as high as the figure, however low the column is.
    room = el("rect", x=_percent(x), y=0, width=_percent(share), height=HEIGHT, class_="room")
    return link(column.url, room, body, label=column.name, data_first=column.first, rel="nofollow")


def _chosen(columns: Sequence[Column], share: float) -> Iterator[SafeString]:
    """A bar below the columns from the first chosen to the last."""
    places = [place for place, column in enumerate(columns) if column.chosen]
    if places:
        width = share * (places[-1] - places[0] + 1)
        x = _percent(places[0] * share)
        yield el("rect", x=x, y=_FOOT, width=_percent(width), height=4, class_="chosen")


def _axis(columns: Sequence[Column], share: float) -> Iterator[SafeString]:
    every = next((step for most, step in _LABELS if len(columns) <= most), 10)
    for place, column in enumerate(columns):
        width = column.last - column.first + 1
        if column.first // width % every == 0:
            middle = _percent((place + 0.5) * share)
            yield el("text", column.label, x=middle, y=HEIGHT - 3, text_anchor="middle")


def _percent(share: float) -> str:
    return f"{share:.3f}".rstrip("0").rstrip(".") + "%"


def spacer(width: int) -> SafeString:
    """Nothing, so wide: what stands with it in a box cannot become narrower."""
    return joined(el("svg", class_="spacer", width=width, height=1, aria_hidden="true"))
