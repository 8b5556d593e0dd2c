"""Which levels of the tree are open, and at which page: what an address of the tree says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from django.http import QueryDict
from django.utils.translation import gettext as _

from catalog.admin.requests import is_key
from catalog.text import printable

TOP = 0
"""Stands for the level of those that have nothing above them."""
MOST_OPEN = 40
"""Levels that may be open at once; those opened first are closed for more."""
OPEN, PAGE, OF, TO, MOVING = "open", "page", "of", "to", "move"
"""The names in an address: open records, pages such as 12.3, the form by which one jumps to a page of one level, and
the record for which a place is being chosen."""


@dataclass(frozen=True)
class Opened:
    """The keys of open records, and the numbers of pages by the keys of the records whose children they show."""

    keys: tuple[int, ...] = ()
    pages: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))
    moving: int | None = None
    """The key of the record for which a place is being chosen."""

    def page(self, key: int) -> int:
        return self.pages.get(key, 1)

    def opening(self, *keys: int) -> Opened:
        before = tuple(key for key in self.keys if key not in keys)
        return replace(self, keys=(*before, *keys)[-MOST_OPEN:])

    def closing(self, key: int) -> Opened:
        return replace(self, keys=tuple(one for one in self.keys if one != key))

    def at_page(self, key: int, number: int) -> Opened:
        return replace(self, pages={**self.pages, key: number})

    def pairs(self) -> list[tuple[str, str]]:
        """As names and values of a query or of hidden fields."""
        shown = {TOP, *self.keys}
        pages = [(key, page) for key, page in self.pages.items() if page > 1 and key in shown]
        moving = [(MOVING, str(self.moving))] if self.moving is not None else []
        return [
            *moving,
            *((OPEN, str(key)) for key in self.keys),
            *((PAGE, f"{key}.{page}") for key, page in pages),
        ]

    def query(self, **further: str) -> str:
        query = QueryDict(mutable=True)
        for name, value in [*self.pairs(), *further.items()]:
            query.appendlist(name, value)
        return query.urlencode()


def read_opened(query: QueryDict) -> tuple[Opened, list[str]]:
    """What an address says, and a sentence on every part of it that says nothing."""
    opened, strange = Opened(), []
    for value in query.getlist(OPEN)[-MOST_OPEN:]:
        if is_key(value):
            opened = opened.opening(int(value))
        else:
            strange.append(_strange(OPEN, value))
    pages = [(PAGE, value, value.partition(".")) for value in query.getlist(PAGE)[-MOST_OPEN:]]
    if OF in query or TO in query:
        key, number = query.get(OF, ""), query.get(TO, "")
        pages.append((TO, number, (key, ".", number)))
    for name, value, (key, _dot, number) in pages:
        if is_key(key) and is_key(number) and int(number):
            opened = opened.at_page(int(key), int(number))
        else:
            strange.append(_strange(name, value))
    return opened, strange


def _strange(name: str, value: str) -> str:
    said = {"name": name, "value": printable(value, 40)}
    return (
        _(
            "“%(name)s” in the address is “%(value)s”, which is no place in the tree: it was left out."
        )
        % said
    )
