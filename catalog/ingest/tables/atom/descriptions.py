"""Reading AtoM's tables of archival descriptions: a row is a record, or a translation of the one above."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from catalog.ingest.drafts import RecordDraft
from catalog.ingest.findings import Finding, error
from catalog.ingest.keys import Keys
from catalog.ingest.source import Source
from catalog.ingest.tables.atom.description_columns import description_columns
from catalog.ingest.tables.atom.description_row import DescriptionRow
from catalog.ingest.tables.atom_templates import DESCRIPTIONS, refuse_others
from catalog.ingest.tables.parents_first import ParentsFirst
from catalog.ingest.tables.table import Table, TableRow


def read_descriptions(source: Source) -> Iterator[RecordDraft | Finding]:
    """The records in the table, parents first. UnreadableFile when it cannot be read."""
    with Table(source, description_columns()) as table:
        yield from _read(table, source)


def _read(table: Table, source: Source) -> Iterator[RecordDraft | Finding]:
    header = table.header()
    refuse_others(header.labels, (DESCRIPTIONS,), source.name)
    keys = _keys_of(table) if "parentId" in header.names else frozenset()
    order = ParentsFirst(keys, "parentId")
    reading = _Descriptions(keys, source.settings)
    for row in table.rows():
        if isinstance(row, Finding):
            yield row
            continue
        yield from _ordered(reading.read(row), order)
    yield from _ordered(reading.end(), order)
    yield from order.end()


def _ordered(
    found: Iterator[RecordDraft | Finding], order: ParentsFirst
) -> Iterator[RecordDraft | Finding]:
    for one in found:
        yield from (one,) if isinstance(one, Finding) else order.add(one)


def _keys_of(table: Table) -> frozenset[str]:
    rows = (row for row in table.rows() if not isinstance(row, Finding))
    return frozenset(key for row in rows if (key := row.get("legacyId")))


@dataclass
class _Descriptions:
    """Goes row by row, one row late: the next may translate the last."""

    keys: frozenset[str]
    settings: Mapping[str, str]
    _last: DescriptionRow | None = None
    _seen: dict[str, int] = field(default_factory=dict)
    _made: Keys = field(default_factory=Keys)

    def read(self, row: TableRow) -> Iterator[RecordDraft | Finding]:
        """What can be said now that `row` has come."""
        key = row.get("legacyId")
        last = self._last
        if last and key and key == last.draft.key and row.get("culture") != last.culture:
            last.translated(row)
            return
        yield from self.end()
        first = self._seen.get(key) if key else None
        if first:
            yield self._repeated(row, key, first)
            return
        if key:
            self._seen[key] = row.number
        if not row.get("title"):
            yield error(
                _("The description has no title."),
                _("Give it one."),
                key,
                row.where("title"),
            )
        record = DescriptionRow(row, key or self._key_of(row), self.settings.get("origin", ""))
        yield from self._placed(record, row)
        record.read(self.settings.get("level", "") or "item")
        self._last = record

    def end(self) -> Iterator[RecordDraft | Finding]:
        """The last description, which nothing translates any more."""
        if self._last:
            record, self._last = self._last, None
            yield from record.findings
            yield record.draft

    def _placed(self, record: DescriptionRow, row: TableRow) -> Iterator[Finding]:
        parent, slug = row.get("parentId"), row.get("qubitParentSlug")
        if parent in self.keys:
            record.draft.parent = parent
        elif slug:
            record.draft.under = slug
        elif parent:
            yield error(
                _("No row of the table has the legacyId “%s”, which this one is part of.")
                % parent[:80],
                _(
                    "Add that row, or name the record of the catalogue above this one in qubitParentSlug, "
                    "or empty parentId."
                ),
                parent[:80],
                row.where("parentId"),
            )

    def _key_of(self, row: TableRow) -> str:
        parent = row.get("parentId") or row.get("qubitParentSlug")
        return self._made.make(parent, *map(row.get, ("identifier", "title", "eventDates")))

    @staticmethod
    def _repeated(row: TableRow, key: str, first: int) -> Finding:
        return error(
            _("Row %(first)d has the same legacyId, “%(key)s”.")
            % {"first": first, "key": key[:80]},
            _(
                "Give each description its own; a translation stands right below what it translates."
            ),
            key[:80],
            row.where("legacyId"),
        )
