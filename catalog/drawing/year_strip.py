"""How many records each year or decade has: a strip of bars, each a link, empty years left empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from catalog.drawing.svg import drawing, el, link, text

MOST_BARS = 30
_STEP = 26.0
"""From one bar to the next: wide enough to press."""
_WIDTH = 20.0
_TALL = 72.0
_FOOT = 20.0
_LETTERS = 52.0


@dataclass(frozen=True)
class YearBar:
    """The years `first` to `last`, where their records are, and `said`, the name of the link."""

    first: int
    last: int
    count: int
    href: str
    said: str


def grouped_years(
    bars: Sequence[tuple[int, int, int]], most: int = MOST_BARS
) -> list[tuple[int, int, int]]:
    """Bars of first year, last year and count, put together until there are no more than `most`."""
    together = -(-len(bars) // most) if bars else 1
    groups = (bars[start : start + together] for start in range(0, len(bars), together))
    return [(group[0][0], group[-1][1], sum(count for *_, count in group)) for group in groups]


def year_strip(bars: Sequence[YearBar], *, label: str) -> SafeString:
    most = max((bar.count for bar in bars), default=1)
    every = -(-_LETTERS // _STEP)
    width = max(len(bars) * _STEP, 160.0)
    return drawing(
        width,
        _TALL + _FOOT,
        el("path", class_="line", d=f"M0 {_TALL:.0f}H{width:.0f}"),
        *(_bar(bar, number * _STEP, most) for number, bar in enumerate(bars) if bar.count),
        *(
            text(number * _STEP, _TALL + 15, f"{bar.first}", class_="quiet")
            for number, bar in enumerate(bars)
            if number % every == 0 and number * _STEP + 36 <= width
        ),
        label=label,
    )


def _bar(bar: YearBar, x: float, most: int) -> SafeString:
    tall = max(3.0, (_TALL - 2) * bar.count / most)
    return link(
        bar.href,
        el("rect", class_="press", x=x, y=0, width=_STEP, height=_TALL),
        el("rect", class_="shape", x=x, y=_TALL - tall, width=_WIDTH, height=tall),
        label=bar.said,
    )
