"""The first and last day that an expression can mean.

Approximation and uncertainty do not widen the bounds: 1956~ runs from 1 January to 31 December 1956
as 1956 does, and the page says "about".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from catalog.dates.days import LAST_YEAR, MONTH_NAMES, day_number, days_in_month
from catalog.dates.errors import Refusal
from catalog.dates.expression import DateSet, Expression, Interval, Point, Run, Side

Bounds = tuple[int | None, int | None]

# First and last day (month * 100 + day) of the parts of a year; one that ends before it begins
# ends in the next year. ISO 8601-2 leaves the days of the seasons open: here they are the usual
# days of solstice and equinox, northern ones where the code names no hemisphere, and the winter of
# a year is the one that begins in it.
_NORTHERN = ((320, 620), (621, 921), (922, 1220), (1221, 319))
_SOUTHERN = _NORTHERN[2:] + _NORTHERN[:2]
_QUARTERS = ((101, 331), (401, 630), (701, 930), (1001, 1231))
_QUADRIMESTERS = ((101, 430), (501, 831), (901, 1231))
_SEMESTRALS = ((101, 630), (701, 1231))
_PARTS_OF_YEAR = dict(
    enumerate(_NORTHERN + _NORTHERN + _SOUTHERN + _QUARTERS + _QUADRIMESTERS + _SEMESTRALS, 21)
)


def bounds(expression: Expression) -> Bounds:
    """Earliest and latest day, None for a side that is open or unknown.

    Raises Refusal for what no calendar holds: a 31 June, an interval that ends before it begins.
    """
    match expression:
        case Point():
            return point_bounds(expression)
        case Interval(start, end):
            return _stretch(expression, start, end)
        case DateSet(members):
            return _hull([member_bounds(member) for member in members])


def member_bounds(member: Point | Run) -> Bounds:
    """The bounds of one member of a set."""
    if isinstance(member, Point):
        return point_bounds(member)
    return _stretch(member, member.first, member.last)


def _hull(all_bounds: list[Bounds]) -> Bounds:
    starts = [earliest for earliest, _ in all_bounds if earliest is not None]
    ends = [latest for _, latest in all_bounds if latest is not None]
    return (
        min(starts) if len(starts) == len(all_bounds) else None,
        max(ends) if len(ends) == len(all_bounds) else None,
    )


def _stretch(whole: Interval | Run, start: Point | Side | None, end: Point | Side | None) -> Bounds:
    earliest = point_bounds(start)[0] if isinstance(start, Point) else None
    latest = point_bounds(end)[1] if isinstance(end, Point) else None
    if earliest is not None and latest is not None and earliest > latest:
        raise Refusal(
            str(whole),
            "it ends before it begins",
            "write the earlier date first, for example 1956/1957",
            impossible=True,
        )
    return earliest, latest


def point_bounds(point: Point) -> Bounds:
    if point.digits:
        return _estimate_bounds(point)
    if point.month > "12" and "X" not in point.month:
        return _part_of_year_bounds(point)
    earliest = _extreme_day(point, last=False)
    latest = _extreme_day(point, last=True)
    if earliest is None:
        raise _no_such_day(point)
    return (None, None) if point.year == "XXXX" else (earliest, latest)


def _estimate_bounds(point: Point) -> Bounds:
    year = int(point.year)
    unit = 10 ** (len(str(abs(year))) - point.digits)
    low = abs(year) // unit * unit
    first, last = (low, low + unit - 1) if year > 0 else (-low - unit + 1, -low)
    return day_number(first, 1, 1), day_number(last, 12, 31)


def _part_of_year_bounds(point: Point) -> Bounds:
    code = int(point.month)
    if code not in _PARTS_OF_YEAR:
        raise _no_such_month(point)
    if point.day:
        raise Refusal(
            point.day,
            "a season or another part of a year has no days",
            "write the season alone or a month with its day, for example 1956-23 or 1956-10-30",
            impossible=True,
        )
    if point.year == "XXXX":
        return None, None
    start, end = _PARTS_OF_YEAR[code]
    first = next(years_fitting(point.year))
    last = next(years_fitting(point.year, descending=True)) + (end < start)
    # The winter of the last year kept is cut at its end.
    latest = min(last * 10000 + end, day_number(LAST_YEAR, 12, 31))
    return first * 10000 + start, latest


def _extreme_day(point: Point, *, last: bool) -> int | None:
    """The first or last day that fits the point's digits; None when no day does."""
    months = numbers_fitting(point.month or "XX", 12)
    days = numbers_fitting(point.day or "XX", 31)
    at = -1 if last else 0
    for year in years_fitting(point.year, descending=last):
        for month in reversed(months) if last else months:
            length = days_in_month(year, month)
            possible = [day for day in days if day <= length]
            if possible:
                return day_number(year, month, possible[at])
    return None


def years_fitting(pattern: str, *, descending: bool = False) -> Iterator[int]:
    """The years that a year with unknown digits can be, in their order: 1950 to 1959 for 195X."""
    sign = -1 if pattern.startswith("-") else 1
    ascending_digits = "0123456789"
    digits = ascending_digits if (sign > 0) != descending else ascending_digits[::-1]
    for combination in product(*(digits if char == "X" else char for char in pattern.lstrip("-"))):
        year = sign * int("".join(combination))
        if year or sign > 0:
            yield year


@lru_cache(maxsize=256)
def numbers_fitting(pattern: str, highest: int) -> tuple[int, ...]:
    """The numbers from 1 to `highest` that two digits can be: 10, 11 and 12 for 1X."""
    return tuple(
        number
        for number in range(1, highest + 1)
        if all(known in ("X", digit) for known, digit in zip(pattern, f"{number:02}", strict=True))
    )


def _no_such_month(point: Point) -> Refusal:
    return Refusal(
        point.month,
        f"there is no month {point.month}",
        "write a month from 01 to 12, for example 1956-10; seasons and other parts of a year are "
        "21 to 41",
        impossible=True,
    )


def _no_such_day(point: Point) -> Refusal:
    months = numbers_fitting(point.month or "XX", 12)
    if not months:
        return _no_such_month(point)
    days = numbers_fitting(point.day or "XX", 31)
    if len(months) == 1 and "X" not in point.year and days:
        longest = days_in_month(int(point.year), months[0])
        reason = f"{MONTH_NAMES[months[0] - 1]} {point.year} has {longest} days"
    elif days:
        reason = "no month that it can be has such a day"
    else:
        reason = f"there is no day {point.day}"
    return Refusal(
        point.day,
        reason,
        "check the day and write it with its month and year, for example 1956-10-30",
        impossible=True,
    )
