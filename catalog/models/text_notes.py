"""Notes on a text: those of the document itself, of whoever edited the text, and ours."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.choices import PUBLIC_STANDINGS, NoteBy
from catalog.models.base import CatalogModel, CatalogQuerySet


class TextNoteQuerySet(CatalogQuerySet["TextNote"]):
    def public(self) -> TextNoteQuerySet:
        """Of texts fit for the public, provided that their record is: all but drafts."""
        return self.filter(text__standing__in=PUBLIC_STANDINGS)

    def in_order(self) -> TextNoteQuerySet:
        """Text by text."""
        return self.order_by("text__position", "text", "position")


class TextNote(CatalogModel):
    """One note on a text. It names its paragraph by the anchor, so that it stays when the paragraph is reworded, and is
    not lost with it: then it is a note on the whole text.
    """

    text = models.ForeignKey(
        "catalog.Text", models.CASCADE, related_name="notes", verbose_name=_("text")
    )
    position = models.PositiveIntegerField(
        _("position"), default=0, help_text=_("Its place among the notes of the text.")
    )
    anchor = models.PositiveIntegerField(
        _("paragraph"),
        null=True,
        blank=True,
        help_text=_("The anchor of the paragraph it stands at; left empty for the whole text."),
    )
    words = models.CharField(
        _("after the words"),
        max_length=250,
        blank=True,
        help_text=_(
            "The words of the paragraph that it follows; left empty, it stands at its end."
        ),
    )
    mark = models.CharField(
        _("mark"),
        max_length=20,
        blank=True,
        help_text=_("The number or sign it has in the source, such as “2” or “*”."),
    )
    body = models.TextField(_("note"))
    by = models.CharField(_("whose"), max_length=20, choices=NoteBy, default=NoteBy.EDITOR)

    natural_key_fields = ("text", "position")
    objects = TextNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note on a text")
        verbose_name_plural = _("notes on texts")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["text", "position"], name="text_note_position_unique_in_text"
            ),
            models.CheckConstraint(
                condition=~Q(body=""),
                name="text_note_says_something",
                violation_error_message=_("Write the note, or delete it."),
            ),
            models.CheckConstraint(
                condition=Q(words="") | Q(anchor__isnull=False),
                name="text_note_with_words_names_their_paragraph",
                violation_error_message=_("Give the paragraph in which the words stand."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mark or self.position}: {self.body[:60]}"
