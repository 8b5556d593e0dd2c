"""Notes on texts, on the page of their text and on pages of their own."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from catalog.admin.forms import CatalogForm
from catalog.admin.inlines import Cards
from catalog.admin.numbering import Numbered
from catalog.admin.record_parts import RecordPartAdmin
from catalog.models import Text, TextNote


class TextNoteForm(CatalogForm):
    """A note, whose place is looked up in its text."""

    beside = {"text_note_with_words_names_their_paragraph": "anchor"}

    def clean(self) -> Any:
        cleaned = super().clean() or self.cleaned_data
        text = cleaned.get("text") or getattr(self.instance, "text", None)
        anchor, words = cleaned.get("anchor"), cleaned.get("words")
        if isinstance(text, Text) and text.pk and anchor is not None:
            self._check_place(text, anchor, words or "")
        return cleaned

    def _check_place(self, text: Text, anchor: int, words: str) -> None:
        paragraph = text.paragraphs.filter(anchor=anchor).first()
        said: dict[str, Any] = {"words": words, "anchor": anchor}
        if paragraph is None:
            message = _("The text has no paragraph %(anchor)d. Give one of its own, or none.")
            self.add_error("anchor", ValidationError(message, params=said))
        elif words not in paragraph.body:
            message = _("“%(words)s” is not in paragraph %(anchor)d. Copy the words from it.")
            self.add_error("words", ValidationError(message, params=said))


_FIELDS = (("mark", "by", "position"), ("anchor", "words"), "body")


class TextNoteInline(Numbered, Cards):
    """The notes on a text."""

    model = TextNote
    form = TextNoteForm
    fields = _FIELDS
    ordering = ("position", "pk")


@admin.register(TextNote)
class TextNoteAdmin(RecordPartAdmin):
    """Notes on all texts."""

    belongs_to = "text__record"
    form = TextNoteForm
    fields = ("text", *_FIELDS)
    list_display = ("__str__", "text", "record", "by")
    list_select_related = ("text__record", "text__language")
    list_filter = ("by", "text__kind", "text__language")
    search_fields = ("body", "text__record__title")
    ordering = ("text", "position", "pk")
    named_with = ("text__record", "text__language")

    @admin.display(description=_("record"))
    def record(self, note: TextNote) -> str:
        return str(note.text.record)

    def choice_label(self, chosen: TextNote) -> str:
        return f"{chosen} ({chosen.text}: {chosen.text.record})"
