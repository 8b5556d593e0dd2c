"""The dates of a query, as days and in words: a date, a stretch of time, before and after, undated."""

from __future__ import annotations

import re
from dataclasses import dataclass

from catalog.dates import DateError, HistoricalDate, read
from catalog.dates.days import next_day
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
    found = _stretch(dates.text)
    return found.words if found else f"of {dates.text}"


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
