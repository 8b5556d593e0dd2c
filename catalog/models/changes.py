"""Telling who keeps something derived from records that records have changed, in the transaction that changes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType

from django.db import transaction
from django.dispatch import Signal

records_changed = Signal()
"""Sent with `using` and `keys`, the database keys of records that have changed or are gone, at the end of a piece of
work and before its transaction ends. A receiver that raises makes the work be undone."""

_open: ContextVar[Mapping[str, set[int]]] = ContextVar("_open", default=MappingProxyType({}))


@contextmanager
def together(using: str = "default") -> Iterator[None]:
    """One piece of work on the database `using`: a transaction at whose end changed records are told of once.

    Inside another piece of work on the same database it is a part of that.
    """
    pending = _open.get()
    with transaction.atomic(using=using, savepoint=using not in pending):
        if using in pending:
            yield
            return
        keys: set[int] = set()
        token = _open.set({**pending, using: keys})
        try:
            yield
        finally:
            _open.reset(token)
        if keys:
            records_changed.send(sender=None, using=using, keys=keys)


def touch(using: str, keys: Iterable[int | None]) -> None:
    """Say that records have changed; None stands for no record."""
    with together(using):
        _open.get()[using].update(key for key in keys if key is not None)
