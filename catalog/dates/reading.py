"""Reading a date from whatever a person typed."""

from __future__ import annotations

import re
from functools import lru_cache

from catalog.dates.errors import DateError, Refusal
from catalog.dates.historical import (
    LONGEST,
    HistoricalDate,
    historical_date,
    nothing_given,
    read_edtf,
    too_long,
)
from catalog.dates.wordings import read_wording

_SPACE_AROUND_SIGN = re.compile(r"\s*([,/]|\.\.)\s*")
_SHORT_YEAR_WITH_Y = re.compile(r"Y(-?)([0-9]{1,4})")
# Two years in this form are no month of EDTF, but what archivists write for a span.
_SHORT_SPAN = re.compile(r"\[?[0-9]{4}-[0-9]{2}\??\]?\??")
_SEASON_OR_SPAN = re.compile(r"\[?([0-9]{2})([1-9][0-9])-([0-9]{2})[?~%]?\]?")
_MEANT_AS_EDTF = re.compile(
    r"(?=.*?(?:[XxUuYETZ%{}^+]|\.\.|unknown|open))"
    r"(?:[0-9XxUuYSETZ?~%.,/:+{}()\[\]^-]|unknown|open)+"
)


def read(text: str) -> HistoricalDate | DateError:
    """The date of any text: EDTF (ISO 8601-2, levels 0 to 2), or a wording in one of six languages.

    EDTF comes first: 1904-05 is May 1904. What can be read two ways, holds two dates or a word that
    is not known is a DateError and never a guess: so too 1921-22, in EDTF the summer of 1921, which
    `read_edtf` reads. Nothing is raised, whatever the text.

    "c. 1945-1950" puts the mark on both years, "1945-1950?" on the last alone. "Early", "mid" and
    "late" make a date approximate. "Before 1956" ends with 1955, "since 1945" begins with 1945 and
    stays open, "between 1955 and 1957" is one date in that time, "20th century" is 19XX.
    """
    text = text.strip()
    if not text:
        return nothing_given()
    return too_long(text) if len(text) > LONGEST else _read(text)


@lru_cache(maxsize=2_048)
def _read(text: str) -> HistoricalDate | DateError:
    # One date is read several times on its way into the catalogue, and many records share theirs.
    strict = read_edtf(text)
    if isinstance(strict, HistoricalDate):
        return _season_or_span(text, strict) or strict
    if strict.impossible and not _SHORT_SPAN.fullmatch(text):
        return strict
    relaxed = read_edtf(_relaxed(text))
    if isinstance(relaxed, HistoricalDate):
        return relaxed
    try:
        return historical_date(read_wording(text))
    except Refusal as refusal:
        worded = refusal.about(text)
    if strict.impossible or (not worded.impossible and _MEANT_AS_EDTF.fullmatch(text)):
        return strict
    return worded


def _season_or_span(text: str, strict: HistoricalDate) -> DateError | None:
    """The error for EDTF's code of a season where archivists write a span of years: 1932-33.

    A code can be the end of a span where it is the higher number. The first ten years of a century
    are left to EDTF: a span from them to the twenties or later is not written in this way.
    """
    found = _SEASON_OR_SPAN.fullmatch(text)
    if found is None or not found[2] < found[3]:
        return None
    first, last = found[1] + found[2], found[1] + found[3]
    return DateError(
        text,
        text,
        f"it can be read two ways, as the years {first} to {last} or as EDTF for "
        f"{strict.describe()}",
        f"write {first}/{last} for the years, or a season in letters, for example summer 1921",
    )


def _relaxed(text: str) -> str:
    """The text with the slips that leave the meaning of an EDTF string beyond doubt mended."""
    upper = _SPACE_AROUND_SIGN.sub(r"\1", text.upper())
    short = _SHORT_YEAR_WITH_Y.fullmatch(upper)
    return f"{short[1]}{short[2]:0>4}" if short else upper
