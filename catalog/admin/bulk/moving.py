"""Moving many records under another parent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog import workflow
from catalog.admin.bulk.operations import Operation
from catalog.models import Record
from catalog.models.record_tree import check_place


class Move(Operation[Record]):
    """Put all records, in the order in which they stand, behind what is under the parent already."""

    key = "move"
    label = gettext_lazy("Move under another parent")

    @classmethod
    def fields(cls, admin: Any, request: Any) -> dict[str, forms.Field]:
        own = admin.formfield_for_dbfield(Record._meta.get_field("parent"), request)
        own.label, own.help_text = _("New parent"), _("Empty: they become roots.")
        return {"value": own}

    def __str__(self) -> str:
        parent = self.said["value"]
        return _("moved under “%s”") % parent if parent else _("made roots")

    def reading(self, record: Record) -> tuple[str, str]:
        parent = self.said["value"]
        if parent is not None and not workflow.may_edit(self.by, parent.status):
            message = _("You may not change “%(title)s”, which would be its parent.")
            raise ValidationError(message, params={"title": parent.title})
        if parent is not None and parent.pk != record.parent_id:
            check_place(record, parent)
        return _named(record.parent), _named(parent)

    def do(self, record: Record) -> None:
        if record.parent_id != getattr(self.said["value"], "pk", None):
            record.parent, record.position = self.said["value"], None
            record.save()


def _named(parent: Record | None) -> str:
    return str(parent) if parent is not None else _("(a root)")
