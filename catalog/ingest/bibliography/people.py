"""Who has which part in what a reference speaks of."""

from __future__ import annotations

from catalog.ingest.bibliography.item_types import ItemType
from catalog.ingest.bibliography.names import Name
from catalog.ingest.bibliography.reference import Reference, Said, keep
from catalog.ingest.bibliography.variables import VARIABLES
from catalog.ingest.drafts import AgentDraft, ContributionDraft, RecordDraft

_PLAIN = frozenset({"author", "editor", "translator", "recipient"})
_CONTRIBUTIONS = "contributions: "


def add_people(reference: Reference, kind: ItemType, draft: RecordDraft) -> None:
    """Contributions in the file's order; the same name twice in a role is one contribution."""
    made: dict[tuple[str, str], ContributionDraft] = {}
    for variable, names in reference.names.items():
        if variable == "editor" and kind.within:
            continue  # they edited what it appeared in
        target = VARIABLES[variable].target
        if not target.startswith(_CONTRIBUTIONS):
            named = "; ".join(name.as_read for name in names)
            keep(draft, variable, Said(named, variable))
            continue
        role = kind.author if variable == "author" else target.removeprefix(_CONTRIBUTIONS)
        note = "" if variable in _PLAIN else variable.replace("-", " ")
        for name in names:
            known = made.get((role, name.in_index))
            if known is not None:
                known.note = "; ".join(dict.fromkeys(filter(None, (known.note, note))))
                continue
            made[role, name.in_index] = _contribution(reference, name, role, note)
    draft.parts += made.values()


def _contribution(reference: Reference, name: Name, role: str, note: str) -> ContributionDraft:
    agent = AgentDraft(name.in_index, name.kind, where=reference.where)
    return ContributionDraft(agent, role, name.as_read, note=note)
