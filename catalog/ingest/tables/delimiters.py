"""By what the cells of a table are parted."""

from __future__ import annotations

import csv
import re
from itertools import islice

from django.utils.translation import gettext_lazy as _

DELIMITERS = (
    ("", _("recognised by the first row")),
    ("comma", _("Comma")),
    ("semicolon", _("Semicolon")),
    ("tab", _("Tab")),
    ("pipe", _("Pipe")),
)
CHARACTERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
NONE = "\x1f"
"""For a table of one column: a character that no text has."""

_SAID = re.compile(r"\ufeff?\"?sep=(.)\"?\s*\Z", re.IGNORECASE | re.DOTALL)
_ROWS = 50


def said(line: str) -> str:
    """The delimiter that a first line "sep=;" tells Excel; "" for any other line."""
    found = _SAID.match(line.rstrip("\r\n"))
    return found.group(1) if found else ""


def recognised(lines: list[str]) -> str:
    """The delimiter of a table that begins with these lines.

    The one that parts the headings; of several, the one by which most rows have as many cells as the headings, then
    the one that gives most cells. A pipe parts values within cells, so it is taken only when nothing else parts any.
    """
    counts = {delimiter: _cells(lines, delimiter) for delimiter in (",", ";", "\t")}
    found = {delimiter: cells for delimiter, cells in counts.items() if cells and cells[0] > 1}
    if found:
        return max(found, key=lambda delimiter: _score(found[delimiter]))
    piped = _cells(lines, "|")
    is_clear = len(piped) > 1 and piped[0] > 2 and len(set(piped)) == 1
    return "|" if is_clear else NONE


def _score(cells: list[int]) -> tuple[float, int]:
    alike = sum(count == cells[0] for count in cells) / len(cells)
    return (round(alike, 1), cells[0])


def _cells(lines: list[str], delimiter: str) -> list[int]:
    """The number of cells in the first rows that are not empty."""
    reader = csv.reader(lines, delimiter=delimiter)
    found: list[int] = []
    try:
        found.extend(len(row) for row in islice(reader, _ROWS) if any(row))
    except csv.Error:
        return found
    return found
