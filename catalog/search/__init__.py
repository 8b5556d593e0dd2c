"""Finding records: a request in plain values goes in, results in plain values come out."""

from catalog.search.engine import search
from catalog.search.request import SearchRequest, Sort
from catalog.search.results import FacetCounts, FacetValue, SearchResults

__all__ = ["FacetCounts", "FacetValue", "SearchRequest", "SearchResults", "Sort", "search"]
