"""Finding records: a request in plain values goes in, results in plain values come out."""

from catalog.search.backends import SearchTimeout
from catalog.search.engine import DEEPEST_PAGE, search, warm
from catalog.search.facets import FACETS
from catalog.search.letters import Correspondence, correspondence
from catalog.search.listing import facet_values
from catalog.search.request import SearchRequest, Sort
from catalog.search.respelling import did_you_mean, loosened
from catalog.search.results import (
    Also,
    Bar,
    FacetCounts,
    FacetPage,
    FacetValue,
    Histogram,
    Hit,
    Loosened,
    Respelling,
    SearchResults,
    Snippet,
    Suggestion,
)
from catalog.search.spread import Spread, spread
from catalog.search.suggesting import suggest
from catalog.search.totals import totals

__all__ = [
    "DEEPEST_PAGE",
    "FACETS",
    "Also",
    "Bar",
    "Correspondence",
    "FacetCounts",
    "FacetPage",
    "FacetValue",
    "Histogram",
    "Hit",
    "Loosened",
    "Respelling",
    "SearchRequest",
    "SearchResults",
    "SearchTimeout",
    "Snippet",
    "Sort",
    "Spread",
    "Suggestion",
    "correspondence",
    "did_you_mean",
    "facet_values",
    "loosened",
    "search",
    "spread",
    "suggest",
    "totals",
    "warm",
]
