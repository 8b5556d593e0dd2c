"""The notes on a text: as a file has them, as they are stored, and how the one becomes the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from catalog.choices import NoteBy
from catalog.ingest.comparing import Slots
from catalog.ingest.drafts import NoteDraft
from catalog.models import Text, TextNote

NOTES = "text_notes"
"""The notes on all texts of a record are compared in slots of this name, by the keys of the texts."""


def slots_of_notes(texts: Iterable[Any]) -> Slots:
    """What is said of the notes on these texts, be they stored or about to be."""
    told = {f"{NOTES}/{text.key}": said_notes(text) for text in texts}
    return {slot: tuple(map(_told, notes)) for slot, notes in told.items() if notes is not None}


def said_notes(text: Any) -> list[NoteDraft] | None:
    """Those of the file, of a text that an import is about to store; of one that is stored what is stored."""
    if hasattr(text, "said_notes"):
        said: list[NoteDraft] | None = text.said_notes
        return said
    numbers = {one.anchor: number for number, one in enumerate(text.paragraphs.all(), 1)}
    return [
        NoteDraft(note.body, numbers.get(note.anchor, 0), note.words, note.mark, NoteBy(note.by))
        for note in text.notes.all()
    ]


def notes_on(text: Text, said: Iterable[NoteDraft], anchors: Sequence[int]) -> list[TextNote]:
    """The notes, not yet stored; `anchors` are those of the paragraphs of the text, in order.

    A note on a paragraph that is not there, for somebody has changed the text, is one on the whole text.
    """
    made = []
    for position, note in enumerate(said):
        stored = TextNote(text=text, position=position, mark=note.mark, body=note.body, by=note.by)
        if 0 < note.paragraph <= len(anchors):
            stored.anchor, stored.words = anchors[note.paragraph - 1], note.words
        made.append(stored)
    return made


def write_notes(text: Text, said: Iterable[NoteDraft], using: str) -> None:
    """Put these in the place of the notes that are stored, one object at a time; what stays keeps its key."""
    paragraphs = text.paragraphs.using(using).order_by("position")
    stored = {note.position: note for note in TextNote.objects.using(using).filter(text=text)}
    for note in notes_on(text, said, list(paragraphs.values_list("anchor", flat=True))):
        there = stored.pop(note.position, None)
        note.pk = there.pk if there else None
        note._state.adding = there is None
        note.save(using=using)
    for gone in stored.values():
        gone.delete(using=using)


def _told(note: NoteDraft) -> str:
    return f"{note.mark} ({note.paragraph}, “{note.words}”, {note.by.value}): {note.body}"
