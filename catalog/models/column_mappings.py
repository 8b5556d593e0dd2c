"""Mappings of the columns of tables, kept for the next file."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalog.models.base import CatalogModel, CatalogQuerySet

LONGEST_MAPPING = 100_000
"""Characters."""


class ColumnMappingQuerySet(CatalogQuerySet["ColumnMapping"]):
    def for_format(self, name: str) -> ColumnMappingQuerySet:
        """Those for tables of one format, by name."""
        return self.filter(format=name).order_by("name")


class ColumnMapping(CatalogModel):
    """What the columns of some archive's tables are, under a name: one line for each, “Segnatura = reference_code”."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    format = models.CharField(
        _("format"), max_length=40, help_text=_("The format of the tables: “csv”, “atom-csv” …")
    )
    mapping = models.TextField(
        _("mapping"),
        validators=[MaxLengthValidator(LONGEST_MAPPING)],
        help_text=_(
            "“Segnatura = reference_code”; nothing after the equals sign keeps a column in the note, "
            "a hyphen leaves it out."
        ),
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="column_mappings",
        verbose_name=_("made by"),
    )
    changed_at = models.DateTimeField(_("changed"), default=timezone.now, editable=False)

    natural_key_fields = ("name",)
    worked_out = frozenset({"changed_at"})
    objects = ColumnMappingQuerySet.as_manager()

    class Meta:
        verbose_name = _("column mapping")
        verbose_name_plural = _("column mappings")

    def __str__(self) -> str:
        return self.name
