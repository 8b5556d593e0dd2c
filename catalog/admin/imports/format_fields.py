"""The fields in which a format's own settings are given."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from catalog.admin.imports import mappings
from catalog.ingest.formats import Format, Setting

_LONGEST = 100_000
_OF_EVERY_FILE = {"origin"}
"""Settings that the form asks for whatever the format."""


def settings_of(form: Format) -> list[Setting]:
    """The settings that are asked for when this format is chosen."""
    return [one for one in form.settings if one.name not in _OF_EVERY_FILE]


def name_of(form: Format, setting: Setting) -> str:
    """The name of the field for one setting of one format."""
    return f"{form.name}-{setting.name}"


def fields_of(form: Format) -> dict[str, forms.Field]:
    """All that is asked when this format is chosen, by the names of the fields."""
    fields = {name_of(form, one): _field(one) for one in settings_of(form)}
    return fields | (mappings.fields_of(form) if mappings.is_mapped(form) else {})


def missing(form: Format, given: dict[str, Any]) -> dict[str, str]:
    """What has to be given and is not: sentences by the names of the fields."""
    sentence = _("This must be given for a file of this kind.")
    names = [name_of(form, one) for one in settings_of(form) if one.required]
    return {name: sentence for name in names if not given.get(name)}


def said(form: Format, given: dict[str, Any]) -> dict[str, str]:
    """The settings that the form gives, by their own names."""
    found = {one.name: given.get(name_of(form, one)) or "" for one in settings_of(form)}
    kept = given.get(mappings.name_of(form, "kept"))
    if kept is not None:
        found["mapping"] = kept.mapping
    return {name: value for name, value in found.items() if value}


def _field(setting: Setting) -> forms.Field:
    asked: dict[str, Any] = {
        "label": setting.label,
        "help_text": setting.help,
        "required": False,
    }
    if setting.choices:
        empty = () if any(not value for value, _label in setting.choices) else (("", "---------"),)
        return forms.ChoiceField(choices=(*empty, *setting.choices), **asked)
    widget: forms.Widget = forms.TextInput(attrs={"class": "vTextField"})
    if setting.long:
        attributes = {"rows": 10, "class": "vLargeTextField", "spellcheck": "false"}
        widget = forms.Textarea(attrs=attributes)
    return forms.CharField(max_length=_LONGEST, strip=False, widget=widget, **asked)
