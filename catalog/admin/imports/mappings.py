"""Mappings of the columns of tables, in the forms that bring a table: suggested, edited, kept for the next one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.ingest.findings import UnreadableFile
from catalog.ingest.formats import Format, format_named
from catalog.ingest.formats.table_format import MAPPING, TableFormat, headings
from catalog.ingest.tables.mapping import suggested_mapping
from catalog.ingest.uploads.running import source_of
from catalog.models import ColumnMapping, Upload

_LONGEST_NAME = 80


def is_mapped(form: Format) -> bool:
    """Whether files of this format have columns that a mapping may explain."""
    return MAPPING in form.settings


def fields_of(form: Format) -> dict[str, forms.Field]:
    """What is asked beside the mapping itself, by the names of the fields."""
    kept = ColumnMapping.objects.for_format(form.name)
    return {
        name_of(form, "kept"): forms.ModelChoiceField(
            kept,
            to_field_name="name",
            label=_("A mapping kept before"),
            required=False,
            help_text=_("When one is chosen, it takes the place of what is written above."),
        ),
        name_of(form, "keep"): forms.CharField(
            label=_("Keep this mapping as"),
            required=False,
            max_length=_LONGEST_NAME,
            widget=forms.TextInput(attrs={"class": "vTextField"}),
            help_text=_("A name, such as that of the archive whose tables have these columns."),
        ),
    }


def name_of(form: Format, what: str) -> str:
    """The name of a field: of the mapping kept before ("kept"), or of the name to keep it by ("keep")."""
    return f"{form.name}-{MAPPING.name}-{what}"


def check(form: Format, name: str, said: dict[str, str], person: Any) -> None:
    """ValidationError when this person cannot keep what is said as a mapping by this name."""
    if not said.get(MAPPING.name):
        raise ValidationError(_("There is no mapping to be kept."), "empty")
    there = ColumnMapping.objects.filter(name=name).first()
    if there is not None and (there.format != form.name or there.made_by_id != person.pk):
        message = _("There is another mapping “%s”. Choose another name.")
        raise ValidationError(message % name, "taken")


def keep(form: Format, name: str, mapping: str, person: Any) -> None:
    """Keep a mapping by a name; this person's own of that name is replaced."""
    said = {"format": form.name, "mapping": mapping, "made_by": person}
    there = ColumnMapping.objects.filter(name=name).first() or ColumnMapping(name=name)
    for field, value in said.items():
        setattr(there, field, value)
    there.changed_at = timezone.now()
    there.full_clean()
    there.save()


def suggestion(upload: Upload) -> str:
    """A mapping for the headings of the table that was brought, for a person to correct; "" where there are none."""
    form = format_named(upload.format) if upload.format else None
    if not isinstance(form, TableFormat):
        return ""
    try:
        return suggested_mapping(headings(source_of(upload)), form.columns)
    except UnreadableFile:
        return ""
