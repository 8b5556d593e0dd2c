"""The log of changes: who changed what, when and from where. Rows are added and never touched again."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.choices import LoggedAction, LoggedSource

LONGEST_NAME = 200
"""Characters that the log keeps of what an object is called."""
_AT_ONCE = 1_000


class LoggedChangeQuerySet(models.QuerySet["LoggedChange"]):
    def newest_first(self) -> LoggedChangeQuerySet:
        return self.order_by("-at", "-pk")

    def older_than(self, row: LoggedChange) -> LoggedChangeQuerySet:
        """What comes after `row` in a list of the newest first."""
        # The first condition is the one an index can answer.
        return self.filter(Q(at__lt=row.at) | Q(pk__lt=row.pk), at__lte=row.at)

    def newer_than(self, row: LoggedChange) -> LoggedChangeQuerySet:
        return self.filter(Q(at__gt=row.at) | Q(pk__gt=row.pk), at__gte=row.at)

    def in_pieces(self, oldest_first: bool = False) -> Iterator[LoggedChange]:
        """All rows, however many: no statement takes long, and none is held open."""
        rows = self.order_by("at", "pk") if oldest_first else self.newest_first()
        piece = list(rows[:_AT_ONCE])
        while piece:
            yield from piece
            rest = rows.newer_than if oldest_first else rows.older_than
            piece = list(rest(piece[-1])[:_AT_ONCE])


class LoggedChange(models.Model):
    """One change of one object, or one event of an account. It refers to nothing: it outlives what it tells of.

    `fields` holds the names of those that changed, one a line; of rights also which: “groups +reviewer”.
    """

    at = models.DateTimeField(_("when"))
    person_key = models.BigIntegerField(_("number of the person"), null=True)
    person_name = models.CharField(_("person"), max_length=150, blank=True)
    source = models.CharField(_("by way of"), max_length=10, choices=LoggedSource)
    address = models.CharField(_("address"), max_length=64, blank=True)
    how = models.CharField(_("request or command"), max_length=300, blank=True)
    action = models.CharField(_("action"), max_length=30, choices=LoggedAction)
    model = models.CharField(_("kind"), max_length=100)
    object_key = models.BigIntegerField(_("number of the object"), null=True)
    object_name = models.CharField(_("object"), max_length=LONGEST_NAME, blank=True)
    record_key = models.BigIntegerField(
        _("number of the record"), null=True, help_text=_("The record that it is a part of.")
    )
    fields = models.TextField(_("fields"), blank=True)
    work = models.UUIDField(
        _("piece of work"), help_text=_("What one request or command changed has one number.")
    )

    objects = LoggedChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("logged change")
        verbose_name_plural = _("log of changes")
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["at", "id"], name="log_by_moment"),
            models.Index(fields=["person_name", "at", "id"], name="log_by_person"),
            models.Index(fields=["action", "at", "id"], name="log_by_action"),
            models.Index(fields=["model", "object_key", "at", "id"], name="log_by_object"),
            models.Index(
                fields=["record_key", "at", "id"],
                name="log_by_record",
                condition=Q(record_key__isnull=False),
            ),
            models.Index(
                fields=["address", "at", "id"], name="log_by_address", condition=~Q(address="")
            ),
            models.Index(fields=["work"], name="log_by_work"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S}, {self.get_action_display()}: {self.object_name}"
