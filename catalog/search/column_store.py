"""The columns of a process, read once and kept current from what has changed since.

Rows of facts say in which piece of work they changed, so before every search one statement tells whether there is
anything new. What a transaction has not committed is seen by its own searches and never kept.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from django.db import connections
from django.utils import timezone

from catalog.processes import give_back_memory
from catalog.search.backends import FactsRow, State, backend_for
from catalog.search.backends.base import microseconds
from catalog.search.columns import Codes, Columns
from catalog.search.documents import PACKED
from catalog.search.segments import OPEN_END, OPEN_START, Segment

_BATCH = 5_000
_MERGE_AT = 5_000
"""Recent records with which the two segments become one."""


@dataclass(frozen=True)
class Kept:
    """The columns as of a state; `recent` are the rows that are newer than the base, `waiting` those that will change
    by themselves, with the moment (microseconds since 1970)."""

    state: State
    base: Segment
    codes: Codes
    recent: dict[int, FactsRow]
    waiting: dict[int, int]
    columns: Columns


@dataclass
class ColumnStore:
    """Gives the columns of one database; safe to be asked by several threads."""

    using: str
    read_again: Callable[[str, Sequence[int]], list[FactsRow]]
    """Reads the facts of records from the records themselves, for those whose moment has come."""
    _kept: Kept | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def current(self) -> Columns:
        """The columns as the connection sees them now."""
        backend = backend_for(self.using)
        kept, state = self._kept, backend.state()
        if kept is None or kept.state.epoch != state.epoch:
            with self._lock:
                kept = self._kept
                if kept is None or kept.state.epoch != state.epoch:
                    kept = self._keep(_loaded(state, backend.all_facts(_BATCH)))
        if kept.state != state:
            kept = self._keep(_with_rows(kept, state, backend.changes(kept.state)))
        due = _due(kept)
        if due:
            kept = self._keep(_with_rows(kept, kept.state, self.read_again(self.using, due)))
        return kept.columns

    def _keep(self, kept: Kept) -> Kept:
        if len(kept.recent) > _MERGE_AT:
            kept = _merged(kept)
        if not connections[self.using].in_atomic_block:
            self._kept = kept
        return kept


def _now() -> int:
    return microseconds(timezone.now())


def _due(kept: Kept) -> list[int]:
    if not kept.waiting:
        return []
    now = _now()
    return [doc for doc, moment in kept.waiting.items() if moment <= now]


def _loaded(state: State, batches: Iterable[list[FactsRow]]) -> Kept:
    builder = _Builder()
    for rows in batches:
        builder.add(rows)
    base, codes = builder.built()
    waiting = builder.waiting
    del builder
    base.warm()
    give_back_memory()
    nothing = _Builder()
    recent, _codes = nothing.built()
    alive = np.ones(base.size, np.bool_)
    columns = Columns(base, replace(recent, value_count=len(codes)), codes, alive)
    return Kept(state, base, codes, {}, waiting, columns)


def _with_rows(kept: Kept, state: State, rows: Sequence[FactsRow]) -> Kept:
    changed = {row.doc: row for row in rows if kept.recent.get(row.doc) != row}
    if not changed:
        # Others all the same: who keeps what was made of the ones before is to see that something was written.
        return replace(kept, state=state, columns=replace(kept.columns))
    recent = {**kept.recent, **changed}
    builder = _Builder(kept.codes)
    builder.add(sorted(recent.values(), key=lambda row: row.doc))
    segment, codes = builder.built()
    waiting = {doc: moment for doc, moment in kept.waiting.items() if doc not in recent}
    waiting |= builder.waiting
    alive = np.ones(kept.base.size + segment.size, np.bool_)
    if kept.base.size:
        replaced = np.array(sorted(recent), np.int64)
        places = np.searchsorted(kept.base.docs, replaced)
        places[places == kept.base.size] = 0
        alive[places[kept.base.docs[places] == replaced]] = False
    columns = Columns(kept.base, segment, codes, alive)
    return Kept(state, kept.base, codes, recent, waiting, columns)


def _merged(kept: Kept) -> Kept:
    """The same with all records in one segment."""
    columns = kept.columns
    order = np.argsort(columns.docs(columns.alive), kind="stable")
    base, recent = columns.base, columns.recent
    lengths = np.concatenate([np.diff(base.starts), np.diff(recent.starts)])
    begins = np.concatenate([base.starts[:-1], recent.starts[:-1] + len(base.values)])
    places = np.flatnonzero(columns.alive)[order]
    lengths, begins = lengths[places], begins[places]
    starts = np.concatenate([[0], np.cumsum(lengths)])
    gathered = np.repeat(begins - starts[:-1], lengths) + np.arange(starts[-1])
    all_codes = np.concatenate([columns.codes.base, np.array(columns.codes.added, np.int64)])
    by_code = np.argsort(all_codes)
    renumbered = np.empty(len(all_codes), np.int32)
    renumbered[by_code] = np.arange(len(all_codes), dtype=np.int32)
    segment = Segment(
        docs=columns.docs(columns.alive)[order],
        starts=starts.astype(np.int32),
        values=renumbered[np.concatenate([base.values, recent.values])[gathered]],
        earliest=np.concatenate([base.earliest, recent.earliest])[places],
        latest=np.concatenate([base.latest, recent.latest])[places],
        value_count=len(all_codes),
    )
    codes = Codes(all_codes[by_code])
    empty, _codes = _Builder(codes).built()
    alive = np.ones(segment.size, np.bool_)
    return Kept(kept.state, segment, codes, {}, kept.waiting, Columns(segment, empty, codes, alive))


class _Builder:
    """Builds a segment from rows that come in ascending order of their records."""

    def __init__(self, codes: Codes | None = None) -> None:
        self.codes = codes
        self.waiting: dict[int, int] = {}
        self._now = _now()
        self._docs: list[np.ndarray] = []
        self._lengths: list[np.ndarray] = []
        self._values: list[tuple[np.ndarray, np.ndarray]] = []
        self._bounds: list[tuple[np.ndarray, np.ndarray]] = []

    def add(self, rows: Sequence[FactsRow]) -> None:
        for row in rows:
            if row.due is not None and row.packed is not None:
                self.waiting[row.doc] = row.due
        shown = [
            row for row in rows if row.packed is not None and (row.public_from or 0) <= self._now
        ]
        packed = np.frombuffer(b"".join(bytes(row.packed or b"") for row in shown), PACKED)
        self._docs.append(np.array([row.doc for row in shown], np.int64))
        self._lengths.append(
            np.array([len(row.packed or b"") // PACKED.itemsize for row in shown], np.int64)
        )
        unique, places = np.unique(packed, return_inverse=True)
        self._values.append((unique.astype(np.int64), places.astype(np.int32)))
        bounds = [_day_bounds(row) for row in shown]
        self._bounds.append(
            (
                np.array([earliest for earliest, _ in bounds], np.int32),
                np.array([latest for _, latest in bounds], np.int32),
            )
        )

    def built(self) -> tuple[Segment, Codes]:
        codes, values = self._final_codes()
        lengths = np.concatenate([np.zeros(1, np.int64), *self._lengths])
        segment = Segment(
            docs=np.concatenate([np.zeros(0, np.int64), *self._docs]),
            starts=np.cumsum(lengths).astype(np.int32),
            values=values,
            earliest=np.concatenate([np.zeros(0, np.int32), *(low for low, _ in self._bounds)]),
            latest=np.concatenate([np.zeros(0, np.int32), *(high for _, high in self._bounds)]),
            value_count=len(codes),
        )
        return segment, codes

    def _final_codes(self) -> tuple[Codes, np.ndarray]:
        """All packed values that were met, and for each value of each record the number that stands for it."""
        met = np.unique(np.concatenate([np.zeros(0, np.int64), *(met for met, _ in self._values)]))
        codes = Codes(met) if self.codes is None else self.codes.with_added(met.tolist())
        values = np.empty(sum(len(part) for _, part in self._values), np.int32)
        filled = 0
        for unique, part in self._values:
            values[filled : filled + len(part)] = codes.places(unique)[part]
            filled += len(part)
        self._values = []
        return codes, values


def _day_bounds(row: FactsRow) -> tuple[int, int]:
    if row.earliest is None and row.latest is None:
        return OPEN_END, OPEN_START
    return (
        OPEN_START if row.earliest is None else row.earliest,
        OPEN_END if row.latest is None else row.latest,
    )
