"""The columns that a kind of table has, and by which names people call them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING

from catalog.ingest.crosswalk import Crossing
from catalog.ingest.tables.languages import language_tag
from catalog.ingest.tables.spelling import folded

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_LANGUAGE = re.compile(
    r"(.+?)\s*[(\[:_ -]\s*([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)\s*[)\]]?\Z", re.DOTALL
)
_ALIKE = 0.7
"""How alike a misspelt name must be, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Column:
    """`target` is that of the crosswalk; `also` are further names, `hints` words that only suggest this column.

    A column `in_languages` may have a language in its heading: "translation (en)".
    """

    name: str
    target: str
    help: StrOrPromise = ""
    also: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    remark: str = ""
    in_languages: bool = False

    @property
    def crossing(self) -> Crossing:
        return Crossing(self.name, self.target, self.remark)


class Columns:
    """The columns of one kind of table, found by any of their names."""

    def __init__(self, columns: Iterable[Column]) -> None:
        self.all = tuple(columns)
        self._by_name: dict[str, Column] = {}
        for column in self.all:
            for name in (column.name, *column.also):
                self._by_name.setdefault(folded(name), column)

    def __iter__(self) -> Iterator[Column]:
        return iter(self.all)

    def named(self, heading: str) -> tuple[Column, str] | None:
        """The column that `heading` names, and the language in the heading, which may be ""."""
        found = self._by_name.get(folded(heading))
        if found:
            return found, ""
        qualified = _LANGUAGE.match(heading.strip("\ufeff \t\r\n"))
        base = self._by_name.get(folded(qualified.group(1))) if qualified else None
        language = language_tag(qualified.group(2)) if qualified else ""
        return (base, language) if base and base.in_languages and language else None

    def nearest(self, heading: str) -> Column | None:
        """The column that an unknown heading may mean: by its words in other languages, then by its spelling."""
        key = folded(heading)
        if key in self._hints:
            return self._hints[key]
        candidates = {**self._by_name, **self._hints}
        close = get_close_matches(key[:60], candidates, 1, _ALIKE)
        return candidates[close[0]] if close else None

    @cached_property
    def _hints(self) -> dict[str, Column]:
        hints: dict[str, Column] = {}
        for column in self.all:
            for hint in column.hints:
                hints.setdefault(folded(hint), column)
        return hints
