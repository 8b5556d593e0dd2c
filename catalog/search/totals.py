"""How many public records each value of a facet has, without a search."""

from __future__ import annotations

from catalog.search.counting import counted
from catalog.search.engine import answering
from catalog.search.facet_types import VALUE_KEY
from catalog.search.facets import FACETS


def totals(name: str) -> dict[int, int]:
    """Public records by the database keys of a facet's values, what stands below them included; none has none."""
    facet = FACETS[name]
    with answering() as matcher:
        found = counted(facet, matcher.columns, matcher.columns.count_of_all)
    return {number & VALUE_KEY: count for number, count in found.items()}
