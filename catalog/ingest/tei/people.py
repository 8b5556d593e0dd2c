"""Lists of persons, bodies and places: `listPerson`, `listOrg`, `listPlace`, and printed lists with named items."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.choices import AgentKind, Scheme
from catalog.ingest.drafts import AgentDraft, NameDraft, TermDraft
from catalog.ingest.personal_names import index_order
from catalog.ingest.tei.authorities import authority, is_web
from catalog.ingest.tei.dates import dating
from catalog.ingest.tei.elements import (
    child_of,
    children_of,
    collapsed,
    identifier_of,
    is_element,
    language_of,
    plain,
)
from catalog.ingest.tei.names import is_corporate, personal_name
from catalog.ingest.tei.transcript import Transcript
from catalog.ingest.xml import Element, name_of, where

_NAMES = ("persName", "orgName", "name")
_NAME_KINDS = {"alt": "parallel", "birth": "birth", "pseudonym": "pseudonym", "maiden": "birth"}


def listed_agent(element: Element) -> AgentDraft | None:
    """The person or body that a `person` or `org` with an `xml:id` describes."""
    key = identifier_of(element)
    forms = [(form, _form(form)) for form in children_of(element, *_NAMES)]
    if not key or not any(name for _, name in forms):
        return None
    body = name_of(element) == "org"
    kind = AgentKind.CORPORATE_BODY if body else AgentKind.PERSON
    preferred = next(
        (name for form, name in forms if form.get("type") in ("main", "reg") and name), ""
    )
    preferred = preferred or next(name for _, name in forms if name)
    agent = AgentDraft(preferred, kind.value, key=key, where=where(element))
    for form, name in forms:
        if name and name != preferred:
            name_kind = _NAME_KINDS.get(form.get("type", ""), "parallel")
            agent.names.append(NameDraft(name, name_kind, language_of(form)))
    for number in children_of(element, "idno"):
        if found := authority(plain(number)) or _numbered(number):
            agent.identifiers.append(found)
    for pointer in f"{element.get('ref', '')} {element.get('sameAs', '')}".split():
        if found := authority(pointer):
            agent.identifiers.append(found)
    _lived(element, agent)
    agent.history = _history(element, [form for form, _ in forms])
    return agent


def named_items(item: Element) -> Iterator[AgentDraft]:
    """The persons whom an item or row of a printed list names with an `xml:id`; what follows is their history."""
    label = next(item.itersiblings(preceding=True), None)
    labelled = label is not None and is_element(label) and name_of(label) == "label"
    for name in (
        *(label.iter("{*}persName", "{*}orgName") if label is not None and labelled else ()),
        *item.iter("{*}persName", "{*}orgName"),
    ):
        key = identifier_of(name)
        if not key or any(name.get(pointer) for pointer in ("corresp", "ref", "key")):
            continue
        body = is_corporate(name)
        kind = AgentKind.CORPORATE_BODY if body else AgentKind.PERSON
        yield AgentDraft(
            plain(name).strip(" ,;:") if body else index_order(personal_name(name)),
            kind.value,
            key=key,
            history=_after(item, name),
            where=where(name),
        )


def listed_place(element: Element) -> tuple[str, TermDraft] | None:
    """A `place` with an `xml:id`, by its key."""
    key = identifier_of(element)
    name = child_of(element, "placeName", "settlement", "geogName", "name", "country")
    if not key or name is None or not plain(name):
        return None
    address = next(
        (plain(number) for number in children_of(element, "idno") if is_web(plain(number))), ""
    )
    return key, TermDraft(Scheme.PLACE, plain(name), exact_match=address, where=where(element))


def _form(name: Element) -> str:
    return plain(name) if is_corporate(name) else index_order(personal_name(name))


def _numbered(number: Element) -> tuple[str, str] | None:
    """An `idno` whose type says of which authority file it is."""
    scheme, value = number.get("type", "").lower(), plain(number)
    known = scheme in ("gnd", "viaf", "wikidata", "isni", "orcid", "lccn", "lc", "bnf")
    return ({"lc": "lccn"}.get(scheme, scheme), value) if known and value else None


def _lived(element: Element, agent: AgentDraft) -> None:
    found = {
        name: dating(child)
        for name in ("birth", "death")
        if (child := child_of(element, name)) is not None
    }
    born, died = (found[name].edtf if name in found else "" for name in ("birth", "death"))
    if born or died:
        agent.date_edtf = f"{born or '..'}/{died or '..'}"


def _history(element: Element, names: list[Element]) -> str:
    left_out = [*names, *children_of(element, "idno")]
    transcript = Transcript(left_out)
    transcript.add(element)
    return "\n\n".join(transcript.prose())


def _after(item: Element, name: Element) -> str:
    """What an item says behind a name; of a label, all that the item says which it is the label of."""
    told = plain(item) if name not in item.iter() else plain(item).partition(plain(name))[2]
    return collapsed(told.strip(" ,;:.—–-"))
