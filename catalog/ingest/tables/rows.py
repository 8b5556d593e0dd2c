"""The rows of a table, whatever file it is in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from catalog.ingest.drafts import Where
from catalog.ingest.findings import UnreadableFile

MAX_COLUMNS = 1_000
MAX_CELL = 1_000_000
"""Characters."""
MAX_ROW = 8_000_000
"""Characters."""


@dataclass(frozen=True, slots=True)
class Row:
    """`number` counts from 1 as a spreadsheet does: the heading and empty rows too, whatever lines cells have.

    `width` is how many cells a row of a CSV file has; in a workbook, whose rows need not be equal, it is 0.
    """

    number: int
    cells: list[str]
    width: int = 0

    def is_empty(self) -> bool:
        return not any(map(str.strip, self.cells))


def within_limits(rows: Iterator[Row]) -> Iterator[Row]:
    """The rows without empty cells at their ends. UnreadableFile when one has too many columns or too long a cell."""
    for row in rows:
        cells = row.cells
        while cells and not cells[-1].strip():
            cells.pop()
        if len(cells) > MAX_COLUMNS:
            raise UnreadableFile(
                _("Row %(row)d has %(count)d columns; a table may have %(limit)d at most.")
                % {"row": row.number, "count": len(cells), "limit": MAX_COLUMNS},
                _(
                    "Look whether the file is a table, and whether its delimiter is the one you chose."
                ),
                where=Where(row.number),
            )
        for index, cell in enumerate(cells):
            if len(cell) > MAX_CELL:
                raise too_long(row.number, column_letters(index))
        yield row


def too_long(number: int, column: str = "") -> UnreadableFile:
    return UnreadableFile(
        _("A cell of row %(row)d has more than %(limit)d characters.")
        % {"row": number, "limit": MAX_CELL},
        _("Shorten it, or look for a quotation mark that is opened and never closed."),
        where=Where(number, column),
    )


def column_letters(index: int) -> str:
    """What a spreadsheet calls the column at `index`, which counts from 0: "A" … "Z", "AA" …"""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
