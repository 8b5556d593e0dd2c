"""XLSX (ISO/IEC 29500) from strangers, read as the table that one of its sheets shows."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO
from zipfile import ZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from catalog.ingest.drafts import Where
from catalog.ingest.findings import Finding, UnreadableFile, error, warning
from catalog.ingest.source import Source
from catalog.ingest.tables.cell_text import shown
from catalog.ingest.tables.part_scan import MAX_ROWS, PartScan
from catalog.ingest.tables.rows import MAX_COLUMNS, Row
from catalog.ingest.tables.workbook_guard import check_archive, not_a_workbook

_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_FURTHEST = 20_000_000
"""Cells without content beyond the last column that a table may have, in all rows together."""


def is_workbook(source: Source) -> bool:
    return source.head.startswith((_ZIP, _OLD_EXCEL))


def rows(source: Source) -> Iterator[Row | Finding]:
    """The rows of the sheet that the setting "sheet" names, else of the first that is not hidden.

    UnreadableFile when the file is no workbook, or one made to exhaust whoever reads it.
    """
    if source.head.startswith(_OLD_EXCEL):
        raise UnreadableFile(
            _("This is a workbook of Excel 97 (XLS), or one with a password."),
            _("Open it in a spreadsheet and save it as XLSX without a password, or as CSV."),
            source.name,
        )
    with source.open() as stream:
        check_archive(stream)
        scans = _scans(stream)
        with _opened(stream) as book:
            sheet = _sheet(book, source.settings.get("sheet", ""))
            yield from _other_sheets(book, sheet)
            yield from _about(scans.get(_path_of(sheet)))
            yield from _rows_of(sheet)


def _scans(stream: BinaryIO) -> dict[str, PartScan]:
    """Every XML part by its name, looked through."""
    scans = {}
    with ZipFile(stream) as archive:
        for part in archive.infolist():
            if part.filename.endswith((".xml", ".rels")):
                scan = scans[part.filename.lstrip("/")] = PartScan(part.filename)
                with _readable(), archive.open(part) as opened:
                    scan.run(opened)  # type: ignore[arg-type]
    return scans


@contextmanager
def _readable() -> Iterator[None]:
    """Whatever a damaged part makes the reader raise is told as what it is: an unreadable file."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (UnreadableFile, StopIteration):
        raise
    except Exception as error:
        raise not_a_workbook() from error


@contextmanager
def _opened(stream: BinaryIO) -> Iterator[Any]:
    with _readable():
        book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    try:
        yield book
    finally:
        book.close()


def _sheet(book: Any, wanted: str) -> Any:
    sheets = [sheet for sheet in book.worksheets if isinstance(sheet, ReadOnlyWorksheet)]
    named = [sheet for sheet in sheets if sheet.title.casefold() == wanted.strip().casefold()]
    visible = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
    chosen = named if wanted.strip() else visible or sheets
    if not chosen:
        raise UnreadableFile(
            _("The workbook has no sheet “%s”.") % wanted
            if wanted
            else _("The workbook has no sheet."),
            _("Choose one of these: %s.") % ", ".join(sheet.title for sheet in sheets),
            wanted,
        )
    return chosen[0]


def _other_sheets(book: Any, sheet: Any) -> Iterator[Finding]:
    others = [other.title for other in book.worksheets if other.title != sheet.title]
    if others:
        yield warning(
            _("Only the sheet “%(sheet)s” is read; the workbook also has: %(others)s.")
            % {"sheet": sheet.title, "others": ", ".join(others[:20])},
            _("To read another one, name it in the setting “sheet”."),
            sheet.title,
        )


def _path_of(sheet: Any) -> str:
    return str(sheet._worksheet_path).lstrip("/")


def _about(scan: PartScan | None) -> Iterator[Finding]:
    for cell in scan.unworked if scan else ():
        yield error(
            _("The cell %s has a formula whose result is not in the file.") % cell[:20],
            _(
                "Open the workbook in a spreadsheet and save it again, or put the value in its place."
            ),
            where=Where(int("".join(filter(str.isdigit, cell))[:9] or 0), cell[:20]),
        )
    if scan and scan.merged:
        yield warning(
            _(
                "Cells are merged: %s. What they show is read as standing in the first of them alone."
            )
            % ", ".join(range_[:40] for range_ in scan.merged),
            _("Undo the merging and fill every cell if it holds for all of them."),
        )


def _rows_of(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()
    cells = iter(sheet.iter_rows(max_row=MAX_ROWS))
    budget = _FURTHEST
    number = 0
    while True:
        with _readable():
            row = next(cells, None)
            if row is None:
                return
            number += 1
            budget -= max(0, len(row) - MAX_COLUMNS)
            texts = _texts(row)
        if budget < 0:
            raise UnreadableFile(
                _("The sheet has cells far to the right of the table."),
                _("Delete the empty columns there, or save the sheet as CSV."),
                where=Where(number),
            )
        yield Row(number, texts)


def _texts(row: Any) -> list[str]:
    return [
        "" if cell.value is None else shown(cell.value, cell.number_format or "General")
        for cell in row
    ]
