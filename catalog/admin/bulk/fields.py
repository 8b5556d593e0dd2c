"""Setting one field of many records."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.functional import lazystr
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.admin.bulk.operations import Operation
from catalog.models import Record
from catalog.vocabulary import label


class SetField(Operation[Any]):
    """Give all records the same value in one field."""

    field: ClassVar[str]

    @classmethod
    def fields(cls, admin: Any, request: Any) -> dict[str, forms.Field]:
        own = admin.formfield_for_dbfield(Record._meta.get_field(cls.field), request)
        own.label = capfirst(str(own.label))
        return {"value": own}

    def __str__(self) -> str:
        shown = self._shown(self.said["value"])
        return _("%(field)s set to “%(value)s”") % {"field": label(self.field), "value": shown}

    def reading(self, record: Record) -> tuple[str, str]:
        return self._shown(getattr(record, self.field)), self._shown(self.said["value"])

    def do(self, record: Record) -> None:
        setattr(record, self.field, self.said["value"])
        record.save()

    def _shown(self, value: Any) -> str:
        labels = dict(getattr(Record._meta.get_field(self.field), "flatchoices", ()))
        return "" if value is None else str(labels.get(value, value))


def setting(name: str) -> type[SetField]:
    """The operation that sets this field of records."""
    said = format_lazy(gettext_lazy("Set: {field}"), field=lazystr(label(name)))
    return type(f"Set_{name}", (SetField,), {"key": f"set-{name}", "label": said, "field": name})
