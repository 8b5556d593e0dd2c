"""Changing a stored record in what a file says anew, one object at a time as at the desk."""

from __future__ import annotations

from typing import Any

from catalog.ingest.comparing import Slots
from catalog.ingest.part_kinds import PART_KINDS, said_paragraphs
from catalog.ingest.stored import LINKS, Stored
from catalog.ingest.text_notes import NOTES, said_notes, write_notes
from catalog.ingest.wanted import Wanted
from catalog.models import Record, Text


def update(stored: Stored, wanted: Wanted, changes: Slots, using: str) -> None:
    """Write the changes that a comparison has found. Must run inside a transaction."""
    _Update(stored, wanted, using).write(changes)


class _Update:
    def __init__(self, stored: Stored, wanted: Wanted, using: str) -> None:
        self._stored = stored
        self._using = using
        self._wanted = wanted
        self._parts = {kind.slot(part): (kind, part) for kind, part in wanted.parts}

    def write(self, changes: Slots) -> None:
        columns = [slot for slot in changes if "/" not in slot and slot not in PART_KINDS]
        for name in columns:
            self._set_column(name, emptied=changes[name] is None)
        for slot, value in changes.items():
            relation, _slash, rest = slot.partition("/")
            if slot in columns or relation == NOTES:
                continue
            if relation in LINKS:
                self._link(relation, int(rest), linked=value is not None)
            elif value is None:
                self._stored.parts[slot].delete(using=self._using)
            else:
                self._write_part(slot)
        for slot in changes:
            self._write_notes(*slot.partition("/")[::2])
        # The record is new in whatever is new of it: its version tells whoever has its form open.
        self._stored.record.save(using=self._using)

    def _set_column(self, name: str, *, emptied: bool) -> None:
        column: Any = Record._meta.get_field(name)
        empty = None if column.null else ""
        value = empty if emptied else getattr(self._wanted.record, column.attname)
        setattr(self._stored.record, column.attname, value)

    def _link(self, name: str, term: int, *, linked: bool) -> None:
        links = getattr(self._stored.record, name)
        if linked:
            links.add(term)
        else:
            links.remove(term)

    def _write_part(self, slot: str) -> None:
        kind, said = self._parts[slot]
        part = self._stored.parts.get(slot)
        if part is None:
            part = said
            setattr(part, f"{kind.owner}_id", self._stored.record.pk)
            if kind.number:
                setattr(part, kind.number, self._next(kind.relation, kind.number))
        else:
            for name in kind.rest:
                setattr(part, name, getattr(said, name))
        if isinstance(part, Text):
            self._take_source(part, said)
        part.save(using=self._using)
        self._stored.parts[slot] = part
        if isinstance(part, Text):
            part.write_body("\n\n".join(said_paragraphs(said)))

    def _write_notes(self, relation: str, key: str) -> None:
        """Write the notes on a text, unless it is gone; as it stands here its paragraphs are written."""
        slot = f"texts/{key}"
        text = self._stored.parts.get(slot)
        if relation == NOTES and text is not None and text.pk is not None:
            _kind, said = self._parts.get(slot, (None, None))
            write_notes(text, (said and said_notes(said)) or (), self._using)

    def _take_source(self, text: Text, said: Text) -> None:
        """A text is translated from the stored text with the key that the file gives."""
        source = said.translated_from
        slot = f"texts/{source.key}" if source is not None else ""
        text.translated_from = self._stored.parts.get(slot)

    def _next(self, relation: str, number: str) -> int:
        given = [
            getattr(part, number)
            for slot, part in self._stored.parts.items()
            if slot.partition("/")[0] == relation
        ]
        return max(given, default=-1) + 1
