"""A look through one XML part of a workbook that keeps nothing of it, so that reading it is known to be safe."""

from __future__ import annotations

from typing import BinaryIO
from xml.parsers import expat

from django.utils.translation import gettext as _

from catalog.ingest.findings import UnreadableFile
from catalog.ingest.tables.rows import MAX_CELL, column_letters
from catalog.ingest.tables.workbook_guard import not_a_workbook

MAX_ROWS = 1_048_576
"""As in Excel."""

_CHUNK = 256 * 1024
_IN_A_ROW = 200_000
_LONGEST = 4 * MAX_CELL
"""Bytes: a character has four at most."""
_STRINGS = 4_000_000
_ELSEWHERE = 300_000
_FEW = 20


class PartScan:
    """What stands in a part: `unworked` are cells with a formula and no value, `merged` ranges; the first few."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.unworked: list[str] = []
        self.merged: list[str] = []
        self._limit = _STRINGS if name.endswith("sharedStrings.xml") else _ELSEWHERE
        self._elsewhere = 0
        self._in_row = 0
        self._row = 0
        self._cell = ""
        self._formula = False
        self._byte = 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype

    def run(self, stream: BinaryIO) -> None:
        """UnreadableFile when the part is not well-formed, or larger in some way than any spreadsheet makes it."""
        try:
            fed = 0
            while chunk := stream.read(_CHUNK):
                self._parser.Parse(chunk, False)
                fed += len(chunk)
                if fed - self._parser.CurrentByteIndex > _LONGEST + _CHUNK:
                    raise self._too_much()
            self._parser.Parse(b"", True)
        except (expat.ExpatError, ValueError) as error:
            raise not_a_workbook() from error
        self._measure()
        self._end_cell()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._measure()
        name = tag.rpartition(":")[2]
        if name == "row":
            self._start_row(attributes.get("r", ""))
        elif self._row and name in ("c", "v", "f", "is", "t", "r", "rPr"):
            self._in_row += 1
            if self._in_row > _IN_A_ROW:
                raise self._too_much()
            if name == "c":
                self._end_cell()
                self._cell = attributes.get("r") or f"{column_letters(self._in_row)}{self._row}"
            elif name == "f":
                self._formula = True
            elif name in ("v", "is") and self._formula:
                self._parser.CharacterDataHandler = self._value
        else:
            self._elsewhere += 1
            if self._elsewhere > self._limit:
                raise self._too_much()
            if name == "mergeCell" and len(self.merged) < _FEW:
                self.merged.append(attributes.get("ref", ""))

    def _start_row(self, number: str) -> None:
        self._end_cell()
        row = int(number) if number else self._row + 1
        if row <= self._row or row > MAX_ROWS:
            raise UnreadableFile(
                _("Row “%(row)s” of the workbook is out of order, or beyond row %(limit)d.")
                % {"row": number[:20], "limit": MAX_ROWS},
                _("Open it in a spreadsheet and save it again as XLSX or CSV."),
            )
        self._row = row
        self._in_row = 0

    def _end_cell(self) -> None:
        if self._formula and len(self.unworked) < _FEW:
            self.unworked.append(self._cell)
        self._formula = False
        self._parser.CharacterDataHandler = None

    def _value(self, text: str) -> None:
        if text.strip():
            self._formula = False

    def _measure(self) -> None:
        """What stands between one element and the next is one text."""
        byte = self._parser.CurrentByteIndex
        if byte - self._byte > _LONGEST:
            raise self._too_much()
        self._byte = byte

    def _refuse_doctype(self, *_declared: object) -> None:
        raise UnreadableFile(
            _("The part “%s” of the workbook declares a document type, as no spreadsheet does.")
            % self.name,
            _("Open it in a spreadsheet and save it again as XLSX or CSV."),
        )

    def _too_much(self) -> UnreadableFile:
        return UnreadableFile(
            _("The part “%s” of the workbook has a row, a text or a list that is too long.")
            % self.name,
            _("Open it in a spreadsheet, delete what is not needed, and save the sheet as CSV."),
        )
