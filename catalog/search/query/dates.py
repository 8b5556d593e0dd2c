"""The dates of a query, as days and in words: a date, a stretch of time, before and after, undated."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import get_language

from catalog.dates import DateError, HistoricalDate, read
from catalog.dates.days import next_day, split_day
from catalog.dates.expression import Expression, Interval, Point
from catalog.dates.normal import plain_point
from catalog.dates.notation import parse
from catalog.dates.telling import Telling
from catalog.dates.tellings import telling_in
from catalog.search.query.nodes import Dates

_COMPARISON = re.compile(r"(<=|>=|<|>)\s*(.*)")
_RANGE = re.compile(r"\s*(?:\.{2,}|…)\s*")
_TAKES_ARTICLE = re.compile(r"\d+(s|(st|nd|rd|th) century)\b|(first|second|third|fourth) ")
_BEGINS_A_CLAUSE = ("from ", "until ", "before ", "after ", "between ")
_UNDATED = "XXXX"


@dataclass(frozen=True)
class _Stretch:
    """Days from `earliest` to `latest`, None for an open side, and how that is said."""

    words: str
    earliest: int | None = None
    latest: int | None = None
    undated: bool = False


def read_dates(text: str) -> Dates | None:
    """The dates that `text` says; None when it says none.

    A date is whatever `catalog.dates.read` reads. A range has two full stops and may be open on one side; one that ends
    before it begins is read the other way round.
    """
    found = _stretch(text)
    return Dates(text, found.earliest, found.latest, found.undated) if found else None


def dates_in_words(dates: Dates) -> str:
    """What follows "records", as in "of October 1956" or "before 1950"."""
    telling = telling_in(get_language() or "")
    if telling:
        return _told(telling, dates.text)
    found = _stretch(dates.text)
    return found.words if found else f"of {dates.text}"


def _told(telling: Telling, text: str) -> str:
    """The same in another language than English."""
    compared = _COMPARISON.fullmatch(text)
    sides = [] if text.startswith(("[", "{")) else _RANGE.split(text, maxsplit=1)
    if compared:
        said = _compared(telling, compared[1], _read(compared[2]))
    elif len(sides) == 2 and not all(sides):
        said = _compared(telling, ">=" if sides[0] else "<=", _read(sides[0] or sides[1]))
    elif len(sides) == 2:
        said = _from_one_to_another(telling, *map(_read, sides))
    else:
        date = _read(text)
        return telling.of(parse(date.edtf)) if date else telling.dated.format(text)
    return telling.dated.format(said or text)


def _compared(telling: Telling, sign: str, date: HistoricalDate | None) -> str:
    if date is None:
        return ""
    say, day = {
        "<": (telling.before, date.earliest),
        "<=": (telling.until, date.latest),
        ">": (telling.after, date.latest),
        ">=": (telling.since, date.earliest),
    }[sign]
    expression = parse(date.edtf)
    if isinstance(expression, Point):
        return say(expression)
    return say(plain_point(*split_day(day))) if day is not None else ""


def _from_one_to_another(
    telling: Telling, first: HistoricalDate | None, last: HistoricalDate | None
) -> str:
    if first is None or last is None:
        return ""
    if first.earliest is not None and last.latest is not None and first.earliest > last.latest:
        first, last = last, first
    start, end = parse(first.edtf), parse(last.edtf)
    if isinstance(start, Point) and isinstance(end, Point):
        said: Expression = Interval(start, end)
        return telling.describe(said)
    return f"{telling.describe(start)} – {telling.describe(end)}"


def _stretch(text: str) -> _Stretch | None:
    compared = _COMPARISON.fullmatch(text)
    if compared:
        return _comparison(compared[1], _read(compared[2]))
    # Full stops inside brackets belong to a set, which EDTF writes so.
    if not text.startswith(("[", "{")):
        sides = _RANGE.split(text, maxsplit=1)
        if len(sides) == 2:
            return _range(*sides)
    date = _read(text)
    return _single(date) if date else None


def _read(text: str) -> HistoricalDate | None:
    date = read(text)
    return None if isinstance(date, DateError) else date


def _single(date: HistoricalDate) -> _Stretch | None:
    if date.edtf == _UNDATED:
        return _Stretch("without a date", undated=True)
    if date.is_undated:
        return None
    words = _named(date)
    if words.endswith(", open"):
        words = words.removesuffix(", open") + " on"
    if not words.startswith(_BEGINS_A_CLAUSE):
        words = f"of {words}"
    return _Stretch(words, date.earliest, date.latest)


def _comparison(sign: str, date: HistoricalDate | None) -> _Stretch | None:
    if date is None:
        return None
    words = _named(date)
    earliest, latest = date.earliest, date.latest
    match sign:
        case "<" if earliest is not None:
            return _Stretch(f"before {words}", latest=next_day(earliest, -1))
        case "<=" if latest is not None:
            return _Stretch(f"up to {words}", latest=latest)
        case ">" if latest is not None:
            return _Stretch(f"after {words}", earliest=next_day(latest, 1))
        case ">=" if earliest is not None:
            return _Stretch(f"from {words} on", earliest=earliest)
    return None


def _range(first: str, last: str) -> _Stretch | None:
    if not first:
        return _comparison("<=", _read(last))
    if not last:
        return _comparison(">=", _read(first))
    start, end = _read(first), _read(last)
    if start is None or end is None or start.earliest is None or end.latest is None:
        return None
    if start.earliest > end.latest:
        return _range(last, first)
    return _Stretch(f"from {_named(start)} to {_named(end)}", start.earliest, end.latest)


def _named(date: HistoricalDate) -> str:
    words = date.describe()
    return f"the {words}" if _TAKES_ARTICLE.match(words) else words
