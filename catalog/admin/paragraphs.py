"""Single paragraphs, and which renders which."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from catalog.admin.record_parts import RecordPartAdmin
from catalog.models import Alignment, Paragraph


@admin.register(Paragraph)
class ParagraphAdmin(RecordPartAdmin):
    """Paragraphs of all texts."""

    belongs_to = "text__record"
    list_display = ("__str__", "text", "record")
    list_select_related = ("text__record", "text__language")
    list_filter = ("text__kind", "text__language")
    search_fields = ("body", "text__record__title")
    ordering = ("text", "position", "anchor")
    named_with = ("text__record", "text__language")

    @admin.display(description=_("record"))
    def record(self, paragraph: Paragraph) -> str:
        return str(paragraph.text.record)

    def choice_label(self, chosen: Paragraph) -> str:
        return f"{chosen} ({chosen.text}: {chosen.text.record})"


@admin.register(Alignment)
class AlignmentAdmin(RecordPartAdmin):
    """Paragraphs of an original and of its translation, side by side."""

    belongs_to = "source__text__record"
    list_display = ("source", "target", "record")
    list_select_related = ("source__text__record", "target")
    search_fields = ("source__body", "target__body", "source__text__record__title")
    ordering = ("source__text", "source__position", "pk")

    @admin.display(description=_("record"))
    def record(self, alignment: Alignment) -> str:
        return str(alignment.source.text.record)
