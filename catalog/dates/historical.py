"""A date as the catalogue keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language

from catalog.dates import english
from catalog.dates.bounds import bounds
from catalog.dates.errors import DateError, Refusal
from catalog.dates.expression import APPROXIMATE, UNCERTAIN, Expression, points
from catalog.dates.normal import normalised
from catalog.dates.notation import parse
from catalog.dates.tellings import telling_in

LONGEST = 200


@dataclass(frozen=True, slots=True)
class HistoricalDate:
    """A date of history: an EDTF string in its normal form, with the days it can fall on.

    `earliest` and `latest` are inclusive days as signed numbers year * 10000 + month * 100 + day in
    the proleptic Gregorian calendar with astronomical years, so that they sort; None for a side
    that is open or unknown. Approximation and uncertainty do not widen them.
    """

    edtf: str
    earliest: int | None
    latest: int | None
    is_approximate: bool
    is_uncertain: bool

    @property
    def is_undated(self) -> bool:
        """Whether nothing places it in time: neither an earliest nor a latest day is known."""
        return self.earliest is None and self.latest is None

    def describe(self) -> str:
        """The date in the reader's language: "about 1956", "15–21 January 1964", "undated"."""
        return describe_edtf(self.edtf)


def historical_date(expression: Expression) -> HistoricalDate:
    """The date that an expression means; raises Refusal for one that no calendar holds."""
    earliest, latest = bounds(expression)
    marks = 0
    for point in points(expression):
        for mark in point.marks:
            marks |= mark
    edtf = str(normalised(expression))
    if len(edtf) > LONGEST:
        raise Refusal(
            edtf,
            f"its normal form has {len(edtf)} characters, and a date has at most {LONGEST}",
            "name fewer dates, for example 1955/1957 for a span of them",
        )
    return HistoricalDate(
        edtf=edtf,
        earliest=earliest,
        latest=latest,
        is_approximate=bool(marks & APPROXIMATE),
        is_uncertain=bool(marks & UNCERTAIN),
    )


def read_edtf(text: str) -> HistoricalDate | DateError:
    """The date of a strict EDTF string, levels 0 to 2; a DateError for any other string.

    Years from -9999 to 9999. Nothing is raised, whatever the text.
    """
    if not text:
        return nothing_given()
    return too_long(text) if len(text) > LONGEST else _read_edtf(text)


@lru_cache(maxsize=4096)
def _read_edtf(text: str) -> HistoricalDate | DateError:
    try:
        return historical_date(parse(text))
    except Refusal as refusal:
        return refusal.about(text)


def describe_edtf(edtf: str) -> str:
    """An EDTF string in words, in the reader's language; "" when it is not EDTF."""
    return _described(edtf, get_language() or "")


@lru_cache(maxsize=8192)
def _described(edtf: str, language: str) -> str:
    if isinstance(read_edtf(edtf), DateError):
        return ""
    telling, expression = telling_in(language), normalised(parse(edtf))
    return telling.describe(expression) if telling else english.describe(expression)


def nothing_given() -> DateError:
    return DateError(
        "", "", "the text is empty", 'write a date, for example 30 October 1956, or "n.d." for none'
    )


def too_long(text: str) -> DateError:
    return DateError(
        text,
        "",
        f"a date has at most {LONGEST} characters and this text has {len(text)}",
        "write the date alone, for example 30 October 1956",
    )
