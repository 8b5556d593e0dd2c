"""Who had which part in a record, and which places it concerns."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.choices import Certainty, Scheme
from catalog.models.base import CatalogModel, CatalogQuerySet
from catalog.models.fields import term_field

MAKERS = frozenset({"author", "creator", "sender", "drafter", "signatory"})
"""The roles of those who made a record (ISAD(G) 3.2.1)."""
SENDERS = ("author", "sender")
"""The roles of those from whom a letter comes."""
RECIPIENTS = ("recipient",)
"""The roles of those to whom a letter goes; not of those who had a copy."""


class ContributionQuerySet(CatalogQuerySet["Contribution"]):
    def by_makers(self) -> ContributionQuerySet:
        """Of those who made the records, not of those they went to or speak of."""
        return self.filter(role__key__in=MAKERS)

    def in_order(self) -> ContributionQuerySet:
        return self.order_by("role__position", "position", "pk")


class Contribution(CatalogModel):
    """An agent's part in a record: author, sender, recipient, mentioned … (a RiC-CM relation with a role)."""

    record = models.ForeignKey(
        "catalog.Record", models.CASCADE, related_name="contributions", verbose_name=_("record")
    )
    agent = models.ForeignKey(
        "catalog.Agent",
        models.PROTECT,
        related_name="contributions",
        verbose_name=_("person or body"),
    )
    role = term_field(Scheme.ROLE, related_name="contributions", verbose_name=_("role"))
    name_as_written = models.CharField(
        _("name as written"),
        max_length=250,
        blank=True,
        help_text=_("The name in the words of the source."),
    )
    certainty = models.CharField(
        _("certainty"), max_length=20, choices=Certainty, default=Certainty.CERTAIN
    )
    position = models.PositiveIntegerField(
        _("position"), default=0, help_text=_("Order among those with this role.")
    )
    note = models.CharField(_("note"), max_length=250, blank=True)

    natural_key_fields = ("record", "agent", "role")
    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        constraints = [
            models.UniqueConstraint(
                fields=["record", "agent", "role"], name="contribution_once_in_a_role"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agent} ({self.role})"


class RecordPlaceQuerySet(CatalogQuerySet["RecordPlace"]):
    def in_order(self) -> RecordPlaceQuerySet:
        return self.order_by("role__position", "place__label", "pk")


class RecordPlace(CatalogModel):
    """A place that a record concerns, with its role: written there, mentioned, its subject …"""

    record = models.ForeignKey(
        "catalog.Record", models.CASCADE, related_name="places", verbose_name=_("record")
    )
    place = term_field(Scheme.PLACE, related_name="record_places", verbose_name=_("place"))
    role = term_field(Scheme.PLACE_ROLE, related_name="record_place_roles", verbose_name=_("role"))
    name_as_written = models.CharField(
        _("name as written"),
        max_length=250,
        blank=True,
        help_text=_("The name in the words of the source."),
    )

    natural_key_fields = ("record", "place", "role")
    objects = RecordPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place of a record")
        verbose_name_plural = _("places of records")
        constraints = [
            models.UniqueConstraint(
                fields=["record", "place", "role"], name="record_place_once_in_a_role"
            )
        ]

    def __str__(self) -> str:
        return f"{self.place} ({self.role})"
