"""The first row of a table: which column is what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from catalog.ingest.drafts import Where
from catalog.ingest.findings import Finding, Severity, warning
from catalog.ingest.tables.columns import Column, Columns
from catalog.ingest.tables.mapping import KEEP, LEAVE_OUT, ColumnTargets
from catalog.ingest.tables.rows import Row, column_letters

_SUGGESTED = 50
"""Unknown headings for which a known one is looked for."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of a file. `column` is None when it has no place and is kept in the note under `label`.

    `language` is the one in the heading: "en" of "translation (en)".
    """

    label: str
    letters: str
    column: Column | None = None
    language: str = ""
    left_out: bool = False
    unnamed: bool = False


@dataclass(frozen=True)
class Header:
    """`width` is how many cells the row of headings has in a CSV file, as in `Row`."""

    headings: tuple[Heading, ...]
    findings: tuple[Finding, ...]
    width: int = 0

    @property
    def names(self) -> frozenset[str]:
        """The names of the columns that are there."""
        return frozenset(heading.column.name for heading in self.headings if heading.column)

    @property
    def labels(self) -> list[str]:
        """The headings as they stand in the file."""
        return [heading.label for heading in self.headings]


def read_header(row: Row, columns: Columns, mapping: ColumnTargets) -> Header:
    """What each cell of the first row names; one finding for each that is unknown, or there twice."""
    reading = _HeaderReading(row.number, columns, mapping)
    headings = tuple(reading.heading(index, cell) for index, cell in enumerate(row.cells))
    return Header(headings, tuple(reading.findings), row.width)


def shown_heading(cell: str) -> str:
    """A heading as it is shown and named in notes: on one line, without byte order mark."""
    return " ".join(cell.replace("\ufeff", "").split())[:200]


class _HeaderReading:
    def __init__(self, row: int, columns: Columns, mapping: ColumnTargets) -> None:
        self.findings: list[Finding] = []
        self._row = row
        self._columns = columns
        self._mapping = mapping
        self._unknown_ones = 0
        self._taken: dict[tuple[str, str], str] = {}

    def heading(self, index: int, cell: str) -> Heading:
        letters = column_letters(index)
        label = shown_heading(cell)
        if not label:
            return unnamed_heading(index)
        said = self._mapping.of(cell)
        if said == LEAVE_OUT:
            return Heading(label, letters, left_out=True)
        if said == KEEP:
            return Heading(label, letters)
        known = self._columns.named(said or cell)
        if known is None:
            self._unknown(label, cell)
            return Heading(label, letters)
        column, language = known
        if column.target == LEAVE_OUT:
            return Heading(label, letters, left_out=True)
        first = self._taken.setdefault((column.name, language), letters)
        if first != letters:
            self._doubled(label, column, first)
            return Heading(f"{label}, {letters}", letters)
        return Heading(label, letters, column, language)

    def _unknown(self, label: str, cell: str) -> None:
        self._unknown_ones += 1
        near = self._columns.nearest(cell) if self._unknown_ones <= _SUGGESTED else None
        remedy = _("Say in the mapping where it goes.")
        if near:
            remedy = " ".join((_("Perhaps you mean “%s”.") % near.name, remedy))
        self._warn(
            _("There is no column “%s”: what it has is kept in the note under this name.") % label,
            remedy,
            label,
        )

    def _doubled(self, label: str, column: Column, first: str) -> None:
        why = _(
            "The column “%(label)s” says the same as column %(first)s, “%(name)s”: it is kept in the note."
        )
        self._warn(
            why % {"label": label, "first": first, "name": column.name},
            _("Bring the two together, or say in the mapping what this one is."),
            label,
        )

    def _warn(self, why: str, remedy: str, label: str) -> None:
        self.findings.append(warning(why, remedy, label, Where(self._row, label)))


def unnamed_heading(index: int) -> Heading:
    """That of the column at `index` when the first row says nothing of it."""
    letters = column_letters(index)
    return Heading(_("column %s") % letters, letters, unnamed=True)


def unnamed(heading: Heading, row: int, value: str) -> Finding:
    """What to say of a column without heading when it first has something."""
    return warning(
        _("Column %s has no heading: what it has is kept in the note.") % heading.letters,
        _("Give it one in the first row."),
        value[:80],
        Where(row, heading.letters),
    )


def left_out(headings: Sequence[Heading], row: int) -> Iterator[Finding]:
    for heading in headings:
        if heading.left_out:
            yield Finding(
                Severity.NOTE,
                _("The column “%s” is left out.") % heading.label,
                where=Where(row, heading.label),
            )
