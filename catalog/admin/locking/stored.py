"""The forms of a page as they would be shown now, and a digest of each field by which to know them again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from django.contrib.admin.utils import flatten_fieldsets
from django.forms.boundfield import BoundField
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from django.forms.models import InlineForeignKeyField
from django.http import HttpRequest

from catalog.admin.locking.values import shown

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

Digests = dict[str, dict[str, str]]
"""By the key of a form the digests of its fields. The key of the page's own form is "", that of a row "texts/12"."""

_LONGEST = 2_000_000


@dataclass(frozen=True)
class StoredForms:
    """A page's own form and the formsets of its rows, as they stand in the database."""

    form: Any
    formsets: list[Any]

    @cached_property
    def by_key(self) -> dict[str, Any]:
        """The page's own form under "", and every stored row's under its key."""
        rows = {
            row_key(formset, row.instance.pk): row for formset in self.formsets for row in formset
        }
        return {"": self.form} | {key: row for key, row in rows.items() if row.instance.pk}

    @cached_property
    def digests(self) -> Digests:
        return {
            key: {bound.name: digest(shown(bound)) for bound in comparable(form)}
            for key, form in self.by_key.items()
        }

    def formset(self, prefix: str) -> Any:
        """The formset with this prefix; None when the page has none."""
        return next((one for one in self.formsets if one.prefix == prefix), None)


def forms_now(admin: ModelAdmin[Any], request: HttpRequest, obj: Any) -> StoredForms:
    """The forms of `obj` as `admin` would show them to the person now."""
    names = flatten_fieldsets(admin.get_fieldsets(request, obj))
    form = admin.get_form(request, obj, change=True, fields=names)(instance=obj)
    formsets = []
    prefixes: dict[str, int] = {}
    for formset_class, inline in admin.get_formsets_with_inlines(request, obj):
        prefix = _numbered(formset_class.get_default_prefix(), prefixes)
        queryset = inline.get_queryset(request)
        formset = formset_class(instance=obj, prefix=prefix, queryset=queryset)
        if inline.has_change_permission(request, obj):
            formsets.append(formset)
    return StoredForms(form, formsets)


def forms_on_page(context: dict[str, Any]) -> StoredForms:
    """The forms that a page shows which was asked for with GET."""
    inlines = context["inline_admin_formsets"]
    shown_rows = [inline.formset for inline in inlines if inline.has_change_permission]
    return StoredForms(context["adminform"].form, shown_rows)


def agree(shown: Digests, now: Digests) -> bool:
    """Whether a form of these digests has shown all that stands there now, and nothing that is gone.

    It may have shown more fields: those of a person who has lost the right to them.
    """
    return shown.keys() == now.keys() and all(
        now[key].items() <= fields.items() for key, fields in shown.items()
    )


def row_key(formset: Any, key: Any) -> str:
    return f"{formset.prefix}/{key}"


def comparable(form: Any) -> Iterator[BoundField]:
    """The fields of a form or row that a person fills in."""
    own = {DELETION_FIELD_NAME, ORDERING_FIELD_NAME, form._meta.model._meta.pk.name}
    for bound in form:
        fixed = bound.field.disabled or isinstance(bound.field, InlineForeignKeyField)
        if bound.name not in own and not fixed:
            yield bound


def digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def write(digests: Digests) -> str:
    return json.dumps(digests, separators=(",", ":"))


def read(text: str) -> Digests:
    """Digests from what a form sent; none when that is nothing that `write` has written."""
    try:
        found = json.loads(text) if len(text) <= _LONGEST else {}
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {key: _texts(fields) for key, fields in found.items() if isinstance(fields, dict)}


def _texts(fields: dict[str, Any]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if isinstance(value, str)}


def _numbered(prefix: str, taken: dict[str, int]) -> str:
    """As Django's admin tells inlines of one prefix apart."""
    taken[prefix] = taken.get(prefix, 0) + 1
    return prefix if taken[prefix] == 1 else f"{prefix}-{taken[prefix]}"
