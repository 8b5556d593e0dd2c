"""Over which years the records of a search are spread, without the rest of its results."""

from __future__ import annotations

from catalog.search.engine import answering, find
from catalog.search.histogram import histogram
from catalog.search.request import SearchRequest
from catalog.search.results import Histogram


def spread(request: SearchRequest) -> Histogram:
    """Bars over the years of all that `request` finds. SearchTimeout when the database takes too long."""
    with answering() as matcher:
        found = find(request, matcher)
        return histogram(found.columns, found.mask, request.year_from, request.year_to)
