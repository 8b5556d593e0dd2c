"""controlaccess: names, places, subjects and genres under which a unit is found."""

from __future__ import annotations

from collections.abc import Callable

from catalog.choices import Scheme
from catalog.ingest.drafts import PlaceDraft, TermDraft
from catalog.ingest.ead.blocks import paragraphs
from catalog.ingest.ead.contributors import contribute
from catalog.ingest.ead.crosswalk import under
from catalog.ingest.ead.elements import squashed, value
from catalog.ingest.ead.genres import document_type
from catalog.ingest.ead.headings import says_more
from catalog.ingest.ead.inline import line, piece
from catalog.ingest.ead.unit import Unit
from catalog.ingest.xml import Element, name_of, where

_SINGLE = frozenset({"item", "file", "part"})
"""Levels at which a genre can be what the unit is, not what is in it."""


def controlaccess(element: Element, unit: Unit) -> None:
    for child in element:
        name = name_of(child)
        read = READERS.get(name)
        if read is not None:
            read(child, unit)
        elif name == "head":
            if says_more(line(child), "controlaccess"):
                unit.draft.keep("controlaccess", line(child))
        elif name in ("list", "item", "descgrp", "indexentry", "namegrp"):
            # Old finding aids list their access points.
            _list(child, unit)
        else:
            unit.draft.keep("controlaccess", _said(child))
        unit.draft.keep("controlaccess", squashed(child.tail))
    unit.draft.keep("controlaccess", squashed(element.text))


def _list(element: Element, unit: Unit) -> None:
    if any(name_of(child) in READERS for child in element.iter("*") if child is not element):
        controlaccess(element, unit)
    else:
        unit.draft.keep("controlaccess", _said(element))


def _said(element: Element) -> str:
    return "\n\n".join(paragraphs(element)) or squashed(piece(element))


def _name(element: Element, unit: Unit) -> None:
    contribute(element, unit, default="subject")


def _subject(element: Element, unit: Unit) -> None:
    term = _term(element, Scheme.SUBJECT)
    if term.label and term.label not in unit.subjects:
        unit.subjects.add(term.label)
        unit.draft.subjects.append(term)


def _place(element: Element, unit: Unit) -> None:
    written = line(element)
    if written:
        unit.draft.parts.append(PlaceDraft(_term(element, Scheme.PLACE), "subject", written))


def _genre(element: Element, unit: Unit) -> None:
    if line(element):
        unit.genres.append(line(element))


def _title(element: Element, unit: Unit) -> None:
    unit.draft.keep("title", squashed(piece(element)))


def _term(element: Element, scheme: Scheme) -> TermDraft:
    number = value(element, "authfilenumber", "identifier")
    return TermDraft(
        scheme,
        value(element, "normal") or line(element),
        exact_match=number if "://" in number else "",
        where=where(element),
    )


READERS: dict[str, Callable[[Element, Unit], None]] = {
    "persname": _name,
    "corpname": _name,
    "famname": _name,
    "name": _name,
    "subject": _subject,
    "function": _subject,
    "occupation": _subject,
    "geogname": _place,
    "genreform": _genre,
    "title": _title,
}
ACCESS_POINTS = under("controlaccess")
READERS["controlaccess"] = controlaccess


def put_genres(unit: Unit) -> None:
    """One genre alone tells what kind of document a file or an item is; others are kept."""
    types = {document_type(genre) for genre in unit.genres} - {""}
    if len(types) == 1 and unit.draft.level in _SINGLE:
        unit.draft.document_type = types.pop()
    if len(unit.genres) == 1 and unit.draft.document_type:
        unit.told += unit.genres
    else:
        unit.draft.keep("genreform", "; ".join(unit.genres))
