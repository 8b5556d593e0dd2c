"""An exchange of letters in time: one's letters stand up from the line, the other's hang down from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from catalog.drawing.svg import drawing, el, text
from catalog.drawing.time_scale import TimeScale

_WIDTH, _SIDE = 720.0, 12.0
_TALL = 44.0
_STEP = 6.0
_LETTERS = 34.0


@dataclass(frozen=True)
class Direction:
    """One's letters to the other: the days on which they were written."""

    words: str
    days: Sequence[date]


def letter_strip(there: Direction, back: Direction, *, label: str) -> SafeString:
    """The figure, named `label`; nothing of the letters but their days."""
    days = [*there.days, *back.days]
    first, last = min(days), max(days)
    scale = TimeScale(
        date(first.year, 1, 1), date(last.year, 12, 31), _WIDTH - 2 * _SIDE, left=_SIDE
    )
    middle = _TALL + 22
    most = max((*_bins(there.days, scale).values(), *_bins(back.days, scale).values()), default=1)
    return drawing(
        _WIDTH,
        2 * middle + 20,
        text(_SIDE, 14, there.words, class_="quiet"),
        text(_SIDE, 2 * middle - 4, back.words, class_="quiet"),
        *_marks(there.days, scale, middle, most, up=True),
        *_marks(back.days, scale, middle, most, up=False),
        el("path", class_="line", d=f"M0 {middle:.0f}H{_WIDTH:.0f}"),
        *(
            text(x, 2 * middle + 14, f"{year}", class_="quiet")
            for x, year in scale.years(apart=56)
            if x + _LETTERS <= _WIDTH
        ),
        label=label,
    )


def _bins(days: Sequence[date], scale: TimeScale) -> Counter[int]:
    return Counter(int(scale.x(day) // _STEP) for day in days)


def _marks(
    days: Sequence[date], scale: TimeScale, middle: float, most: int, *, up: bool
) -> list[SafeString]:
    marks = []
    for place, count in sorted(_bins(days, scale).items()):
        tall = 8 + (_TALL - 8) * count / most
        y = middle - tall if up else middle
        kind = "there" if up else "back"
        marks.append(el("rect", class_=kind, x=place * _STEP, y=y, width=_STEP - 1.5, height=tall))
    return marks
