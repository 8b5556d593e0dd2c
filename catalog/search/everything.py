"""How many records each value has among all public ones, without a search: what pages for browsing count by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from catalog.search.columns import Columns
from catalog.search.counting import counted, packed
from catalog.search.engine import answering
from catalog.search.facet_types import NESTED, VALUE_KEY
from catalog.search.facets import FACETS
from catalog.search.timeline import Timeline, timeline_of

_COLLECTION = FACETS["collection"]


@dataclass(frozen=True)
class Everything:
    """All public records as they were at one moment."""

    columns: Columns

    @property
    def total(self) -> int:
        return int(np.count_nonzero(self.columns.alive))

    @property
    def timeline(self) -> Timeline:
        return timeline_of(self.columns, self.columns.alive)

    def counts(self, name: str) -> dict[int, int]:
        """How many records each value of a facet has, by the key of what it stands for; those at the top of a tree."""
        found = counted(FACETS[name], self.columns, self.columns.count_of_all)
        return {number: count for number, count in found.items() if not number & NESTED}

    def totals(self, name: str) -> dict[int, int]:
        """How many records each value of a facet has, by the key of what it stands for, what is below it included.

        Those that any record has; of persons in whatever role.
        """
        facet = FACETS[name]
        found = counted(facet, self.columns, self.columns.count_of_all)
        return {
            number & VALUE_KEY: count
            for number, count in found.items()
            if facet.stands_alone(number)
        }

    def collections(self) -> dict[int, int]:
        """The units at the top that have parts, by their keys, with the number of records below each."""
        found = self.counts("collection").items()
        return {key: count - 1 for key, count in found if count > 1}

    def below(self, units: Iterable[tuple[int, bool]]) -> dict[int, int]:
        """How many public records lie below each unit, given by its key and whether it is at the top of its tree."""
        found = {}
        for key, is_root in units:
            count = self.columns.total_of(_code(key, is_root))
            found[key] = max(count - 1, 0)
        return found

    def dates_of(self, name: str, key: int) -> Timeline:
        """The dates of the records that have a value of a facet, by the key of what it stands for, at the top."""
        return timeline_of(self.columns, self.columns.bearing([packed(FACETS[name], key)]))


def everything() -> Everything:
    """SearchTimeout when the database takes too long."""
    with answering() as matcher:
        return Everything(matcher.columns)


def totals(name: str) -> dict[int, int]:
    """`Everything.totals` as they are now. SearchTimeout when the database takes too long."""
    return everything().totals(name)


def _code(key: int, is_root: bool) -> int:
    return packed(_COLLECTION, key if is_root else key | NESTED)
