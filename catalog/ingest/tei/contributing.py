"""Persons and places of a record, each once in a role."""

from __future__ import annotations

from catalog.ingest.drafts import ContributionDraft, PlaceDraft, RecordDraft, TermDraft
from catalog.ingest.tei.registry import Meant

LONGEST = 250
"""Characters of a name as written."""


def contribute(draft: RecordDraft, meant: Meant | None, role: str, written: str = "") -> None:
    """Have a record say that someone had a part in it."""
    if meant is not None and not any(_same(part, meant, role) for part in draft.parts):
        draft.parts.append(contribution(meant, role, written))


def contribution(meant: Meant, role: str, written: str) -> ContributionDraft:
    written = written.strip(" ,;:")
    return ContributionDraft(
        meant.agent, role, written if len(written) <= LONGEST else "", meant.certainty
    )


def place_at(draft: RecordDraft, place: TermDraft | None, role: str, written: str = "") -> None:
    """Have a record say that a place has a role for it."""
    if place is None:
        return
    for part in draft.parts:
        if isinstance(part, PlaceDraft) and part.role == role and part.place.label == place.label:
            return
    draft.parts.append(PlaceDraft(place, role, written if len(written) <= LONGEST else ""))


def _same(part: object, meant: Meant, role: str) -> bool:
    if not isinstance(part, ContributionDraft) or part.role != role:
        return False
    one, other = part.agent, meant.agent
    return (one.key or one.name) == (other.key or other.name)
