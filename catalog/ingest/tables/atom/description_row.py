"""One row of AtoM's table of descriptions as the draft of a record."""

from __future__ import annotations

from django.utils.translation import gettext as _

from catalog.choices import CopyKind
from catalog.ingest.drafts import CopyDraft, RepositoryDraft
from catalog.ingest.tables.atom.description_columns import FIELDS
from catalog.ingest.tables.atom.events import Events
from catalog.ingest.tables.atom.genres import document_type
from catalog.ingest.tables.header import Heading
from catalog.ingest.tables.identifiers import global_identifier
from catalog.ingest.tables.levels import level_key
from catalog.ingest.tables.record_row import RecordRow
from catalog.ingest.tables.table import TableRow
from catalog.ingest.tables.values import several, together

_WHOLE = {"title", "reference_code", "extent"}
"""Fields of one line, in which a pipe is a part of the text."""
_TITLES = {"title", "alternative_titles"}


class DescriptionRow(RecordRow):
    """The draft of one row; rows below it may translate it."""

    @property
    def culture(self) -> str:
        return self.row.get("culture")

    def read(self, level: str) -> None:
        """Put everything in the row into the draft; `level` is for units that give none."""
        events = Events(self)
        for heading, text in self.row.cells:
            target = heading.column.target if heading.column else ""
            if target.startswith("event: "):
                events.put(heading, text)
            else:
                self._put(target, heading, text)
        events.finish()
        self._identifiers()
        self._storage()
        self.draft.level = self.draft.level or level
        self.keep_the_rest()

    def translated(self, row: TableRow) -> None:
        """Take over what a row of another culture says of the same unit: its title as a further one, the rest noted."""
        culture = row.get("culture") or "?"
        for heading, text in row.cells:
            target = heading.column.target if heading.column else ""
            is_same = text == self.row.get(heading.column.name if heading.column else "")
            if not text or is_same or target in ("key", "culture", "parent", "under"):
                continue
            if target in _TITLES:
                titles = self.draft.fields.get("alternative_titles", "")
                self.draft.fields["alternative_titles"] = f"{titles}\n{text}".strip()
            else:
                self.draft.keep(heading.label, text, f"[{culture}]")
        for heading, text in row.kept:
            self.draft.keep(heading.label, text, f"[{culture}]")

    def _put(self, target: str, heading: Heading, text: str) -> None:
        if heading.column and heading.column.name in FIELDS:
            self._field(target, text)
        elif target == "level":
            self.draft.level = level_key(text)
        elif target == "repository":
            self.draft.repository = (
                RepositoryDraft(text, where=self.row.where(heading.label)) if text else None
            )
        elif target in ("languages", "scripts", "subjects"):
            getattr(self, target)(heading, text)
        elif target == "document_type":
            self._genres(heading, text)
        elif target == "copies: web":
            self._web(heading, text)
        elif target == "note":
            for value in several(text):
                self.keep(heading, value)
        elif target.startswith("places: "):
            self.draft.says.add("places")
            for name in several(text):
                self.place(heading, name, "subject")
        elif target.startswith("contributions: "):
            self.draft.says.add("contributions")
            for name in several(text):
                self.contribution(heading, name, "subject")

    def _field(self, name: str, text: str) -> None:
        """A field of prose has one paragraph for each value, a title further down those of other titles."""
        between = "\n" if name == "alternative_titles" else "\n\n"
        value = text if name in _WHOLE else between.join(several(text))
        self.draft.fields[name] = between.join(
            filter(None, (value, self.draft.fields.get(name, "")))
        )

    def _genres(self, heading: Heading, text: str) -> None:
        for genre in several(text):
            key = document_type(genre)
            if key and not self.draft.document_type:
                self.draft.document_type = key
            else:
                self.keep(heading, genre)

    def _web(self, heading: Heading, text: str) -> None:
        self.draft.says.add("copies")
        for address in several(text):
            if address.startswith(("http://", "https://")):
                self.draft.parts.append(CopyDraft(CopyKind.WEB, url=address))
            else:
                self.warn(
                    _("“%s” is no address on the web.") % address[:80],
                    _("It is kept in the note. Write it with https:// before it."),
                    address,
                    heading.label,
                )
                self.keep(heading, address)

    def _identifiers(self) -> None:
        names = ("alternativeIdentifiers", "alternativeIdentifierLabels")
        if not any(map(self.row.has, names)):
            return
        self.draft.says.add("identifiers")
        for values in together({name: self.row.get(name) for name in names}):
            value, label = (values[name] for name in names)
            known = global_identifier(value, label)
            if known:
                self.identifier(*known)
            else:
                self.draft.keep("alternativeIdentifiers", value or label, label if value else "")

    def _storage(self) -> None:
        names = ("physicalObjectName", "physicalObjectLocation", "physicalObjectType")
        if not any(map(self.row.has, names)):
            return
        self.draft.says.add("copies")
        for values in together({name: self.row.get(name) for name in names}):
            name, location, kind = (values[column] for column in names)
            note = "; ".join(filter(None, (kind, location)))
            self.draft.parts.append(CopyDraft(CopyKind.ORIGINAL, shelfmark=name, note=note))
