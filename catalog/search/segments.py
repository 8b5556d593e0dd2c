"""A number of records as numpy arrays: their facet values, both ways round, and their dates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Years = npt.NDArray[np.int16]
Mask = npt.NDArray[np.bool_]

OPEN_START = np.iinfo(np.int32).min
OPEN_END = np.iinfo(np.int32).max
FIRST_YEAR = np.iinfo(np.int16).min
LAST_YEAR = np.iinfo(np.int16).max
_CHUNK = 125_000
"""Records whose values are turned round at once."""


@dataclass(frozen=True)
class Segment:
    """Records in ascending order of `docs`; arrays are never written to once made.

    The values of the record at place i are `values[starts[i]:starts[i + 1]]`. `earliest` and `latest` are days
    YYYYMMDD; of an undated record `earliest` is OPEN_END and `latest` OPEN_START, so that no span meets it.
    """

    docs: Longs
    starts: Ints
    values: Ints
    earliest: Ints
    latest: Ints
    value_count: int

    @property
    def size(self) -> int:
        return len(self.docs)

    @cached_property
    def undated(self) -> Mask:
        return self.earliest > self.latest

    @cached_property
    def by_date(self) -> Longs:
        """A number of its own for each record, that sorts by first day, undated last, then by record."""
        first = np.where(self.earliest == OPEN_START, self.latest, self.earliest)
        return (first.astype(np.int64) << 31) + self.docs

    @cached_property
    def years(self) -> tuple[Years, Years]:
        """The first and the last year of each record; FIRST_YEAR and LAST_YEAR where a side is open."""
        first = np.where(self.earliest == OPEN_START, FIRST_YEAR, self.earliest // 10_000)
        last = np.where(self.latest == OPEN_END, LAST_YEAR, self.latest // 10_000)
        first[self.undated] = last[self.undated] = 0
        return first.astype(np.int16), last.astype(np.int16)

    def warm(self) -> None:
        """Work out what searches need, before one has to wait for it."""
        _ = self._bearers, self.by_date, self.years

    @cached_property
    def _bearers(self) -> tuple[Longs, Ints]:
        """The other way round: where each value's records begin, and the places of the records."""
        counts = np.bincount(self.values, minlength=self.value_count)
        starts = np.zeros(self.value_count + 1, np.int64)
        np.cumsum(counts, out=starts[1:])
        places = np.empty(len(self.values), np.int32)
        free = starts[:-1].copy()
        lengths = np.diff(self.starts)
        # In chunks, for sorting all at once would take several times the memory.
        for begin in range(0, self.size, _CHUNK):
            end = min(begin + _CHUNK, self.size)
            chunk = self.values[self.starts[begin] : self.starts[end]]
            owners = np.repeat(np.arange(begin, end, dtype=np.int32), lengths[begin:end])
            order = np.argsort(chunk, kind="stable")
            present, first, count = np.unique(chunk[order], return_index=True, return_counts=True)
            within = np.arange(len(chunk)) - np.repeat(first, count)
            places[np.repeat(free[present], count) + within] = owners[order]
            free[present] += count
        return starts, places

    def values_of(self, place: int) -> Ints:
        """The values of the record at a place."""
        return self.values[self.starts[place] : self.starts[place + 1]]

    def bearing(self, values: list[int]) -> Mask:
        """Which records have any of these values."""
        found = np.zeros(self.size, np.bool_)
        starts, places = self._bearers
        for value in values:
            if value < self.value_count:
                found[places[starts[value] : starts[value + 1]]] = True
        return found

    def borne(self, values: npt.NDArray[np.intp]) -> tuple[Ints, npt.NDArray[np.intp]]:
        """The places of the records that have these values, each with the value, value after value."""
        starts, places = self._bearers
        values = values[values < self.value_count]
        lengths = starts[values + 1] - starts[values]
        begins = np.cumsum(lengths) - lengths
        taken = np.arange(int(lengths.sum())) + np.repeat(starts[values] - begins, lengths)
        return places[taken], np.repeat(values, lengths)

    def count(self, places: npt.NDArray[np.intp], value_count: int) -> Longs:
        """How many of the records at these places have each value."""
        if len(places) == self.size:
            return np.bincount(self.values, minlength=value_count)
        begins = self.starts[places]
        lengths = self.starts[places + 1] - begins
        total = int(lengths.sum(dtype=np.int64))
        if not total:
            return np.zeros(value_count, np.int64)
        # Where each record's values begin, less where they begin among those gathered.
        shifts = np.repeat(begins - (np.cumsum(lengths, dtype=np.int32) - lengths), lengths)
        shifts += np.arange(total, dtype=np.int32)
        return np.bincount(self.values[shifts], minlength=value_count)
