"""What was imported: to be read and withdrawn, never written, by hand."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from catalog.admin.desk import DeskAdmin
from catalog.admin.imports import Imports, Withdraws
from catalog.models import Accession


@admin.register(Accession)
class AccessionAdmin(Imports, Withdraws, DeskAdmin):
    """Imports."""

    list_display = (
        "source_file",
        "format",
        "imported_at",
        "imported_by",
        "created",
        "updated",
        "unchanged",
        "undone_at",
    )
    list_select_related = ("imported_by",)
    list_filter = ("format",)
    search_fields = ("source_file", "sha256", "report")
    ordering = ("-imported_at", "pk")
    date_hierarchy = "imported_at"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
