"""What stands beside a record: its parent, the siblings before and after it, and its place among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from catalog.models import Record
from catalog.models.record_queries import RecordQuerySet
from catalog.models.statements import Objects, Row, Values


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
    using = record._state.db or "default"
    number, total = place_among_siblings(record)
    found = _neighbours(using, **_place(record), now=timezone.now())
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
    rows = _counts(record._state.db or "default", **_place(record), now=timezone.now())
    return next(((before + 1, total) for before, total in rows), (1, 0))


def siblings_before(record: Record) -> RecordQuerySet:
    """The public siblings that stand before a record, the nearest first."""
    return _ahead(**_place(record), now=timezone.now())


def siblings_after(record: Record) -> RecordQuerySet:
    """The public siblings that follow a record, the nearest first."""
    return _following(**_place(record), now=timezone.now())


def _place(record: Record) -> dict[str, Any]:
    return {"key": record.pk, "parent": record.parent_id, "position": record.position}


def _siblings(parent: int, now: datetime) -> RecordQuerySet:
    return Record.objects.public(now).filter(parent=parent)


def _before(key: int, position: int) -> Q:
    return Q(position__lt=position) | Q(position=position, pk__lt=key)


def _ahead(key: int, parent: int, position: int, now: datetime) -> RecordQuerySet:
    siblings = _siblings(parent, now).filter(_before(key, position), position__lte=position)
    return siblings.order_by("-position", "-pk")


def _following(key: int, parent: int, position: int, now: datetime) -> RecordQuerySet:
    siblings = _siblings(parent, now).filter(~_before(key, position), position__gte=position)
    return siblings.exclude(pk=key).in_sibling_order()


def _both(**place: Any) -> RecordQuerySet:
    first, last = (side(**place).values("pk")[:1] for side in (_ahead, _following))
    return (
        Record.objects.filter(Q(pk__among=first) | Q(pk__among=last))
        .in_lines("position")
        .order_by()
    )


def _counted(key: int, parent: int, position: int, now: datetime) -> QuerySet[Record, Row]:
    siblings = _siblings(parent, now).order_by().values("parent")
    counts = {"before": Count("pk", filter=_before(key, position)), "total": Count("pk")}
    return siblings.annotate(**counts).values_list(*counts)


_neighbours, _counts = Objects[Record](_both), Values(_counted)


def _order(record: Record) -> tuple[int, int]:
    return record.position or 0, record.pk
