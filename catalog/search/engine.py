"""The engine: one door, `search`, behind which everything may change."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from math import ceil

import numpy as np
from django.db import DatabaseError, connections

from catalog.search.backends import backend_for
from catalog.search.column_store import ColumnStore
from catalog.search.columns import Columns
from catalog.search.counting import Selection, facet_counts, selection
from catalog.search.histogram import histogram
from catalog.search.hits import lines
from catalog.search.indexing import read_again, waiting
from catalog.search.matching import Matcher, first_docs
from catalog.search.request import SearchRequest, Sort
from catalog.search.results import SearchResults
from catalog.search.segments import Mask
from catalog.search.widening import Widened, widened

SECONDS = 2.0
"""How long the database may take for a search."""
DEEPEST_PAGE = 1_000
_USING = "default"
_held: ContextVar[Columns | None] = ContextVar("held", default=None)
logger = logging.getLogger(__name__)
_store = ColumnStore(_USING, read_again)


@dataclass(frozen=True)
class Found:
    """What answers a request's words and dates, and the facets' selection, which narrows that further."""

    matcher: Matcher
    query: Widened
    by_words: Mask
    dated: Mask
    chosen: Selection

    @property
    def columns(self) -> Columns:
        return self.matcher.columns

    @property
    def before_facets(self) -> Mask:
        return self.by_words if self.dated is self.columns.alive else self.by_words & self.dated

    @property
    def mask(self) -> Mask:
        return self.chosen.narrow(self.before_facets)


def search(request: SearchRequest) -> SearchResults:
    """The public records that answer `request`, one page of them, with exact counts of every facet.

    A page beyond the last has no hits. SearchTimeout when the database takes too long.
    """
    with answering() as matcher:
        found = find(request, matcher)
        mask = found.mask
        docs = _page(request, found, mask)
        shown = lines(docs, found.query.node, found.columns, passages=request.passages)
        facets, names = facet_counts(
            found.columns, found.before_facets, found.chosen, request, shown.languages
        )
        pending = waiting(_USING)
    total = int(np.count_nonzero(mask))
    return SearchResults(
        total=total,
        hits=shown.hits(names),
        facets=facets,
        histogram=histogram(
            found.columns, found.chosen.narrow(found.by_words), request.year_from, request.year_to
        ),
        pages=min(DEEPEST_PAGE, max(1, ceil(total / request.page_size))),
        also=found.query.also,
        pending=pending,
    )


@contextmanager
def answering() -> Iterator[Matcher]:
    """What answers queries as of now; inside, SearchTimeout when the database takes too long."""
    # Before the time limit, which may need a transaction: columns seen in one are not kept.
    columns = _held.get() or _store.current()
    backend = backend_for(_USING)
    with backend.time_limit(SECONDS):
        yield Matcher(backend, columns)


@contextmanager
def as_of_now() -> Iterator[object]:
    """Inside, all is answered as of one moment, which is looked up once.

    Gives something that is the very same the next time, unless something was written that is found, or became public.
    """
    columns = _store.current()
    token = _held.set(columns)
    try:
        yield columns
    finally:
        _held.reset(token)


def warm() -> None:
    """Read the columns of this process, which otherwise its first search waits for."""
    try:
        _store.current()
    except DatabaseError as error:
        # A database that is not there yet, or not migrated, is no reason not to serve.
        logger.warning("The columns of the search are read later: %s", error)
    finally:
        connections[_USING].close()


def count(request: SearchRequest, matcher: Matcher) -> int:
    """How many public records answer `request`."""
    return int(np.count_nonzero(find(request, matcher).mask))


def find(request: SearchRequest, matcher: Matcher) -> Found:
    columns = matcher.columns
    query = widened(request.query, matcher.backend, columns)
    by_words = matcher.found(query.node)
    return Found(matcher, query, by_words, _dated(request, columns), selection(request, columns))


def _dated(request: SearchRequest, columns: Columns) -> Mask:
    if request.undated:
        return columns.undated
    if request.year_from is None and request.year_to is None:
        return columns.alive
    low = None if request.year_from is None else request.year_from * 10_000
    high = None if request.year_to is None else request.year_to * 10_000 + 9_999
    return columns.dated(low, high)


def _page(request: SearchRequest, found: Found, mask: Mask) -> list[int]:
    """The records of the page, in order."""
    start = (request.page - 1) * request.page_size
    end = start + request.page_size
    if request.order in (Sort.TITLE, Sort.REFERENCE):
        return _by_key(request.order, found, mask, end)[start:end]
    tiers: Iterable[Mask] = [mask]
    if request.order == Sort.RELEVANCE:
        tiers = found.matcher.tiers(found.query.node, mask)
    return first_docs(found.columns, tiers, end)[start:end]


def _by_key(order: Sort, found: Found, mask: Mask, count: int) -> list[int]:
    """The first `count` records of the mask by title or reference, read off the index of these keys."""
    docs: list[int] = []
    for batch in found.matcher.backend.in_order(order.value):
        kept = found.columns.keeping(mask, np.array(batch, np.int64))
        docs += kept.tolist()
        if len(docs) >= count:
            break
    return docs
