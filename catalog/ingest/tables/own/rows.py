"""Reading our own tables: a row is a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from catalog.choices import DateEvent, Holding, TitleKind
from catalog.ingest.drafts import RecordDraft, RecordRef, RelationDraft
from catalog.ingest.findings import Finding, UnreadableFile, error, warning
from catalog.ingest.source import Source
from catalog.ingest.tables.atom_templates import DESCRIPTIONS, refuse_others
from catalog.ingest.tables.header import Heading
from catalog.ingest.tables.identifiers import global_identifier
from catalog.ingest.tables.levels import level_key
from catalog.ingest.tables.own.columns import PLAIN, own_columns
from catalog.ingest.tables.own.parts import Parts
from catalog.ingest.tables.own.row_keys import RowKeys
from catalog.ingest.tables.parents_first import ParentsFirst
from catalog.ingest.tables.record_row import RecordRow
from catalog.ingest.tables.table import Table, TableRow
from catalog.ingest.tables.values import choice, prefixed, several

_CHOICES: dict[str, type[TextChoices]] = {"title_kind": TitleKind, "holding": Holding}
_NEVER_EMPTY = {"title", "title_kind", "holding", "embargo_until"}
"""Columns of which an empty cell says nothing."""
DEFAULT_LEVEL = "item"


def read_records(source: Source) -> Iterator[RecordDraft | Finding]:
    """The records in a table of ours, parents first. UnreadableFile when it is no such table."""
    with Table(source, own_columns()) as table:
        yield from _read(table, source)


def _read(table: Table, source: Source) -> Iterator[RecordDraft | Finding]:
    header = table.header()
    refuse_others(header.labels, (DESCRIPTIONS,), source.name)
    if "title" not in header.names:
        raise UnreadableFile(
            _("No column of the table is the title; its columns are: %s.")
            % ", ".join(header.labels)[:500],
            _(
                "Call one of them “title”, or say in the mapping which it is, such as “Oggetto = title”."
            ),
            source.name,
        )
    keys = RowKeys.of(table)
    order = ParentsFirst(keys.all(), "parent")
    records = _Records(keys, source.settings)
    for row in table.rows():
        if isinstance(row, Finding):
            yield row
            continue
        draft = records.read(row)
        yield from records.said()
        if draft:
            yield from order.add(draft)
    yield from order.end()


@dataclass
class _Records:
    keys: RowKeys
    settings: Mapping[str, str]
    _found: list[Finding] = field(default_factory=list)
    _first: dict[str, int] = field(default_factory=dict)
    _said_shared: bool = False

    def said(self) -> Iterator[Finding]:
        """What was found since this was last asked."""
        yield from self._found
        self._found.clear()

    def read(self, row: TableRow) -> RecordDraft | None:
        """The record in `row`; None when the row is refused."""
        if not row.get("title"):
            self._refuse(row, "title", "", _("The unit has no title."), _("Give it one."))
            return None
        parent = self.keys.named(row.get("parent"))
        key = self.keys.make(row, parent or row.get("parent"))
        first = self._first.setdefault(key, row.number)
        if first != row.number:
            self._refuse(
                row,
                "key",
                key,
                _("Row %(first)d has the same key, “%(key)s”.") % {"first": first, "key": key[:80]},
                _("Give each row a key of its own."),
            )
            return None
        self._note_shared(row)
        reading = OwnRow(row, key, self.settings.get("origin", ""))
        reading.draft.parent = parent
        reading.draft.under = "" if parent else row.get("parent")
        reading.read(self.keys, self.settings.get("level", "") or DEFAULT_LEVEL)
        self._found += reading.findings
        return reading.draft

    def _refuse(self, row: TableRow, column: str, value: str, why: str, remedy: str) -> None:
        self._found.append(error(why, remedy, value[:80], row.where(column)))

    def _note_shared(self, row: TableRow) -> None:
        if self.keys.is_shared(row) and not self._said_shared:
            self._said_shared = True
            self._found.append(
                warning(
                    _(
                        "Several rows have the reference code “%s”; such rows are recognised by title and date too."
                    )
                    % row.get("reference_code")[:80],
                    _("Add a column “key” if titles or dates may be corrected later."),
                    row.get("reference_code")[:80],
                    row.where("reference_code"),
                )
            )


class OwnRow(RecordRow):
    """The draft of one row, target by target."""

    def read(self, keys: RowKeys, level: str) -> None:
        """Put everything in the row into the draft; `level` is for units that give none."""
        parts = Parts(self)
        for heading, text in self.row.cells:
            self._put(heading, text, keys, parts)
        parts.finish()
        self.draft.level = self.draft.level or level
        self.keep_the_rest()

    def _put(self, heading: Heading, text: str, keys: RowKeys, parts: Parts) -> None:
        target = heading.column.target if heading.column else ""
        kind, _colon, detail = target.partition(": ")
        if target in PLAIN:
            self._field(target, heading, text)
        elif target == "slug" and text:
            self.draft.fields["slug"] = text
        elif target == "level":
            self.draft.level = level_key(text)
        elif target == "document_type":
            self.draft.document_type = text
        elif target in ("languages", "scripts", "subjects"):
            getattr(self, target)(heading, text)
        elif kind == "relations":
            self._relations(detail, text, keys)
        elif kind == "contributions":
            self._persons(heading, detail, text)
        elif kind == "places":
            self._places(heading, detail, text)
        elif kind == "identifiers":
            self._identifiers(heading, text)
        elif kind == "dates":
            self.draft.says.add("dates")
            if text:
                self.date(text, DateEvent(detail))
        else:
            parts.put(heading, text)

    def _field(self, name: str, heading: Heading, text: str) -> None:
        if not text and name in _NEVER_EMPTY:
            return
        if name in _CHOICES:
            value = choice(_CHOICES[name], text)
            if not value:
                self.warn(
                    _("“%s” is none of the words that this column takes.") % text[:80],
                    _("It is kept in the note. Choose one of these: %s.")
                    % ", ".join(_CHOICES[name].values),
                    text,
                    heading.label,
                )
                self.keep(heading, text)
                return
            text = value
        elif name == "alternative_titles":
            text = "\n".join(several(text))
        elif name == "note":
            kept = self.draft.fields.get("note", "")
            text = "\n\n".join(filter(None, (text, kept)))
        self.draft.fields[name] = text

    def _persons(self, heading: Heading, role: str, text: str) -> None:
        self.draft.says.add("contributions")
        for value in several(text):
            prefix, name = prefixed(value) if not role else ("", value)
            self.contribution(heading, name, role or prefix or "creator")

    def _places(self, heading: Heading, role: str, text: str) -> None:
        self.draft.says.add("places")
        for name in several(text):
            self.place(heading, name, role)

    def _identifiers(self, heading: Heading, text: str) -> None:
        self.draft.says.add("identifiers")
        for value in several(text):
            found = global_identifier(value) or prefixed(value)
            if found[0]:
                self.identifier(*found)
            else:
                self.warn(
                    _("“%s” has no scheme, so nothing can be recognised by it.") % value[:80],
                    _("It is kept in the note. Write the scheme before it: doi:10.1000/182."),
                    value,
                    heading.label,
                )
                self.keep(heading, value)

    def _relations(self, kind: str, text: str, keys: RowKeys) -> None:
        self.draft.says.add("relations")
        for value in several(text):
            key = keys.named(value)
            target = RecordRef(key=key) if key else RecordRef(slug=value)
            self.draft.parts.append(RelationDraft(kind, target))
