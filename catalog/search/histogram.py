"""How many of the found records may be of each century, decade or year."""

from __future__ import annotations

import numpy as np

from catalog.search.columns import Columns
from catalog.search.results import Bar, Histogram
from catalog.search.segments import FIRST_YEAR, LAST_YEAR, Mask, Years

_MOST_YEARS = 20
"""Spans up to this are shown year by year."""
_MOST_IN_DECADES = 600
"""Years of the longest span that is shown decade by decade; what is longer is shown by centuries."""
_WIDTHS = (1, 10, 100, 1_000)


def histogram(
    columns: Columns, mask: Mask, year_from: int | None, year_to: int | None
) -> Histogram:
    """Bars over the records of `mask`. A record counts in every year that its date may lie in.

    With `year_from` and `year_to` the bars are those of that span, years with all others of their decades.
    """
    undated = int(np.count_nonzero(mask & columns.undated))
    firsts, lasts = columns.years(mask)
    if not len(firsts):
        return Histogram((), undated)
    lowest, highest = _known_range(firsts, lasts)
    low, high, width = _scale(lowest, highest, year_from, year_to)
    return Histogram(_bars(firsts, lasts, low, high, width), undated)


def timeline(columns: Columns, mask: Mask, most: int) -> Histogram:
    """Bars of single years over the records of `mask`; of decades, centuries or millennia where there would be more
    than `most`."""
    undated = int(np.count_nonzero(mask & columns.undated))
    firsts, lasts = columns.years(mask)
    if not len(firsts):
        return Histogram((), undated)
    lowest, highest = _known_range(firsts, lasts)
    width = next(
        (width for width in _WIDTHS if highest // width - lowest // width < most), _WIDTHS[-1]
    )
    low, high = lowest // width * width, highest // width * width + width - 1
    return Histogram(_bars(firsts, lasts, low, high, width), undated)


def _known_range(firsts: Years, lasts: Years) -> tuple[int, int]:
    """The first and the last year that any date names; open sides name none."""
    known_firsts, known_lasts = firsts[firsts != FIRST_YEAR], lasts[lasts != LAST_YEAR]
    ends = [part for part in (known_firsts, known_lasts) if len(part)]
    return min(int(part.min()) for part in ends), max(int(part.max()) for part in ends)


def _scale(
    lowest: int, highest: int, year_from: int | None, year_to: int | None
) -> tuple[int, int, int]:
    """First and last year to show, and the years to a bar."""
    low = lowest if year_from is None else max(year_from, lowest)
    high = highest if year_to is None else min(year_to, highest)
    if low > high:
        low, high = lowest, highest
    if high - low < _MOST_YEARS:
        is_chosen = year_from is not None or year_to is not None
        return (*_rounded(low, high, 10 if is_chosen else 1), 1)
    width = 10 if high - low < _MOST_IN_DECADES else 100
    return (*_rounded(low, high, width), width)


def _rounded(low: int, high: int, width: int) -> tuple[int, int]:
    """The first and the last year of all the decades or centuries between."""
    return low // width * width, high // width * width + width - 1


def _bars(firsts: Years, lasts: Years, low: int, high: int, width: int) -> tuple[Bar, ...]:
    shown = (lasts >= low) & (firsts <= high)
    count = (high - low) // width + 1
    bar_of = np.arange(high - low + 1) // width
    begins = bar_of[np.maximum(firsts[shown], low) - low]
    ends = bar_of[np.minimum(lasts[shown], high) - low]
    steps = np.bincount(begins, minlength=count + 1) - np.bincount(ends + 1, minlength=count + 1)
    totals = np.cumsum(steps[:count]).tolist()
    return tuple(
        Bar(low + place * width, low + place * width + width - 1, total)
        for place, total in enumerate(totals)
    )
