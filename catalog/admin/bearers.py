"""Copies, identifiers and relations of records."""

from __future__ import annotations

from django.contrib import admin

from catalog.admin.digital_objects import DigitalObjectInline
from catalog.admin.record_parts import RecordPartAdmin
from catalog.models import Copy, Identifier, Relation


@admin.register(Copy)
class CopyAdmin(RecordPartAdmin):
    """Copies of all records, each with its files."""

    list_display = ("__str__", "record", "accessed")
    list_select_related = ("repository", "record")
    list_filter = ("kind", "repository")
    search_fields = ("record__title", "shelfmark", "url", "repository__name")
    ordering = ("record__title", "record", "position")
    inlines = (DigitalObjectInline,)
    named_with = ("repository", "record")

    def choice_label(self, chosen: Copy) -> str:
        return f"{chosen}: {chosen.record}"


@admin.register(Identifier)
class IdentifierAdmin(RecordPartAdmin):
    """Identifiers of all records."""

    list_display = ("__str__", "record", "url")
    list_select_related = ("record",)
    list_filter = ("scheme",)
    search_fields = ("value", "scheme", "record__title")
    ordering = ("scheme", "value")


@admin.register(Relation)
class RelationAdmin(RecordPartAdmin):
    """Relations between all records."""

    belongs_to = "source"
    list_display = ("source", "type", "target", "note")
    list_select_related = ("source", "type", "target")
    list_filter = ("type",)
    search_fields = ("source__title", "target__title", "note")
    ordering = ("source__title", "type__position", "pk")
    named_with = ("source", "type", "target")
