"""Days as numbers that sort: the proleptic Gregorian calendar with astronomical years.

A day is the signed number year * 10000 + month * 100 + day: 30 October 1956 is 19561030. Years are
counted astronomically (ISO 8601-1): year 0 is 1 BCE and year -44 is 45 BCE, so that 15 March 45 BCE
is -44 * 10000 + 315 = -439685. The numbers sort as the days do.
"""

from __future__ import annotations

FIRST_YEAR = -9999
LAST_YEAR = 9999

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day; the three parts are taken as they are, without a check."""
    return year * 10000 + month * 100 + day


def split_day(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day's number; the inverse of `day_number`."""
    year, rest = divmod(number, 10000)
    return year, *divmod(rest, 100)


def days_in_month(year: int, month: int) -> int:
    if month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return _LENGTHS[month - 1]


def next_day(number: int, step: int) -> int:
    """The number of the day after (`step` 1) or before (`step` -1) a day."""
    year, month, day = split_day(number)
    if 1 <= day + step <= days_in_month(year, month):
        return number + step
    year, month = next_month(year, month, step)
    return day_number(year, month, 1 if step > 0 else days_in_month(year, month))


def next_month(year: int, month: int, step: int) -> tuple[int, int]:
    """Year and month of the month after (`step` 1) or before (`step` -1) a month."""
    carried, index = divmod(month - 1 + step, 12)
    return year + carried, index + 1


def years_covered(earliest: int | None, latest: int | None) -> range | None:
    """Every year from the day `earliest` to the day `latest`; None where a side is open or unknown.

    Years are astronomical: range(1955, 1958) for 19551224 to 19570106.
    """
    if earliest is None or latest is None:
        return None
    return range(earliest // 10000, latest // 10000 + 1)
