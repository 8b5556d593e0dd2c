"""AtoM's table of archival descriptions (ISAD(G) template of releases 2.x): CSV, and XLSX with the same columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from catalog.ingest.crosswalk import Crossing
from catalog.ingest.drafts import Draft
from catalog.ingest.findings import Finding
from catalog.ingest.formats.base import Setting
from catalog.ingest.formats.table_format import LEVEL, TABLE_SETTINGS, TableFormat
from catalog.ingest.source import Source
from catalog.ingest.tables.atom.description_columns import COLUMNS, description_columns
from catalog.ingest.tables.atom.descriptions import read_descriptions
from catalog.ingest.tables.atom_templates import DESCRIPTIONS, kind_of
from catalog.ingest.tables.columns import Columns


class AtomCsvFormat(TableFormat):
    name = "atom-csv"
    label = _("AtoM: archival descriptions (CSV)")
    settings: ClassVar[tuple[Setting, ...]] = (*TABLE_SETTINGS, LEVEL)
    crosswalk: ClassVar[tuple[Crossing, ...]] = tuple(column.crossing for column in COLUMNS)

    @property
    def columns(self) -> Columns:
        return description_columns()

    def has_headings(self, cells: Sequence[str], is_named_so: bool) -> bool:
        return kind_of(cells) == DESCRIPTIONS

    def read(self, source: Source) -> Iterator[Draft | Finding]:
        yield from read_descriptions(source)
