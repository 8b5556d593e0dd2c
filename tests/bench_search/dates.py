"""Dates as archives have them: days, months, years, ranges, open ends, and none at all."""

from __future__ import annotations

from calendar import month_name, monthrange
from random import Random

Dated = tuple[str, str, int | None, int | None]
"""The wording, the EDTF, and the first and last day as numbers YYYYMMDD."""

_FIRST, _LAST, _MIDDLE, _SPREAD = 1850, 1995, 1956, 14.0


def date_of(chance: Random, level: str) -> Dated:
    kind = chance.random()
    year = min(_LAST, max(_FIRST, round(chance.gauss(_MIDDLE, _SPREAD))))
    if level != "item" or kind < 0.12:
        return _years(year, min(_LAST, year + chance.randint(1, 12)))
    if kind < 0.62:
        return _day(year, chance.randint(1, 12), chance.random())
    if kind < 0.70:
        return _month(year, chance.randint(1, 12))
    if kind < 0.82:
        return str(year), str(year), year * 10_000 + 101, year * 10_000 + 1231
    if kind < 0.88:
        return f"c. {year}", f"{year}~", year * 10_000 + 101, year * 10_000 + 1231
    if kind < 0.90:
        return f"after {year}", f"{year}/..", year * 10_000 + 101, None
    if kind < 0.92:
        return "illegible", "", None, None
    return "", "", None, None


def _years(first: int, last: int) -> Dated:
    if first == last:
        return str(first), str(first), first * 10_000 + 101, first * 10_000 + 1231
    return f"{first}–{last}", f"{first}/{last}", first * 10_000 + 101, last * 10_000 + 1231


def _month(year: int, month: int) -> Dated:
    first = year * 10_000 + month * 100
    last_day = monthrange(year, month)[1]
    return f"{month_name[month]} {year}", f"{year}-{month:02}", first + 1, first + last_day


def _day(year: int, month: int, part: float) -> Dated:
    day = 1 + int(part * monthrange(year, month)[1])
    number = year * 10_000 + month * 100 + day
    return f"{day} {month_name[month]} {year}", f"{year}-{month:02}-{day:02}", number, number
