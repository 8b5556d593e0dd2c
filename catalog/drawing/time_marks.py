"""Marks on a line of time that is a day, or millennia, long: round years, months or days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.dates.days import day_number, days_in_month
from catalog.drawing.custody_line import Scale, moment

_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_MONTHS = (1, 2, 3, 6)
_DAYS = (1, 2, 5, 10)
_OF_YEAR, _OF_MONTH, _OF_DAY = 54.0, 130.0, 150.0
"""Pixels between marks, for a year, a month and a year, a day and all that."""


@dataclass(frozen=True)
class Mark:
    """The beginning of a year; of a month, where that is given; of a day, where that is given too."""

    x: float
    year: int
    month: int = 0
    day: int = 0


def marks(scale: Scale) -> list[Mark]:
    """As coarse as they have to be for their names not to touch, and as few."""
    span, width = scale.last - scale.first, scale.right - scale.left
    if span < 0.4:
        found = _days(scale, _step(_DAYS, span * 372 / (width / _OF_DAY)))
    elif span < 3:
        found = _months(scale, _step(_MONTHS, span * 12 / (width / _OF_MONTH)))
    else:
        found = _years(scale, _step(_YEARS, span / (width / _OF_YEAR)))
    apart = _OF_DAY if span < 0.4 else _OF_MONTH if span < 3 else _OF_YEAR
    return _not_crowded(found, apart)


def _step(steps: tuple[int, ...], least: float) -> int:
    return next((step for step in steps if step >= least), steps[-1])


def _years(scale: Scale, step: int) -> Iterator[Mark]:
    for year in range(-int(-scale.first // step) * step, int(scale.last) + 1, step):
        if scale.first <= year <= scale.last:
            yield Mark(scale.x(year), year)


def _months(scale: Scale, step: int) -> Iterator[Mark]:
    for year in range(int(scale.first // 1), int(scale.last // 1) + 1):
        for month in range(1, 13, step):
            at = year + (month - 1) / 12
            if scale.first <= at <= scale.last:
                yield Mark(scale.x(at), year, month)


def _days(scale: Scale, step: int) -> Iterator[Mark]:
    for number in range(int(scale.first * 12 // 1), int(scale.last * 12 // 1) + 1):
        year, month = number // 12, number % 12 + 1
        last = days_in_month(year, month) if step == 1 else 28
        for day in range(1, last + 1, step):
            at = moment(day_number(year, month, day))
            if scale.first <= at <= scale.last:
                yield Mark(scale.x(at), year, month, day)


def _not_crowded(found: Iterator[Mark], apart: float) -> list[Mark]:
    kept: list[Mark] = []
    for mark in found:
        if not kept or mark.x - kept[-1].x >= apart:
            kept.append(mark)
    return kept
