"""Who had which part in which record, and which places it concerns."""

from __future__ import annotations

from django.contrib import admin

from catalog.admin.record_parts import RecordPartAdmin
from catalog.models import Contribution, RecordPlace


@admin.register(Contribution)
class ContributionAdmin(RecordPartAdmin):
    """Contributions to all records."""

    list_display = ("agent", "role", "record", "name_as_written", "certainty")
    list_select_related = ("agent", "role", "record")
    list_filter = ("role", "certainty")
    search_fields = (
        "agent__preferred_name",
        "agent__names__name",
        "name_as_written",
        "record__title",
    )
    ordering = ("agent__preferred_name", "role__position", "pk")
    named_with = ("agent", "role")


@admin.register(RecordPlace)
class RecordPlaceAdmin(RecordPartAdmin):
    """Places of all records."""

    list_display = ("place", "role", "record", "name_as_written")
    list_select_related = ("place", "role", "record")
    list_filter = ("role",)
    search_fields = ("place__label", "place__labels__text", "name_as_written", "record__title")
    ordering = ("place__label", "pk")
    named_with = ("place", "role")
