"""An empty table to be filled in."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from catalog.ingest.tables.columns import Columns
from catalog.ingest.tables.mapping import LEAVE_OUT

_BYTE_ORDER_MARK = "\ufeff"
"""Without it, Excel does not take the file for UTF-8."""


def template_rows(columns: Columns) -> list[list[str]]:
    """The headings, and below each what belongs there; the second row begins with "#" and is passed over when read."""
    offered = [column for column in columns if column.target != LEAVE_OUT]
    helps = [str(column.help or column.remark or column.target) for column in offered]
    return [[column.name for column in offered], [f"# {helps[0]}", *helps[1:]]]


def template_csv(columns: Columns) -> str:
    """The template as a CSV file."""
    return _BYTE_ORDER_MARK + "".join(_lines(template_rows(columns)))


def _lines(rows: list[list[str]]) -> Iterator[str]:
    for row in rows:
        line = StringIO()
        csv.writer(line).writerow(row)
        yield line.getvalue()
