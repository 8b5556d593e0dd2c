"""All records that can be found, as columns: what a search counts, filters and orders by without the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from catalog.search.facet_types import FACET_BITS
from catalog.search.segments import OPEN_END, OPEN_START, Longs, Mask, Segment, Years


@dataclass(frozen=True)
class Codes:
    """Packed facet values and the small numbers that stand for them in the columns.

    `base` is sorted, so the values of one facet stand together; `added` are those that came later.
    """

    base: Longs
    added: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.base) + len(self.added)

    @cached_property
    def _places_of_added(self) -> dict[int, int]:
        return {code: len(self.base) + place for place, code in enumerate(self.added)}

    def place(self, code: int) -> int | None:
        """The number that stands for a packed value; None when no record has had it."""
        place = int(np.searchsorted(self.base, code))
        if place < len(self.base) and self.base[place] == code:
            return place
        return self._places_of_added.get(code)

    def places(self, codes: Longs) -> npt.NDArray[np.int32]:
        """The numbers that stand for packed values, all of which some record has had."""
        if not self.added:
            return np.searchsorted(self.base, codes).astype(np.int32)
        return np.array([self.place(code) for code in codes.tolist()], np.int32)

    def of_facet(self, number: int) -> npt.NDArray[np.intp]:
        """The numbers that stand for the values of a facet."""
        low, high = np.searchsorted(self.base, [number << FACET_BITS, (number + 1) << FACET_BITS])
        added = [
            place for code, place in self._places_of_added.items() if code >> FACET_BITS == number
        ]
        return np.concatenate([np.arange(low, high), np.array(added, np.intp)])

    def unpacked(self, places: npt.NDArray[np.intp]) -> Longs:
        """The values' numbers within their facet."""
        codes = (
            np.concatenate([self.base, np.array(self.added, np.int64)])[places]
            if len(self.added)
            else self.base[places]
        )
        return codes & ((1 << FACET_BITS) - 1)

    def code(self, place: int) -> int:
        """The packed value that a number stands for."""
        split = len(self.base)
        return int(self.base[place]) if place < split else self.added[place - split]

    def with_added(self, codes: Iterable[int]) -> Codes:
        new = [code for code in dict.fromkeys(codes) if self.place(code) is None]
        return Codes(self.base, (*self.added, *new)) if new else self


@dataclass(frozen=True)
class Columns:
    """Two segments after another: nearly all records, and those changed since; `alive` says which are still true.

    A record's place counts on from the first segment into the second. Masks have one truth value for each place.
    """

    base: Segment
    recent: Segment
    codes: Codes
    alive: Mask

    @property
    def size(self) -> int:
        return self.base.size + self.recent.size

    def placed(self, docs: Longs) -> Mask:
        """The mask of these records; those that are not there are left out."""
        mask = np.zeros(self.size, np.bool_)
        self._mark(mask, self.base, docs, 0)
        self._mark(mask, self.recent, docs, self.base.size)
        return mask & self.alive

    @staticmethod
    def _mark(mask: Mask, segment: Segment, docs: Longs, offset: int) -> None:
        if not segment.size or not len(docs):
            return
        places = np.searchsorted(segment.docs, docs)
        places[places == segment.size] = 0
        mask[offset + places[segment.docs[places] == docs]] = True

    def total_of(self, code: int) -> int:
        """How many records have this packed value."""
        place = self.codes.place(code)
        return 0 if place is None else int(self.count_of_all[place])

    def shows(self, doc: int) -> bool:
        """Whether this record is there."""
        return len(self.keeping(self.alive, np.array([doc], np.int64))) > 0

    def codes_of(self, docs: Sequence[int]) -> dict[int, list[int]]:
        """The packed values of these records, as far as they are there."""
        found = {}
        wanted = np.array(docs, np.int64)
        for segment, offset in ((self.base, 0), (self.recent, self.base.size)):
            if not segment.size:
                continue
            places = np.searchsorted(segment.docs, wanted)
            places[places == segment.size] = 0
            there = (segment.docs[places] == wanted) & self.alive[offset + places]
            for doc, place in zip(wanted[there].tolist(), places[there].tolist(), strict=True):
                found[doc] = [self.codes.code(value) for value in segment.values_of(place).tolist()]
        return found

    def bearing(self, codes: Sequence[int]) -> Mask:
        """The mask of records that have any of these packed values."""
        places = [place for code in codes if (place := self.codes.place(code)) is not None]
        return np.concatenate([self.base.bearing(places), self.recent.bearing(places)]) & self.alive

    def dated(self, earliest: int | None, latest: int | None) -> Mask:
        """The mask of records whose date may lie between two days, YYYYMMDD, both inclusive; None is open."""
        low = OPEN_START if earliest is None else earliest
        high = OPEN_END - 1 if latest is None else latest
        masks = [
            (segment.earliest <= high) & (segment.latest >= low) & ~segment.undated
            for segment in (self.base, self.recent)
        ]
        return np.concatenate(masks) & self.alive

    @cached_property
    def undated(self) -> Mask:
        return np.concatenate([self.base.undated, self.recent.undated]) & self.alive

    @cached_property
    def count_of_all(self) -> Longs:
        """How many records have each value: the counts of a search for everything."""
        return self._counted(self.alive)

    def count(self, mask: Mask) -> Longs:
        """How many records of the mask have each value."""
        return self.count_of_all if mask is self.alive else self._counted(mask)

    def _counted(self, mask: Mask) -> Longs:
        split, size = self.base.size, len(self.codes)
        counts = self.base.count(np.flatnonzero(mask[:split]), size)
        return counts + self.recent.count(np.flatnonzero(mask[split:]), size)

    def keeping(self, mask: Mask, docs: Longs) -> Longs:
        """Those of `docs` that are in the mask, in their order."""
        kept = np.zeros(len(docs), np.bool_)
        for segment, offset in ((self.base, 0), (self.recent, self.base.size)):
            if segment.size:
                places = np.searchsorted(segment.docs, docs)
                places[places == segment.size] = 0
                kept |= (segment.docs[places] == docs) & mask[offset + places]
        return docs[kept]

    def docs(self, mask: Mask) -> Longs:
        """The records of a mask."""
        split = self.base.size
        return np.concatenate([self.base.docs[mask[:split]], self.recent.docs[mask[split:]]])

    def by_date(self, mask: Mask, count: int) -> Longs:
        """The first `count` records of a mask, oldest first, undated last."""
        split = self.base.size
        keys = np.concatenate([self.base.by_date[mask[:split]], self.recent.by_date[mask[split:]]])
        if count < len(keys):
            keys = np.partition(keys, count - 1)[:count]
        return np.sort(keys) & ((1 << 31) - 1)

    def years(self, mask: Mask) -> tuple[Years, Years]:
        """First and last years of the dated records of a mask; FIRST_YEAR and LAST_YEAR where a side is open."""
        split = self.base.size
        dated = mask & ~self.undated
        (first, last), (recent_first, recent_last) = self.base.years, self.recent.years
        return (
            np.concatenate([first[dated[:split]], recent_first[dated[split:]]]),
            np.concatenate([last[dated[:split]], recent_last[dated[split:]]]),
        )
