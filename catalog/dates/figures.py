"""Dates in figures: 30.10.1956, 5/31/1930, 10.1956, X.1956, 1956.10.30, 1956-10-30.

With dots the day comes first. With slashes or hyphens it is the part that cannot be a month; where
both could be, the date can be read two ways and is refused.
"""

from __future__ import annotations

import re

from catalog.dates.errors import Refusal
from catalog.dates.kinds import DATE, Token

_NUMERALS = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI"
_ROMANS = {numeral: number for number, numeral in enumerate(_NUMERALS.split(), 1)}
_CYRILLIC_HA = "\N{CYRILLIC CAPITAL LETTER HA}"
_CYRILLIC_I = "\N{CYRILLIC CAPITAL LETTER BYELORUSSIAN-UKRAINIAN I}"
# Cyrillic letters are often typed for the numerals that they look like.
_LATIN = str.maketrans(_CYRILLIC_HA + _CYRILLIC_I, "XI")
ROMAN = f"[IVX{_CYRILLIC_HA}{_CYRILLIC_I}]{{1,5}}"

_MONTH = rf"(?:[0-9]{{1,2}}|{ROMAN})"
_ISO = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])(?:-([0-9]{2}))?(?![0-9])(?:[Tt](?=[0-9]{2}:))?")
_YEAR_LAST = re.compile(
    rf"([0-9]{{1,2}})\s?([./-])\s?({_MONTH})\s?\2\s?([0-9]{{4}}|[0-9]{{2}})(?![0-9])"
)
_YEAR_FIRST = re.compile(
    rf"([0-9]{{4}})(\.\s?|[/-])({_MONTH})\2([0-9]{{1,2}})(?![0-9])|([0-9]{{4}})\.({_MONTH})(?!\w)"
)
_MONTH_AND_YEAR = re.compile(rf"({_MONTH})[./]([0-9]{{4}})(?![0-9])")
_DAY_AND_MONTH = re.compile(rf"([0-9]{{1,2}})\.({_MONTH})\.?(?=\s?-)")


def roman(text: str) -> int | None:
    """The number of a Roman numeral in capitals up to XXI; None for anything else."""
    return _ROMANS.get(text.translate(_LATIN))


def date_in_figures(text: str, at: int) -> tuple[Token, int] | None:
    """The date in figures at an offset of the text, and the offset after it; None if there is none.

    Raises Refusal for one that can be read two ways or says too little.
    """
    if found := _ISO.match(text, at):
        year, month, day = found.groups()
        return _token(found, year, month, day)
    if found := _YEAR_LAST.match(text, at):
        first, sign, second, year = found.groups()
        if len(year) == 2:
            raise Refusal(
                found.group(),
                "a year of two digits leaves the century open",
                "write the year with four digits, for example 30.10.1956",
            )
        day, month = _in_order(found.group(), first, second, sign)
        return _token(found, year, month, day)
    if found := _YEAR_FIRST.match(text, at):
        year, _, month, day, other_year, other_month = found.groups()
        return _token(found, year or other_year, month or other_month, day)
    if found := _MONTH_AND_YEAR.match(text, at):
        return _token(found, found.group(2), found.group(1), None)
    if found := _DAY_AND_MONTH.match(text, at):
        return _token(found, "0", found.group(2), found.group(1))
    return None


def _in_order(text: str, first: str, second: str, sign: str) -> tuple[str, str]:
    """Day and month of the two parts before a year."""
    if sign == "." or not second.isdecimal():
        return first, second
    if int(first) <= 12 and int(second) > 12:
        return second, first
    if int(first) <= 12 and int(first) != int(second):
        raise Refusal(
            text,
            "it can be read two ways, with the day first or with the month first",
            "write the month in letters or the year first, for example 3 April 1956 or 1956-04-03",
        )
    return first, second


def _token(found: re.Match[str], year: str, month: str, day: str | None) -> tuple[Token, int]:
    number = int(month) if month.isdecimal() else roman(month)
    if number is None or not 1 <= number <= 12:
        raise Refusal(
            found.group(),
            f"there is no month {month}",
            "write a month from 1 to 12, for example 30.10.1956",
            impossible=True,
        )
    if day is not None and int(day) == 0:
        raise Refusal(
            found.group(),
            "there is no day 0",
            "write the month alone where the day is not known, for example 10.1956",
            impossible=True,
        )
    return Token(DATE, found.group(), date=(int(year), number, int(day or "0"))), found.end()
