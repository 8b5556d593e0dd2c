"""Queries that are put into SQL once: for what is asked all the time, Django takes longer to say it than to get it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar, cast

from django.db import connections
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators

ModelT = TypeVar("ModelT", bound=Model)

Given = int | str | datetime | Collection[int]
Row = tuple[Any, ...]
Making = Callable[[list[Row]], list[Any]]


@dataclass(frozen=True)
class _Said:
    """A statement cut where whole numbers stand that are given, each with its name between two pieces."""

    pieces: tuple[str, ...]
    names: tuple[str, ...]
    parameters: tuple[Any, ...]
    places: tuple[tuple[int, str], ...]
    """Where other given values stand among the parameters."""
    finished: Callable[[list[Row]], list[Row]]
    """Turns what the database gives into what Django would give."""
    compiler: Any


class _Statement:
    """A query for some given values, by their names; nothing else in it may differ, such as the time of day.

    Keys, which come as a collection, are used in an `__in`; other values are compared with.
    """

    def __init__(self, query: Callable[..., QuerySet[Any, Any]]) -> None:
        self._query = query
        self._said: dict[str, _Said] = {}

    def _asked(self, using: str, given: dict[str, Given]) -> tuple[_Said, list[Row]]:
        said = self._said.get(using) or self._say(using, given)
        connection = connections[using]
        statement = said.pieces[0]
        for name, piece in zip(said.names, said.pieces[1:], strict=True):
            statement += _written(given[name]) + piece
        parameters = list(said.parameters)
        for place, name in said.places:
            parameters[place] = _adapted(given[name], connection)
        with connection.cursor() as cursor:
            cursor.execute(statement, parameters)
            return said, said.finished(cursor.fetchall())

    def _say(self, using: str, given: dict[str, Given]) -> _Said:
        marks = {name: _mark(place, value) for place, (name, value) in enumerate(given.items())}
        compiler: Any = self._query(**marks).query.get_compiler(using)
        sql, parameters = compiler.as_sql()
        meant = {_adapted(_only(mark), connections[using]): name for name, mark in marks.items()}
        first, *rest = sql.split("%s")
        pieces, names, places = [first], [], []
        kept: list[Any] = []
        for parameter, piece in zip(parameters, rest, strict=True):
            name = meant.get(parameter)
            if name is not None and isinstance(_only(marks[name]), int):
                names.append(name)
                pieces.append(piece)
                continue
            if name is not None:
                places.append((len(kept), name))
            kept.append(parameter)
            pieces[-1] += f"%s{piece}"
        self._said[using] = _Said(
            tuple(pieces),
            tuple(names),
            tuple(kept),
            tuple(places),
            _finishing(compiler),
            compiler,
        )
        return self._said[using]


class Rows(_Statement):
    """The rows that a query finds for some keys.

    `query` takes the keys and gives a query by `values_list`, or a union of such.
    """

    def __init__(self, query: Callable[[Collection[int]], QuerySet[Any, Row]]) -> None:
        super().__init__(lambda keys: query(keys))

    def __call__(self, keys: Collection[int], using: str = "default") -> list[Row]:
        return self._asked(using, {"keys": keys})[1] if keys else []


class Values(_Statement):
    """The rows that a query by `values_list` finds for the values given."""

    def __call__(self, using: str = "default", **given: Given) -> list[Row]:
        return self._asked(using, given)[1]


class Objects(_Statement, Generic[ModelT]):
    """The objects that a query finds for the values given, with what it has by `select_related` and `only`."""

    def __init__(self, query: Callable[..., QuerySet[ModelT]]) -> None:
        super().__init__(query)
        self._made: dict[str, Making] = {}

    def __call__(self, using: str = "default", **given: Given) -> list[ModelT]:
        said, rows = self._asked(using, given)
        if using not in self._made:
            self._made[using] = _making(said.compiler, using)
        return self._made[using](rows)


_LAST_MARK = 2**31 - 1
"""Marks stand for what is given while a query is put into SQL; this is the last number that any column can hold, since
Django leaves out what none could be equal to."""


def _mark(place: int, value: Given) -> Given:
    if isinstance(value, str):
        return f"\ue000{place}"
    if isinstance(value, datetime):
        return datetime(1900, 1, 1, 0, 0, place, tzinfo=UTC)
    return _LAST_MARK - place if isinstance(value, int) else [_LAST_MARK - place]


def _only(mark: Given) -> Any:
    return mark if isinstance(mark, int | str | datetime) else next(iter(mark))


def _adapted(value: Any, connection: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value


def _written(value: Any) -> str:
    """Whole numbers are written out: a parameter for each takes a database's driver longer than the query."""
    if isinstance(value, int):
        return str(int(value))
    return ", ".join(str(int(key)) for key in value) or "NULL"


def _finishing(compiler: Any) -> Callable[[list[Row]], list[Row]]:
    converters = compiler.get_converters([column for column, _sql, _alias in compiler.select])

    def finished(rows: list[Row]) -> list[Row]:
        if not converters:
            return rows
        return [tuple(row) for row in compiler.apply_converters(rows, converters)]

    return finished


def _making(compiler: Any, using: str) -> Making:
    """Makes objects of rows as a queryset does."""
    info, select = compiler.klass_info, compiler.select
    model, fields = info["model"], info["select_fields"]
    start, end = fields[0], fields[-1] + 1
    names = [column.target.attname for column, _sql, _alias in select[start:end]]
    # What the stubs say of it is a later version's.
    populators = cast("Any", get_related_populators)(info, select, using)

    def made(rows: list[Row]) -> list[Any]:
        objects = []
        for row in rows:
            one = model.from_db(using, names, row[start:end])
            for populator in populators:
                populator.populate(row, one)
            objects.append(one)
        return objects

    return made
