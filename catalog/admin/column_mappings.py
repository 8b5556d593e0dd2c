"""Mappings of the columns of tables, kept for the next file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalog.admin.desk import DeskAdmin
from catalog.admin.forms import CatalogForm
from catalog.ingest.formats import FORMATS
from catalog.ingest.formats.table_format import TableFormat
from catalog.ingest.report import sentence
from catalog.ingest.tables.mapping import read_mapping
from catalog.models import ColumnMapping

TABLES = {one.name: one for one in FORMATS if isinstance(one, TableFormat)}


class ColumnMappingForm(CatalogForm):
    """A mapping whose lines are read as they will be for a table of its format."""

    format = forms.ChoiceField(
        label=_("Format"), choices=[(name, one.label) for name, one in TABLES.items()]
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if "format" in given and "mapping" in given:
            read = read_mapping(given["mapping"], TABLES[given["format"]].columns)
            for problem in read.problems:
                self.add_error("mapping", ValidationError(sentence(problem)))
        return given


@admin.register(ColumnMapping)
class ColumnMappingAdmin(DeskAdmin):
    """Column mappings."""

    form = ColumnMappingForm
    list_display = ("name", "format", "made_by", "changed_at")
    list_select_related = ("made_by",)
    list_filter = ("format",)
    search_fields = ("name", "mapping")
    ordering = ("name", "pk")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.changed_at = timezone.now()
        if not change:
            obj.made_by = request.user
        super().save_model(request, obj, form, change)
