"""Scans and other files."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from catalog.admin.inlines import Rows
from catalog.admin.numbering import Numbered
from catalog.admin.record_parts import RecordPartAdmin
from catalog.models import DigitalObject

# The stored file has no address of its own: it is reached by its hash, through the catalogue's rules.
_OVERRIDES: dict[type[models.Field[Any, Any]], dict[str, Any]] = {
    models.FileField: {"widget": forms.FileInput}
}


class DigitalObjectInline(Numbered, Rows):
    """The files of a copy, in order."""

    model = DigitalObject
    number_field = "page_order"
    fields = ("page_order", "file", "caption", "visibility", "media_type", "size")
    readonly_fields = ("media_type", "size")
    ordering = ("page_order", "pk")
    formfield_overrides = _OVERRIDES
    show_change_link = True


@admin.register(DigitalObject)
class DigitalObjectAdmin(RecordPartAdmin):
    """Files of all copies. Type, size and hash are read from the file itself."""

    belongs_to = "copy__record"
    list_display = ("__str__", "copy", "page_order", "media_type", "size", "visibility")
    list_select_related = ("copy__repository", "copy__record")
    list_filter = ("media_type", "visibility")
    search_fields = ("caption", "sha256", "copy__record__title")
    ordering = ("copy", "page_order")
    fields = (
        "copy",
        "file",
        ("page_order", "visibility"),
        "caption",
        "rights",
        "media_type",
        "size",
        "sha256",
        "address",
    )
    readonly_fields = ("media_type", "size", "sha256", "address")
    formfield_overrides = _OVERRIDES

    @admin.display(description=_("address"))
    def address(self, file: DigitalObject) -> str:
        if not file.sha256:
            return "–"
        return format_html('<a href="{0}">{0}</a>', file.get_absolute_url())
