"""Tables made to exhaust whoever reads them are refused with a reason, before they do."""

from __future__ import annotations

import struct
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from catalog.ingest.findings import UnreadableFile
from tests.tables import grid, with_part, workbook

MEGABYTE = 1024**2
SHEET = "xl/worksheets/sheet1.xml"
XMLNS = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@contextmanager
def in_memory_of(megabytes: int) -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < megabytes * MEGABYTE
    finally:
        tracemalloc.stop()


def sheet(rows: bytes, before: bytes = b"") -> bytes:
    book = workbook([["title"], ["Cable"]])
    return with_part(
        book,
        SHEET,
        before + b"<worksheet " + XMLNS + b"><sheetData>" + rows + b"</sheetData></worksheet>",
    )


def test_ten_million_columns_are_refused() -> None:
    content = b"title" + b"," * 10_000_000
    with in_memory_of(150), pytest.raises(UnreadableFile, match="more than 8000000 characters"):
        grid(content)


def test_more_than_a_thousand_columns_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="has 1001 columns"):
        grid(",".join(["a"] * 1001))


def test_columns_that_multiply_over_many_lines_are_refused() -> None:
    content = b"title\n" + b'"\n",' * 3_000_000
    with pytest.raises(UnreadableFile, match="more than 8000000 characters"):
        grid(content, delimiter="comma")


def test_one_endless_line_is_refused() -> None:
    with in_memory_of(150), pytest.raises(UnreadableFile):
        grid(b"title,date\n" + b"x" * (30 * MEGABYTE))


def test_a_quotation_mark_that_is_never_closed_is_refused() -> None:
    with in_memory_of(100), pytest.raises(UnreadableFile, match="more than 1000000 characters"):
        grid(b'title,date\n"never closed' + b"\nline,of,text" * 2_000_000)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    book = with_part(workbook([["title"]]), SHEET, b" " * (200 * MEGABYTE))
    with in_memory_of(20), pytest.raises(UnreadableFile, match="zip bomb"):
        grid(book, "table.xlsx")


def test_an_archive_of_many_parts_is_refused() -> None:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for number in range(3000):
            archive.writestr(f"xl/part{number}.xml", "")
    with pytest.raises(UnreadableFile, match="zip bomb"):
        grid(content.getvalue(), "table.xlsx")


def test_a_directory_that_says_it_is_large_is_refused_before_it_is_read() -> None:
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, 500 * MEGABYTE, 0, 0)
    with pytest.raises(UnreadableFile, match="directory"):
        grid(b"PK\x03\x04" + b"\x00" * 100 + end, "table.xlsx")


def test_entities_in_a_workbook_are_refused() -> None:
    doctype = b'<!DOCTYPE worksheet [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(UnreadableFile, match="document type"):
        grid(sheet(b'<row r="1"><c r="A1"><v>1</v></c></row>', doctype), "table.xlsx")


def test_a_row_of_millions_of_cells_is_refused() -> None:
    noise = b"".join(b'<c r="A%d"/>' % (number * 7919 % 999983) for number in range(300_000))
    with in_memory_of(60), pytest.raises(UnreadableFile, match="too long"):
        grid(sheet(b'<row r="1">' + noise + b"</row>"), "table.xlsx")


def test_a_row_far_below_all_others_is_refused() -> None:
    far = b'<row r="999999999999"><c r="A999999999999"><v>1</v></c></row>'
    with pytest.raises(UnreadableFile, match="out of order"):
        grid(sheet(far), "table.xlsx")


def test_rows_out_of_order_are_refused_rather_than_lost() -> None:
    rows = b'<row r="5"><c r="A5"><v>5</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
    with pytest.raises(UnreadableFile, match="out of order"):
        grid(sheet(rows), "table.xlsx")


def test_a_text_in_the_last_column_of_a_sheet_is_refused_rather_than_lost() -> None:
    row = b'<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'
    with pytest.raises(UnreadableFile, match="has 16384 columns"):
        grid(sheet(row), "table.xlsx")


def test_a_damaged_workbook_is_refused_with_the_remedy() -> None:
    book = workbook([["title"], ["Cable"]])
    for broken in (book[: len(book) // 2], sheet(b"<row><c r='A1' t='s'><v>99</v></c></row>")):
        with pytest.raises(UnreadableFile, match="save it again"):
            grid(broken, "table.xlsx")


def test_old_excel_and_opendocument_are_refused_by_name() -> None:
    with pytest.raises(UnreadableFile, match="XLS"):
        grid(b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "table.xls")
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(UnreadableFile, match="OpenDocument"):
        grid(content.getvalue(), "table.ods")
