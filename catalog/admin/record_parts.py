"""The pages of what hangs on a record: who may not change the record may not change it there either."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from catalog import workflow
from catalog.admin.desk import DeskAdmin
from catalog.models import Record


class RecordPartAdmin(DeskAdmin):
    """The pages of a model that belongs to records; `belongs_to` leads to the record, such as "copy__record"."""

    belongs_to = "record"

    def record_of(self, obj: Any) -> Record:
        record: Record = attrgetter(self.belongs_to.replace("__", "."))(obj)
        return record

    def turn_of(self, obj: Any) -> Record:
        return self.record_of(obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and self._may_edit(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and self._may_edit(request, obj)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save what belongs to a record that the person may change, also after the form has moved it to another."""
        if not self._may_edit(request, obj):
            record = self.record_of(obj)
            message = _(
                "“%(title)s” is at “%(status)s”, where you may not change it. Choose another record."
            )
            params = {"title": record.title, "status": record.get_status_display()}
            field = self.belongs_to.partition("__")[0]
            raise ValidationError({field: ValidationError(message, "not-yours", params)})
        super().save_model(request, obj, form, change)

    def _may_edit(self, request: HttpRequest, obj: Any) -> bool:
        return obj is None or workflow.may_edit(request.user, self.record_of(obj).status)
