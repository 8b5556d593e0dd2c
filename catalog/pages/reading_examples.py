"""Dates as sources word them, each read as the catalogue reads it, for the page that explains how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from catalog.dates import DateError, describe_edtf, read, split_day

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Wording:
    """A date as a source has it, and what that means."""

    text: str
    meaning: StrOrPromise


@dataclass(frozen=True)
class DateExample:
    """A wording with how the catalogue shows it and the days between which it is found; empty for no such day."""

    text: str
    meaning: StrOrPromise
    shown: str
    earliest: str
    latest: str


_WORDINGS = (
    Wording("30 October 1956", _("The document bears this date.")),
    Wording("c. 1956", _("About this year: circa.")),
    Wording("1956?", _("Probably this year; whoever dates it so is not sure.")),
    Wording(
        "[25 March 1959]",
        _("The date is not on the document: whoever described it found it elsewhere."),
    ),
    Wording("autumn 1956", _("A season, from its first day to its last.")),
    Wording("15-21 January 1964", _("All days of a span, such as those of a visit.")),
    Wording("between 1950 and 1955", _("One day in these years; which, nobody knows.")),
    Wording("1960s", _("Some time in this decade.")),
    Wording("n.d.", _("No date. It is found by the search “date:undated”.")),
)


def dates() -> list[DateExample]:
    return [_read(wording) for wording in _WORDINGS]


def _read(wording: Wording) -> DateExample:
    found = read(wording.text)
    if isinstance(found, DateError):
        raise ValueError(f"{wording.text} is no date: {found}")
    return DateExample(
        wording.text,
        wording.meaning,
        found.describe(),
        _day(found.earliest),
        _day(found.latest),
    )


def _day(number: int | None) -> str:
    if number is None:
        return ""
    year, month, day = split_day(number)
    return describe_edtf(f"{year:04}-{month:02}-{day:02}")
