"""Terms with their dates, places and notes, and what else an authority record says in small elements, as lines."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.ingest.ead.blocks import paragraphs
from catalog.ingest.ead.elements import address, plain_name, squashed, type_of, value
from catalog.ingest.ead.inline import line, piece
from catalog.ingest.xml import Element
from catalog.iso639 import language_name, language_tag

_NOTES = frozenset({"descriptivenote"})
_PROSE = frozenset({"p", "list", "chronlist", "abstract", "outline", "head", "citation"})
_BARE = frozenset(["objectxmlwrap", "objectbinwrap"])


def statements(element: Element) -> str:
    """What an element of the description says: its prose in paragraphs, its terms each on a line."""
    if any(plain_name(child) in _PROSE for child in element) or not len(element):
        return "\n\n".join(paragraphs(element)) or _coded(element)
    if all(_is_statement(child) for child in element):
        return "\n".join(filter(None, map(statement, element)))
    return statement(element)


def statement(element: Element) -> str:
    """One term with what belongs to it: "Minister, 1945–1947: of justice (http://…)"."""
    notes = [text for child in element if plain_name(child) in _NOTES for text in paragraphs(child)]
    told = ", ".join(filter(None, _told(element)))
    href = address(element)
    if href and href not in told:
        told = f"{told} ({href})" if told else href
    kind = _relation(element)
    told = f"{kind}: {told}" if kind and told else told
    return ": ".join(filter(None, [told, " ".join(notes)]))


def _told(element: Element) -> Iterator[str]:
    yield squashed(element.text)
    for child in element:
        if plain_name(child) in _NOTES:
            continue
        if len(child) and plain_name(child) not in ("daterange", "dateset", "useDates"):
            yield statement(child) if _is_statement(child) else squashed(piece(child))
        else:
            yield squashed(piece(child)) or _coded(child)
        yield squashed(child.tail)


def _is_statement(element: Element) -> bool:
    """Whether an element is made of others, as a function is of a term, dates and a place."""
    name = plain_name(element)
    if name in ("term", "date", "daterange", "dateset", "placeentry", "placename", *_BARE):
        return False
    return any(plain_name(child) not in ("span", "reference", "part", "emph") for child in element)


def _relation(element: Element) -> str:
    """How another is related: "associative", "creatorOf"."""
    return value(element, "cpfrelationtype", "resourcerelationtype", "functionrelationtype") or (
        type_of(element) if plain_name(element) == "localdescription" else ""
    )


def _coded(element: Element) -> str:
    """What an empty element says by its attributes."""
    language = language_name(language_tag(value(element, "languagecode", "langcode")))
    return language or line(element) or value(element, "value", "standarddatetime", "standarddate")
