"""A draft on its way through an import."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from catalog.ingest.drafts import PARTS, AgentDraft, RecordDraft
from catalog.ingest.states import Known, Place
from catalog.ingest.wanted import Wanted


@dataclass
class Unit:
    """`digest` is that of all the draft says; `key` and `parent` are keys in the database."""

    draft: RecordDraft
    digest: str
    known: Known | None = None
    wanted: Wanted | None = None
    """What the draft comes to, once that was looked up."""
    key: int = 0
    parent: int | None = None
    placed: bool = False
    """Whether the file says what it is a part of."""
    was_created: bool = False
    """In this import: only parts that lead to something later in the file are still to come."""

    @property
    def place(self) -> Place:
        return self.draft.origin, self.draft.key


def named_agents(draft: RecordDraft) -> Iterator[AgentDraft]:
    """The persons and bodies that the parts of a draft name."""
    for part in draft.parts:
        for name in _NAMING[type(part)]:
            agent = getattr(part, name)
            if agent is not None:
                yield agent


_NAMING = {
    part: tuple(own.name for own in fields(part) if "AgentDraft" in str(own.type)) for part in PARTS
}
"""The fields in which a part names an agent."""
