"""Printing what an expression says in languages that decline their nouns.

A language says how it names a year, a month, a season in the case that a preposition asks for; what is said of an
expression, and in which order, is the same for all. Between the first date of a stretch and the last stands a dash,
which governs no case.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from enum import Enum

from catalog.dates.bounds import numbers_fitting, point_bounds, years_fitting
from catalog.dates.days import days_in_month
from catalog.dates.expression import (
    APPROXIMATE,
    UNCERTAIN,
    DateSet,
    Expression,
    Interval,
    Point,
    Run,
    Side,
    points,
)
from catalog.dates.normal import neighbour


class Case(Enum):
    """The form of a noun. A language without cases reads them all alike."""

    NOMINATIVE = 0
    GENITIVE = 1
    ACCUSATIVE = 2


NOMINATIVE, GENITIVE, ACCUSATIVE = Case
_DASH = " – "


class Telling(ABC):
    """How one language prints dates."""

    undated: str
    open_both: str
    open_end_unknown: str
    unknown_start_open: str
    end_unknown: str
    start_unknown: str
    either: str
    both: str
    or_later: str
    or_earlier: str
    and_later: str
    and_earlier: str
    uncertain: str
    approximate: str
    uncertain_and_approximate: str
    components: tuple[str, str, str, str]
    """Year, month, day, season: what a mark may lie on alone."""
    hemispheres: tuple[str, str]
    dated: str
    """How records are said to be of a date: a sentence's part with {} for the date."""

    # What a language says by itself.

    @abstractmethod
    def year(self, year: int) -> str:
        """An astronomical year as people count it."""

    @abstractmethod
    def decade(self, digits: str, case: Case) -> str:
        """The decade of the years that begin with these three digits."""

    @abstractmethod
    def century(self, number: int, case: Case) -> str: ...

    @abstractmethod
    def month(self, month: int, case: Case) -> str: ...

    @abstractmethod
    def part(self, code: int, case: Case) -> str:
        """A season (21 to 24) or another part of a year (33 to 41), as it stands before the year's name."""

    @abstractmethod
    def of_year(self, year: str, part: int = 0) -> str:
        """What follows a month, or a part of a year, to say of which year; digits of the year may be unknown."""

    @abstractmethod
    def days(self, days: Sequence[int], months: Sequence[int], case: Case) -> str:
        """Some days of these months, which may be all twelve; without days, an unknown one."""

    @abstractmethod
    def months(self, months: Sequence[int], case: Case) -> str: ...

    @abstractmethod
    def year_between(self, first: int, last: int, case: Case) -> str: ...

    @abstractmethod
    def estimate(self, year: int, first: int, last: int) -> str: ...

    @abstractmethod
    def unknown_year(self, case: Case) -> str: ...

    @abstractmethod
    def about(self, point: Point, case: Case) -> str: ...

    @abstractmethod
    def before(self, point: Point) -> str: ...

    @abstractmethod
    def after(self, point: Point) -> str: ...

    @abstractmethod
    def since(self, point: Point) -> str: ...

    @abstractmethod
    def until(self, point: Point) -> str: ...

    @abstractmethod
    def between(self, first: Point, last: Point) -> str: ...

    # What is said alike.

    def of(self, expression: Expression) -> str:
        """What follows "records": of a date, or without one."""
        if isinstance(expression, Point) and _is_unknown(expression):
            return self.undated
        return self.dated.format(self.describe(expression))

    def describe(self, expression: Expression) -> str:
        """The expression in words; never empty, and without the signs of EDTF."""
        match expression:
            case Point():
                return self.undated if _is_unknown(expression) else self.point(expression)
            case Interval(start, end):
                return self._interval(start, end)
            case DateSet(members, all_of):
                return self._all_of(members) if all_of else self._one_of(members)

    def point(self, point: Point, case: Case = NOMINATIVE) -> str:
        marks = set(point.marks_given)
        if len(marks) > 1:
            return f"{self.unmarked(point, case)} ({self._partial_marks(point)})"
        (mark,) = marks
        if mark & APPROXIMATE and "X" not in point.month + point.day and point.year != "XXXX":
            phrase = self.about(point, case)
            mark &= ~APPROXIMATE
        else:
            phrase = self.unmarked(point, case)
        return f"{phrase} ({self._mark(mark)})" if mark else phrase

    def unmarked(self, point: Point, case: Case) -> str:
        if point.digits:
            first, last = (bound // 10000 for bound in point_bounds(point) if bound is not None)
            return self.estimate(int(point.year), first, last)
        if not point.month:
            return self._year_alone(point.year, case)
        if point.month > "12" and "X" not in point.month:
            return self._part_of_year(point, case)
        months = numbers_fitting(point.month, 12)
        days = _days(point, months)
        phrase = self.days(days, months, case) if point.day else self.months(months, case)
        return f"{phrase}{self.of_year(point.year)}{_clock(point.time)}"

    def _year_alone(self, year: str, case: Case) -> str:
        if "X" not in year:
            return self.year(int(year))
        return self.era(year, case) or (
            self.unknown_year(case) if year == "XXXX" else self.year_between(*fitting(year), case)
        )

    def era(self, year: str, case: Case) -> str:
        """The decade or century that a year with unknown last digits lies in; "" for another year."""
        if year.endswith("XX") and year[:2].isdecimal():
            return self.century(int(year[:2]) + 1, case)
        if year[0] in "123456789" and year[:3].isdecimal():
            return self.decade(year[:3], case)
        return ""

    def _part_of_year(self, point: Point, case: Case) -> str:
        code = int(point.month)
        hemisphere = f" ({self.hemispheres[(code - 25) // 4]})" if 25 <= code <= 32 else ""
        plain = 21 + (code - 21) % 4 if code <= 32 else code
        return f"{self.part(plain, case)}{self.of_year(point.year, plain)}{hemisphere}"

    def _mark(self, mark: int) -> str:
        if mark == UNCERTAIN | APPROXIMATE:
            return self.uncertain_and_approximate
        return self.uncertain if mark & UNCERTAIN else self.approximate

    def _partial_marks(self, point: Point) -> str:
        """Which components are doubted and how, as in "approximate: month, day"."""
        year, month, day, season = self.components
        names = (year, month if point.month <= "12" or "X" in point.month else season, day)
        named: dict[int, list[str]] = {}
        for name, mark in zip(names, point.marks_given, strict=False):
            if mark:
                named.setdefault(mark, []).append(name)
        return "; ".join(f"{self._mark(mark)}: {', '.join(of)}" for mark, of in named.items())

    def _interval(self, start: Point | Side, end: Point | Side) -> str:
        match start, end:
            case Point(), Point():
                return self.stretch(start, end)
            case Point(), Side():
                since = self.since(start)
                return since if end is Side.OPEN else f"{since}, {self.end_unknown}"
            case Side(), Point():
                until = self.until(end)
                return until if start is Side.OPEN else f"{until}, {self.start_unknown}"
        if start is end:
            return self.open_both
        return self.unknown_start_open if end is Side.OPEN else self.open_end_unknown

    def stretch(self, start: Point, end: Point) -> str:
        """From one date to another, saying once what both share."""
        if start == end:
            return self.point(start)
        alike = start.is_plain and end.is_plain and len(start.components) == len(end.components)
        if alike and start.month and start.year == end.year:
            if not start.day:
                return f"{self.month(int(start.month), NOMINATIVE)}{_DASH}{self.point(end)}"
            if start.month == end.month:
                return self.days_from(int(start.day), end)
            first = self.days([int(start.day)], [int(start.month)], NOMINATIVE)
            return f"{first}{_DASH}{self.point(end)}"
        if alike and not start.month and start.year >= "1000" and end.year >= "1000":
            return self.years_from(int(start.year), int(end.year))
        return f"{self.point(start)}{_DASH}{self.point(end)}"

    def days_from(self, first: int, last: Point) -> str:
        """Days of one month: 15–21 January."""
        return f"{first}–{self.point(last)}"

    def years_from(self, first: int, last: int) -> str:
        return f"{self.year(first)}–{self.year(last)}"

    def _one_of(self, members: tuple[Point | Run, ...]) -> str:
        if len(members) > 1:
            return joined([self._member(one, False) for one in members], self.either)
        member = members[0]
        if isinstance(member, Run) and member.first and member.last:
            return self.between(member.first, member.last)
        (point,) = points(member)
        is_start = isinstance(member, Run) and member.last is None
        limit = None if any(point.marks) else neighbour(point, -1 if is_start else 1)
        if limit is None:
            return self._member(member, False)
        return self.after(limit) if is_start else self.before(limit)

    def _all_of(self, members: tuple[Point | Run, ...]) -> str:
        return joined([self._member(one, True) for one in members], self.both)

    def _member(self, member: Point | Run, all_of: bool) -> str:
        if isinstance(member, Point):
            return self.point(member)
        if member.first and member.last:
            return self.stretch(member.first, member.last)
        (point,) = points(member)
        later, earlier = (
            (self.and_later, self.and_earlier) if all_of else (self.or_later, self.or_earlier)
        )
        return f"{self.point(point)} {later if member.last is None else earlier}"


def joined(names: Sequence[str], conjunction: str) -> str:
    *others, final = names
    return f"{', '.join(others)} {conjunction} {final}" if others else final


def roman_numeral(number: int) -> str:
    written = ""
    for value, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        times, number = divmod(number, value)
        written += letters * times
    return written


def fitting(year: str) -> tuple[int, int]:
    """The first and last year that a year with unknown digits may be."""
    return next(years_fitting(year)), next(years_fitting(year, descending=True))


def _is_unknown(point: Point) -> bool:
    return point.year == "XXXX" and not point.month


def _days(point: Point, months: Sequence[int]) -> list[int]:
    """The days that are meant; none where any day may be."""
    if point.day in ("", "XX"):
        return []
    year = int(point.year) if "X" not in point.year else 2000
    longest = max(days_in_month(year, month) for month in months)
    return [day for day in numbers_fitting(point.day, 31) if day <= longest]


def _clock(time: str) -> str:
    if not time:
        return ""
    clock, zone = time[1:9], time[9:]
    shift = "" if zone in ("", "Z") else zone.replace("-", "\N{MINUS SIGN}")
    return f", {clock}{' UTC' if zone else ''}{shift}"
