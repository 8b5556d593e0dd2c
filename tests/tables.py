"""Small tables to be read, and what is read of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from catalog.ingest.drafts import AgentDraft, RecordDraft
from catalog.ingest.findings import Finding
from catalog.ingest.formats import Format
from catalog.ingest.source import Source
from catalog.ingest.tables.rows import Row
from catalog.ingest.tables.table import plain_rows


@contextmanager
def a_file(content: str | bytes, name: str = "table.csv", **settings: str) -> Iterator[Source]:
    """A file with this content, as whoever imports gives it."""
    with TemporaryDirectory() as directory:
        path = Path(directory) / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        yield Source(path, settings=settings)


def grid(content: str | bytes, name: str = "table.csv", **settings: str) -> list[list[str]]:
    """The cells of a table."""
    with a_file(content, name, **settings) as source:
        return [row.cells for row in plain_rows(source) if isinstance(row, Row)]


def read(
    format_: Format, content: str | bytes, name: str = "table.csv", **settings: str
) -> tuple[list[Any], list[Finding]]:
    """The drafts and the findings in a table."""
    with a_file(content, name, **settings) as source:
        found = list(format_.read(source))
    drafts = [one for one in found if isinstance(one, RecordDraft | AgentDraft)]
    return drafts, [one for one in found if isinstance(one, Finding)]


def workbook(rows: Sequence[Sequence[Any]], title: str = "Records", **further: Any) -> bytes:
    """A workbook with a sheet of these rows, and further ones by name."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for name, cells in {title: rows, **further}.items():
        target = sheet if name == title else book.create_sheet(name)
        for row in cells:
            target.append(list(row))
    return saved(book)


def saved(book: Any) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def with_part(book: bytes, part: str, content: bytes) -> bytes:
    """The workbook with one part replaced."""
    changed = BytesIO()
    with ZipFile(BytesIO(book)) as old, ZipFile(changed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return changed.getvalue()
