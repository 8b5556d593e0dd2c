"""The citations of a work that nobody has reviewed yet, with what each may mean."""

from __future__ import annotations

from dataclasses import dataclass, field

from catalog.ingest.notes.drafting import Drafting
from catalog.ingest.notes.reading import Reading, read_stored
from catalog.ingest.notes.resolving import Resolved
from catalog.models import Citation, Record


@dataclass(slots=True)
class Choice:
    """A record that a citation may mean, and why."""

    record: Record
    reasons: str
    is_chosen: bool = False


@dataclass(slots=True)
class Row:
    """A citation with its choices; `new_title` is what a new draft would be called, "" when none can be made."""

    citation: Citation
    choices: list[Choice] = field(default_factory=list)
    new_title: str = ""


def rows(work: Record, citations: list[Citation]) -> list[Row]:
    """What each of these citations of a work may mean, worked out anew from its words and those of the others."""
    reading = read_stored(work.slug, frozenset({work.pk}))
    found = {(one.note.number, one.order): one for one in reading.resolution.citations}
    records = _records(reading, citations, found)
    return [
        _row(citation, found.get((citation.note_number, citation.order)), reading, records, work)
        for citation in citations
    ]


def drafting(work: Record) -> Drafting:
    """What makes a draft of a source of this work."""
    return Drafting(
        read_stored(work.slug, frozenset({work.pk})), work.slug, work.title, f"notes/{work.slug}"
    )


def _records(
    reading: Reading, citations: list[Citation], found: dict[tuple[int, int], Resolved]
) -> dict[int, Record]:
    keys = {citation.cited_id for citation in citations if citation.cited_id}
    for citation in citations:
        one = found.get((citation.note_number, citation.order))
        if one is not None and one.source is not None:
            keys |= {each.record.key for each in reading.candidates(one.source).candidates}
    return Record.objects.in_bulk(keys)


def _row(
    citation: Citation,
    one: Resolved | None,
    reading: Reading,
    records: dict[int, Record],
    work: Record,
) -> Row:
    row = Row(citation)
    if one is not None and one.source is not None:
        for candidate in reading.candidates(one.source).candidates:
            record = records.get(candidate.record.key)
            if record is not None:
                row.choices.append(
                    Choice(record, candidate.explained(), record.pk == citation.cited_id)
                )
        draft = Drafting(reading, work.slug, work.title, "").new(one.source)
        row.new_title = draft.fields["title"]
    chosen = records.get(citation.cited_id or 0)
    if chosen is not None and not any(choice.is_chosen for choice in row.choices):
        row.choices.insert(0, Choice(chosen, citation.resolution, True))
    return row
