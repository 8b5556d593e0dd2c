"""What an import came to."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import StringIO
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.translation import gettext as _

from catalog.ingest.findings import Finding, Severity
from catalog.text import disarmed

if TYPE_CHECKING:
    from catalog.models import Accession

MOST = 2_000
"""Findings that are kept; more are only counted."""


@dataclass
class Report:
    """Counts are by kind of object: "record", "agent", "term", "repository" …"""

    is_dry: bool = False
    created: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    conflicts: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)
    """By element how often it had no field and was kept in a note."""
    findings: list[Finding] = field(default_factory=list)
    counts: Counter[Severity] = field(default_factory=Counter)
    accession: Accession | None = None
    """None in a dry run, when there were errors, and when nothing was changed."""

    def add(self, finding: Finding) -> None:
        self.counts[finding.severity] += 1
        if len(self.findings) < MOST or finding.severity == Severity.ERROR:
            self.findings.append(finding)

    @property
    def ok(self) -> bool:
        """Whether there is no error, so that it was or can be saved."""
        return not self.counts[Severity.ERROR]

    @property
    def changes(self) -> int:
        return self.created.total() + self.updated.total()

    def lines(self) -> Iterator[str]:
        """The report as a person reads it."""
        for label, counted in self.tables():
            shown = ", ".join(
                f"{number} {kind_name(kind)}" for kind, number in sorted(counted.items()) if number
            )
            yield f"{label}: {shown or 0}"
        if self.kept:
            elements = ", ".join(f"{name} {number}" for name, number in self.kept.most_common())
            yield _("Kept in notes, having no field: %s") % elements
        for severity in Severity:
            if self.counts[severity]:
                yield f"{severity.label}: {self.counts[severity]}"

    def tables(self) -> tuple[tuple[str, Counter[str]], ...]:
        """What each count is called, and the counts."""
        created = _("To be created") if self.is_dry else _("Created")
        updated = _("To be updated") if self.is_dry else _("Updated")
        return (
            (created, self.created),
            (updated, self.updated),
            (_("Unchanged"), self.unchanged),
            (_("Conflicts"), self.conflicts),
        )


HEADER = ("severity", "line", "part", "value", "why", "remedy")


def rows(findings: Iterable[Finding]) -> Iterator[tuple[str, ...]]:
    """The findings as rows of a table under `HEADER`."""
    for found in findings:
        line = str(found.where.line or "")
        yield (
            found.severity.value,
            line,
            found.where.part,
            found.value,
            found.why,
            found.remedy,
        )


def sentence(found: Finding) -> str:
    """A finding in one line: "line 12, unitdate: “30 February 1956”: There is no such day. Correct it."."""
    place = ", ".join(
        filter(
            None, (_("line %d") % found.where.line if found.where.line else "", found.where.part)
        )
    )
    value = f"“{found.value}”" if found.value else ""
    said = ": ".join(filter(None, (place, value, found.why)))
    return f"{found.severity.label}: {said} {found.remedy}".rstrip()


def as_csv(report: Report) -> str:
    """All findings that are kept, with a header. A cell never begins like a formula."""
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow(HEADER)
    for row in rows(report.findings):
        writer.writerow([disarmed(cell) for cell in row])
    return written.getvalue()


def kind_name(kind: str) -> str:
    """What objects of a kind are called, many of them."""
    try:
        return str(apps.get_model("catalog", kind)._meta.verbose_name_plural)
    except LookupError:
        return kind
