"""Where a unit stands, as an outline: what it is part of, and the siblings around it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from catalog.models import Record
from catalog.pages.beside import place_among_siblings, siblings_after, siblings_before
from catalog.pages.collection_rows import Contents, Row

_AROUND = 3
"""Siblings shown on each side."""


@dataclass(frozen=True)
class Further:
    """Siblings that are not shown: how many, and the page of the unit above on which they are."""

    count: int
    url: str


@dataclass(frozen=True)
class Entry:
    row: Row
    is_here: bool = False
    below: Outline | None = None


@dataclass(frozen=True)
class Outline:
    entries: list[Entry]
    before: Further | None = None
    after: Further | None = None
    place: tuple[int, int] | None = None
    """That a unit is the third of twelve, as (3, 12); at the unit's own level."""


def outline(unit: Record, ancestors: list[Record], contents: Contents, size: int) -> Outline:
    """From the root down to the unit; `size` is that of pages of what is below a unit."""
    found = _around(unit, ancestors[-1], contents, size)
    for ancestor in reversed(ancestors):
        found = Outline([Entry(Row(ancestor, contents.below(ancestor)), below=found)])
    return found


def _around(unit: Record, parent: Record, contents: Contents, size: int) -> Outline:
    number, total = place_among_siblings(unit)
    before = list(siblings_before(unit).in_lines("parent")[:_AROUND])[::-1]
    after = list(siblings_after(unit).in_lines("parent")[:_AROUND])
    entries = [
        Entry(Row(record, contents.below(record)), is_here=record.pk == unit.pk)
        for record in (*before, unit, *after)
    ]
    first, last = number - len(before), number + len(after)
    return Outline(
        entries,
        _further(parent, first - 1, first - 1, size),
        _further(parent, total - last, last + 1, size),
        (number, total),
    )


def _further(parent: Record, count: int, number: int, size: int) -> Further | None:
    """The siblings on one side that are not shown, of which the `number`-th of all is the nearest."""
    if count <= 0:
        return None
    page = -(-number // size)
    address = reverse("catalog:collection", args=[parent.slug])
    return Further(count, f"{address}?page={page}" if page > 1 else address)
