"""Writing millions of rows: indexes and constraints set aside, then made again over all that was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models, transaction

_PLAIN_INDEXES = (
    "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
    " WHERE indrelid = ANY(%s::regclass[]) AND NOT indisprimary"
)
_CONSTRAINTS = (
    "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)"
    " FROM pg_constraint WHERE conrelid = ANY(%s::regclass[]) AND contype IN ('u', 'f')"
    " ORDER BY contype DESC, conname"
)


class Table:
    """Rows for one table, given as tuples of `columns`; what is not among them has the same value in every row."""

    def __init__(self, model: type[models.Model], columns: str, **same: Any) -> None:
        self.model, self.rows = model, list[tuple[Any, ...]]()
        given = columns.split()
        others = [
            field
            for field in model._meta.concrete_fields
            if field.attname not in given and not field.primary_key
        ]
        self._tail = tuple(same.get(field.attname, field.get_default()) for field in others)
        names = [*given, *(field.attname for field in others)]
        quote = connection.ops.quote_name
        self._into = f"{quote(model._meta.db_table)} ({', '.join(map(quote, names))})"
        self._marks = ", ".join(["%s"] * len(names))

    def add(self, *values: Any) -> None:
        self.rows.append(values + self._tail)

    def write(self) -> None:
        """Write the rows that were added, and forget them."""
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {self._into} FROM STDIN") as copy:
                    for row in self.rows:
                        copy.write_row(row)
            else:
                cursor.executemany(f"INSERT INTO {self._into} VALUES ({self._marks})", self.rows)
        self.rows.clear()


def write(tables: Sequence[Table]) -> None:
    with transaction.atomic():
        for table in tables:
            table.write()


@contextmanager
def loading(tables: Sequence[Table]) -> Iterator[None]:
    """Inside, the tables are written to without indexes; at the end they are as before, and analysed.

    In a transaction, which is for few rows, the indexes stay.
    """
    models_loaded = [table.model for table in tables]
    if connection.in_atomic_block:
        yield
    else:
        around = _loading_postgresql if connection.vendor == "postgresql" else _loading_sqlite
        with around([model._meta.db_table for model in models_loaded]):
            yield
    analyse()
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models_loaded):
            cursor.execute(statement)


def analyse() -> None:
    """Have the database look at what its tables hold, as it does by itself in the course of time."""
    can_vacuum = connection.vendor == "postgresql" and not connection.in_atomic_block
    with unhurried(), connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if can_vacuum else "ANALYZE")


@contextmanager
def unhurried() -> Iterator[None]:
    """Inside, statements may take as long as they need."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('statement_timeout')")
        (before,) = cursor.fetchone()
        cursor.execute("SET statement_timeout = 0")
        yield
        cursor.execute("SELECT set_config('statement_timeout', %s, false)", [before])


@contextmanager
def _loading_sqlite(names: list[str]) -> Iterator[None]:
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(names))
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
            f" AND tbl_name IN ({marks})",
            names,
        )
        indexes = cursor.fetchall()
        connection.disable_constraint_checking()
        cursor.execute("PRAGMA journal_mode = MEMORY")
        cursor.execute("PRAGMA synchronous = OFF")
        for name, _sql in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        yield
        for _name, sql in indexes:
            cursor.execute(sql)
        connection.enable_constraint_checking()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")


@contextmanager
def _loading_postgresql(names: list[str]) -> Iterator[None]:
    with unhurried(), connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '256MB'")
        cursor.execute(_CONSTRAINTS, [names])
        constraints = cursor.fetchall()
        for table, constraint, _definition in constraints:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {constraint}")
        cursor.execute(_PLAIN_INDEXES, [names])
        indexes = cursor.fetchall()
        for index, _definition in indexes:
            cursor.execute(f"DROP INDEX {index}")
        yield
        for _index, definition in indexes:
            cursor.execute(definition)
        for table, constraint, definition in constraints:
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {constraint} {definition}")
