"""AtoM's table of authority records (ISAAR(CPF) template of releases 2.x) and of their aliases: CSV or XLSX."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from catalog.ingest.crosswalk import Crossing
from catalog.ingest.drafts import Draft
from catalog.ingest.findings import Finding
from catalog.ingest.formats.base import Setting
from catalog.ingest.formats.table_format import TABLE_SETTINGS, TableFormat
from catalog.ingest.source import Source
from catalog.ingest.tables.atom.authorities import read_authorities
from catalog.ingest.tables.atom.authority_columns import COLUMNS, authority_columns
from catalog.ingest.tables.atom_templates import ALIASES, AUTHORITIES, RELATIONSHIPS, kind_of
from catalog.ingest.tables.columns import Columns


class AtomAuthoritiesFormat(TableFormat):
    name = "atom-authorities"
    label = _("AtoM: authority records (CSV)")
    settings: ClassVar[tuple[Setting, ...]] = TABLE_SETTINGS
    crosswalk: ClassVar[tuple[Crossing, ...]] = tuple(column.crossing for column in COLUMNS)

    @property
    def columns(self) -> Columns:
        return authority_columns()

    def has_headings(self, cells: Sequence[str], is_named_so: bool) -> bool:
        return kind_of(cells) in (AUTHORITIES, ALIASES, RELATIONSHIPS)

    def read(self, source: Source) -> Iterator[Draft | Finding]:
        yield from read_authorities(source)
