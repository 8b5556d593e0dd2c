"""Events in the life of documents, and their further dates."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from catalog.admin.record_parts import RecordPartAdmin
from catalog.models import ProvenanceEvent, RecordDate


@admin.register(ProvenanceEvent)
class ProvenanceEventAdmin(RecordPartAdmin):
    """Provenance events of all records."""

    list_display = ("type", "record", "date", "from_agent", "to_agent", "place", "unattested")
    list_select_related = ("type", "record", "from_agent", "to_agent", "place")
    list_filter = ("type", "unattested")
    search_fields = ("record__title", "evidence", "note", "date_text")
    ordering = ("record__title", "record", "position")
    named_with = ("type",)

    @admin.display(description=_("date"), ordering="date_earliest")
    def date(self, event: ProvenanceEvent) -> str:
        return event.date_reading


@admin.register(RecordDate)
class RecordDateAdmin(RecordPartAdmin):
    """Further dates of all records."""

    list_display = ("__str__", "record", "calendar", "reason")
    list_select_related = ("record",)
    list_filter = ("event", "calendar")
    search_fields = ("record__title", "date_text", "reason", "evidence")
    ordering = ("record__title", "record", "position")
