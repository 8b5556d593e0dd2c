"""Descriptions of records in other languages."""

from __future__ import annotations

from django.contrib import admin

from catalog.admin.record_parts import RecordPartAdmin
from catalog.models import ParallelDescription


@admin.register(ParallelDescription)
class ParallelDescriptionAdmin(RecordPartAdmin):
    """Descriptions in other languages of all records."""

    list_display = ("__str__", "record", "language", "method", "standing")
    list_select_related = ("record",)
    list_filter = ("language", "method", "standing")
    search_fields = ("title", "record__title", "scope_and_content")
    ordering = ("record__title", "record", "language")
    fields = ("record", ("language", "method", "standing"), *ParallelDescription.SAID)
