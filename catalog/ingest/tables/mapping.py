"""Which column of a file goes where, as lines of text that a person edits and keeps for the next file.

    Segnatura = reference_code
    Vecchia segnatura =
    Stampato = -

A column without a target is kept in the note under its name; one with "-" is left out. Lines that begin with "#" are
remarks. What the mapping does not name is found by its heading.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import gettext as _

from catalog.ingest.drafts import Where
from catalog.ingest.findings import Finding, error
from catalog.ingest.tables.columns import Columns
from catalog.ingest.tables.spelling import folded
from catalog.models.column_mappings import LONGEST_MAPPING

KEEP = ""
LEAVE_OUT = "-"
_PART = "mapping"


@dataclass(frozen=True)
class ColumnTargets:
    """`targets` by folded heading; `problems` are lines that could not be read."""

    targets: Mapping[str, str]
    problems: tuple[Finding, ...] = ()

    def of(self, heading: str) -> str | None:
        """The target of the column with this heading; None when the mapping does not name it."""
        return self.targets.get(folded(heading))


def read_mapping(text: str, columns: Columns) -> ColumnTargets:
    """What the lines of a mapping say of columns for tables with these `columns`."""
    targets: dict[str, str] = {}
    problems: list[Finding] = []
    if len(text) > LONGEST_MAPPING:
        problems.append(
            error(
                _("The mapping has more than %d characters.") % LONGEST_MAPPING,
                _("Shorten it."),
                where=_at(0),
            )
        )
    for number, line in enumerate(text[:LONGEST_MAPPING].splitlines(), 1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        heading, equals, target = (part.strip() for part in stripped.rpartition("="))
        problem = _problem(heading, equals, target, columns, targets)
        if problem:
            problems.append(error(*problem, stripped, _at(number)))
        else:
            targets[folded(heading)] = target
    return ColumnTargets(targets, tuple(problems))


def write_mapping(targets: Iterable[tuple[str, str]]) -> str:
    """The lines that say so, for (heading, target); headings of several lines are written on one."""
    lines = (f"{' '.join(heading.split())} = {target}".rstrip() for heading, target in targets)
    return "".join(f"{line}\n" for line in lines)


def suggested_mapping(headings: Iterable[str], columns: Columns) -> str:
    """A mapping for a table with these headings, for a person to correct: each with the column it names or may mean."""
    targets = []
    for heading in filter(str.strip, headings):
        known = columns.named(heading)
        if known:
            column, language = known
            targets.append((heading, f"{column.name} ({language})" if language else column.name))
        else:
            near = columns.nearest(heading)
            targets.append((heading, near.name if near else KEEP))
    return write_mapping(targets)


def _problem(
    heading: str, equals: str, target: str, columns: Columns, targets: Mapping[str, str]
) -> tuple[str, str] | None:
    """Why a line cannot be read and what to do, if so."""
    if not equals or not heading:
        return (
            _(
                "A line of the mapping must be a column of the file, an equals sign and where it goes."
            ),
            _("Write it like “Segnatura = reference_code”."),
        )
    if folded(heading) in targets:
        return _("The mapping names the column “%s” twice.") % heading, _(
            "Delete one of the lines."
        )
    if target in (KEEP, LEAVE_OUT) or columns.named(target):
        return None
    near = get_close_matches(target, [column.name for column in columns], 1)
    remedy = (
        _("Perhaps you mean “%s”.") % near[0]
        if near
        else _("Choose one of these: %s.") % ", ".join(column.name for column in columns)
    )
    return _("“%s” is nothing that a column can become.") % target, remedy


def _at(line: int) -> Where:
    return Where(line, _PART)
