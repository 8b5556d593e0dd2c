"""How many of the found records may be of each decade or year."""

from __future__ import annotations

import numpy as np

from catalog.search.columns import Columns
from catalog.search.results import Bar, Histogram
from catalog.search.segments import OPEN_END, OPEN_START, Mask

_MOST_YEARS = 20
"""Spans up to this are shown year by year."""


def histogram(
    columns: Columns, mask: Mask, year_from: int | None, year_to: int | None
) -> Histogram:
    """Bars over the records of `mask`. A record counts in every year that its date may lie in.

    With `year_from` and `year_to` the bars are those of that span, and of the whole decade when that is one year.
    """
    undated = int(np.count_nonzero(mask & columns.undated))
    earliest, latest = columns.bounds(mask)
    known = np.concatenate([earliest[earliest != OPEN_START], latest[latest != OPEN_END]])
    if not len(known):
        return Histogram((), undated)
    lowest, highest = int(known.min()) // 10_000, int(known.max()) // 10_000
    firsts = np.where(earliest == OPEN_START, lowest, earliest // 10_000)
    lasts = np.where(latest == OPEN_END, highest, latest // 10_000)
    low, high, width = _scale(lowest, highest, year_from, year_to)
    return Histogram(_bars(firsts, lasts, low, high, width), undated)


def _scale(
    lowest: int, highest: int, year_from: int | None, year_to: int | None
) -> tuple[int, int, int]:
    """First and last year to show, and the years to a bar."""
    low = lowest if year_from is None else max(year_from, lowest)
    high = highest if year_to is None else min(year_to, highest)
    if low > high:
        low, high = lowest, highest
    if year_from is not None and year_from == year_to:
        return low // 10 * 10, low // 10 * 10 + 9, 1
    if high - low < _MOST_YEARS:
        return low, high, 1
    return low // 10 * 10, high // 10 * 10 + 9, 10


def _bars(
    firsts: np.ndarray, lasts: np.ndarray, low: int, high: int, width: int
) -> tuple[Bar, ...]:
    shown = (lasts >= low) & (firsts <= high)
    count = (high - low) // width + 1
    begins = (np.maximum(firsts[shown], low) - low) // width
    ends = (np.minimum(lasts[shown], high) - low) // width
    steps = np.bincount(begins, minlength=count + 1) - np.bincount(ends + 1, minlength=count + 1)
    totals = np.cumsum(steps[:count]).tolist()
    return tuple(
        Bar(low + place * width, low + place * width + width - 1, total)
        for place, total in enumerate(totals)
    )
