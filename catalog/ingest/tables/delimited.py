"""CSV from strangers: rows one by one, in memory that does not grow with a line, a cell or the file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO, TextIOWrapper

from django.utils.translation import gettext as _

from catalog.ingest.drafts import Where
from catalog.ingest.findings import UnreadableFile
from catalog.ingest.source import Source
from catalog.ingest.tables import delimiters
from catalog.ingest.tables.encodings import encoding_of, undecodable
from catalog.ingest.tables.rows import MAX_CELL, MAX_ROW, Row, too_long

_SAMPLE = 200
"""Lines by which a delimiter is recognised."""

csv.field_size_limit(MAX_CELL)


def rows(source: Source) -> Iterator[Row]:
    """The rows of a CSV file (RFC 4180, with any delimiter and line end), empty ones too.

    UnreadableFile when its encoding, a quotation mark or the length of a line makes it unreadable.
    """
    encoding = encoding_of(source)
    with source.open() as stream:
        lines = _Lines(TextIOWrapper(stream, encoding, newline=""))
        try:
            yield from _parsed(lines, _delimiter(source, encoding))
        except UnicodeError as error:
            raise undecodable(source, encoding) from error


def _parsed(lines: _Lines, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = 0
    try:
        for cells in reader:
            lines.begin_row()
            if number == 0 and delimiters.said(delimiter.join(cells)):
                continue
            number += 1
            yield Row(number, cells, len(cells))
    except csv.Error as error:
        if "field limit" in str(error):
            raise too_long(number + 1) from error
        raise UnreadableFile(
            _("The quotation marks of row %(row)d, up to line %(line)d of the file, do not match.")
            % {"row": number + 1, "line": reader.line_num},
            _(
                "A cell that begins with a quotation mark must end with one, and those within it must be doubled."
            ),
            where=Where(number + 1),
        ) from error


class _Lines:
    """The lines of a file; one that is longer than a row may be is refused before it is read to its end."""

    def __init__(self, text: TextIOWrapper) -> None:
        self._text = text
        self._taken = 0
        self._number = 0

    def begin_row(self) -> None:
        self._taken = 0

    def __iter__(self) -> Iterator[str]:
        while line := self._text.readline(MAX_ROW + 1):
            self._number += 1
            self._taken += len(line)
            if self._taken > MAX_ROW:
                raise UnreadableFile(
                    _(
                        "The row that ends with or after line %(line)d has more than %(limit)d characters."
                    )
                    % {"line": self._number, "limit": MAX_ROW},
                    _(
                        "Look whether the file is a table, and for a quotation mark that is never closed."
                    ),
                    where=Where(self._number),
                )
            yield line


def _delimiter(source: Source, encoding: str) -> str:
    chosen = source.settings.get("delimiter", "")
    if chosen in delimiters.CHARACTERS:
        return delimiters.CHARACTERS[chosen]
    if len(chosen) == 1 and not chosen.isalnum() and chosen not in '"\r\n\0':
        return chosen
    if chosen:
        raise UnreadableFile(
            _("“%s” is no delimiter.") % chosen,
            _("Choose one of these, or none: %s.") % ", ".join(delimiters.CHARACTERS),
            chosen,
        )
    lines = _first_lines(source, encoding)
    return (delimiters.said(lines[0]) if lines else "") or delimiters.recognised(lines)


def _first_lines(source: Source, encoding: str) -> list[str]:
    """The lines at the beginning of the file, without one that is cut off."""
    text = source.head.decode(encoding, errors="ignore")
    lines = list(StringIO(text, newline=""))
    if source.size > len(source.head) and len(lines) > 1:
        lines.pop()
    return lines[:_SAMPLE]
