"""What bears a record: copies, scans, identifiers, further dates, relations to other records."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalog.choices import Calendar, CopyKind, DateEvent, Scheme
from catalog.models.base import CatalogModel, CatalogQuerySet
from catalog.models.dated import DatedModel
from catalog.models.fields import term_field


class RecordDate(DatedModel):
    """A further or competing date of a record, with who gives it and why."""

    record = models.ForeignKey(
        "catalog.Record", models.CASCADE, related_name="dates", verbose_name=_("record")
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    event = models.CharField(
        _("dates what"), max_length=20, choices=DateEvent, default=DateEvent.ATTRIBUTED
    )
    calendar = models.CharField(
        _("calendar"), max_length=20, choices=Calendar, default=Calendar.GREGORIAN
    )
    reason = models.TextField(_("reason"), blank=True, help_text=_("Who dates it so, and why."))
    evidence = models.TextField(_("evidence"), blank=True, help_text=_("Where this date is found."))

    natural_key_fields = ("record", "position")
    objects = CatalogQuerySet.as_manager()

    class Meta(DatedModel.Meta):
        verbose_name = _("further date")
        verbose_name_plural = _("further dates")
        ordering = ["position", "pk"]
        constraints = [
            *DatedModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["record", "position"], name="record_date_position_unique"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_event_display()}: {self.date_reading}"


class Identifier(CatalogModel):
    """A record's identifier elsewhere: `wilson-center:111973`, `doi:…`; a re-import recognises the record by it."""

    record = models.ForeignKey(
        "catalog.Record", models.CASCADE, related_name="identifiers", verbose_name=_("record")
    )
    scheme = models.SlugField(
        _("scheme"), max_length=40, help_text=_("“wilson-center”, “doi”, “ark”, “cia-rdp” …")
    )
    value = models.CharField(_("value"), max_length=200)
    url = models.URLField(_("address"), blank=True, max_length=500)

    natural_key_fields = ("scheme", "value")
    objects = CatalogQuerySet.as_manager()

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        ordering = ["scheme", "value"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "value"], name="identifier_unique"),
            models.CheckConstraint(
                condition=~Q(scheme="") & ~Q(value=""),
                name="identifier_not_empty",
                violation_error_message=_(
                    "An identifier has a scheme and a value, such as doi and 10.2298/…"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


class Copy(CatalogModel):
    """One bearer of a record: the original, a carbon, a photocopy, a facsimile on the web."""

    record = models.ForeignKey(
        "catalog.Record", models.CASCADE, related_name="copies", verbose_name=_("record")
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    kind = models.CharField(_("kind"), max_length=20, choices=CopyKind)
    repository = models.ForeignKey(
        "catalog.Repository",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="copies",
        verbose_name=_("repository"),
    )
    shelfmark = models.CharField(_("shelfmark"), max_length=250, blank=True)
    url = models.URLField(_("address"), blank=True, max_length=500)
    iiif_manifest = models.URLField(_("IIIF manifest"), blank=True, max_length=500)
    accessed = models.DateField(
        _("last seen"), null=True, blank=True, help_text=_("When the address was last visited.")
    )
    rights = models.TextField(_("rights"), blank=True)
    note = models.TextField(_("note"), blank=True)

    natural_key_fields = ("record", "position")
    objects = CatalogQuerySet.as_manager()

    class Meta:
        verbose_name = _("copy")
        verbose_name_plural = _("copies")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["record", "position"], name="copy_position_unique")
        ]

    def __str__(self) -> str:
        parts = [self.get_kind_display(), str(self.repository or ""), self.shelfmark]
        return ", ".join(part for part in parts if part)


class RelationQuerySet(CatalogQuerySet["Relation"]):
    def in_order(self) -> RelationQuerySet:
        return self.order_by("type__position", "pk")


class Relation(CatalogModel):
    """A typed link between two records, entered once and read from both ends."""

    source = models.ForeignKey(
        "catalog.Record", models.CASCADE, related_name="relations", verbose_name=_("record")
    )
    type = term_field(Scheme.RELATION_TYPE, related_name="relations", verbose_name=_("relation"))
    target = models.ForeignKey(
        "catalog.Record",
        models.CASCADE,
        related_name="inverse_relations",
        verbose_name=_("to record"),
    )
    note = models.CharField(_("note"), max_length=250, blank=True)

    natural_key_fields = ("source", "type", "target")
    objects = RelationQuerySet.as_manager()

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        constraints = [
            models.UniqueConstraint(fields=["source", "type", "target"], name="relation_unique"),
            models.CheckConstraint(
                condition=~Q(source=F("target")),
                name="relation_between_two_records",
                violation_error_message=_(
                    "A record cannot be related to itself. Choose another record."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} – {self.type} – {self.target}"
