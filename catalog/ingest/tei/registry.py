"""Persons, bodies and places that a file lists, and what its names mean."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from catalog.choices import AgentKind, Certainty, Scheme
from catalog.ingest.drafts import AgentDraft, TermDraft
from catalog.ingest.personal_names import family_name, index_order
from catalog.ingest.tei.authorities import authority, is_web
from catalog.ingest.tei.elements import is_unknown, plain
from catalog.ingest.tei.names import is_corporate, personal_name
from catalog.ingest.xml import Element, where

MOST_SIGNATURES = 50_000
"""Signatures that are remembered."""
_POINTERS = ("corresp", "ref", "key", "sameAs")


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant by a name, and how sure that is."""

    agent: AgentDraft
    certainty: Certainty = Certainty.CERTAIN


@dataclass
class Registry:
    """What the file's own keys stand for. `origin` names the edition, within which the keys hold."""

    origin: str = ""
    names: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By key: name and kind of a person or body."""
    places: dict[str, TermDraft] = field(default_factory=dict)
    _families: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _signatures: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def list_agent(self, agent: AgentDraft) -> None:
        self.names[agent.key] = (agent.name, agent.kind)
        if agent.kind == AgentKind.PERSON:
            self._families[family_name(agent.name)].add(agent.key)

    def list_signature(self, signed: str) -> None:
        """Remember a signature ("W. Q. Gresham."): headings that say "Mr. Gresham" mean its writer."""
        name = index_order(signed.strip(" .,"))
        if "," in name and len(self._signatures) < MOST_SIGNATURES:
            self._signatures[family_name(name)].add(name)

    def listed(self, element: Element) -> bool:
        """Whether an element points to whom the file lists, or to an authority file."""
        return any(
            pointer.lstrip("#") in self.names or authority(pointer)
            for pointer in _pointers(element)
        )

    def meant(self, element: Element) -> Meant | None:
        """The person or body that an element names; None when it neither says nor points to one."""
        body = is_corporate(element)
        written = plain(element).strip(" ,;:.") if body else personal_name(element)
        agent = AgentDraft(
            written if body else index_order(written),
            (AgentKind.CORPORATE_BODY if body else AgentKind.PERSON).value,
            where=where(element),
            origin=self.origin,
        )
        for pointer in _pointers(element):
            key = pointer.lstrip("#")
            if key in self.names:
                agent.key = key
                agent.name, agent.kind = self.names[key]
            elif found := authority(pointer):
                agent.identifiers.append(found)
        if is_unknown(agent.name):
            return None
        return Meant(agent) if agent.key or agent.identifiers else self._found(agent)

    def named(self, written: str, kind: AgentKind) -> Meant:
        """Who is meant by a name that a heading or note gives without marking it up."""
        name = index_order(written) if kind == AgentKind.PERSON else written
        return self._found(AgentDraft(name, kind.value, origin=self.origin))

    def place(self, element: Element) -> TermDraft | None:
        """The place that an element names, by the last of its lines: above it stands an office."""
        label = _last_line(element)
        term = TermDraft(Scheme.PLACE, label, where=where(element))
        for pointer in _pointers(element):
            if listed := self.places.get(pointer.lstrip("#")):
                term.label = listed.label
                term.exact_match = listed.exact_match
            elif is_web(pointer):
                term.exact_match = pointer
        return None if is_unknown(term.label) else term

    def _found(self, agent: AgentDraft) -> Meant:
        """The one person of that name whom the file lists, or who signs so in it; else the name by itself."""
        if agent.kind != AgentKind.PERSON:
            return Meant(agent)
        family, is_whole = family_name(agent.name), "," in agent.name
        keys = self._families.get(family, set())
        same = {key for key in keys if not is_whole or self.names[key][0] == agent.name}
        if len(same) == 1:
            agent.key = same.pop()
            agent.name = self.names[agent.key][0]
            return Meant(agent, Certainty.CERTAIN if is_whole else Certainty.PROBABLE)
        signed = self._signatures.get(family, set())
        if len(signed) == 1 and not keys and not is_whole and " " not in agent.name:
            agent.name = min(signed)
            return Meant(agent, Certainty.PROBABLE)
        return Meant(agent)


def _pointers(element: Element) -> list[str]:
    return [pointer for name in _POINTERS for pointer in (element.get(name) or "").split()]


def _last_line(element: Element) -> str:
    """The text after the last line break in an element; all of it when it is one line."""
    breaks = list(element.iter("{*}lb"))
    if not breaks:
        return plain(element).strip(" ,.;")
    last = breaks[-1]
    following = [last.tail or ""]
    node: Element | None = last
    while node is not None and node is not element:
        for sibling in node.itersiblings():
            following.append(plain(sibling) + (sibling.tail or ""))
        node = node.getparent()
        if node is not None and node is not element:
            following.append(node.tail or "")
    return " ".join("".join(following).split()).strip(" ,.;")
