"""Moving a record to a place among others, writing as few of its new siblings as it takes.

Positions need not be consecutive. Where there is none free between two siblings, the fewest that stand in the way are
moved up or down to where one is free; if those are many, far enough to leave room for moves to come.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.core.exceptions import ValidationError
from django.db import router
from django.db.models import F, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat, Substr
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog import tree
from catalog.models.changes import together
from catalog.models.record_tree import check_place, lock_shape, rewrite_paths_below
from catalog.models.records import Record

_FEW = 50
"""Siblings that may be written at every move."""
_WIDE = 1_000
"""Room that is left when more have to be."""
_BEYOND = tree.MAX_POSITION + 1


@dataclass(frozen=True)
class Place:
    """Under `parent`, or at the top; right behind the sibling `after`, or first."""

    parent: Record | None
    after: Record | None = None


def stand_first(parent: Record | None) -> Place:
    return Place(parent)


def stand_last(parent: Record | None, moving: Record) -> Place:
    return Place(parent, _siblings(moving, parent).reverse().first())


def stand_before(sibling: Record, moving: Record) -> Place:
    previous = _siblings(moving, sibling.parent).filter(path__lt=sibling.path).reverse().first()
    return Place(sibling.parent, previous)


def stand_after(sibling: Record) -> Place:
    return Place(sibling.parent, sibling)


def current_place(record: Record) -> Place:
    return stand_before(record, record)


def number_among_siblings(record: Record) -> tuple[int, int]:
    """That a record is the third of twelve, as (3, 12)."""
    others = _siblings(record, record.parent)
    return others.filter(path__lt=record.path).count() + 1, others.count() + 1


def move(record: Record, place: Place) -> None:
    """Put a record, with everything below it, in a place; all in one transaction.

    `record` and those of the place must be as they are stored, read after `lock_shape(using, alone=True)` was called in
    the same transaction. ValidationError as in saving a record, when there can be no such place.
    """
    using = record._state.db or router.db_for_write(Record)
    with together(using):
        lock_shape(using, alone=True)
        if place.parent is not None:
            check_place(record, place.parent)
        position = _free_position(record, place, using)
        record.parent, record.position = place.parent, position
        record.position_is_chosen = True
        record.save(using=using, update_fields=["parent", "position"])


def _siblings(moving: Record, parent: Record | None) -> QuerySet[Record]:
    """All under `parent` but the one that is moving, in order."""
    records = Record.objects.using(moving._state.db).filter(parent=parent)
    return records.exclude(pk=moving.pk).order_by("position", "pk")


def _free_position(record: Record, place: Place, using: str) -> int:
    """A position in that place, which others have made free if it was not."""
    others = _siblings(record, place.parent)
    following = others.filter(path__gt=place.after.path) if place.after else others
    found = _position_between(place.after, following.first())
    if found is None:
        _make_room(record, place, following, using)
        if place.after is not None:
            place.after.refresh_from_db(using=using, fields=["position", "path"])
        found = _position_between(place.after, following.first())
    if found is None:
        raise ValidationError(_("There is no position left among these siblings."), "full")
    return found


def _position_between(after: Record | None, before: Record | None) -> int | None:
    """The free position that is closest to the sibling next to it, None when there is none."""
    low = -1 if after is None else after.position or 0
    high = _BEYOND if before is None else before.position or 0
    if low + 1 >= high:
        return None
    return high - 1 if after is None and before is not None else low + 1


@dataclass(frozen=True)
class _Run:
    """Siblings that stand shoulder to shoulder: how many, from which path to which, and the room behind the last."""

    count: int
    first: str
    last: str
    room: int

    def step(self, needed: int) -> int:
        """By how many positions to move them."""
        return needed if self.count <= _FEW else max(needed, min(_WIDE, self.room // 2))


def _make_room(record: Record, place: Place, following: QuerySet[Record], using: str) -> None:
    preceding = _siblings(record, place.parent)
    preceding = preceding.filter(path__lte=place.after.path) if place.after else preceding.none()
    before = following.first()
    shared = place.after and before and place.after.position == before.position
    needed = 2 if shared else 1
    up = _run(following, _BEYOND, needed)
    down = _run(preceding.reverse(), -1, needed)
    if up is not None and (down is None or up.count <= down.count):
        _shift(record, place.parent, up.first, up.last, up.step(needed), using)
    elif down is not None:
        _shift(record, place.parent, down.last, down.first, -down.step(needed), using)


def _run(siblings: QuerySet[Record], end: int, needed: int) -> _Run | None:
    """The siblings up to where so many positions are free; None when that is nowhere before `end`."""
    placed: Iterable[Any] = siblings.values_list("position", "path").iterator()
    first = last = ""
    previous = 0
    for count, (position, path) in enumerate(chain(placed, [(end, "")])):
        room = abs(position - previous) - 1
        if count and room >= needed:
            return _Run(count, first, last, room)
        first, last, previous = first or path, path, position
    return None


def _shift(
    record: Record, parent: Record | None, first: str, last: str, step: int, using: str
) -> None:
    """Move the children of `parent` from the path `first` to `last` by `step` positions, all but `record`.

    Nothing is said to those who keep something derived from records: it depends on what a record is part of, which
    stays, not on the order.
    """
    above = parent.path if parent else ""
    position = F("position") + step
    behind = Substr("path", len(above) + tree.POSITION_WIDTH + 1)
    shifted = _siblings(record, parent).filter(path__gte=first, path__lte=last)
    shifted.order_by().update(
        position=position,
        path=Concat(Value(above), _base36(position), behind),
        version=F("version") + 1,
        updated_at=timezone.now(),
    )
    below = Record.objects.using(using).filter(path__gt=first, path__lt=tree.descendants(last)[1])
    rewrite_paths_below(below, tree.depth(first))


def _base36(position: Combinable) -> Concat:
    """The rule is that of `catalog.tree.segment`, in SQL."""
    powers = [36**power for power in reversed(range(tree.POSITION_WIDTH))]
    return Concat(*(Substr(Value(tree.DIGITS), position / power % 36 + 1, 1) for power in powers))
