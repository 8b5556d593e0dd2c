"""What hangs on a record, of many models, in one statement.

A page of a record shows so many kinds of things that one query for each takes longer than the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce

from catalog.models.statements import Rows

Query = Callable[[Collection[int]], QuerySet[Any]]
Found = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Kind:
    """Rows of one model: `query` finds them for some records; which columns are numbers, and which are texts.

    A number that is not there comes as None.
    """

    name: str
    query: Query
    numbers: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


class Gathered:
    """Gathers rows of several kinds; their order is not said."""

    def __init__(self, *kinds: Kind) -> None:
        self._kinds = {kind.name: kind for kind in kinds}
        self._numbers = max(len(kind.numbers) for kind in kinds)
        self._texts = max(len(kind.texts) for kind in kinds)
        self._rows = Rows(self._union)

    def __call__(self, keys: Collection[int], using: str = "default") -> Found:
        """By the name of the kind, the columns of each row."""
        found: Found = defaultdict(list)
        for name, *columns in self._rows(keys, using):
            kind = self._kinds[name]
            numbers, texts = columns[: self._numbers], columns[self._numbers :]
            row: dict[str, Any] = {
                column: None if number == _NONE else number
                for column, number in zip(kind.numbers, numbers, strict=False)
            }
            row.update(zip(kind.texts, texts, strict=False))
            found[name].append(row)
        return found

    def _union(self, keys: Collection[int]) -> QuerySet[Any, tuple[Any, ...]]:
        first, *others = (self._branch(kind, keys) for kind in self._kinds.values())
        return first.union(*others, all=True)

    def _branch(self, kind: Kind, keys: Collection[int]) -> QuerySet[Any, tuple[Any, ...]]:
        columns: dict[str, Any] = {"_kind": Value(kind.name, CharField())}
        for place in range(self._numbers):
            named = kind.numbers[place : place + 1]
            columns[f"_number_{place}"] = (
                Coalesce(F(named[0]), _NONE, output_field=IntegerField()) if named else _NO_NUMBER
            )
        for place in range(self._texts):
            named = kind.texts[place : place + 1]
            columns[f"_text_{place}"] = Cast(F(named[0]), TextField()) if named else _NO_TEXT
        rows: QuerySet[Any, tuple[Any, ...]]
        rows = kind.query(keys).order_by().annotate(**columns).values_list(*columns)
        return rows


_NONE = -(2**31)
"""Stands for a number that is not there."""
_NO_NUMBER = Value(_NONE, IntegerField())
_NO_TEXT = Value("", TextField())
