"""Periods of the calendar, from centuries to days, each a run of the numbers that days have.

A day is YYYYMMDD with astronomical years (`catalog.dates.days`), so whichever day divided by the scale of a period
gives its number lies in it: 19561030 // 100 is 195610, October 1956.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from catalog.dates.days import FIRST_YEAR, LAST_YEAR, days_in_month
from catalog.dates.historical import describe_edtf

_YEAR = 10_000
PATTERN = r"(?:-?[0-9]{1,5}--?[0-9]{1,4}|-?[0-9]{1,4}(?:/[0-9]{2}(?:/[0-9]{2})?)?)"
"""What names of periods look like."""
_YEARS = re.compile(r"(-?[0-9]{1,5})-(-?[0-9]{1,4})")


class Scale(IntEnum):
    """How many numbers of days a period takes up."""

    DAY = 1
    MONTH = 100
    YEAR = _YEAR
    DECADE = 10 * _YEAR
    CENTURY = 100 * _YEAR


_SCALES = tuple(Scale)


@dataclass(frozen=True)
class Period:
    """One century, decade, year, month or day. Decades and centuries begin with round astronomical years."""

    scale: Scale
    number: int

    @property
    def first(self) -> int:
        """The least number of a day that lies in it, which need not be a day's."""
        return self.number * self.scale

    @property
    def last(self) -> int:
        return self.first + self.scale - 1

    @property
    def first_year(self) -> int:
        return max(self.first // _YEAR, FIRST_YEAR)

    @property
    def last_year(self) -> int:
        return self.last // _YEAR

    @property
    def month(self) -> int:
        """Of a month or a day."""
        return self.first // Scale.MONTH % 100

    @property
    def day(self) -> int:
        """Of a day."""
        return self.first % 100

    @property
    def wider(self) -> Period | None:
        """The period of the next larger kind in which it lies."""
        if self.scale == Scale.CENTURY:
            return None
        scale = _SCALES[_SCALES.index(self.scale) + 1]
        return Period(scale, self.first // scale)

    @property
    def finer(self) -> Scale | None:
        """The kind of the periods it consists of; None for a day."""
        return None if self.scale == Scale.DAY else _SCALES[_SCALES.index(self.scale) - 1]

    def above(self) -> list[Period]:
        """The periods in which it lies, the widest first."""
        wider = self.wider
        return [] if wider is None else [*wider.above(), wider]

    def parts(self) -> Iterator[Period]:
        """What it consists of, in order: decades, years, months or days."""
        if self.scale == Scale.YEAR:
            numbers = range(self.number * 100 + 1, self.number * 100 + 13)
        elif self.scale == Scale.MONTH:
            length = days_in_month(self.first_year, self.month)
            numbers = range(self.first + 1, self.first + length + 1)
        else:
            numbers = range(self.number * 10, self.number * 10 + 10)
        if self.finer is not None:
            for number in numbers:
                part = Period(self.finer, number)
                if part.last_year >= FIRST_YEAR and part.first_year <= LAST_YEAR:
                    yield part

    @property
    def name(self) -> str:
        """Its name in addresses: 1900-1999, 1950-1959, 1956, 1956/10, 1956/10/30."""
        if self.scale > Scale.YEAR:
            return f"{self.first // _YEAR}-{self.last_year}"
        name = str(self.first_year)
        if self.scale < Scale.YEAR:
            name += f"/{self.month:02}"
        return f"{name}/{self.day:02}" if self.scale == Scale.DAY else name

    def __str__(self) -> str:
        """As a reader calls it: 1900–1999, 1950s, 1956, October 1956, 30 October 1956."""
        return describe_edtf(self._edtf)

    @property
    def _edtf(self) -> str:
        year = _edtf_year(self.first_year)
        if self.scale == Scale.DECADE and self.first_year >= 100:
            return f"{year[:-1]}X"
        if self.scale > Scale.YEAR:
            return f"{year}/{_edtf_year(self.last_year)}"
        if self.scale < Scale.YEAR:
            year += f"-{self.month:02}"
        return f"{year}-{self.day:02}" if self.scale == Scale.DAY else year


def period_named(name: str) -> Period | None:
    """The period with this name in addresses; None when there is none."""
    found = _YEARS.fullmatch(name)
    period = _of_years(int(found[1]), int(found[2])) if found else _of_parts(name)
    return period if period is not None and period.name == name and _exists(period) else None


def years_between(first: int, last: int) -> str:
    """From one year to another as a reader writes it: 1944–1964; the year alone when they are the same."""
    year = _edtf_year(first)
    return describe_edtf(year if first == last else f"{year}/{_edtf_year(last)}")


def _of_years(first: int, last: int) -> Period | None:
    scale = {10: Scale.DECADE, 100: Scale.CENTURY}.get(last - first + 1)
    return None if scale is None else Period(scale, first * _YEAR // scale)


def _of_parts(name: str) -> Period | None:
    try:
        year, *rest = map(int, name.split("/"))
    except ValueError:
        return None
    if len(rest) > 2:
        return None
    number = year
    for part in rest:
        number = number * 100 + part
    return Period(_SCALES[2 - len(rest)], number)


def _exists(period: Period) -> bool:
    """Whether the calendar has it, and the catalogue keeps its years."""
    if period.scale < Scale.YEAR and not 1 <= period.month <= 12:
        return False
    if period.scale == Scale.DAY and period.day > days_in_month(period.first_year, period.month):
        return False
    has_day = period.scale > Scale.DAY or period.day > 0
    return has_day and period.last_year >= FIRST_YEAR and period.first // _YEAR <= LAST_YEAR


def _edtf_year(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04}"
