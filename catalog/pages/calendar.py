"""Months as calendars: weeks of days, each with the number of records that are dated to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.dates import MONTHS, WEEKDAYS, WEEKDAYS_ABBR

from catalog.dates.periods import Period, Scale
from catalog.pages.periods import address
from catalog.search.timeline import Timeline

_SHADES = (1, 3, 10)
"""From how many records on a day is shown in the next darker shade."""


@dataclass(frozen=True)
class Day:
    period: Period
    count: int

    @property
    def url(self) -> str:
        return address(self.period)

    @property
    def shade(self) -> int:
        return sum(self.count >= least for least in _SHADES)


@dataclass(frozen=True)
class Month:
    """A month with its weeks, in which None stands for days of other months; none when no record is dated to a day.

    `count` records lie within the month, `sometime` of them on no particular day.
    """

    period: Period
    count: int
    sometime: int
    weeks: list[list[Day | None]]

    @property
    def url(self) -> str:
        return address(self.period)

    @property
    def name(self) -> str:
        return str(MONTHS[self.period.month])


@dataclass(frozen=True)
class EmptyMonths:
    """Months after one another within which no record lies."""

    first: Period
    last: Period

    def __str__(self) -> str:
        first, last = (str(MONTHS[month.month]) for month in (self.first, self.last))
        return first if first == last else f"{first}–{last}"


def weekdays() -> list[tuple[str, str]]:
    """Names of the days of the week, from Monday, short and long."""
    return [(str(WEEKDAYS_ABBR[number]), str(WEEKDAYS[number])) for number in range(7)]


def months(dates: Timeline, within: Period) -> list[Month | EmptyMonths]:
    """The months of a year, empty ones together, or the one month that `within` is."""
    shown = [within] if within.scale == Scale.MONTH else list(within.parts())
    of_days = dates.counts(Scale.DAY, within)
    of_months = dates.counts(Scale.MONTH, within)
    found: list[Month | EmptyMonths] = []
    for month in shown:
        count = of_months.get(month.number, 0)
        if count:
            found.append(_month(month, of_days, count))
        elif found and isinstance(found[-1], EmptyMonths):
            found[-1] = EmptyMonths(found[-1].first, month)
        else:
            found.append(EmptyMonths(month, month))
    return found


def _month(month: Period, of_days: dict[int, int], count: int) -> Month:
    days = [Day(day, of_days.get(day.number, 0)) for day in month.parts()]
    dated = sum(day.count for day in days)
    return Month(month, count, count - dated, _weeks(month, days) if dated else [])


def _weeks(month: Period, days: list[Day]) -> list[list[Day | None]]:
    # The days of the week come round again every 400 years, and Python has no years before 1.
    skipped = date(2000 + month.first_year % 400, month.month, 1).weekday()
    cells: list[Day | None] = [*[None] * skipped, *days]
    cells += [None] * (-len(cells) % 7)
    return [cells[start : start + 7] for start in range(0, len(cells), 7)]
