"""Telling who keeps something derived from records, or a log, what has changed, in the transaction that changes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from django.db import connections, transaction
from django.dispatch import Signal

records_changed = Signal()
"""Sent with `using` and `keys`, the database keys of records that have changed or are gone, at the end of a piece of
work and before its transaction ends. A receiver that raises makes the work be undone."""

noted = Signal()
"""Sent after it in the same way, with `using` and `notes`: what `note` was told, in that order, but for what was
undone since by going back to a savepoint."""


class _Mark:
    """Stands among what the transaction does when it is over, and vanishes from there with its savepoint."""

    def __call__(self) -> None:
        pass


@dataclass
class _Work:
    """What is known of a piece of work that is not over."""

    using: str
    records: set[int] = field(default_factory=set)
    notes: list[tuple[_Mark, Any]] = field(default_factory=list)
    _marks: dict[tuple[str | None, ...], _Mark] = field(default_factory=dict)

    def mark(self) -> _Mark:
        savepoints = tuple(connections[self.using].savepoint_ids)
        if savepoints not in self._marks:
            self._marks[savepoints] = _Mark()
            transaction.on_commit(self._marks[savepoints], using=self.using)
        return self._marks[savepoints]

    def tell(self) -> None:
        if self.records:
            records_changed.send(sender=None, using=self.using, keys=self.records)
        if self.notes:
            standing = {id(entry[1]) for entry in connections[self.using].run_on_commit}
            notes = [told for mark, told in self.notes if id(mark) in standing]
            noted.send(sender=None, using=self.using, notes=notes)


_open: ContextVar[Mapping[str, _Work]] = ContextVar("_open", default=MappingProxyType({}))


@contextmanager
def together(using: str = "default") -> Iterator[None]:
    """One piece of work on the database `using`: a transaction at whose end it is told once what changed.

    Inside another piece of work on the same database it is a part of that.
    """
    pending = _open.get()
    with transaction.atomic(using=using, savepoint=using not in pending):
        if using in pending:
            yield
            return
        work = _Work(using)
        token = _open.set({**pending, using: work})
        try:
            yield
        finally:
            _open.reset(token)
        work.tell()


def touch(using: str, keys: Iterable[int | None]) -> None:
    """Say that records have changed; None stands for no record."""
    with together(using):
        _open.get()[using].records.update(key for key in keys if key is not None)


def note(using: str, told: Any) -> None:
    """Have `told` handed to whoever listens to `noted`, unless what it tells of is undone before."""
    with together(using):
        work = _open.get()[using]
        work.notes.append((work.mark(), told))
