"""Who at the desk must have a second factor."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _

ONLY = 1
"""The key of the only row."""


class SecondFactorRequirement(models.Model):
    """One row, written when an administrator first saves it; without it nobody must have a second factor."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY, editable=False)
    everyone = models.BooleanField(
        _("everyone at the desk"),
        default=False,
        help_text=_("All accounts with staff status, whatever their groups."),
    )
    superusers = models.BooleanField(
        _("superusers"),
        default=False,
        help_text=_("They may do everything and need be in no group."),
    )
    groups = models.ManyToManyField(
        Group,
        blank=True,
        related_name="+",
        related_query_name="requires_second_factor",
        verbose_name=_("groups"),
        help_text=_("Whoever is in one of these groups."),
    )

    class Meta:
        verbose_name = _("requirement of a second factor")
        verbose_name_plural = _("who must have a second factor")
        default_permissions = ("view", "change")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pk=ONLY), name="second_factor_requirement_is_one"
            )
        ]

    def __str__(self) -> str:
        return str(_("Who must have a second factor"))

    @classmethod
    def current(cls) -> SecondFactorRequirement:
        """What holds now; not stored yet as long as nobody has changed anything."""
        return cls.objects.filter(pk=ONLY).first() or cls(pk=ONLY)
