"""Storing many new records with all that hangs on them, a few statements for hundreds of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from catalog.change_log import log_changes
from catalog.choices import LoggedAction, Status
from catalog.ingest.part_kinds import PART_KINDS
from catalog.ingest.stored import LINKS
from catalog.ingest.text_notes import notes_on
from catalog.ingest.wanted import Wanted
from catalog.ingest.work import Work
from catalog.models import Paragraph, Record, StatusChange, Text, TextNote
from catalog.models.bulk import store
from catalog.models.changes import touch
from catalog.revisions import Doing

IMPORTED = "import"
"""The name that a change of status has when a record came in with it."""


def create(work: Work, doing: Doing, wanted: Sequence[Wanted]) -> None:
    """Store these, and tell the index, the log and the revision, as signals do of one object at a time."""
    using = work.using
    records = [one.record for one in wanted]
    store(records, using)
    for name in LINKS:
        through = getattr(Record, name).through
        links = [
            through(record_id=one.record.pk, term_id=term)
            for one in wanted
            for term in one.links.get(name, ())
        ]
        store(links, using)
    _store_parts(work, wanted)
    if work.options.status != Status.DRAFT:
        _store_steps(work, records)
    doing.note_new(Record, [record.pk for record in records])
    log_changes(records, LoggedAction.ADDED, using=using)
    touch(using, {key for one in wanted for key in _concerned(one)})


def _store_parts(work: Work, wanted: Sequence[Wanted]) -> None:
    by_relation: dict[str, list[Any]] = defaultdict(list)
    for one in wanted:
        numbers: dict[str, int] = defaultdict(int)
        for kind, part in one.parts:
            setattr(part, f"{kind.owner}_id", one.record.pk)
            if kind.number:
                setattr(part, kind.number, numbers[kind.relation])
                numbers[kind.relation] += 1
            by_relation[kind.relation].append(part)
    paragraphs: list[Paragraph] = []
    notes: list[TextNote] = []
    for text in by_relation.get("texts", ()):
        paragraphs += _number_text(work, text)
        notes += notes_on(text, text.said_notes or (), range(1, text.last_anchor + 1))
    for relation in PART_KINDS:
        store(by_relation[relation], work.using)
    store(paragraphs, work.using)
    store(notes, work.using)


def _number_text(work: Work, text: Any) -> list[Paragraph]:
    """Give a new text its key in the database, and put its paragraphs together."""
    text.pk = work.keys.next(Text)
    text.last_anchor = len(text.said_paragraphs)
    if text.translated_from is not None:
        text.translated_from_id = text.translated_from.pk
    return [
        Paragraph(text_id=text.pk, anchor=number, position=number - 1, body=body)
        for number, body in enumerate(text.said_paragraphs, 1)
    ]


def _store_steps(work: Work, records: Sequence[Record]) -> None:
    by: Any = work.options.by
    steps = [
        StatusChange(
            record=record,
            step=IMPORTED,
            from_status=Status.DRAFT,
            to_status=record.status,
            by=by,
        )
        for record in records
    ]
    store(steps, work.using)


def _concerned(one: Wanted) -> list[int | None]:
    """The records whose entry in the index depends on this one."""
    cited = [part.cited_id for kind, part in one.parts if kind.relation == "cites"]
    return [one.record.pk, one.record.parent_id, *cited]
