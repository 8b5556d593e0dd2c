"""All the values of one facet, page by page."""

from __future__ import annotations

from math import ceil

from catalog.batching import batches
from catalog.folding import folded
from catalog.search.counting import counted
from catalog.search.engine import answering, find
from catalog.search.facet_types import Facet, Named
from catalog.search.facets import FACETS
from catalog.search.naming import names_of
from catalog.search.request import SearchRequest
from catalog.search.results import FacetPage, FacetValue

PAGE_SIZE = 100
MOST = 20_000
"""Values that are put in the order of the alphabet or looked through for a text: the most frequent ones."""
_BATCH = 5_000


def facet_values(
    request: SearchRequest, name: str, text: str = "", *, by_label: bool = False, page: int = 1
) -> FacetPage:
    """The values of the facet `name` that the found records have, its own selection left aside, with exact counts.

    The most frequent first, or from A to Z when `by_label`. With `text`, those whose label has words that begin like
    all of its words. A page beyond the last has no values.
    """
    facet = FACETS[name]
    with answering() as matcher:
        found = find(request, matcher)
        counts = found.columns.count(found.chosen.narrow(found.before_facets, name))
        numbers = counted(facet, found.columns, counts)
        selected = set(found.chosen.numbers.get(name, {}).values())
        ordered = sorted(
            filter(facet.stands_alone, numbers), key=lambda number: (-numbers[number], number)
        )
        named: dict[int, Named] = {}
        if text or by_label:
            named = _named(facet, ordered[:MOST])
            ordered = [number for number in named if _begins(named[number].label, text)]
            if by_label:
                ordered.sort(key=lambda number: folded(named[number].label))
        pages = max(1, ceil(len(ordered) / PAGE_SIZE))
        shown = ordered[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
        named = named or _named(facet, shown)
    values = (
        FacetValue(named[number].value, named[number].label, numbers[number], number in selected)
        for number in shown
        if number in named
    )
    return FacetPage(name, str(facet.label), tuple(values), page, pages)


def _named(facet: Facet, numbers: list[int]) -> dict[int, Named]:
    """What these values are called, in the order of `numbers`."""
    found: dict[int, Named] = {}
    for some in batches(numbers, _BATCH):
        found |= names_of({facet: some})[facet]
    return {number: found[number] for number in numbers if number in found}


def _begins(label: str, text: str) -> bool:
    words = folded(label).split()
    return all(any(word.startswith(start) for word in words) for start in folded(text).split())
