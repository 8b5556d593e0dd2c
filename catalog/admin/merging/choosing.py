"""Choosing what something is to be merged with."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.sites import AdminSite
from django.utils.translation import gettext_lazy as _

from catalog.admin.autocomplete import ChoicesField, ChoicesSelect
from catalog.merging.references import links, references


class ChoosingForm(forms.Form):
    """What else is the same, chosen by typing."""


def choosing_form(site: AdminSite, obj: Any) -> forms.Form:
    """The form for what `obj` is to be merged with."""
    own = _field_for(obj)
    form = ChoosingForm()
    form.fields["of"] = ChoicesField(
        queryset=type(obj)._default_manager.all(),
        widget=ChoicesSelect(own, site),
        label=_("The same as"),
        help_text=_("Found as in the fields of forms, by any name. Several may be chosen."),
    )
    return form


def _field_for(obj: Any) -> Any:
    """A field by which objects of this kind, and of this vocabulary, are chosen."""
    model = type(obj)
    fields = [own for some in references(model).values() for own in some]
    for own in (*fields, *links(model)):
        wanted = own.get_limit_choices_to()
        if wanted == {"scheme": getattr(obj, "scheme", None)} or (
            not wanted and not hasattr(obj, "scheme")
        ):
            return own
    return fields[0]
