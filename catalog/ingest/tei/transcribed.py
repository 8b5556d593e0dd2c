"""A text with the places of its notes: from paragraphs with signs in them to paragraphs and notes apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from catalog.ingest.drafts import NoteDraft
from catalog.reading.note_places import words_before

_SIGN = re.compile("\0([0-9]+)\0")


def sign(number: int) -> str:
    """What stands in a text for its note of that number; no XML has the character, so no text is taken for it."""
    return f"\0{number}\0"


def spelt(text: str, marks: list[str]) -> str:
    """The text with the mark of each note in square brackets, where its place is."""
    return _SIGN.sub(lambda found: f"[{marks[int(found[1])]}]", text)


@dataclass
class Transcribed:
    """The paragraphs of a text, and the notes on it."""

    paragraphs: list[str] = field(default_factory=list)
    notes: list[NoteDraft] = field(default_factory=list)

    def add(self, more: Transcribed) -> None:
        """Put what follows behind what there is."""
        above = len(self.paragraphs)
        self.paragraphs += more.paragraphs
        self.notes += [
            replace(note, paragraph=note.paragraph + above if note.paragraph else 0)
            for note in more.notes
        ]


@dataclass(frozen=True)
class Place:
    """Where a note stands: in the paragraph of this number, after these words."""

    paragraph: int = 0
    words: str = ""


class Places:
    """Takes the signs out of a text and keeps where they stood, by the numbers of the notes."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.of_notes: dict[int, Place] = {}

    def take(self, paragraph: str) -> None:
        """One that is nothing but the places of notes is none: they stand at the end of the one before."""
        text, offsets = _parted(paragraph)
        if text:
            self.paragraphs.append(text)
        number, after = len(self.paragraphs), 0
        for note, offset in offsets:
            words = words_before(text, offset, after)
            self.of_notes[note] = Place(number, words)
            after = offset if words else after

    def nested(self, note: int, body: str) -> None:
        """A note on a note stands where that one stands."""
        place = self.of_notes.get(note, Place())
        for found in _SIGN.finditer(body):
            self.of_notes[int(found[1])] = place


def _parted(paragraph: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without signs, and of each the number of its note and its offset; no space is doubled."""
    first, *rest = _SIGN.split(paragraph)
    text, offsets = first.lstrip(), []
    for number, piece in zip(rest[::2], rest[1::2], strict=True):
        offsets.append((int(number), len(text)))
        text += piece.lstrip(" ") if not text or text[-1].isspace() else piece
    return text.rstrip(), offsets
