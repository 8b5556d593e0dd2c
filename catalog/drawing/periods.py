"""A line of time made of columns, one for each period, with long empty times folded together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from catalog.drawing.svg import drawing, el, joined, link, text
from catalog.numbers import grouped

_TOP, _TALLEST, _FOOT = 22, 120, 26
_NARROWEST, _WIDEST, _ROOM = 28, 76, 940
_BAR = 40
"""The most that the bars of a period are wide together."""
_SHARE = 0.7
"""How much of that the bar of the records within it has, where others stand beside it."""
_FOLDED = 34
"""The width of a folded time."""
_LABEL = 52
"""Pixels that the label of a period takes."""


@dataclass(frozen=True)
class Column:
    """One period: `count` records lie in it, `reaching` others only reach into it.

    Without an address it is not linked. One that is `folded` stands for a longer time in which there is nothing.
    """

    label: str
    name: str
    url: str = ""
    count: int = 0
    reaching: int = 0
    folded: bool = False


def time_line(columns: Sequence[Column], label: str) -> SafeString:
    """The columns from left to right; the height of each says how many records lie in its period."""
    step = _step(columns)
    highest = max((max(column.count, column.reaching) for column in columns), default=0) or 1
    every = -(-_LABEL // step)
    beside = any(column.reaching for column in columns)
    drawn, left, since_label = [], 0, every
    for column in columns:
        width = _FOLDED if column.folded else step
        if column.folded:
            drawn.append(_gap(column, left, width))
            since_label = every
        else:
            is_labelled = since_label >= every
            since_label = 1 if is_labelled else since_label + 1
            drawn.append(
                _column(column, left, width, highest, is_labelled=is_labelled, beside=beside)
            )
        left += width
    ground = _TOP + _TALLEST
    line = el("line", x1=0, x2=left, y1=ground, y2=ground, class_="line")
    # The label of the last column may be wider than it.
    return drawing(
        left + _LABEL - step if step < _LABEL else left, ground + _FOOT, *drawn, line, label=label
    )


def _step(columns: Sequence[Column]) -> int:
    shown = sum(not column.folded for column in columns)
    room = _ROOM - _FOLDED * (len(columns) - shown)
    return int(min(max(room / max(shown, 1), _NARROWEST), _WIDEST))


def _column(
    column: Column, left: float, width: float, highest: int, *, is_labelled: bool, beside: bool
) -> SafeString:
    ground = _TOP + _TALLEST
    height = _height(column.count, highest)
    soft = _height(column.reaching, highest)
    wide, x = min(width - 4, _BAR), left + 2
    own = wide * _SHARE if beside else wide
    bars = [
        el("rect", x=left, y=0, width=width, height=ground + _FOOT, class_="field"),
        el("rect", x=x, y=ground - height, width=own, height=height, class_="shape"),
        el("rect", x=x + own, y=ground - soft, width=wide - own, height=soft, class_="soft"),
    ]
    if column.count:
        number = grouped(column.count)
        bars.append(text(x, ground - height - 5, number, class_="n"))
    if is_labelled:
        bars.append(text(left + 2, ground + 17, column.label))
    if not column.url:
        return joined(*bars)
    return link(column.url, *bars, label=column.name)


def _gap(column: Column, left: float, width: float) -> SafeString:
    ground, middle = _TOP + _TALLEST, left + width / 2
    dots = el(
        "line", x1=middle, x2=middle, y1=_TOP + 40, y2=ground, class_="grid", stroke_dasharray="2 4"
    )
    return el(
        "g", el("title", column.name), dots, text(middle, ground + 17, "…", text_anchor="middle")
    )


def _height(count: int, highest: int) -> float:
    return max(_TALLEST * count / highest, 2) if count else 0
