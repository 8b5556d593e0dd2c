"""origination and the names among the access points: who had which part."""

from __future__ import annotations

from catalog.ingest.drafts import AgentDraft, ContributionDraft
from catalog.ingest.ead.elements import named, value
from catalog.ingest.ead.inline import line
from catalog.ingest.ead.names import KINDS, agent_of
from catalog.ingest.ead.roles import is_source, role_named
from catalog.ingest.ead.unit import Unit
from catalog.ingest.xml import Element, name_of, where

_USUAL_LABELS = frozenset(["creator", "creators", "origination", "producer", "creation", ""])


def origination(element: Element, unit: Unit) -> None:
    label = value(element, "label", "type", "localtype").strip(" :")
    names = list(named(element, *KINDS))
    if not names:
        _plain(element, unit, label)
        return
    for name in names:
        contribute(name, unit, label, default="creator")
    loose = _around(element)
    if loose.strip(" ,;.:()"):
        unit.draft.keep("origination", loose)


def contribute(element: Element, unit: Unit, label: str = "", *, default: str) -> None:
    """Add the one whom a name means, in the role that the name or `label` gives, else in the `default` one."""
    agent, written = agent_of(element, unit.aid.isil or unit.aid.origin)
    if not written:
        return
    stated = value(element, "relator", "role") or ("" if label.lower() in _USUAL_LABELS else label)
    if is_source(stated):
        unit.draft.append("acquisition", f"{written} ({stated})")
        return
    role = role_named(stated)
    unit.draft.parts.append(
        ContributionDraft(
            agent=agent,
            role=role or default,
            name_as_written=written,
            note=stated if stated and role != stated.lower() else "",
        )
    )


def _plain(element: Element, unit: Unit, label: str) -> None:
    """Old finding aids name the creator without saying whether it is a person or a body."""
    written = line(element)
    if not written:
        return
    if is_source(label):
        unit.draft.append("acquisition", f"{written} ({label})")
        return
    unit.draft.parts.append(
        ContributionDraft(
            agent=AgentDraft(name=written, where=where(element)),
            role=role_named(label) or "creator",
            name_as_written=written,
        )
    )


def _around(element: Element) -> str:
    """The words of an origination that are no name."""
    loose = [element.text or ""]
    for child in element:
        if name_of(child) not in KINDS:
            loose.append(line(child))
        loose.append(child.tail or "")
    return " ".join(" ".join(loose).split())
