"""Who took a record from one status to another, when, and why."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalog.choices import Status
from catalog.models.base import CatalogModel, CatalogQuerySet
from catalog.steps import step_named

LONGEST_COMMENT = 2_000
"""Characters."""


class StatusChangeQuerySet(CatalogQuerySet["StatusChange"]):
    def newest_first(self) -> StatusChangeQuerySet:
        return self.order_by("-at", "-pk")


class StatusChange(CatalogModel):
    """One step of one record, written when it is taken and never changed. `step` is a name of `catalog.steps`."""

    record = models.ForeignKey(
        "catalog.Record", models.CASCADE, related_name="status_changes", verbose_name=_("record")
    )
    step = models.SlugField(_("step"), max_length=40)
    from_status = models.CharField(_("from"), max_length=20, choices=Status)
    to_status = models.CharField(_("to"), max_length=20, choices=Status)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="status_changes",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("when"), default=timezone.now)
    comment = models.TextField(
        _("comment"), blank=True, validators=[MaxLengthValidator(LONGEST_COMMENT)]
    )
    public_reason = models.TextField(
        _("reason for readers"),
        blank=True,
        validators=[MaxLengthValidator(LONGEST_COMMENT)],
        help_text=_("Shown to everyone at the address of the record."),
    )

    natural_key_fields = ("record", "at")
    objects = StatusChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of status")
        verbose_name_plural = _("changes of status")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["record", "at"], name="status_change_once_at_a_moment"),
            models.CheckConstraint(
                condition=~models.Q(from_status=models.F("to_status")),
                name="status_change_changes_the_status",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_from_status_display()} → {self.get_to_status_display()}"

    @property
    def done(self) -> str:
        """What was done, such as “sent for review”."""
        step = step_named(self.step)
        return str(step.done) if step else str(self)
