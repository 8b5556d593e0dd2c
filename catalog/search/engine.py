"""The engine: one door, `search`, behind which everything may change."""

from __future__ import annotations

from math import ceil

from django.db.models import F, Q

from catalog.models import Record
from catalog.models.record_queries import RecordQuerySet
from catalog.search.facets import FACETS
from catalog.search.request import SearchRequest, Sort
from catalog.search.results import FacetCounts, FacetValue, SearchResults
from catalog.search.words import having

_SHOWN = 10


def search(request: SearchRequest) -> SearchResults:
    """The public records that answer `request`, one page of them, with exact counts of every facet.

    A page beyond the last has no hits.
    """
    matching = _matching(request)
    found = _selected(matching, request)
    total = found.count()
    start = (request.page - 1) * request.page_size
    return SearchResults(
        total=total,
        hits=tuple(_sorted(found, request.sort).with_summary()[start : start + request.page_size]),
        facets=tuple(_counts(name, matching, request) for name in FACETS),
        pages=max(1, ceil(total / request.page_size)),
    )


def _matching(request: SearchRequest) -> RecordQuerySet:
    """What answers the words and the dates, before any facet."""
    records = Record.objects.public()
    for word in request.words:
        records = records.filter(having(word))
    if request.undated:
        records = records.undated()
    if request.year_from is not None:
        records = records.filter(
            Q(date_latest__gte=request.year_from * 10_000) | _open("date_latest")
        )
    if request.year_to is not None:
        records = records.filter(
            Q(date_earliest__lt=(request.year_to + 1) * 10_000) | _open("date_earliest")
        )
    return records


def _open(side: str) -> Q:
    """A date that is open on one side but not undated."""
    return Q(**{side: None}) & ~Q(date_earliest=None, date_latest=None)


def _selected(records: RecordQuerySet, request: SearchRequest, without: str = "") -> RecordQuerySet:
    for name, values in request.selected.items():
        if values and name != without:
            records = FACETS[name].selecting(records, values)
    return records


def _sorted(records: RecordQuerySet, sort: Sort) -> RecordQuerySet:
    if sort == Sort.TITLE:
        return records.order_by("title", "pk")
    if sort == Sort.REFERENCE:
        return records.order_by(
            F("repository__name").asc(nulls_last=True), "reference_code", "title", "pk"
        )
    return records.by_date()


def _counts(name: str, matching: RecordQuerySet, request: SearchRequest) -> FacetCounts:
    facet, chosen = FACETS[name], request.selected.get(name, ())
    counted = facet.count(_selected(matching, request, without=name))
    shown = [row for index, row in enumerate(counted) if index < _SHOWN or row[0] in chosen]
    gone = [(value, value, 0) for value in chosen if value not in {row[0] for row in counted}]
    values = (
        FacetValue(value, label, count, value in chosen) for value, label, count in shown + gone
    )
    return FacetCounts(name, str(facet.label), tuple(values))
