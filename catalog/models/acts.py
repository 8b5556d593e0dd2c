"""What was done to the catalogue, each as one act that can be looked at and undone: an edit, a merge, an import.

The states themselves are versions of django-reversion, one for each object with everything that hangs on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from reversion.models import Revision, Version

if TYPE_CHECKING:
    from datetime import datetime

LONGEST_NAME = 500
"""Characters of an object's name that are kept with what was done to it."""


class ActKind(models.TextChoices):
    EDIT = "edit", _("edit")
    BULK_EDIT = "bulk-edit", _("bulk edit")
    MERGE = "merge", _("merge")
    IMPORT = "import", _("import")
    RESTORE = "restore", _("restoration")
    UNDO = "undo", _("undoing")


class Act(models.Model):
    """One thing done by one person: its moment, person and comment are those of its revision."""

    revision = models.OneToOneField(Revision, models.PROTECT, related_name="act")
    kind = models.CharField(_("kind"), max_length=20, choices=ActKind, default=ActKind.EDIT)
    by_name = models.CharField(_("by"), max_length=150, blank=True)
    summary = models.CharField(_("what was done"), max_length=LONGEST_NAME, blank=True)
    undoes = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="undone_by",
        verbose_name=_("undoes"),
    )

    class Meta:
        verbose_name = _("act")
        verbose_name_plural = _("acts")
        default_permissions = ("view",)

    def __str__(self) -> str:
        return self.summary or str(self.get_kind_display())

    def get_absolute_url(self) -> str:
        return reverse("admin:catalog_act_change", args=[self.pk])

    @property
    def at(self) -> datetime:
        at: datetime = self.revision.date_created
        return at

    @property
    def comment(self) -> str:
        return str(self.revision.comment)


class Effect(models.Model):
    """What an act did to one object: its state before, None when it was added, and after, None when deleted."""

    act = models.ForeignKey(Act, models.CASCADE, related_name="effects")
    model = models.CharField(max_length=100)
    object_id = models.BigIntegerField()
    name = models.CharField(max_length=LONGEST_NAME)
    before = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    after = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["model", "object_id", "act"], name="effect_once_on_an_object"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def what(self) -> str:
        if self.before_id is None:
            return str(_("added"))
        return str(_("deleted")) if self.after_id is None else str(_("changed"))
