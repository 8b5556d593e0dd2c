"""What is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from catalog.search.query.nodes import EVERYTHING, Node


class Sort(StrEnum):
    RELEVANCE = "relevance"
    DATE = "date"
    TITLE = "title"
    REFERENCE = "reference"


@dataclass(frozen=True)
class SearchRequest:
    """A search: what `query` finds, any of the values selected within a facet, all facets together.

    `selected` maps a facet's name to its selected values. Years are inclusive; a record matches when its date may lie
    between them. `undated` finds only records without a usable date. `sort` is by relevance when there are words and
    by date when there are none, unless given. `page` counts from 1. Without `passages`, hits come without the passage
    that matched, and sooner.
    """

    query: Node = EVERYTHING
    selected: dict[str, tuple[str, ...]] = field(default_factory=dict)
    year_from: int | None = None
    year_to: int | None = None
    undated: bool = False
    sort: Sort | None = None
    page: int = 1
    page_size: int = 20
    passages: bool = True

    @property
    def order(self) -> Sort:
        return self.sort or (Sort.DATE if self.query == EVERYTHING else Sort.RELEVANCE)
