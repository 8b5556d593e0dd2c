"""Institutions with archival holdings."""

from __future__ import annotations

from typing import Any

from django.contrib import admin

from catalog.admin.desk import DeskAdmin
from catalog.admin.filters import ValuesFilter
from catalog.models import Repository


@admin.register(Repository)
class RepositoryAdmin(DeskAdmin):
    """Repositories."""

    named_by = "name"
    list_display = ("name", "city", "country", "isil")
    list_filter = (("country", ValuesFilter),)
    search_fields = ("name", "parallel_names", "other_names", "city", "isil", "slug")
    ordering = ("name", "pk")

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        shown = obj is not None and Repository.objects.public().filter(pk=obj.pk).exists()
        return obj.get_absolute_url() if shown else None
