"""Database keys given before objects are stored, so that thousands can be put together and stored at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from django.db import connections
from django.db.models import Max, Model

_AT_ONCE = 500


class Keys:
    """Gives free keys of models: real ones while saving, which needs a transaction; negative ones in a dry run."""

    def __init__(self, using: str, *, real: bool) -> None:
        self._using = using
        self._real = real
        self._free: dict[type[Model], Iterator[int]] = {}

    def next(self, model: type[Model]) -> int:
        if model not in self._free:
            self._free[model] = self._keys(model) if self._real else count(-1, -1)
        return next(self._free[model])

    def _keys(self, model: type[Model]) -> Iterator[int]:
        if connections[self._using].vendor == "postgresql":
            return self._from_sequence(model)
        return self._after_last(model)

    def _from_sequence(self, model: type[Model]) -> Iterator[int]:
        # The sequence is asked for many at once; others who add meanwhile get theirs between them.
        query = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
        while True:
            with connections[self._using].cursor() as cursor:
                cursor.execute(query, [model._meta.db_table, model._meta.pk.column, _AT_ONCE])
                keys = [row[0] for row in cursor.fetchall()]
            yield from keys

    def _after_last(self, model: type[Model]) -> Iterator[int]:
        """Nobody else adds anything while SQLite's one writer is at work; what it adds itself is looked up again."""
        while True:
            with connections[self._using].cursor() as cursor:
                cursor.execute(
                    "SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table]
                )
                given = (cursor.fetchone() or (0,))[0]
            last = model._base_manager.using(self._using).aggregate(last=Max("pk"))["last"]
            yield from range(max(given, last or 0) + 1, max(given, last or 0) + 1 + 1_000_000_000)
