"""Which note cites what, and bibliographic details."""

from __future__ import annotations

from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.admin.filters import Presence
from catalog.admin.record_parts import RecordPartAdmin
from catalog.models import Citation, Publication


class Resolved(Presence):
    """Whether the source that a note means was identified."""

    title = _("source identified")
    parameter_name = "resolved"
    unfolded = True
    present = ~models.Q(cited=None)


class Corrected(Presence):
    """Whether the note has a slip that is corrected beside it."""

    title = _("slip corrected")
    parameter_name = "corrected"
    unfolded = True
    present = ~models.Q(corrected_text="")


@admin.register(Citation)
class CitationAdmin(RecordPartAdmin):
    """Citations of all works, by the citing work."""

    belongs_to = "citing"
    list_display = ("note", "citing", "text_as_cited", "form", "cited", "reviewed")
    list_select_related = ("citing", "cited")
    list_filter = (
        "form",
        "reviewed",
        Resolved,
        Corrected,
        ("citing", admin.RelatedOnlyFieldListFilter),
    )
    search_fields = ("text_as_cited", "corrected_text", "citing__title", "cited__title", "locator")
    ordering = ("citing__title", "citing", "note_number", "order")
    named_with = ("citing",)

    @admin.display(description=_("note"), ordering="note_number")
    def note(self, citation: Citation) -> str:
        return f"{citation.note_number}.{citation.order}"


@admin.register(Publication)
class PublicationAdmin(RecordPartAdmin):
    """Bibliographic details of all records."""

    list_display = ("record", "container_title", "publisher", "place", "year", "doi")
    list_select_related = ("record",)
    search_fields = ("record__title", "container_title", "publisher", "doi", "isbn", "year")
    ordering = ("record__title", "pk")
