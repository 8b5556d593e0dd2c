"""One spelling for one meaning, and the neighbours of a plain date."""

from __future__ import annotations

from dataclasses import replace

from catalog.dates.bounds import member_bounds
from catalog.dates.days import FIRST_YEAR, LAST_YEAR, next_day, next_month, split_day
from catalog.dates.expression import DateSet, Expression, Point, Run


def normalised(expression: Expression) -> Expression:
    """The expression, a set of dates in its order and without repetition.

    A set of one date is that date: [1956] is 1956.
    """
    if not isinstance(expression, DateSet):
        return expression
    members = sorted({_simplest(member) for member in expression.members}, key=_place)
    if len(members) == 1 and isinstance(members[0], Point):
        return members[0]
    return DateSet(tuple(members), expression.all_of)


def _simplest(member: Point | Run) -> Point | Run:
    if isinstance(member, Run) and member.first == member.last and member.first is not None:
        return member.first
    return member


def _place(member: Point | Run) -> tuple[int, int, int, str]:
    """Where a member stands: an open beginning first, an open end last, else by its days."""
    end = 0
    if isinstance(member, Run):
        end = (member.last is None) - (member.first is None)
    earliest, latest = member_bounds(member)
    return (
        end,
        earliest if earliest is not None else FIRST_YEAR * 10000,
        latest if latest is not None else (LAST_YEAR + 1) * 10000,
        str(member),
    )


def neighbour(point: Point, step: int) -> Point | None:
    """The year, month or day after (`step` 1) or before (`step` -1) a date, its marks kept.

    None where there is no such neighbour: for a season, an unknown digit, an estimate, a time of
    day, and beyond the years that are kept.
    """
    if not replace(point, marks=(0, 0, 0)).is_plain:
        return None
    year = int(point.year)
    if not point.month:
        parts: tuple[int, ...] = (year + step,)
    elif not point.day:
        parts = next_month(year, int(point.month), step)
    else:
        number = year * 10000 + int(point.month) * 100 + int(point.day)
        parts = split_day(next_day(number, step))
    if not FIRST_YEAR <= parts[0] <= LAST_YEAR:
        return None
    return replace(plain_point(*parts), marks=point.marks)


def plain_point(year: int, month: int = 0, day: int = 0) -> Point:
    """The point of a year, month or day given in numbers; 0 for a month or day not given."""
    return Point(
        f"{'-' if year < 0 else ''}{abs(year):04}",
        f"{month:02}" if month else "",
        f"{day:02}" if day else "",
    )
