"""Facets in the usual Django way: the catalogue's own tables, grouped and counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Model, Q, QuerySet
from django.db.models.functions import Left

from catalog import tree
from catalog.choices import PUBLIC_STANDINGS, TextKind
from catalog.models import Contribution, Record, RecordPlace, Text
from catalog.models.record_queries import RecordQuerySet

_SHOWN = 11
"""Ten values, and one more to know whether there are more."""


@dataclass(frozen=True)
class UsualFacet:
    """Values that stand in `column` of `model`, whose rows belong to the record that `record` leads to.

    `named` leads from there to what the value is called in addresses.
    """

    model: type[Model]
    record: str
    column: str
    named: str
    only: Q = field(default_factory=Q)
    leaf: Q = field(default_factory=Q)
    """Holds for values with nothing below them, in hierarchies."""

    def selecting(self, records: RecordQuerySet, values: Sequence[str]) -> RecordQuerySet:
        """The `records` that have any of the values."""
        if self.model is Record:
            return records.filter(**{f"{self.named}__in": values})
        rows = self._rows().filter(**{f"{self.named}__in": values})
        return records.filter(pk__in=rows.values(self.record))

    def count(self, records: RecordQuerySet) -> list[Any]:
        """The most frequent values among the `records`, as (database key, number of records)."""
        return list(self._counted(records, self.column)[:_SHOWN])

    def values(self, records: RecordQuerySet) -> list[Any]:
        """All values without narrower ones, as (value, number of records)."""
        rows = self._counted(records, self.named, self.leaf)
        return [(value, found) for value, found in rows if value]

    def _counted(
        self, records: RecordQuerySet, column: str, only: Q | None = None
    ) -> QuerySet[Any, Any]:
        rows: QuerySet[Any, Any] = records
        counted = Count("pk")
        if self.model is not Record:
            rows = self._rows().filter(**{f"{self.record}__in": records.order_by().values("pk")})
            counted = Count(self.record, distinct=True)
        grouped: Any = rows.filter(only or Q()).order_by().values_list(column)
        found: QuerySet[Any, Any] = grouped.annotate(found=counted).order_by("-found", column)
        return found

    def _rows(self) -> QuerySet[Any, Any]:
        return self.model._default_manager.filter(self.only)


class RootFacet(UsualFacet):
    """The top of the tree a record stands in, which the beginning of its path names."""

    def selecting(self, records: RecordQuerySet, values: Sequence[str]) -> RecordQuerySet:
        within = Q(pk__in=[])
        for path in Record.objects.filter(slug__in=values).values_list("path", flat=True):
            within |= Q(path__startswith=path)
        return records.filter(within)

    def count(self, records: RecordQuerySet) -> list[Any]:
        roots = records.order_by().values_list(Left("path", tree.WIDTH))
        return list(roots.annotate(found=Count("pk")).order_by("-found")[:_SHOWN])

    def values(self, records: RecordQuerySet) -> list[Any]:
        found = dict(self.count(records))
        slugs = Record.objects.filter(path__in=found).values_list("path", "slug")
        return [(slug, found[path]) for path, slug in slugs]


_TRANSLATION = Q(kind=TextKind.TRANSLATION, standing__in=PUBLIC_STANDINGS)
FACETS = {
    "level": UsualFacet(Record, "pk", "level", "level__key"),
    "type": UsualFacet(Record, "pk", "document_type", "document_type__key"),
    "repository": UsualFacet(Record, "pk", "repository", "repository__slug"),
    "collection": RootFacet(Record, "pk", "path", "slug"),
    "language": UsualFacet(Record.languages.through, "record", "term", "term__key"),
    "translation": UsualFacet(Text, "record", "language", "language__key", _TRANSLATION),
    "agent": UsualFacet(Contribution, "record", "agent", "agent__slug"),
    "place": UsualFacet(RecordPlace, "record", "place", "place__key", leaf=Q(place__narrower=None)),
    "subject": UsualFacet(
        Record.subjects.through, "record", "term", "term__key", leaf=Q(term__narrower=None)
    ),
}
