"""Dates inside the words of a note."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from catalog.dates import DateError, HistoricalDate, read
from catalog.ingest.notes import wordings

_MONTH = wordings.MONTH
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|°|\.|-?го)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_OF = r"(?:\s*(?:of|de|di|del|dell['’]|den))?"
_TO = r"\s*(?:[-–—/]|\bto\b|\bal?\b|\bau\b|\bbis\b|\bdo\b|по)\s*"
_DATES = re.compile(
    rf"""(?<![\w/.-])(?:
      {_DAY}{_OF}\s*{_MONTH},?{_OF}\s*{_YEAR}(?:{_TO}{_DAY}{_OF}\s*{_MONTH},?{_OF}\s*{_YEAR})?
    | {_DAY}{_OF}\s*{_MONTH}{_TO}{_DAY}{_OF}\s*{_MONTH},?{_OF}\s*{_YEAR}
    | {_DAY}{_TO}{_DAY}{_OF}\s*{_MONTH},?{_OF}\s*{_YEAR}
    | {_MONTH}\s+{_DAY}(?:{_TO}{_DAY})?,?\s*{_YEAR}(?:{_TO}{_MONTH}\s+{_DAY},?\s*{_YEAR})?
    | {_MONTH}\s+{_DAY}{_TO}{_MONTH}\s+{_DAY},?\s*{_YEAR}
    | \d{{1,2}}\.\s?(?:\d{{1,2}}|[IVX]{{1,4}})\.\s?{_YEAR}
    | \d{{1,2}}\s[IVX]{{1,4}}\s{_YEAR}
    | \d{{1,2}}/\d{{1,2}}/{_YEAR}
    | {_YEAR}-\d\d-\d\d
    | {_YEAR}\s+{_MONTH}\s+\d{{1,2}}
    | {_MONTH}(?:{_TO}{_MONTH})?,?\s*{_YEAR}
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_HAS_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR_FIRST = re.compile(rf"({_YEAR})\s+({_MONTH})\s+(\d{{1,2}})", re.IGNORECASE)
YEAR = re.compile(rf"(?<!\d)(?:{_YEAR})(?:[a-z])?(?!\d)")
YEARS = re.compile(rf"(?:\[|c\.\s*)?{_YEAR}(?:\s*[-–/]\s*(?:{_YEAR}|\d{{1,2}}))?\]?")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as it stands in a text, with its EDTF form and its place."""

    text: str
    edtf: str
    start: int
    end: int

    @property
    def has_day(self) -> bool:
        return bool(_HAS_DAY.match(self.edtf))


@lru_cache(maxsize=4096)
def edtf_of(words: str) -> str:
    """The EDTF form of a date in words, "" when it is none."""
    reordered = _YEAR_FIRST.fullmatch(words)
    found = read(f"{reordered[3]} {reordered[2]} {reordered[1]}" if reordered else words)
    return found.edtf if isinstance(found, HistoricalDate) and not found.is_undated else ""


def dates(text: str) -> list[Dated]:
    """The dates in `text` that name at least a month, in order."""
    found = []
    for match in _DATES.finditer(text):
        edtf = edtf_of(match[0].strip().rstrip(","))
        if edtf:
            found.append(Dated(match[0].strip(), edtf, match.start(), match.end()))
    return found


def only_date(text: str) -> Dated | None:
    """The date that `text` is, apart from brackets and "undated"-like words; None when it is more than a date."""
    stripped = text.strip(" .,;:[]()")
    for prefix in (
        "dated ",
        "del ",
        "dell’",
        "dell'",
        "vom ",
        "du ",
        "of ",
        "le ",
        "od ",
        "от ",
        "den ",
    ):
        if stripped.lower().startswith(prefix):
            stripped = stripped[len(prefix) :]
    found = dates(stripped)
    if len(found) == 1 and found[0].start == 0 and found[0].end == len(stripped):
        return found[0]
    return None


def bounds(edtf: str) -> tuple[int | None, int | None]:
    """The first and last day of an EDTF date, as `catalog.dates` numbers them."""
    found = read(edtf)
    return (None, None) if isinstance(found, DateError) else (found.earliest, found.latest)
