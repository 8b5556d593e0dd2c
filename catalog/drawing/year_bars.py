"""Bars over a line of years, with a life marked on it where there is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from django.utils.safestring import SafeString

from catalog.drawing.svg import drawing, el, link, text

_ROOM_ABOVE = 22
_ROOM_BELOW = 26
_LIFE = 12
_WIDEST = 84
_APART = 44
"""Pixels that the words under the line need for themselves."""


@dataclass(frozen=True)
class YearBar:
    """`count` things of the years `first` to `last`; `label` names them and `href` leads to them."""

    first: int
    last: int
    count: int
    label: str
    href: str


@dataclass(frozen=True)
class Life:
    """From when to when somebody lived or something was there; None where that is not known."""

    first: int | None
    last: int | None
    label: str


@dataclass(frozen=True)
class _Line:
    """Years from `first` to `last`, each so many pixels wide."""

    first: int
    last: int
    year: float

    def x(self, year: float) -> float:
        return (min(max(year, self.first), self.last + 1) - self.first) * self.year

    @property
    def width(self) -> float:
        return self.x(self.last + 1)


def year_bars(
    bars: Sequence[YearBar],
    *,
    label: str,
    width: int = 900,
    height: int = 120,
    life: Life | None = None,
    linked: bool = True,
) -> SafeString:
    """The bars on an even line of years, at most `width` pixels wide, each a link where `linked`; "" without any bar.

    Links are at least 24 pixels wide, so that they can be hit, whatever the width.
    """
    if not bars:
        return SafeString("")
    line = _line(bars, width, life, least=24 if linked else 0)
    foot = _ROOM_ABOVE + height
    marked = _life(life, line, foot) if life else ()
    below = foot + (_LIFE if life else 0)
    return drawing(
        line.width,
        below + _ROOM_BELOW,
        *_drawn(bars, line, height, linked),
        el("line", class_="line", x1=0, x2=line.width, y1=foot, y2=foot),
        *marked,
        *_years(bars, line, below),
        label=label,
    )


def _line(bars: Sequence[YearBar], width: int, life: Life | None, least: int) -> _Line:
    ends = [year for year in (life.first, life.last) if year is not None] if life else []
    first = min([bars[0].first, *ends])
    last = max([bars[-1].last, *ends])
    years = last - first + 1
    step = bars[0].last - bars[0].first + 1
    return _Line(first, last, max(min(width / years, _WIDEST / step), least / step))


def _drawn(bars: Sequence[YearBar], line: _Line, height: int, linked: bool) -> Iterator[SafeString]:
    most = max(bar.count for bar in bars) or 1
    foot = _ROOM_ABOVE + height
    for bar in bars:
        if not bar.count:
            continue
        left, wide = line.x(bar.first), line.x(bar.last + 1) - line.x(bar.first)
        tall = max(height * bar.count / most, 2)
        gap = min(1.5, wide / 6)
        shape = el(
            "rect",
            class_="shape",
            x=left + gap,
            y=foot - tall,
            width=wide - 2 * gap,
            height=tall,
        )
        if not linked:
            yield shape
            continue
        reach = el("rect", class_="reach", x=left, y=0, width=wide, height=foot)
        number = text(
            left + wide / 2,
            foot - tall - 6,
            str(bar.count),
            class_="quiet",
            text_anchor="middle",
        )
        shown = [number] if len(str(bar.count)) * 8 <= wide else []
        yield link(bar.href, reach, shape, *shown, label=bar.label)


def _life(life: Life, line: _Line, foot: float) -> tuple[SafeString, ...]:
    left = line.x(line.first if life.first is None else life.first)
    right = line.x(line.last + 1 if life.last is None else life.last + 1)
    band = el(
        "rect",
        el("title", life.label),
        class_="life",
        x=left,
        y=foot + 3,
        width=max(right - left, 2),
        height=_LIFE - 5,
    )
    return (band,)


def _years(bars: Sequence[YearBar], line: _Line, below: float) -> Iterator[SafeString]:
    """The years under the line, as many as have room."""
    step = bars[0].last - bars[0].first + 1
    every = next(
        size
        for size in chain(
            (step, 2 * step, 5 * step, 10 * step), (step * 10**n for n in range(2, 9))
        )
        if size * line.year >= _APART
    )
    first = -(-line.first // every) * every
    for year in range(first, line.last + 1, every):
        centred = line.x(year) + line.year * step / 2
        yield text(
            min(max(centred, 16), max(line.width - 16, 16)),
            below + 18,
            str(year),
            class_="quiet",
            text_anchor="middle",
        )
