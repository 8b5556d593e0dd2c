"""Adding terms to many records, or taking them out."""

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


class ChangeTerms(Operation[Any]):
    """Add terms to a field that holds several, or take them out."""

    field: ClassVar[str]
    adds: ClassVar[bool]

    @classmethod
    def fields(cls, admin: Any, request: Any) -> dict[str, forms.Field]:
        own = admin.formfield_for_dbfield(Record._meta.get_field(cls.field), request)
        own.label, own.required = capfirst(str(own.label)), True
        return {"value": own}

    def __str__(self) -> str:
        names = ", ".join(map(str, self.said["value"]))
        said = _("%(field)s added: %(names)s") if self.adds else _("%(field)s removed: %(names)s")
        return said % {"field": label(self.field), "names": names}

    def reading(self, record: Record) -> tuple[str, str]:
        has = list(getattr(record, self.field).all())
        named = set(self.said["value"])
        new = {*has, *named} if self.adds else set(has) - named
        return _listed(has), _listed(new)

    def do(self, record: Record) -> None:
        linked = getattr(record, self.field)
        (linked.add if self.adds else linked.remove)(*self.said["value"])
        record.save()


def _listed(terms: Any) -> str:
    return ", ".join(sorted(map(str, terms)))


def _changing(name: str, said: Any, *, adds: bool) -> type[ChangeTerms]:
    key = f"{'add' if adds else 'remove'}-{name}"
    members = {
        "key": key,
        "label": format_lazy(said, field=lazystr(label(name))),
        "field": name,
        "adds": adds,
        "loads": (name,),
    }
    return type(key.replace("-", "_"), (ChangeTerms,), members)


def adding(name: str) -> type[ChangeTerms]:
    """The operation that adds terms to this field of records."""
    return _changing(name, gettext_lazy("Add: {field}"), adds=True)


def removing(name: str) -> type[ChangeTerms]:
    """The operation that takes terms out of this field of records."""
    return _changing(name, gettext_lazy("Remove: {field}"), adds=False)
