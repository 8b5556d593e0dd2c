"""Reading EDTF strings, levels 0 to 2 (https://www.loc.gov/standards/datetime/).

Only the notation is judged here; whether the calendar holds such a day is for `bounds`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from catalog.dates.days import FIRST_YEAR, LAST_YEAR
from catalog.dates.diagnosis import misspelt
from catalog.dates.errors import Refusal
from catalog.dates.expression import DateSet, Expression, Interval, Point, Run, Side

_MARK = r"([?~%]{0,2})"
_POINT = re.compile(
    rf"{_MARK}(-?[0-9X]{{4}})(?:S([0-9]+))?{_MARK}"
    rf"(?:-{_MARK}([0-9X]{{2}}){_MARK}(?:-{_MARK}([0-9X]{{2}}){_MARK})?)?"
)
_LONG_YEAR = re.compile(rf"Y(-?)([1-9][0-9]*)(?:E([0-9]+))?(?:S([0-9]+))?{_MARK}")
_DATE_TIME = re.compile(
    r"(-?[0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})"
    r"(?:(Z)|([+-][0-9]{2})(?::([0-9]{2}))?)?"
)
_MARKS = {"": 0, "?": 1, "~": 2, "%": 3, "?~": 3, "~?": 3}


def parse(text: str) -> Expression:
    """The expression that an EDTF string spells; raises Refusal for any other string."""
    if text[:1] in ("[", "{"):
        return _date_set(text)
    if "/" in text:
        return _interval(text)
    return _date_time(text) if "T" in text else _point(text)


def _point(text: str) -> Point:
    if text.startswith("Y"):
        return _long_year(text)
    found = _POINT.fullmatch(text)
    if found is None:
        raise misspelt(text)
    before, year, digits, after, *rest = found.groups()
    before_month, month, after_month, before_day, day, after_day = (part or "" for part in rest)
    if year == "-0000":
        raise Refusal(
            year,
            "there is no year minus zero",
            "write 0000 for the year 1 BCE, -0001 for 2 BCE",
            impossible=True,
        )
    if digits and (month or "X" in year):
        raise Refusal(
            text,
            "significant digits are counted of a year alone and fully written",
            "leave the S away or write the year alone, for example 1950S2",
        )
    # A mark after a component reaches over all that stands to its left.
    reaching_day = _mark(after_day)
    reaching_month = reaching_day | _mark(after_month)
    reaching_year = reaching_month | _mark(after)
    return Point(
        year,
        month,
        day,
        (
            reaching_year | _mark(before),
            reaching_month | _mark(before_month),
            reaching_day | _mark(before_day),
        ),
        _significant(digits, year),
    )


def _mark(text: str) -> int:
    try:
        return _MARKS[text]
    except KeyError:
        raise Refusal(
            text,
            "the same mark stands twice",
            "write ? for uncertain, ~ for approximate and % for both, for example 1956%",
        ) from None


def _significant(digits: str | None, year: str) -> int:
    """The number of significant digits, 0 where it says no less than the year itself."""
    if digits is None:
        return 0
    length = len(str(abs(int(year))))
    if not 1 <= int(digits[:10]) <= length:
        raise Refusal(
            f"S{digits}",
            f"the year {int(year)} has {length} digits that can be significant",
            f"write a number from 1 to {length}, for example 1950S2",
        )
    return int(digits) if int(digits) < length else 0


def _long_year(text: str) -> Point:
    """A year with Y: none but an exponential one can lie within the years that are kept."""
    found = _LONG_YEAR.fullmatch(text)
    if found is None:
        raise misspelt(text)
    sign, figure, exponent, digits, mark = found.groups()
    if exponent is None and len(figure) <= 4:
        raise Refusal(
            text,
            "Y is for years of more than four digits",
            f"write the year without it, as {sign}{figure:0>4}",
        )
    year = int(figure) * 10 ** int(exponent or "0") if _is_small(figure, exponent) else None
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refusal(
            text,
            f"the catalogue keeps the years {FIRST_YEAR} to {LAST_YEAR}",
            "write a year of four digits, for example 1956 or -0044",
        )
    written = f"{sign}{year:04}"
    return Point(written, marks=(_mark(mark), 0, 0), digits=_significant(digits, written))


def _is_small(figure: str, exponent: str | None) -> bool:
    """Whether figure times ten to the exponent is cheap to compute."""
    return len(figure) <= 5 and (exponent is None or len(exponent.lstrip("0")) <= 1)


def _date_time(text: str) -> Point:
    found = _DATE_TIME.fullmatch(text)
    if found is None:
        raise misspelt(text)
    year, month, day, hour, minute, second, utc, shift, shift_minutes = found.groups()
    clock = f"{hour}:{minute}:{second}"
    if hour > "23" or minute > "59" or second > "59":
        raise Refusal(
            clock,
            "there is no such time of day",
            "write a time from 00:00:00 to 23:59:59, for example 1956-10-30T14:30:00",
            impossible=True,
        )
    zone = utc or ""
    if shift:
        zone = f"{shift}:{shift_minutes or '00'}"
        if zone == "-00:00" or zone[1:3] > "23" or zone[4:] > "59":
            raise Refusal(
                zone,
                "there is no such shift from universal time",
                "write a shift such as +01:00, or Z for universal time itself",
                impossible=True,
            )
    zone = "Z" if zone == "+00:00" else zone
    return replace(_point(f"{year}-{month}-{day}"), time=f"T{clock}{zone}")


def _interval(text: str) -> Interval:
    start, _, end = text.partition("/")
    if "/" in end:
        raise Refusal(
            text,
            "an interval has one slash, between its first and its last date",
            "write two dates with one slash, for example 1955/1957",
        )
    if not start and not end:
        raise Refusal(
            text,
            "the interval names no date on either side",
            "give at least one date, for example 1956/.. or /1956, or write n.d.",
        )
    return Interval(_side(start), _side(end))


def _side(text: str) -> Point | Side:
    if text in ("", ".."):
        return Side(text)
    if "T" in text:
        raise Refusal(
            text,
            "an interval is made of days, months or years, without a time of day",
            "leave the time away, for example 1956-10-30/1956-11-04",
        )
    return _point(text)


def _date_set(text: str) -> DateSet:
    opening, inside = text[0], text[1:-1]
    if text[-1:] != {"[": "]", "{": "}"}[opening] or not inside:
        raise Refusal(
            text,
            "a set is written inside one pair of brackets",
            "write [1955,1957] for one of the two and {1955,1957} for both",
        )
    parts = inside.split(",")
    last = len(parts) - 1
    members = tuple(_member(part, at == 0, at == last) for at, part in enumerate(parts))
    return DateSet(members, opening == "{")


def _member(text: str, is_first: bool, is_last: bool) -> Point | Run:
    if ".." not in text:
        return _point(text)
    start, _, end = text.partition("..")
    if (not start and not end) or (not start and not is_first) or (not end and not is_last):
        raise Refusal(
            text or "..",
            "only the first date of a set can be open towards the past and only the last towards "
            "the future",
            "write [..1955] for 1955 or earlier and [1955..] for 1955 or later",
        )
    return Run(_point(start) if start else None, _point(end) if end else None)
