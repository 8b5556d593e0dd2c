"""How records are found: querysets named by what they return."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Count, F, Prefetch, Q

from catalog import tree
from catalog.choices import Holding
from catalog.models.base import CatalogQuerySet
from catalog.models.contributions import RECIPIENTS, SENDERS, Contribution, RecordPlace
from catalog.models.texts import Text
from catalog.visibility import public_now

if TYPE_CHECKING:
    from catalog.models.agents import Agent
    from catalog.models.records import Record


_IN_LINE = ("slug", "title", "reference_code", "date_text", "date_edtf", "holding")
_OF_TERM = ("scheme", "key", "label")

# A document that was seen has a date or is undated; a part of it takes its date from above.
_UNDATED = Q(level__key="item", date_text="", date_edtf="") & ~Q(holding=Holding.CITED_ONLY)
# What stands below takes its repository from above (ISAD(G) 2.4, nothing is repeated).
_HOMELESS = Q(parent=None, repository=None, publication=None)


class RecordQuerySet(CatalogQuerySet["Record"]):
    def public(self, at: datetime | None = None) -> RecordQuerySet:
        """Records that anyone may see now: published, embargo passed, everything above them public too."""
        return self.filter(public_now(at=at))

    def roots(self) -> RecordQuerySet:
        return self.filter(parent=None)

    def in_archival_order(self) -> RecordQuerySet:
        """Depth first, as in a finding aid: every record is followed by what is below it."""
        return self.order_by("path")

    def in_sibling_order(self) -> RecordQuerySet:
        """Archival order among the children of one record, without their paths."""
        return self.order_by("position", "pk")

    def by_date(self) -> RecordQuerySet:
        """Oldest first, undated last."""
        return self.order_by(
            F("date_earliest").asc(nulls_last=True),
            F("date_latest").asc(nulls_last=True),
            "title",
            "pk",
        )

    def newest_first(self) -> RecordQuerySet:
        """By the moment of publication in this catalogue, latest first."""
        return self.order_by(F("public_from").desc(nulls_last=True), "-pk")

    def below(self, record: Record) -> RecordQuerySet:
        """All descendants of `record`, in one query."""
        after, before = tree.descendants(record.path)
        return self.filter(path__gt=after, path__lt=before)

    def above(self, record: Record) -> RecordQuerySet:
        """All ancestors of `record` from the root down, in one query."""
        return self.filter(pk__in=tree.keys(record.path)[:-1]).order_by("path")

    def children_of(self, record: Record) -> RecordQuerySet:
        return self.filter(parent=record).in_archival_order()

    def without_date(self) -> RecordQuerySet:
        """Items, not only known from citations, of which no date is given, not even “n.d.”."""
        return self.filter(_UNDATED)

    def without_repository(self) -> RecordQuerySet:
        """Top records that name no repository and were not published."""
        return self.filter(_HOMELESS)

    def incomplete(self) -> RecordQuerySet:
        """Records that cannot be published as they stand, or should not have been."""
        # One condition after another is looked up in an index of its own; all at once, every record would be read.
        plain = self.model._default_manager.using(self.db).order_by()
        unexplained = Text.objects.using(self.db).without_source().order_by()
        found = (
            plain.filter(_UNDATED)
            .values("pk")
            .union(plain.filter(_HOMELESS).values("pk"), unexplained.values("record"))
        )
        return self.filter(pk__in=found)

    def after(self, record: Record) -> RecordQuerySet:
        """All records that follow `record` in archival order, the nearest first."""
        return self.filter(path__gt=record.path).order_by("path")

    def before(self, record: Record) -> RecordQuerySet:
        """All records that stand before `record` in archival order, the nearest first."""
        return self.filter(path__lt=record.path).order_by("-path")

    def siblings_after(self, record: Record) -> RecordQuerySet:
        """The records under the same parent that follow `record`, the nearest first."""
        return self.after(record).filter(parent=record.parent_id)

    def about_terms(self, keys: list[int]) -> RecordQuerySet:
        """Records that have one of these terms as a subject or a place."""
        about = self.model.subjects.through.objects.filter(term__in=keys).values("record")
        concerned = RecordPlace.objects.filter(place__in=keys).values("record")
        return self.filter(Q(pk__among=about) | Q(pk__among=concerned))

    def letters(self, sender: Agent, recipient: Agent) -> RecordQuerySet:
        """Records that came from the one and went to the other."""
        sent = Contribution.objects.filter(
            agent=sender,
            role__key__in=SENDERS,
            record__contributions__agent=recipient,
            record__contributions__role__key__in=RECIPIENTS,
        )
        return self.filter(pk__in=sent.values("record"))

    def wanted(self) -> RecordQuerySet:
        """Sources that public records cite and that are not held, the most cited first, with `times_cited`."""
        return (
            self.filter(public_now("cited_in__citing"), holding=Holding.CITED_ONLY)
            .annotate(times_cited=Count("cited_in"))
            .order_by("-times_cited", "title", "pk")
        )

    def with_summary(self) -> RecordQuerySet:
        """With all that a line in a list shows, in a fixed number of queries."""
        contributions = Contribution.objects.select_related("agent", "role").in_order()
        return self.select_related("level", "document_type", "repository").prefetch_related(
            "languages", Prefetch("contributions", contributions)
        )

    def in_lines(self, *further: str) -> RecordQuerySet:
        """With what a line in a list of results shows, these further fields and nothing else, in one query."""
        return self.select_related("level", "document_type", "repository").only(
            *_IN_LINE,
            *further,
            *(f"{linked}__{name}" for linked in ("level", "document_type") for name in _OF_TERM),
            "repository__slug",
            "repository__name",
        )
