"""When the public records are of: how many lie in each period of the calendar, and which."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from catalog.dates.periods import Period, Scale
from catalog.search.columns import Columns
from catalog.search.engine import answering
from catalog.search.segments import OPEN_END, OPEN_START, Longs, Mask

Days = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Timeline:
    """The dates of all public records that have one.

    A record lies within a period when its first and its last day do. One that begins before or ends after only reaches
    into it; so does one of which one end is not known, and then into the period of the other end alone.
    """

    docs: Longs
    earliest: Days
    latest: Days
    closed: Mask
    undated: Longs
    """The records without a date, by their keys."""

    @cached_property
    def total(self) -> int:
        return len(self.docs)

    def span(self, scale: Scale) -> tuple[Period, Period] | None:
        """The first and the last period that a date touches."""
        if not self.total:
            return None
        first, last = int(self.earliest.min()), int(self.latest.max())
        return Period(scale, first // scale), Period(scale, last // scale)

    def counts(self, scale: Scale, within: Period | None = None) -> dict[int, int]:
        """How many records lie within each period of a kind, by its number; only those `within` a wider one."""
        numbers = (self.earliest // scale)[self._fitting(scale) & self._inside(within)]
        found, counts = np.unique(numbers, return_counts=True)
        return dict(zip(found.tolist(), counts.tolist(), strict=True))

    def reaching(self, first: Period, last: Period) -> list[int]:
        """How many records only reach into each period from `first` to `last`, which are of one kind."""
        scale = first.scale
        touching = ~self._fitting(scale) & (self.earliest <= last.last)
        touching &= self.latest >= first.first
        size = last.number - first.number + 1
        begins = np.maximum(self.earliest[touching] // scale - first.number, 0)
        ends = np.minimum(self.latest[touching] // scale - first.number, size - 1)
        steps = np.bincount(begins, minlength=size + 1)
        steps = steps - np.bincount(ends + 1, minlength=size + 1)
        return [int(count) for count in np.cumsum(steps[:size])]

    def neighbours(self, period: Period) -> tuple[Period | None, Period | None]:
        """The nearest periods of the same kind, before and after, within which any record lies."""
        numbers = (self.earliest // period.scale)[self._fitting(period.scale)]
        before, after = numbers[numbers < period.number], numbers[numbers > period.number]
        return (
            Period(period.scale, int(before.max())) if len(before) else None,
            Period(period.scale, int(after.min())) if len(after) else None,
        )

    def within(self, period: Period) -> Longs:
        """The records that lie within a period, oldest first."""
        return self._in_order(self._fitting(period.scale) & self._inside(period))

    def sometime(self, period: Period) -> Longs:
        """Those within a period that lie in none of its parts: of 1956, but of no month of it."""
        found = self._fitting(period.scale) & self._inside(period)
        if period.finer is not None:
            found &= ~self._fitting(period.finer)
        return self._in_order(found)

    def over(self, period: Period) -> Longs:
        """The records that only reach into a period, those of the shortest time first."""
        found = ~self._fitting(period.scale)
        found &= (self.earliest <= period.last) & (self.latest >= period.first)
        length = np.where(self.closed, self.latest - self.earliest, OPEN_END)[found]
        return self.docs[found][np.lexsort((self.docs[found], length))]

    def _fitting(self, scale: Scale) -> Mask:
        """Which records lie within one period of a kind."""
        fitting: Mask = self.closed & (self.earliest // scale == self.latest // scale)
        return fitting

    def _inside(self, period: Period | None) -> Mask:
        if period is None:
            return np.ones(self.total, np.bool_)
        inside: Mask = (self.earliest >= period.first) & (self.earliest <= period.last)
        return inside

    def _in_order(self, mask: Mask) -> Longs:
        docs, latest, earliest = self.docs[mask], self.latest[mask], self.earliest[mask]
        return docs[np.lexsort((docs, latest, earliest))]


def timeline() -> Timeline:
    """The dates of the public records as of now. SearchTimeout when the database takes too long."""
    with answering() as matcher:
        return timeline_of(matcher.columns, matcher.columns.alive)


def timeline_of(columns: Columns, mask: Mask) -> Timeline:
    """The dates of the records of a mask."""
    dated = mask & ~columns.undated
    earliest = np.concatenate([columns.base.earliest, columns.recent.earliest])[dated]
    latest = np.concatenate([columns.base.latest, columns.recent.latest])[dated]
    starts, ends = earliest == OPEN_START, latest == OPEN_END
    return Timeline(
        docs=columns.docs(dated),
        earliest=np.where(starts, latest, earliest).astype(np.int32),
        latest=np.where(ends, earliest, latest).astype(np.int32),
        closed=~(starts | ends),
        undated=columns.docs(mask & columns.undated),
    )
