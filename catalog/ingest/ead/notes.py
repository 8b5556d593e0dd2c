"""The elements of description beside the did: prose that goes to a field, and groups of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from catalog.ingest.ead.access_points import controlaccess
from catalog.ingest.ead.blocks import block, paragraphs
from catalog.ingest.ead.crosswalk import under
from catalog.ingest.ead.digital import dao, daogrp
from catalog.ingest.ead.elements import squashed, type_of
from catalog.ingest.ead.headings import says_more
from catalog.ingest.ead.inline import line, lines, piece
from catalog.ingest.ead.unit import Unit
from catalog.ingest.xml import Element, name_of

NOTES = under("")
"""Where the elements beside the did go."""
_FIELDS = {name: target for name, target in NOTES.items() if target and ":" not in target}
_GROUPS = frozenset({"descgrp", "admininfo", "add"})
_TITLED = {
    "legalstatus": "Legal status",
    "fileplan": "File plan",
    "separatedmaterial": "Separated material",
}
"""Elements that share a field with another, and how they are told from it."""
_NOT_NAMED = frozenset({"note", "odd"})
"""Elements that are notes by nature; others that stand in the note are named there."""
_ALONE = frozenset({*_TITLED, "controlaccess", "dao", "daogrp", "daoset", *_GROUPS})
"""Elements that stand for themselves wherever they are."""
_WITHIN = ("note", "thead", "index")
"""Elements that belong to the prose they stand in."""


def read_note(element: Element, unit: Unit) -> None:
    """Put an element of description where the crosswalk says; one that it does not know stays in the note."""
    name = name_of(element)
    reader = READERS.get(name)
    if reader is not None:
        reader(element, unit)
        return
    own, others = _parted(element, name)
    heading, text = _heading(element, name), "\n\n".join(own)
    if name in _FIELDS and _FIELDS[name] != "note":
        unit.draft.append(_FIELDS[name], _under_heading(name, heading, text))
    elif name in _NOT_NAMED:
        unit.draft.append("note", _labelled(heading or _kind(element), text))
    else:
        unit.draft.keep(name or "text", text or heading, heading if text else "")
    for other in others:
        read_note(other, unit)


def _parted(element: Element, name: str) -> tuple[list[str], list[Element]]:
    """The paragraphs of an element, and the elements in it that go elsewhere."""
    target = _FIELDS.get(name)
    others = [
        child
        for child in element
        if name_of(child) in NOTES
        and name_of(child) not in _WITHIN
        and (_FIELDS.get(name_of(child)) != target or name_of(child) in _ALONE)
    ]
    if not (others or _has_head(element)):
        return (paragraphs(element) or [squashed(lines(element))]), others
    return list(_own_paragraphs(element, others)), others


def _own_paragraphs(element: Element, others: list[Element]) -> Iterator[str]:
    """The paragraphs without the heading, which is told apart, and without what goes elsewhere."""
    if squashed(element.text):
        yield squashed(element.text)
    is_first, elsewhere = True, set(others)
    for child in element:
        if name_of(child) == "head" and is_first:
            is_first = False
        elif child not in elsewhere:
            yield from _said(child)
        if squashed(child.tail):
            yield squashed(child.tail)


def _said(child: Element) -> list[str]:
    alone = name_of(child) in ("ref", "extref", "ptr", "extptr", "bibref", "archref", "title")
    if alone:
        return [squashed(piece(child))] if squashed(piece(child)) else []
    blocks = [text.strip() for text in block(child) if text.strip()]
    return blocks or ([squashed(piece(child))] if squashed(piece(child)) else [])


def _has_head(element: Element) -> bool:
    return any(name_of(child) == "head" for child in element)


def _heading(element: Element, name: str) -> str:
    """The first heading, when it says more than the name of the field."""
    head = next((line(child) for child in element if name_of(child) == "head"), "")
    return head if says_more(head, name) else ""


def _under_heading(name: str, heading: str, text: str) -> str:
    title = heading or (_TITLED.get(name, "") if text else "")
    return "\n\n".join(filter(None, (title, text)))


def _kind(element: Element) -> str:
    """odd and note may say of what type they are."""
    return type_of(element)


def _labelled(label: str, text: str) -> str:
    return f"{label.rstrip(':')}: {text}" if label and text else text or label


def _group(element: Element, unit: Unit) -> None:
    """descgrp only puts together; what it says itself is kept."""
    name = name_of(element)
    own, others = _parted(element, name)
    heading, text = _heading(element, name), "\n\n".join(own)
    unit.draft.keep(name, text or heading, heading if text else "")
    for other in others:
        read_note(other, unit)


READERS: dict[str, Callable[[Element, Unit], None]] = {
    "dao": dao,
    "daogrp": daogrp,
    "daoset": daogrp,
    "controlaccess": controlaccess,
    **dict.fromkeys(_GROUPS, _group),
}
