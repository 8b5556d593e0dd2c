"""What records have in common, in exact counts: for pages that show a part of the catalogue and not a list of results.

Unlike a search's, the counts of a facet are of the records found, its own selection included.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from catalog.models import Record
from catalog.search.columns import Columns
from catalog.search.counting import count_of, packed
from catalog.search.engine import answering, count, find
from catalog.search.facet_types import NESTED, Facet, Named
from catalog.search.facets import FACETS
from catalog.search.histogram import timeline
from catalog.search.naming import names_of
from catalog.search.request import SearchRequest
from catalog.search.results import Histogram
from catalog.search.segments import Longs

_KEY = (1 << 32) - 1


@dataclass(frozen=True)
class Shared:
    """A value that `count` of the records have: `key` and `above` are the database keys of what it stands for and of
    what stands just above that, `number` is for `by_date`."""

    value: str
    label: str
    count: int
    key: int
    above: int | None
    number: int


@dataclass(frozen=True)
class Overview:
    """How many records there are, of which years, and the most frequent values of some facets."""

    total: int
    years: Histogram
    values: dict[str, tuple[Shared, ...]]
    below: dict[str, tuple[Shared, ...]]
    """Of a facet of which one value is selected, the values just below that."""
    totals: tuple[int, ...] = ()
    """How many records answer the further requests, in their order."""


def overview(
    request: SearchRequest,
    most: Mapping[str, int],
    *,
    nested: Collection[str] = (),
    opened: Collection[str] = (),
    bars: int = 60,
    further: Sequence[SearchRequest] = (),
) -> Overview:
    """Of the public records that answer `request`: for each facet of `most`, so many of its most frequent values.

    Those of the facets `nested` at any depth, of others only at the top. For the facets `opened`, what is just below
    what is selected. The years are in at most `bars` bars, of whole decades or centuries where need be.
    """
    with answering() as matcher:
        found = find(request, matcher)
        columns, mask = found.columns, found.mask
        counts = columns.count(mask)
        chosen = {
            name: _most_frequent(FACETS[name], columns, counts, limit, deep=name in nested)
            for name, limit in most.items()
        }
        below = {
            name: _below(FACETS[name], columns, counts, set(found.chosen.numbers[name].values()))
            for name in opened
            if name in found.chosen.numbers
        }
        named = names_of(
            {
                FACETS[name]: [*chosen.get(name, ()), *below.get(name, ())]
                for name in {*chosen, *below}
            }
        )
        return Overview(
            total=int(np.count_nonzero(mask)),
            years=timeline(columns, mask, bars),
            values={
                name: _shared(numbers, named[FACETS[name]]) for name, numbers in chosen.items()
            },
            below={name: _shared(numbers, named[FACETS[name]]) for name, numbers in below.items()},
            totals=tuple(count(other, matcher) for other in further),
        )


def by_date(name: str, numbers: Sequence[int], size: int, page: int = 1) -> dict[int, list[Record]]:
    """For each of these values of the facet `name` a page of its public records, oldest first, undated last."""
    with answering() as matcher:
        columns, end = matcher.columns, page * size
        docs = {
            number: _dated(columns, packed(FACETS[name], number), end)[end - size :]
            for number in numbers
        }
        wanted = {doc for some in docs.values() for doc in some}
        records = Record.objects.public().in_lines().in_bulk(wanted) if wanted else {}
    return {
        number: [records[doc] for doc in some if doc in records] for number, some in docs.items()
    }


def _dated(columns: Columns, code: int, end: int) -> list[int]:
    return columns.by_date(columns.bearing([code]), end).tolist()  # type: ignore[no-any-return]


def _most_frequent(
    facet: Facet, columns: Columns, counts: Longs, limit: int, *, deep: bool
) -> dict[int, int]:
    """The numbers of the most frequent values, with their counts."""
    places = columns.codes.of_facet(facet.number)
    numbers, found = columns.codes.unpacked(places), counts[places]
    if facet.hierarchical and not deep:
        found = np.where(numbers & NESTED != 0, 0, found)
    # Equal ones in the order of their numbers, so that it is the same one every time.
    order = np.lexsort((numbers, -found))[:limit]
    kept = order[found[order] > 0]
    return dict(zip(numbers[kept].tolist(), found[kept].tolist(), strict=True))


def _below(facet: Facet, columns: Columns, counts: Longs, selected: set[int]) -> dict[int, int]:
    places = columns.codes.of_facet(facet.number)
    numbers = columns.codes.unpacked(places)
    present = numbers[(counts[places] > 0) & (numbers & NESTED != 0)].tolist()
    parents = facet.parents(present)
    below = [number for number in present if parents.get(number) in selected]
    return {number: count_of(facet, columns, counts, number) for number in below}


def _shared(counts: Mapping[int, int], named: Mapping[int, Named]) -> tuple[Shared, ...]:
    return tuple(
        Shared(
            named[number].value,
            named[number].label,
            times,
            number & _KEY,
            named[number].above,
            number,
        )
        for number, times in counts.items()
        if number in named
    )
