"""Persons, bodies and places that the markup of a document names, and the part they have in it."""

from __future__ import annotations

from catalog.ingest.drafts import PlaceDraft, RecordDraft
from catalog.ingest.tei.authorities import is_web
from catalog.ingest.tei.contributing import contribute, contribution
from catalog.ingest.tei.elements import plain, within
from catalog.ingest.tei.registry import Registry
from catalog.ingest.xml import Element, name_of

_NAMES = ("{*}persName", "{*}orgName", "{*}gloss", "{*}rs", "{*}name")
_PARTIES = {"from": "sender", "to": "recipient"}
_PARTICIPANTS = frozenset({"participants", "attendees", "present"})


def of_head(head: Element, draft: RecordDraft, registry: Registry) -> None:
    """Sender and recipient, as the heading marks them (`persName`, `gloss` with `type` from and to)."""
    for named in head.iter(*_NAMES):
        if within(named, head, "note") is not None:
            continue
        if role := _PARTIES.get(named.get("type", "")):
            contribute(draft, registry.meant(named), role, plain(named))


def of_body(element: Element, draft: RecordDraft, registry: Registry) -> None:
    """Everyone to whom the text points in a list of the file or an authority file, and such places."""
    seen: set[tuple[str, str]] = set()
    for named in element.iter(*_NAMES):
        if name_of(named) == "gloss" or _is_party(named, element) or not registry.listed(named):
            continue
        meant = registry.meant(named)
        role = _role(named, element)
        if meant is not None and (key := (meant.agent.key or meant.agent.name, role)) not in seen:
            seen.add(key)
            draft.parts.append(contribution(meant, role, plain(named)))
    _places(element, draft, registry)


def _places(element: Element, draft: RecordDraft, registry: Registry) -> None:
    seen: set[str] = set()
    for named in element.iter("{*}placeName"):
        if within(named, element, "dateline") is not None or not _points(named, registry):
            continue
        place = registry.place(named)
        if place is not None and place.label not in seen:
            seen.add(place.label)
            draft.parts.append(PlaceDraft(place, "mentioned", plain(named)))


def _is_party(named: Element, document: Element) -> bool:
    """Whether a name is that of the sender or recipient in the document's own heading."""
    head = within(named, document, "head")
    return named.get("type") in _PARTIES and head is not None and head.getparent() is document


def _role(named: Element, document: Element) -> str:
    above = within(named, document, "list", "signed", "note")
    while above is not None:
        name = name_of(above)
        if name == "note" or (
            name == "signed" and within(named, document, "attachment", "quote") is None
        ):
            return "mentioned" if name == "note" else "signatory"
        if name == "list" and above.get("type") in _PARTICIPANTS:
            return "attendee"
        above = within(above, document, "list", "signed", "note")
    return "mentioned"


def _points(place: Element, registry: Registry) -> bool:
    pointers = f"{place.get('ref', '')} {place.get('key', '')}".split()
    return any(is_web(pointer) or pointer.lstrip("#") in registry.places for pointer in pointers)
