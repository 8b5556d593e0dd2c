"""Storing very many new objects: past signals and validation, a statement for hundreds of them.

`bulk_create` spends most of its time on putting statements together. Whoever stores past the signals tells what they
would tell: see `catalog.models.changes`, `catalog.change_log.log_changes` and `catalog.revisions`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from itertools import count
from typing import Any

from django.db import connections
from django.db.models import (
    BooleanField,
    CharField,
    ForeignKey,
    IntegerField,
    Max,
    Model,
    TextField,
)

_AT_ONCE = 500
_PLAIN = (BooleanField, CharField, ForeignKey, IntegerField, TextField)
"""Fields whose values both databases take as they are."""


def store(objects: Sequence[Model], using: str) -> None:
    """Store new objects of one model, in order. Those that have keys keep them; the others get theirs unseen.

    Must run inside a transaction. IntegrityError and DataError when the database refuses one of them.
    """
    if not objects:
        return
    connection = connections[using]
    meta = objects[0]._meta
    has_key = objects[0].pk is not None
    fields = [own for own in meta.local_concrete_fields if has_key or not own.primary_key]
    rows = _rows(objects, fields, connection)
    table = connection.ops.quote_name(meta.db_table)
    columns = ", ".join(connection.ops.quote_name(str(own.column)) for own in fields)
    with connection.wrap_database_errors, connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(rows))


def _rows(objects: Sequence[Model], fields: list[Any], connection: Any) -> Iterator[list[Any]]:
    names = [(own.attname, _preparing(own, connection)) for own in fields]
    for obj in objects:
        values = obj.__dict__
        yield [
            values[name] if prepare is None else prepare(values[name]) for name, prepare in names
        ]


def _preparing(own: Any, connection: Any) -> Callable[[Any], Any] | None:
    """What turns a field's value into the database's; None where nothing has to."""
    if own.choices:
        return _of_choice
    if isinstance(own, _PLAIN):
        return None
    return lambda value: own.get_db_prep_save(value, connection)


def _of_choice(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def free_keys(model: type[Model], number: int, using: str) -> list[int]:
    """So many keys that nothing has, for objects that are stored in the same transaction before more are asked for."""
    if connections[using].vendor == "postgresql":
        return _from_sequence(model, number, using)
    return _after_last(model, number, using)


def _from_sequence(model: type[Model], number: int, using: str) -> list[int]:
    query = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
    with connections[using].cursor() as cursor:
        cursor.execute(query, [model._meta.db_table, model._meta.pk.column, number])
        return [row[0] for row in cursor.fetchall()]


def _after_last(model: type[Model], number: int, using: str) -> list[int]:
    """SQLite has one writer, who is at work: nobody else adds anything till the transaction ends."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
        given = (cursor.fetchone() or (0,))[0]
    last = model._base_manager.using(using).aggregate(last=Max("pk"))["last"]
    first = max(given, last or 0) + 1
    return list(range(first, first + number))


class Keys:
    """Gives new objects their keys one by one, so that they can refer to each other before they are stored.

    Real ones need a transaction in which nothing else adds objects of these models; others are negative, and for
    nothing that is stored.
    """

    def __init__(self, using: str, *, real: bool) -> None:
        self._using = using
        self._real = real
        self._free: dict[type[Model], Iterator[int]] = {}

    def next(self, model: type[Model]) -> int:
        if model not in self._free:
            self._free[model] = self._keys(model) if self._real else count(-1, -1)
        return next(self._free[model])

    def _keys(self, model: type[Model]) -> Iterator[int]:
        if connections[self._using].vendor != "postgresql":
            # With one writer, all after the first are free.
            yield from count(free_keys(model, 1, self._using)[0])
        while True:
            yield from free_keys(model, _AT_ONCE, self._using)
