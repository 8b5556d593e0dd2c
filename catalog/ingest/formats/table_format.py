"""What the formats that are tables have in common: endings, settings, and how they are recognised."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from catalog.ingest.findings import Finding, UnreadableFile
from catalog.ingest.formats.base import Format, Setting
from catalog.ingest.source import Source
from catalog.ingest.tables.columns import Columns
from catalog.ingest.tables.delimiters import DELIMITERS
from catalog.ingest.tables.encodings import ENCODINGS
from catalog.ingest.tables.rows import Row
from catalog.ingest.tables.table import plain_rows
from catalog.ingest.xml import is_xml

MAPPING = Setting(
    "mapping",
    _("Mapping of columns"),
    _(
        "One line for each column whose heading is not known: “Segnatura = reference_code”. Nothing after the equals "
        "sign keeps it in the note, a hyphen leaves it out."
    ),
    long=True,
)
TABLE_SETTINGS = (
    Setting("delimiter", _("Delimiter"), _("What parts the cells of a CSV file."), DELIMITERS),
    Setting("encoding", _("Encoding"), _("In which characters a CSV file is saved."), ENCODINGS),
    Setting("sheet", _("Sheet"), _("Name of the sheet of a workbook; the first when left empty.")),
    MAPPING,
    Setting(
        "origin",
        _("Origin"),
        _(
            "A name for where the table comes from, the same each time it comes again; left empty, the file's name."
        ),
    ),
)
LEVEL = Setting(
    "level",
    _("Level"),
    _("Level of description of units whose row gives none: item, file, series …"),
)


class TableFormat(Format):
    """A format that is a table, in CSV or XLSX."""

    endings: ClassVar[tuple[str, ...]] = (".csv", ".tsv", ".xlsx")

    @property
    @abstractmethod
    def columns(self) -> Columns:
        """The columns that such tables have, to suggest a mapping and to offer a template."""

    @abstractmethod
    def has_headings(self, cells: Sequence[str], is_named_so: bool) -> bool:
        """Whether a table with these headings is one of this format; `is_named_so`: its file has one of `endings`."""

    def recognises(self, source: Source) -> bool:
        is_named_so = source.name.lower().endswith(self.endings)
        if is_xml(source.head):
            return False
        try:
            return self.has_headings(headings(source), is_named_so)
        except UnreadableFile:
            return self.has_headings((), is_named_so)


def headings(source: Source) -> list[str]:
    """The headings of a table, for a mapping. UnreadableFile when it cannot be read; [] when it is empty."""
    state = source.path.stat() if source.path.exists() else None
    return list(_headings(source.path, state and state.st_mtime_ns, tuple(source.settings.items())))


@lru_cache(maxsize=4)
def _headings(path: Path, _changed: int | None, settings: tuple[tuple[str, str], ...]) -> list[str]:
    """Kept, because every format of tables asks for them in turn and a workbook is slow to open."""
    rows: Iterator[Row | Finding] = plain_rows(Source(path, settings=dict(settings)))
    return next((row.cells for row in rows if isinstance(row, Row) and not row.is_empty()), [])
