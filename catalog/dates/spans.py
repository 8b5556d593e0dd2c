"""Several dates of one wording, which lend each other what they leave out.

"15-21 January 1964" says month and year once, "1945-54" the century, "4th-5th century" the word.
"""

from __future__ import annotations

from dataclasses import replace

from catalog.dates.errors import Refusal
from catalog.dates.expression import Interval, Point
from catalog.dates.fields import Fields, read_fields
from catalog.dates.kinds import YEARS, Token

_WINTER = 24


def read_together(groups: list[list[Token]], mark: int) -> list[Fields]:
    """The dates of groups of tokens, each completed by its neighbours.

    `mark` lies on all of them.
    """
    if len(groups) > 1:
        # "Years" makes a decade of a single round year, and says nothing beside two of them.
        groups = [[token for token in group if token.kind != YEARS] for group in groups]
    fields = [replace(given, mark=given.mark | mark) for given in map(read_fields, groups)]
    if len(fields) == 1:
        return fields
    last = _completed_by_earlier(fields[-1], fields[0])
    return [_completed_by_later(given, last) for given in fields[:-1]] + [last]


def read_span(groups: list[list[Token]], mark: int, *, has_slash: bool) -> Point | Interval:
    """The interval from one date to another, or the winter that lies over two years."""
    start, end = read_together(groups, mark)
    is_winter = start.month == _WINTER and start.year is not None and not end.month
    if is_winter and end.year == (start.year or 0) + 1:
        return start.point()
    if has_slash:
        _check_slash([read_fields(group) for group in groups])
    return Interval(start.point(), end.point())


def _check_slash(given: list[Fields]) -> None:
    """Refuses a slash that can mean something else than "to"."""
    start, end = given
    text = f"{start.text}/{end.text}"
    has_months = bool(start.month or end.month)
    if end.number is not None and end.number <= 12 and not has_months:
        raise Refusal(
            text,
            "it can be read two ways, as two years or as a year and a month",
            "write both years in full or the month in letters, for example 1904/1905 or May 1904",
        )
    if has_months and (start.year is None or end.year is None):
        raise Refusal(
            text,
            'a slash between days or months can be read two ways, as "to" or as "or"',
            "write 15-16 May 1956 for the span or 15 or 16 May 1956 for the choice",
        )


def _completed_by_earlier(given: Fields, earlier: Fields) -> Fields:
    is_year = earlier.year is not None and earlier.year > 0 and earlier.month in (0, _WINTER)
    if is_year and given.number is not None and len(given.text.strip("'’")) == 2:
        # The century of the earlier year is that of a later one in two digits: 1945-54.
        century = (earlier.year or 0) // 100 * 100
        return replace(given, year=century + given.number, number=None)
    return _lent(given, earlier)


def _completed_by_later(given: Fields, later: Fields) -> Fields:
    if later.era and not later.month and not given.era and not given.month:
        count = given.number if given.number is not None else given.year
        if count:
            return replace(
                given, year=1 - count if later.era < 0 else count, number=None, era=later.era
            )
    return _lent(given, later)


def _lent(given: Fields, lender: Fields) -> Fields:
    """The fields with what the other date of the span says for both."""
    if given.number is not None:
        if lender.century is not None:
            return replace(given, century=given.number, number=None)
        if lender.day and 1 <= given.number <= 31:
            given = replace(given, day=given.number, number=None)
    if given.day and not given.month:
        given = replace(given, month=lender.month)
    if given.month and given.year is None:
        given = replace(given, year=lender.year)
    return given
