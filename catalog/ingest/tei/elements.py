"""What every part of the reader asks of an element."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from catalog.ingest.xml import Element, character_of, name_of

_XML = "{http://www.w3.org/XML/1998/namespace}"
_SPACES = re.compile(r"[ \t\r\n]+")
_DIVISION = re.compile(r"div[0-7]?")

_UNKNOWN = frozenset(
    {"", "unknown", "unkown", "empty", "unbekannt", "inconnu", "inconnue", "ignoto", "n/a", "none"}
)

DOCUMENT_TYPES = frozenset(
    {"document", "letter", "telegram", "cable", "memorandum", "minutes", "dispatch", "despatch"}
)
"""Types of divisions that are documents by themselves (`div/@type`)."""


def is_element(node: Element) -> bool:
    """Whether a node is an element, and neither a comment, nor a processing instruction, nor an entity."""
    return isinstance(node.tag, str)


def attribute(element: Element, name: str) -> str:
    """An attribute by its local name, whatever its namespace; "" when there is none."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value).strip()
    return ""


def identifier_of(element: Element) -> str:
    """The element's `xml:id`."""
    return (element.get(f"{_XML}id") or "").strip()


def language_of(element: Element) -> str:
    """The BCP 47 tag in force for an element: its own `xml:lang` or the nearest above; "" when none is said."""
    above: Element | None = element
    while above is not None:
        if tag := (above.get(f"{_XML}lang") or "").strip():
            return tag
        above = above.getparent()
    return ""


def is_division(element: Element) -> bool:
    """Whether an element is a division of the text, or one text of a group."""
    name = name_of(element)
    if name == "text":
        parent = element.getparent()
        return parent is not None and name_of(parent) == "group"
    return _DIVISION.fullmatch(name) is not None


def is_document(element: Element) -> bool:
    """Whether a division is one document of an edition, by its type or because a `correspDesc` describes it."""
    is_typed = element.get("type", "").lower() in DOCUMENT_TYPES
    return is_typed or bool(element.get("decls")) or name_of(element) == "text"


def collapsed(text: str) -> str:
    """`text` with white space as one space, and none at its ends."""
    return _SPACES.sub(" ", text).strip(" ")


def spaced(text: str | None) -> str:
    """`text` with white space as one space each."""
    return _SPACES.sub(" ", text or "")


def plain(element: Element) -> str:
    """The text of an element on one line, without its notes."""
    return collapsed("".join(_plain(element)))


def _plain(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child, etree._Entity):
            yield character_of(child)
        elif is_element(child) and name_of(child) == "lb":
            yield " "
        elif is_element(child) and name_of(child) not in ("note", "binaryObject"):
            yield from _plain(child)
        yield child.tail or ""


def child_of(element: Element, *names: str) -> Element | None:
    """The first child that is called one of `names`."""
    return next((child for child in children_of(element, *names)), None)


def children_of(element: Element, *names: str) -> Iterator[Element]:
    """The children that are called one of `names`; all elements when none is given."""
    for child in element:
        if is_element(child) and (not names or name_of(child) in names):
            yield child


def within(element: Element, top: Element, *names: str) -> Element | None:
    """The nearest element above `element` and below `top` that is called one of `names`."""
    above = element.getparent()
    while above is not None and above is not top:
        if name_of(above) in names:
            return above
        above = above.getparent()
    return None


def is_unknown(text: str) -> bool:
    """Whether a name, place or date only says that it is not known."""
    return text.strip(" .[]()?").lower() in _UNKNOWN
