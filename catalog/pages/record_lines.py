"""The records that the page of a record names in a line each: those above it, below it and related to it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q

from catalog.choices import Status
from catalog.models import Record
from catalog.models.record_queries import RecordQuerySet
from catalog.models.statements import Objects
from catalog.visibility import public_now

CHILDREN_SHOWN = 200
_IN_LINE = (
    "slug",
    "title",
    "parent",
    "path",
    "date_text",
    "date_edtf",
    "reference_code",
    "public_from",
)


def _around(
    parts: RecordQuerySet,
    record: int,
    above: Collection[int],
    related: Collection[int],
    now: datetime,
) -> RecordQuerySet:
    """All above the record, the first of `parts` directly below it, and of those related to it the public ones."""
    below = parts.filter(parent=record).in_archival_order().values("pk")[: CHILDREN_SHOWN + 1]
    concerned = Q(pk__among=below) | Q(pk__in=above) | Q(public_now(at=now), pk__in=related)
    return Record.objects.filter(concerned).only(*_IN_LINE).in_archival_order()


PUBLIC_AROUND = Objects[Record](
    lambda now, **given: _around(Record.objects.public(now), now=now, **given)
)
PUBLISHED_AROUND = Objects[Record](
    lambda **given: _around(Record.objects.filter(status=Status.PUBLISHED), **given)
)
"""The same with parts that are published below a record that is not."""
