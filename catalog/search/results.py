"""What is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catalog.models import Record


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet: how many records it has among those that match everything but this facet."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True)
class FacetCounts:
    """A facet as found: `name` is for addresses; values by count, selected ones always among them."""

    name: str
    label: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True)
class SearchResults:
    """`total` matches of which `hits` are one page, and the facets' counts."""

    total: int
    hits: tuple[Record, ...]
    facets: tuple[FacetCounts, ...]
    pages: int
