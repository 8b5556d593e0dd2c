"""Descriptions of letters: `correspDesc` of a letter's own header, or one of many in a list (CMIF).

https://github.com/TEI-Correspondence-SIG/CMIF/blob/master/doc/documentation-en.md
"""

from __future__ import annotations

from collections.abc import Iterator

from catalog.choices import CopyKind, Scheme
from catalog.ingest.drafts import (
    ContributionDraft,
    CopyDraft,
    EventDraft,
    IdentifierDraft,
    RecordDraft,
    TermDraft,
)
from catalog.ingest.findings import Finding
from catalog.ingest.personal_names import natural_order
from catalog.ingest.tei.authorities import is_web
from catalog.ingest.tei.contributing import contribute, place_at
from catalog.ingest.tei.dates import dating
from catalog.ingest.tei.elements import children_of, collapsed, identifier_of, plain
from catalog.ingest.tei.findings import unread_date
from catalog.ingest.tei.registry import Registry
from catalog.ingest.xml import Element, name_of, where

_NAMES = ("persName", "orgName", "name", "rs")
_ROLES = {"sent": "sender", "received": "recipient"}
_PLACE_ROLES = {"sent": "sent-from", "received": "sent-to"}
_COPIED = frozenset({"cc", "bcc"})
MAX_IDENTIFIER = 200


def describe(letter: Element, draft: RecordDraft, registry: Registry) -> Iterator[Finding]:
    """Have `draft` say what a `correspDesc` says; what it could not read is found."""
    for child in children_of(letter):
        name = name_of(child)
        if name == "correspAction":
            yield from _action(child, draft, registry)
        elif name == "correspContext":
            _context(child, draft)
        elif name == "note":
            _note(child, draft, registry)
        else:
            draft.keep(name, plain(child))
    draft.document_type = draft.document_type or "letter"
    _addresses(letter, draft)


def title_of(draft: RecordDraft) -> str:
    """A title for a letter that has none: "Letter from A to B"."""
    named = {
        role: [
            natural_order(part.name_as_written or part.agent.name)
            for part in draft.parts
            if isinstance(part, ContributionDraft) and part.role == role
        ]
        for role in ("sender", "recipient")
    }
    title = "Letter"
    if named["sender"]:
        title += f" from {', '.join(named['sender'])}"
    if named["recipient"]:
        title += f" to {', '.join(named['recipient'])}"
    return title


def _action(action: Element, draft: RecordDraft, registry: Registry) -> Iterator[Finding]:
    kind = action.get("type", "")
    if kind not in _ROLES:
        draft.keep(f"correspAction {kind}".strip(), plain(action))
        return
    role = "copied-to" if action.get("subtype", "") in _COPIED else _ROLES[kind]
    received: EventDraft | None = None
    for child in children_of(action):
        name = name_of(child)
        if name in _NAMES:
            contribute(draft, registry.meant(child), role, plain(child))
        elif name in ("placeName", "settlement", "country", "region"):
            place_at(draft, registry.place(child), _PLACE_ROLES[kind], plain(child))
        elif name == "date":
            found = dating(child)
            if found.unread:
                yield unread_date(child, found)
            if kind == "sent" and not draft.fields.get("date_edtf"):
                draft.fields["date_text"], draft.fields["date_edtf"] = found.text, found.edtf
            elif kind == "received" and found:
                received = EventDraft("received", found.text, found.edtf)
            else:
                draft.keep("date", found.text or found.edtf)
        else:
            draft.keep(name, plain(child))
    if received is not None:
        recipient = next((part for part in _recipients(draft)), None)
        received.to_agent = recipient.agent if recipient else None
        draft.parts.append(received)


def _recipients(draft: RecordDraft) -> Iterator[ContributionDraft]:
    for part in draft.parts:
        if isinstance(part, ContributionDraft) and part.role == "recipient":
            yield part


def _context(context: Element, draft: RecordDraft) -> None:
    """What comes before and after in the correspondence, as links to other letters."""
    for child in children_of(context):
        target = child.get("target", "")
        text = " ".join(filter(None, (plain(child), target and f"<{target}>")))
        kind = child.get("type", "")
        draft.append("related_units", f"{kind}: {text}" if kind and text else text)


def _note(note: Element, draft: RecordDraft, registry: Registry) -> None:
    """A note, or the references of the interchange format's second version (`ref/@type`)."""
    references = list(children_of(note, "ref"))
    if not any(reference.get("type") for reference in references):
        draft.append("note", plain(note))
        return
    for reference in references:
        kind, target = reference.get("type", ""), reference.get("target", "")
        reference.set("ref", target)
        kind = kind.rpartition("#")[2].rpartition(":")[2]
        if kind == "hasLanguage":
            draft.languages.append(target)
        elif kind == "mentionsPerson":
            contribute(draft, registry.meant(reference), "mentioned", plain(reference))
        elif kind == "mentionsPlace":
            place_at(draft, registry.place(reference), "mentioned", plain(reference))
        elif kind == "mentionsSubject" and plain(reference):
            draft.subjects.append(
                TermDraft(
                    Scheme.SUBJECT,
                    plain(reference),
                    exact_match=target if is_web(target) else "",
                    where=where(reference),
                )
            )
        else:
            draft.keep(f"ref {kind}".strip(), collapsed(f"{plain(reference)} {target}"))


def _addresses(letter: Element, draft: RecordDraft) -> None:
    """The addresses at which the letter can be read."""
    for address in (letter.get("ref") or "").split():
        if not is_web(address):
            continue
        draft.parts.append(CopyDraft(CopyKind.WEB, url=address))
        if len(address) <= MAX_IDENTIFIER:
            draft.parts.append(IdentifierDraft("url", address, address))


def edition_of(letter: Element, sources: dict[str, str]) -> str:
    """The edition in which a letter of a list is, as the list cites it, with the letter's number there."""
    cited = "; ".join(
        filter(
            None, (sources.get(key.lstrip("#"), "") for key in (letter.get("source") or "").split())
        )
    )
    number = collapsed(letter.get("key", ""))
    return f"{cited.rstrip('.')}, no. {number}." if cited and number else cited or number


def sources_of(header: Element) -> dict[str, str]:
    """The editions that a list of letters cites, by their `xml:id`."""
    description = next(header.iter("{*}sourceDesc"), None)
    if description is None:
        return {}
    return {
        identifier_of(cited): plain(cited)
        for cited in description.iter("{*}bibl", "{*}biblStruct", "{*}biblFull")
        if identifier_of(cited)
    }
