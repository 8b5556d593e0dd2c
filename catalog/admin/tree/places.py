"""Where a record is to go, as a page of the tree sends it, and which place that is."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.admin.requests import is_key
from catalog.admin.tree.opened import TOP
from catalog.models import Record
from catalog.models.record_order import (
    Place,
    current_place,
    stand_after,
    stand_before,
    stand_first,
    stand_last,
)
from catalog.models.record_queries import RecordQuerySet
from catalog.text import printable

UNREADABLE, GONE, STALE, EDGE = "unreadable", "gone", "stale", "edge"
"""Why a place is refused."""


class Where(TextChoices):
    """To what a record is moved: a level, a sibling to be, or what stands around it."""

    FIRST = "first", gettext_lazy("First in")
    LAST = "last", gettext_lazy("Last in")
    BEFORE = "before", gettext_lazy("Before")
    AFTER = "after", gettext_lazy("After")
    UP = "up", gettext_lazy("One place up")
    DOWN = "down", gettext_lazy("One place down")
    INTO = "in", gettext_lazy("Into the one above it")
    OUT = "out", gettext_lazy("Out of what it is part of, behind that")


BESIDE = {Where.BEFORE, Where.AFTER}
WITHIN = {Where.FIRST, Where.LAST}


@dataclass(frozen=True)
class Wanted:
    """A place as it is asked for: `target` is a sibling to be or a parent to be, `of` the parent shown above it."""

    where: Where
    target: int | None = None
    of: int | None = None

    def __str__(self) -> str:
        parts = (self.where.value, self.target, self.of)
        return ".".join(str(part) for part in parts if part is not None)


def read_wanted(text: str) -> Wanted:
    """The place that such as “before.12.3” asks for: before 12, which was shown below 3. ValidationError for others."""
    where, *keys = text.split(".")
    if where in Where.values and len(keys) <= 2 and all(map(is_key, keys)):
        wanted = Wanted(Where(where), *map(int, keys))
        if wanted.target is not None or wanted.where not in BESIDE:
            return wanted
    message = _("“%(place)s” is no place in the tree. Nothing was moved; load the page again.")
    raise ValidationError(message, UNREADABLE, {"place": printable(text, 40)})


def wanted_back(record: Record) -> Wanted:
    """What to ask for to have a record again where it stands now."""
    place, parent = current_place(record), record.parent_id or TOP
    if place.after is None:
        return Wanted(Where.FIRST, parent)
    return Wanted(Where.AFTER, place.after.pk, parent)


def find_place(record: Record, wanted: Wanted, records: RecordQuerySet) -> Place:
    """The place that is asked for among `records` as they are stored. ValidationError when there is none."""
    if wanted.where in BESIDE:
        sibling = _target(wanted, records)
        if sibling is None or sibling.pk == record.pk:
            message = _("A record cannot stand beside itself. Choose another one.")
            raise ValidationError(message, EDGE)
        if wanted.of is not None and wanted.of != (sibling.parent_id or TOP):
            message = _(
                "“%(title)s”, beside which this was to go, has been moved meanwhile. "
                "Nothing was moved; this is the tree as it is now."
            )
            raise ValidationError(message, STALE, {"title": sibling.title})
        before = wanted.where == Where.BEFORE
        return stand_before(sibling, record) if before else stand_after(sibling)
    if wanted.where in WITHIN:
        parent = _target(wanted, records)
        first = wanted.where == Where.FIRST
        return stand_first(parent) if first else stand_last(parent, record)
    return _place_around(record, wanted.where, records)


def _target(wanted: Wanted, records: RecordQuerySet) -> Record | None:
    if wanted.target in (None, TOP):
        return None
    found = records.filter(pk=wanted.target).first()
    if found is None:
        message = _(
            "There is no record with the number “%(key)s” any more. It may have been deleted. "
            "Nothing was moved; this is the tree as it is now."
        )
        raise ValidationError(message, GONE, {"key": wanted.target})
    return found


def _place_around(record: Record, where: Where, records: RecordQuerySet) -> Place:
    siblings = records.filter(parent=record.parent_id).in_sibling_order()
    said = {"title": record.title}
    if where == Where.OUT:
        if record.parent is None:
            raise ValidationError(_("“%(title)s” stands at the top of the tree."), EDGE, said)
        return stand_after(record.parent)
    if where == Where.DOWN:
        following = siblings.filter(path__gt=record.path).first()
        if following is None:
            message = _("“%(title)s” is the last where it stands already.")
            raise ValidationError(message, EDGE, said)
        return stand_after(following)
    previous = siblings.filter(path__lt=record.path).last()
    if previous is None:
        message = _("“%(title)s” is the first where it stands already.")
        raise ValidationError(message, EDGE, said)
    return stand_before(previous, record) if where == Where.UP else stand_last(previous, record)
