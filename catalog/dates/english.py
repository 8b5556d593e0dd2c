"""Printing what an expression says in English, for a reader."""

from __future__ import annotations

from catalog.dates.english_point import day_and_month, describe_point, month_and_year, year_name
from catalog.dates.expression import DateSet, Expression, Interval, Point, Run, Side, points
from catalog.dates.normal import neighbour


def describe(expression: Expression) -> str:
    """The expression in words; never empty, and without the signs of EDTF."""
    match expression:
        case Point():
            return describe_point(expression)
        case Interval(start, end):
            return _interval(start, end)
        case DateSet(members, all_of):
            return _all_of(members) if all_of else _one_of(members)


def _interval(start: Point | Side, end: Point | Side) -> str:
    match start, end:
        case Point(), Point():
            return _stretch(start, end)
        case Point(), Side():
            return f"from {_named(start)}, {'open' if end is Side.OPEN else 'end unknown'}"
        case Side(), Point():
            until = f"until {_named(end)}"
            return until if start is Side.OPEN else f"{until}, start unknown"
    if start is end:
        return "open at both ends"
    return "start unknown, open" if end is Side.OPEN else "start open, end unknown"


def _stretch(start: Point, end: Point) -> str:
    """From one date to another, saying once what both share."""
    if start == end:
        return describe_point(start)
    alike = start.is_plain and end.is_plain and len(start.components) == len(end.components)
    if alike and start.day and start.year == end.year:
        if start.month == end.month:
            return f"{int(start.day)}–{int(end.day)} {month_and_year(end)}"
        return f"{day_and_month(start)} to {describe_point(end)}"
    if alike and start.month and start.year == end.year:
        return f"{day_and_month(start)} to {describe_point(end)}"
    if alike and not start.month and start.year >= "1000" and end.year >= "1000":
        return f"{year_name(int(start.year))}–{year_name(int(end.year))}"
    return f"{_named(start)} to {_named(end)}"


def _one_of(members: tuple[Point | Run, ...]) -> str:
    if len(members) > 1:
        return "one of " + ", ".join(_member(member) for member in members)
    member = members[0]
    if isinstance(member, Run) and member.first and member.last:
        return f"between {_named(member.first)} and {_named(member.last)}"
    (point,) = points(member)
    is_start = isinstance(member, Run) and member.last is None
    limit = None if any(point.marks) else neighbour(point, -1 if is_start else 1)
    if limit is None:
        return _member(member)
    return f"{'after' if is_start else 'before'} {_named(limit)}"


def _all_of(members: tuple[Point | Run, ...]) -> str:
    *others, final = (_member(member, joint="and") for member in members)
    return f"{', '.join(others)} and {final}" if others else final


def _member(member: Point | Run, joint: str = "or") -> str:
    if isinstance(member, Point):
        return _named(member)
    if member.first and member.last:
        return _stretch(member.first, member.last)
    (point,) = points(member)
    return f"{_named(point)} {joint} {'later' if member.last is None else 'earlier'}"


def _named(point: Point) -> str:
    """A date inside a longer phrase."""
    return describe_point(point, inside=True)
