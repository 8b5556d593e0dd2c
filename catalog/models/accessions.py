"""Imports: what came in one batch, from which file, by whom."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalog.models.base import CatalogModel, CatalogQuerySet


class Accession(CatalogModel):
    """One import batch, so that what a file brought can be named and undone as one."""

    source_file = models.CharField(_("source file"), max_length=250)
    sha256 = models.CharField(
        "SHA-256", max_length=64, help_text=_("Of the file's content, in hexadecimal.")
    )
    format = models.CharField(_("format"), max_length=40)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="accessions",
        verbose_name=_("imported by"),
    )
    imported_at = models.DateTimeField(_("imported"), default=timezone.now)
    created = models.PositiveIntegerField(_("records created"), default=0)
    updated = models.PositiveIntegerField(_("records updated"), default=0)
    unchanged = models.PositiveIntegerField(_("records unchanged"), default=0)
    conflicts = models.PositiveIntegerField(
        _("conflicts"),
        default=0,
        help_text=_("Values that people had changed since the last import, and that were left."),
    )
    warnings = models.PositiveIntegerField(_("warnings"), default=0)
    report = models.TextField(_("report"), blank=True)
    act = models.OneToOneField(
        "catalog.Act",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="accession",
        verbose_name=_("act"),
    )
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True, editable=False)

    natural_key_fields = ("sha256", "imported_at")
    objects = CatalogQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        constraints = [
            models.UniqueConstraint(
                fields=["sha256", "imported_at"], name="accession_unique_at_a_moment"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source_file}, {self.imported_at:%Y-%m-%d %H:%M}"
