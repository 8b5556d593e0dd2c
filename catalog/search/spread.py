"""What a search finds, by date and over which years it is spread, without the rest of its results."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from catalog.search.engine import answering, find
from catalog.search.histogram import histogram
from catalog.search.request import SearchRequest
from catalog.search.results import Histogram


@dataclass(frozen=True)
class Spread:
    """How many records there are, the database keys of one page of them, oldest first, and bars over their years."""

    total: int
    page: list[int]
    years: Histogram


def spread(request: SearchRequest) -> Spread:
    """All that `request` finds, whatever order it asks for. SearchTimeout when the database takes too long."""
    with answering() as matcher:
        found = find(request, matcher)
        mask = found.mask
        end = request.page * request.page_size
        page = found.columns.by_date(mask, end)[end - request.page_size : end]
        years = histogram(found.columns, mask, request.year_from, request.year_to)
    return Spread(int(np.count_nonzero(mask)), page.tolist(), years)
