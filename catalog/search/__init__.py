"""Finding records: a request in plain values goes in, results in plain values come out."""

from catalog.search.authority_names import agents_beginning
from catalog.search.backends import SearchTimeout
from catalog.search.engine import DEEPEST_PAGE, as_of_now, search, warm
from catalog.search.everything import totals
from catalog.search.facets import FACETS
from catalog.search.letters import Correspondence, correspondence
from catalog.search.listing import facet_values
from catalog.search.overview import Overview, Shared, by_date, overview
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
    Traits,
)
from catalog.search.spread import Spread, spread
from catalog.search.suggesting import suggest

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
    "Overview",
    "Respelling",
    "SearchRequest",
    "SearchResults",
    "SearchTimeout",
    "Shared",
    "Snippet",
    "Sort",
    "Spread",
    "Suggestion",
    "Traits",
    "agents_beginning",
    "as_of_now",
    "by_date",
    "correspondence",
    "did_you_mean",
    "facet_values",
    "loosened",
    "overview",
    "search",
    "spread",
    "suggest",
    "totals",
    "warm",
]
