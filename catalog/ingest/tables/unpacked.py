"""The rows of a workbook on disk, because reading them from the workbook a second time is slow."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import IO

from catalog.ingest.findings import Finding
from catalog.ingest.tables.rows import Row


@contextmanager
def unpacked(rows: Iterator[Row | Finding]) -> Iterator[Unpacked]:
    """The rows, to be read several times while the context lasts."""
    with TemporaryFile("w+", encoding="ascii") as file:
        yield Unpacked(rows, file)


class Unpacked:
    """`rows` may be read several times, one reading after the other."""

    def __init__(self, rows: Iterator[Row | Finding], file: IO[str]) -> None:
        self._findings: list[Finding] = []
        self._file = file
        for row in rows:
            if isinstance(row, Finding):
                self._findings.append(row)
            elif row.cells:
                file.write(json.dumps([row.number, row.cells]) + "\n")

    def rows(self) -> Iterator[Row | Finding]:
        """What was found about the workbook, then its rows that are not empty."""
        yield from self._findings
        self._file.seek(0)
        for line in self._file:
            number, cells = json.loads(line)
            yield Row(number, cells)
