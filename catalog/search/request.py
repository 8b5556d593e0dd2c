"""What is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Sort(StrEnum):
    DATE = "date"
    TITLE = "title"
    REFERENCE = "reference"


@dataclass(frozen=True)
class SearchRequest:
    """A search: all of `words`, any of the values selected within a facet, all facets together.

    `selected` maps a facet's name to its selected values. Years are inclusive; a record matches when
    its date may lie between them. `undated` finds only records without a usable date. `page` counts from 1.
    """

    words: tuple[str, ...] = ()
    selected: dict[str, tuple[str, ...]] = field(default_factory=dict)
    year_from: int | None = None
    year_to: int | None = None
    undated: bool = False
    sort: Sort = Sort.DATE
    page: int = 1
    page_size: int = 20
