"""A table as its readers see it: rows whose cells know which column they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Self

from django.utils.translation import gettext as _

from catalog.ingest.drafts import Where
from catalog.ingest.findings import Finding, Severity, UnreadableFile, error, warning
from catalog.ingest.source import Source
from catalog.ingest.tables import delimited, workbooks
from catalog.ingest.tables.columns import Columns
from catalog.ingest.tables.formulas import is_formula, undisguised
from catalog.ingest.tables.header import (
    Header,
    Heading,
    left_out,
    read_header,
    unnamed,
    unnamed_heading,
)
from catalog.ingest.tables.mapping import ColumnTargets, read_mapping
from catalog.ingest.tables.rows import Row, column_letters, within_limits
from catalog.ingest.tables.unpacked import Unpacked, unpacked
from catalog.ingest.xml import is_xml

_EXPLANATION = "#"
"""With it begins the row of explanations below the headings of a template."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """`cells` are those of known columns, empty ones too; `kept` what has no column, both without outer spaces."""

    number: int
    cells: list[tuple[Heading, str]]
    kept: list[tuple[Heading, str]] = field(default_factory=list)

    def get(self, name: str) -> str:
        """What stands in the column of this name; "" when there is none."""
        for heading, text in self.cells:
            if heading.column and heading.column.name == name:
                return text
        return ""

    def has(self, name: str) -> bool:
        return any(heading.column and heading.column.name == name for heading, _text in self.cells)

    def where(self, name: str = "") -> Where:
        return Where(self.number, name)


@dataclass
class Table:
    """A table to be read as one with these columns; within its context, as often as one likes."""

    source: Source
    columns: Columns
    _unpacked: Unpacked | None = None
    _open: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._open.close()

    def header(self) -> Header:
        """UnreadableFile when the table is empty or cannot be read."""
        for row in self._plain_rows():
            if isinstance(row, Row) and not row.is_empty():
                return self._header(row)
        raise _empty(self.source)

    def rows(self) -> Iterator[TableRow | Finding]:
        """The rows below the headings, and what was found on the way; empty ones are passed over.

        UnreadableFile when the table is empty or cannot be read any further.
        """
        header: Header | None = None
        reading: _RowReading | None = None
        for row in self._plain_rows():
            if isinstance(row, Finding):
                yield row
            elif row.is_empty():
                continue
            elif header is None:
                header = self._header(row)
                yield from self.mapping.problems
                yield from header.findings
                yield from left_out(header.headings, row.number)
                reading = _RowReading(header, row.number)
            elif reading:
                yield from reading.read(row)
        if header is None:
            raise _empty(self.source)

    @property
    def mapping(self) -> ColumnTargets:
        return read_mapping(self.source.settings.get("mapping", ""), self.columns)

    def _header(self, row: Row) -> Header:
        return read_header(row, self.columns, self.mapping)

    def _plain_rows(self) -> Iterator[Row | Finding]:
        if not workbooks.is_workbook(self.source):
            yield from plain_rows(self.source)
            return
        if self._unpacked is None:
            self._unpacked = self._open.enter_context(unpacked(plain_rows(self.source)))
        yield from self._unpacked.rows()


def plain_rows(source: Source) -> Iterator[Row | Finding]:
    """The rows of a CSV file or a workbook, without empty cells at their ends."""
    if workbooks.is_workbook(source):
        for row in workbooks.rows(source):
            yield from within_limits(iter([row])) if isinstance(row, Row) else (row,)
    elif is_xml(source.head):
        raise UnreadableFile(
            _("The file is XML or a web page, not a table."),
            _("Open it in a spreadsheet and save it as CSV, or choose its format."),
            source.name,
        )
    else:
        yield from within_limits(delimited.rows(source))


class _RowReading:
    """Sorts the cells of rows by column; says each thing about a column once."""

    def __init__(self, header: Header, number: int) -> None:
        self._headings = header.headings
        self._width = header.width
        self._first = number + 1
        self._said: set[str] = set()

    def read(self, row: Row) -> Iterator[TableRow | Finding]:
        if row.number == self._first and row.cells[0].lstrip().startswith(_EXPLANATION):
            yield Finding(
                Severity.NOTE,
                _("The row below the headings begins with “#”: it explains them and is not read."),
                where=Where(row.number),
            )
            return
        found = TableRow(row.number, [])
        yield from self._uneven(row)
        for heading, cell in self._with_headings(row):
            yield from self._sort(row.number, heading, cell, found)
        yield found

    def _with_headings(self, row: Row) -> Iterator[tuple[Heading, str]]:
        missing = len(self._headings) - len(row.cells)
        yield from zip(self._headings, [*row.cells, *([""] * missing)], strict=False)
        if not row.width:
            for index in range(len(self._headings), len(row.cells)):
                yield unnamed_heading(index), row.cells[index]

    def _sort(self, number: int, heading: Heading, cell: str, found: TableRow) -> Iterator[Finding]:
        text = undisguised(cell)
        if text == cell and is_formula(cell):
            yield _formula(number, heading.label, cell)
        text = text.strip()
        if heading.column:
            found.cells.append((heading, text))
        elif text and not heading.left_out:
            found.kept.append((heading, text))
            if heading.unnamed and heading.letters not in self._said:
                self._said.add(heading.letters)
                yield unnamed(heading, number, text)

    def _uneven(self, row: Row) -> Iterator[Finding]:
        """More cells than headings are likely those of a text with a delimiter and no quotation marks."""
        counts = {"row": row.number, "count": row.width, "headings": self._width}
        if row.width and len(row.cells) > self._width:
            yield error(
                _("Row %(row)d has %(count)d cells; there are %(headings)d headings.") % counts,
                _(
                    "Put a cell in quotation marks if it has the delimiter in its text, or give each column a heading."
                ),
                " | ".join(row.cells[self._width :])[:80],
                Where(row.number, column_letters(self._width)),
            )
        elif row.width and row.width < self._width:
            yield warning(
                _("Row %(row)d has %(count)d cells; there are %(headings)d headings.") % counts,
                _("Look whether a line end within a cell has cut the row in two."),
                " | ".join(row.cells)[:80],
                Where(row.number),
            )


def _formula(number: int, label: str, cell: str) -> Finding:
    return error(
        _("“%s” is a formula, which a spreadsheet would work out or run; no formula is stored.")
        % cell.strip()[:40],
        _("Put its result in its place, or an apostrophe before it if it is a text."),
        cell.strip()[:80],
        Where(number, label),
    )


def _empty(source: Source) -> UnreadableFile:
    return UnreadableFile(
        _("The table is empty."),
        _(
            "Put the names of the columns into its first row and one unit of description into each of the others."
        ),
        source.name,
    )
