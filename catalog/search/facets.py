"""Facets: filters of django-filter that can also count.

A facet's name in the filter set is its name in addresses, and so a promise; where the values are stored is ours.
A new facet is one line in `RecordFilters`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import Left
from django.forms import MultipleChoiceField
from django.utils.translation import gettext_lazy as _
from django_filters import FilterSet, MultipleChoiceFilter

from catalog import tree
from catalog.choices import PUBLIC_STANDINGS, Holding, TextKind
from catalog.models import Record
from catalog.models.record_queries import RecordQuerySet


class _AnyValues(MultipleChoiceField):
    """Takes values that are no longer there: an old link shows them, to be removed."""

    def valid_value(self, value: Any) -> bool:
        return True


class Facet(MultipleChoiceFilter):
    """Values found at `value`, shown as `shown`; `only` limits the rows of a many-valued relation."""

    field_class = _AnyValues

    def __init__(self, value: str, shown: str, only: Q | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.value, self.shown, self.only = value, shown, only or Q()

    def selecting(self, records: RecordQuerySet, values: Sequence[str]) -> RecordQuerySet:
        """The `records` that have any of the values."""
        chosen = Record.objects.filter(self.only, **{f"{self.value}__in": values})
        return records.filter(pk__in=chosen.values("pk"))

    def count(self, records: RecordQuerySet) -> list[tuple[str, str, int]]:
        """How many of the `records` have each value, as (value, label, count), the most frequent first."""
        rows = records.filter(self.only).values_list(self.value, self.shown)
        counted = rows.annotate(found=Count("pk", distinct=True)).order_by("-found", self.shown)
        return [
            (value, str(self.label_of(shown)), found) for value, shown, found in counted if value
        ]

    def label_of(self, shown: str) -> Any:
        return shown


class HoldingFacet(Facet):
    """Values from a closed list, which knows their labels."""

    def label_of(self, shown: str) -> Any:
        return Holding(shown).label


class CollectionFacet(Facet):
    """The top of the tree that a record stands in."""

    def selecting(self, records: RecordQuerySet, values: Sequence[str]) -> RecordQuerySet:
        within = Q(pk__in=[])
        for path in (
            Record.objects.public().roots().filter(slug__in=values).values_list("path", flat=True)
        ):
            within |= Q(path__startswith=path)
        return records.filter(within)

    def count(self, records: RecordQuerySet) -> list[tuple[str, str, int]]:
        tops = records.annotate(top=Left("path", tree.WIDTH)).values_list("top")
        counted = dict(tops.annotate(found=Count("pk")).order_by())
        roots = Record.objects.filter(path__in=counted, children__isnull=False).distinct()
        found = [(root.slug, root.title, counted[root.path]) for root in roots]
        return sorted(found, key=lambda row: (-row[2], row[1]))


class RecordFilters(FilterSet):
    """The facets, in the order of the page."""

    level = Facet("level__key", "level__label", label=_("Level"))
    type = Facet("document_type__key", "document_type__label", label=_("Document type"))
    holding = HoldingFacet("holding", "holding", label=_("Holding"))
    repository = Facet("repository__slug", "repository__name", label=_("Repository"))
    collection = CollectionFacet("slug", "title", label=_("Collection"))
    language = Facet("languages__key", "languages__label", label=_("Language of the original"))
    translation = Facet(
        "texts__language__key",
        "texts__language__label",
        only=Q(texts__kind=TextKind.TRANSLATION, texts__standing__in=PUBLIC_STANDINGS),
        label=_("Language of a translation"),
    )
    agent = Facet(
        "contributions__agent__slug",
        "contributions__agent__preferred_name",
        label=_("Person or body"),
    )
    place = Facet("places__place__key", "places__place__label", label=_("Place"))
    subject = Facet("subjects__key", "subjects__label", label=_("Subject"))


FACETS: dict[str, Facet] = {
    name: found for name, found in RecordFilters.base_filters.items() if isinstance(found, Facet)
}
"""The facets by their names in addresses."""
