"""What is wanted: sources that works cite and that are not held, and in which notes they are cited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from catalog.choices import Holding
from catalog.models import Citation, Record, Term
from catalog.models.citations import CitationQuerySet
from catalog.pages.answers import page_of, public, text_of
from catalog.pages.citing import in_lines
from catalog.pages.notes import note_url
from catalog.visibility import public_now

_ON_PAGE = 50
_CHOICES = 12
_NOTES_NAMED = 12
_FIELDS = {"type": "cited__document_type__key", "repository": "cited__repository__slug"}
"""What the list can be narrowed by: names in addresses, and where that stands."""


@dataclass(frozen=True)
class WantedSource:
    """A source with how often it is cited, and the first notes that do so, by their works."""

    record: Record
    times: int
    works: list[tuple[Record, list[tuple[int, str]]]]

    @property
    def more(self) -> int:
        return max(self.times - _NOTES_NAMED, 0)


@dataclass(frozen=True)
class Choice:
    """One way to narrow the list, or to widen it again when it is chosen."""

    label: str
    count: int
    url: str
    is_chosen: bool


@public
def wanted(request: HttpRequest) -> HttpResponse:
    chosen = {name: text_of(request, name, 100) for name in _FIELDS}
    citations = _wanted()
    narrowed = citations.filter(**_conditions(chosen))
    rows = narrowed.values("cited").annotate(times=Count("pk"))
    page = page_of(request, rows.order_by("-times", "cited__title", "cited"), _ON_PAGE)
    keys = [row["cited"] for row in page]
    records, notes = in_lines(keys), _notes(keys)
    context = {
        "page": page,
        "sources": [
            WantedSource(records[row["cited"]], row["times"], notes.get(row["cited"], []))
            for row in page
            if row["cited"] in records
        ],
        "types": _types(citations, chosen),
        "repositories": _repositories(citations, chosen),
        "chosen": any(chosen.values()),
        "query": urlencode({name: value for name, value in chosen.items() if value}),
        "contact": settings.CONTACT,
    }
    return render(request, "catalog/wanted.html", context)


def _wanted() -> CitationQuerySet:
    """The citations by public works of public sources that are not held."""
    found = Citation.objects.by_public_records()
    return found.filter(public_now("cited"), cited__holding=Holding.CITED_ONLY)


def _conditions(chosen: dict[str, str], but: str = "") -> dict[str, str]:
    return {_FIELDS[name]: value for name, value in chosen.items() if value and name != but}


def _counted(citations: CitationQuerySet, chosen: dict[str, str], name: str, *fields: str) -> Any:
    """How many sources there are of each kind, its own choice left aside."""
    found = citations.filter(**_conditions(chosen, but=name)).exclude(**{fields[0]: None})
    counted = found.values(_FIELDS[name], *fields).annotate(found=Count("cited", distinct=True))
    return list(counted.order_by("-found", _FIELDS[name])[:_CHOICES])


def _types(citations: CitationQuerySet, chosen: dict[str, str]) -> list[Choice]:
    rows = _counted(citations, chosen, "type", "cited__document_type")
    terms = Term.objects.in_bulk([row["cited__document_type"] for row in rows])
    return [_choice(chosen, "type", row, str(terms[row["cited__document_type"]])) for row in rows]


def _repositories(citations: CitationQuerySet, chosen: dict[str, str]) -> list[Choice]:
    rows = _counted(citations, chosen, "repository", "cited__repository__name")
    return [_choice(chosen, "repository", row, row["cited__repository__name"]) for row in rows]


def _choice(chosen: dict[str, str], name: str, row: dict[str, Any], label: str) -> Choice:
    value = row[_FIELDS[name]]
    is_chosen = chosen[name] == value
    asked = chosen | {name: "" if is_chosen else value}
    query = urlencode({name: value for name, value in asked.items() if value})
    address = reverse("catalog:wanted")
    return Choice(label, row["found"], f"{address}?{query}" if query else address, is_chosen)


def _notes(sources: Iterable[int]) -> dict[int, list[tuple[Record, list[tuple[int, str]]]]]:
    """The first notes that cite each source, by their works, in one query."""
    place = Window(
        RowNumber(),
        partition_by=F("cited"),
        order_by=["citing__title", "citing", "note_number", "order"],
    )
    first: QuerySet[Any] = (
        Citation.objects.by_public_records()
        .filter(cited__in=list(sources))
        .annotate(place=place)
        .filter(place__lte=_NOTES_NAMED)
        .select_related("citing")
        .only("note_number", "cited_id", "citing__slug", "citing__title")
        .order_by("cited", "place")
    )
    found: dict[int, list[tuple[Record, list[tuple[int, str]]]]] = {}
    for (cited, _citing), group in groupby(first, key=lambda one: (one.cited_id, one.citing_id)):
        citations = list(group)
        work = citations[0].citing
        numbers = dict.fromkeys(one.note_number for one in citations)
        notes = [(number, note_url(work, number)) for number in numbers]
        found.setdefault(cited, []).append((work, notes))
    return found
