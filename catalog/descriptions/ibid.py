""" "Ibid." stands for the one source named just before it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from catalog.choices import CitationForm
from catalog.descriptions.findings import Finding, Severity
from catalog.descriptions.notes import in_order_of_notes, place
from catalog.models import Record

_AMBIGUOUS = "The note before, note {}, names several sources, and “ibid.” may mean any of them"


class _Row(NamedTuple):
    slug: str
    note_number: int
    order: int
    form: str
    cited: int | None
    text: str
    resolution: str
    reviewed: bool

    def finding(self, reason: str, remedy: str, severity: Severity = Severity.ERROR) -> Finding:
        return Finding(
            self.slug, place(self.note_number, self.order), self.text, reason, remedy, severity
        )

    @property
    def is_settled(self) -> bool:
        return self.cited is not None and self.reviewed and bool(self.resolution.strip())


def ibids_astray(record: Record | None = None) -> Iterator[Finding]:
    """Each “ibid.” with nothing before it, after several sources, or taken for another source.

    One after several sources is a notice once someone has reviewed it and said which is meant.
    """
    rows = in_order_of_notes(record).values_list(
        "citing__slug",
        "note_number",
        "order",
        "form",
        "cited",
        "text_as_cited",
        "resolution",
        "reviewed",
    )
    for _slug, work in groupby(map(_Row._make, rows.iterator()), lambda row: row.slug):
        before: list[_Row] = []
        for _number, note in groupby(work, lambda row: row.note_number):
            here = list(note)
            yield from _of_note(here, before)
            before = here


def _of_note(note: list[_Row], before: list[_Row]) -> Iterator[Finding]:
    """The stray “ibid.” of one note; inside a note, “ibid.” means the source just before it."""
    candidates = before
    for row in note:
        if row.form == CitationForm.IBID:
            yield from _of_ibid(row, candidates)
        candidates = [row]


def _of_ibid(row: _Row, candidates: list[_Row]) -> Iterator[Finding]:
    sources = {candidate.cited for candidate in candidates}
    if not candidates:
        yield row.finding(
            "Nothing is cited before this “ibid.”",
            "Compare the printed work: a note may be missing here, or the form is another one",
        )
    elif len(candidates) > 1 and (len(sources) > 1 or None in sources):
        yield row.finding(
            _AMBIGUOUS.format(candidates[0].note_number),
            "Decide from the pages cited, say how in the resolution, and mark it as reviewed",
            Severity.NOTICE if row.is_settled else Severity.ERROR,
        )
    elif row.cited is not None and None not in sources and row.cited not in sources:
        yield row.finding(
            f"It is taken for another source than that of note {candidates[0].note_number} before it",
            "Choose the source of the note before, or change the form of the citation",
        )
