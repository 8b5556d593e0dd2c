"""Queries that are put into SQL once: for what is asked all the time, Django takes longer to say it than to get it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.models import QuerySet

_MARK = -1
"""Stands for the keys while a query is put into SQL."""


@dataclass(frozen=True)
class _Said:
    pieces: tuple[str, ...]
    """The statement cut where the keys stand."""
    parameters: tuple[Any, ...]
    finished: Callable[[list[tuple[Any, ...]]], list[tuple[Any, ...]]]
    """Turns what the database gives into what Django would give."""


class Rows:
    """The rows that a query finds for some keys.

    `query` takes the keys and gives a query by `values_list`, or a union of such; it uses them in an `__in`. Nothing
    else in it may differ from one time to the next, such as the time of day.
    """

    def __init__(self, query: Callable[[Collection[int]], QuerySet[Any, tuple[Any, ...]]]) -> None:
        self._query = query
        self._said: dict[str, _Said] = {}

    def __call__(self, keys: Collection[int], using: str = "default") -> list[tuple[Any, ...]]:
        if not keys:
            return []
        said = self._said.get(using) or self._say(using)
        # Whole numbers are written out: a parameter for each takes a database's driver longer than the query.
        listed = ", ".join(str(int(key)) for key in keys)
        with connections[using].cursor() as cursor:
            cursor.execute(listed.join(said.pieces), said.parameters)
            return said.finished(cursor.fetchall())

    def _say(self, using: str) -> _Said:
        compiler: Any = self._query([_MARK]).query.get_compiler(using)
        sql, parameters = compiler.as_sql()
        first, *rest = sql.split("%s")
        pieces = [first]
        for parameter, piece in zip(parameters, rest, strict=True):
            if parameter == _MARK:
                pieces.append(piece)
            else:
                pieces[-1] += f"%s{piece}"
        converters = compiler.get_converters([column for column, _sql, _alias in compiler.select])

        def finished(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
            if not converters:
                return rows
            return [tuple(row) for row in compiler.apply_converters(rows, converters)]

        self._said[using] = _Said(
            tuple(pieces),
            tuple(parameter for parameter in parameters if parameter != _MARK),
            finished,
        )
        return self._said[using]
