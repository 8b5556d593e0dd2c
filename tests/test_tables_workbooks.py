"""Workbooks are read as what their cells show."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from openpyxl import Workbook

from catalog.ingest.findings import UnreadableFile
from catalog.ingest.formats.csv import CsvFormat
from catalog.ingest.tables.cell_text import shown
from tests.tables import grid, read, saved, workbook


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "General", ""),
        (3.0, "General", "3"),
        (0.1 + 0.2, "General", "0.3"),
        (12, "00000", "00012"),
        (2.5, "0.00", "2.50"),
        (0.15, "0%", "15%"),
        (True, "General", "TRUE"),
        (1e300, "General", "1e+300"),
        (datetime(1956, 10, 30), "dd/mm/yyyy", "1956-10-30"),
        (datetime(1956, 10, 30, 14, 5), "General", "1956-10-30 14:05"),
        (date(1956, 10, 30), "mmmm yyyy", "1956-10"),
        (date(1956, 1, 1), "yyyy", "1956"),
        (time(14, 5), "hh:mm", "14:05"),
    ],
)
def test_a_cell_gives_what_it_shows(value: Any, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


def test_a_workbook_has_the_same_records_as_the_same_table_in_csv() -> None:
    rows = [["title", "date", "from"], ["Cable", "30 October 1956", "Togliatti, Palmiro"]]
    drafts, findings = read(CsvFormat(), workbook(rows), "table.xlsx")
    same, _none = read(CsvFormat(), 'title,date,from\nCable,30 October 1956,"Togliatti, Palmiro"\n')
    assert not findings
    assert drafts == same


def test_days_numbers_and_empty_rows_of_a_sheet() -> None:
    book = Workbook()
    sheet = book.active
    sheet["B2"], sheet["B4"] = "title", "Cable"
    sheet["C2"], sheet["C4"] = "date", datetime(1956, 10, 30)
    drafts, _findings = read(CsvFormat(), saved(book), "table.xlsx")
    assert drafts[0].fields["date_text"] == "1956-10-30"
    assert drafts[0].where.line == 4


def test_another_sheet_is_read_by_its_name_and_the_others_are_told_of() -> None:
    book = workbook([["title"], ["Cable"]], Lettere=[["title"], ["Letter"]])
    drafts, (told,) = read(CsvFormat(), book, "table.xlsx", sheet="lettere")
    assert drafts[0].fields["title"] == "Letter"
    assert "Records" in told.why
    with pytest.raises(UnreadableFile, match="no sheet “Foo”"):
        grid(book, "table.xlsx", sheet="Foo")


def test_hidden_sheets_are_passed_over() -> None:
    book = Workbook()
    book.active.append(["hidden"])
    book.create_sheet("Seen").append(["title"])
    book.active = 1
    book.worksheets[0].sheet_state = "hidden"
    assert grid(saved(book), "table.xlsx") == [["title"]]


def test_merged_cells_and_formulas_without_result_are_told_of() -> None:
    book = Workbook()
    sheet = book.active
    for row in (["title", "note"], ["Cable", "=1+1"], ["Letter", "kept"]):
        sheet.append(row)
    sheet.merge_cells("A3:A4")
    _drafts, findings = read(CsvFormat(), saved(book), "table.xlsx")
    assert [finding.severity for finding in findings] == ["error", "warning"]
    assert (findings[0].where.line, findings[0].where.part) == (2, "B2")
    assert "A3:A4" in findings[1].why


def test_a_text_that_is_a_formula_is_refused_in_a_workbook_too() -> None:
    book = Workbook()
    book.active.append(["title"])
    book.active.append(["x"])
    book.active["A2"].value = "=1+1"
    book.active["A2"].data_type = "s"
    _drafts, findings = read(CsvFormat(), saved(book), "table.xlsx")
    assert "formula" in findings[0].why
