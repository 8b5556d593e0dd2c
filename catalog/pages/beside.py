"""What stands beside a record: its parent, the siblings before and after it, and its place among them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from catalog.models import Record
from catalog.models.record_queries import RecordQuerySet


@dataclass(frozen=True)
class Beside:
    """That `record` is the `number`-th of `total` public parts of `parent`."""

    parent: Record
    previous: Record | None
    next: Record | None
    number: int
    total: int


def beside(record: Record, parent: Record | None) -> Beside | None:
    """What stands beside a record, in two queries; None for one at the top, which is part of nothing."""
    if parent is None:
        return None
    number, total = place_among_siblings(record)
    first = siblings_before(record).values("pk")[:1]
    last = siblings_after(record).values("pk")[:1]
    found = list(
        Record.objects.filter(Q(pk__in=first) | Q(pk__in=last)).in_lines("position").order_by()
    )
    here = _order(record)
    return Beside(
        parent,
        next((one for one in found if _order(one) < here), None),
        next((one for one in found if _order(one) > here), None),
        number,
        total,
    )


def place_among_siblings(record: Record) -> tuple[int, int]:
    """That a record is the third of twelve public ones, as (3, 12), in one query."""
    siblings = Record.objects.public().filter(parent=record.parent_id).order_by()
    found = siblings.aggregate(before=Count("pk", filter=_before(record)), total=Count("pk"))
    return found["before"] + 1, found["total"]


def siblings_before(record: Record) -> RecordQuerySet:
    """The public siblings that stand before a record, the nearest first."""
    siblings = Record.objects.public().filter(
        parent=record.parent_id, position__lte=record.position
    )
    return siblings.filter(_before(record)).order_by("-position", "-pk")


def siblings_after(record: Record) -> RecordQuerySet:
    """The public siblings that follow a record, the nearest first."""
    siblings = Record.objects.public().filter(
        parent=record.parent_id, position__gte=record.position
    )
    return siblings.filter(~_before(record)).exclude(pk=record.pk).in_sibling_order()


def _before(record: Record) -> Q:
    position = record.position
    return Q(position__lt=position) | Q(position=position, pk__lt=record.pk)


def _order(record: Record) -> tuple[int, int]:
    return record.position or 0, record.pk
