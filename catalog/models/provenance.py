"""The life of a document, step by step."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.choices import Scheme
from catalog.models.base import CatalogQuerySet
from catalog.models.dated import DatedModel
from catalog.models.fields import term_field


class ProvenanceEventQuerySet(CatalogQuerySet["ProvenanceEvent"]):
    def in_order(self) -> ProvenanceEventQuerySet:
        return self.order_by("position", "pk")


class ProvenanceEvent(DatedModel):
    """One step in the life of a document, with its evidence or the admission that there is none."""

    record = models.ForeignKey(
        "catalog.Record", models.CASCADE, related_name="events", verbose_name=_("record")
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    type = term_field(Scheme.EVENT_TYPE, related_name="events", verbose_name=_("event"))
    from_agent = models.ForeignKey(
        "catalog.Agent",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events_from",
        verbose_name=_("from"),
    )
    to_agent = models.ForeignKey(
        "catalog.Agent",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events_to",
        verbose_name=_("to"),
    )
    place = term_field(
        Scheme.PLACE, related_name="events_at", null=True, blank=True, verbose_name=_("place")
    )
    pages_withheld = models.PositiveIntegerField(
        _("pages withheld"),
        null=True,
        blank=True,
        help_text=_("In a release: how many pages were kept back."),
    )
    note = models.TextField(_("note"), blank=True)
    evidence = models.TextField(
        _("evidence"), blank=True, help_text=_("The source that shows it, with page or address.")
    )
    unattested = models.BooleanField(
        _("unattested"),
        default=False,
        help_text=_("It must have happened, but no source at hand shows it."),
    )

    natural_key_fields = ("record", "position")
    objects = ProvenanceEventQuerySet.as_manager()

    class Meta(DatedModel.Meta):
        verbose_name = _("provenance event")
        verbose_name_plural = _("provenance events")
        constraints = [
            *DatedModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["record", "position"], name="event_position_unique_in_record"
            ),
            models.CheckConstraint(
                condition=Q(unattested=False) | Q(evidence=""),
                name="event_unattested_has_no_evidence",
                violation_error_message=_(
                    "An event with evidence is attested. Clear one of the two."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type}, {self.date_reading}" if self.date_reading else str(self.type)
