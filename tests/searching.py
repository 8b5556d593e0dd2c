"""What tests of the index ask: what is found, and whether the index agrees with the records."""

from __future__ import annotations

from typing import Any

from catalog.search import SearchRequest, search
from catalog.search.query import parse
from catalog.search.reindexing import differences


def found(query: str = "", **asked: Any) -> list[str]:
    """The short names of the records that are found, all on one page, in their alphabet."""
    results = search(SearchRequest(parse(query), **asked))
    assert results.total == len(results.hits)
    return sorted(hit.record.slug for hit in results.hits)


def agrees() -> bool:
    return list(differences("default")) == []
