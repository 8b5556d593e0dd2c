"""A draft on its way through an import."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from catalog.ingest.comparing import Said, write_said
from catalog.ingest.drafts import PARTS, AgentDraft, RecordDraft
from catalog.ingest.recognising import Known
from catalog.ingest.work import Work
from catalog.models import ImportedState


@dataclass
class Unit:
    """`digest` is that of all the draft says; `key` and `parent` are keys in the database."""

    draft: RecordDraft
    digest: str
    known: Known | None = None
    key: int = 0
    parent: int | None = None
    placed: bool = False
    """Whether the file says what it is a part of."""
    was_created: bool = False
    """In this import: only parts that lead to something later in the file are still to come."""

    def agents(self) -> Iterator[AgentDraft]:
        for part in self.draft.parts:
            for name in _NAMING[type(part)]:
                agent = getattr(part, name)
                if agent is not None:
                    yield agent


_NAMING = {
    part: tuple(own.name for own in fields(part) if "AgentDraft" in str(own.type)) for part in PARTS
}
"""The fields in which a part names an agent."""


def keep_states(work: Work, said: Iterable[tuple[Unit, Said]]) -> None:
    """Keep what the file said of these records; what this import kept of them before is replaced."""
    states = [
        ImportedState(
            accession=work.accession,
            origin=unit.draft.origin,
            key=unit.draft.key,
            model="catalog.record",
            object_id=unit.key,
            digest=unit.digest,
            said=write_said(now),
        )
        for unit, now in said
    ]
    ImportedState.objects.using(work.using).bulk_create(
        states,
        update_conflicts=True,
        unique_fields=["model", "object_id", "accession"],
        update_fields=["digest", "said"],
    )
