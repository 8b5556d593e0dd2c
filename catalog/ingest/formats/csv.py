"""Tables with columns named as the catalogue's fields are: CSV in any dialect, and XLSX."""

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
from catalog.ingest.tables.atom_templates import kind_of
from catalog.ingest.tables.columns import Columns
from catalog.ingest.tables.own.columns import COLUMNS, own_columns
from catalog.ingest.tables.own.rows import read_records

_ENOUGH = 3
"""Known columns by which a file of any other name is taken for a table."""


class CsvFormat(TableFormat):
    name = "csv"
    label = _("CSV or XLSX with our columns")
    settings: ClassVar[tuple[Setting, ...]] = (*TABLE_SETTINGS, LEVEL)
    crosswalk: ClassVar[tuple[Crossing, ...]] = tuple(column.crossing for column in COLUMNS)

    @property
    def columns(self) -> Columns:
        return own_columns()

    def has_headings(self, cells: Sequence[str], is_named_so: bool) -> bool:
        if kind_of(cells):
            return False
        known = sum(own_columns().named(cell) is not None for cell in cells)
        return is_named_so or known >= _ENOUGH

    def read(self, source: Source) -> Iterator[Draft | Finding]:
        yield from read_records(source)
