"""What every module asks of an element: its address, its type, whether it is for the archive's eyes only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from catalog.ingest.xml import Element, name_of

COMPONENTS = ("c", *(f"c{number:02}" for number in range(1, 13)))
UNITS = frozenset({"archdesc", *COMPONENTS})
"""Elements that describe a unit of description each."""
HOLDERS = UNITS | {"dsc"}
"""Elements in which components stand."""

FOREIGN_CODES = frozenset(["aspace_uri", "uri", "url", "uuid", "guid", "ark"])
"""Types of unitid that are no reference codes."""

_SPACE = re.compile(r"[ \t\r\n]+")


def squashed(text: str | None) -> str:
    """`text` on one line: white space of XML is one blank, none at the ends."""
    return _SPACE.sub(" ", text or "").strip(" ")


def plain_name(element: Element) -> str:
    """The name of an element in lower case: EAD has no capitals, EAC-CPF has (dateRange)."""
    return name_of(element).lower()


def named(element: Element, *names: str) -> Iterator[Element]:
    """The children of these names in lower case, in any namespace."""
    return (child for child in element if plain_name(child) in names)


def first(element: Element, *names: str) -> Element | None:
    return next(named(element, *names), None)


def value(element: Element, *names: str) -> str:
    """The first of these attributes, in lower case, that says something, in any namespace (href or xlink:href)."""
    if not element.attrib:
        return ""
    for name in names:
        said = squashed(element.get(name)) or _qualified(element, name)
        if said:
            return said
    return ""


def _qualified(element: Element, name: str) -> str:
    """An attribute in a namespace, or with capitals."""
    for key, said in element.attrib.items():
        if key.rpartition("}")[2].lower() == name and squashed(said):
            return squashed(said)
    return ""


def address(element: Element) -> str:
    """Where a link leads out of the file; "" for one to another element."""
    href = value(element, "href")
    return "" if href.startswith("#") else href


def type_of(element: Element) -> str:
    """EAD 2002 has type attributes, EAD3 local ones."""
    return value(element, "localtype", "type")


def is_web_address(href: str) -> bool:
    return href.lower().startswith(("http://", "https://", "ftp://", "ftps://"))


def is_internal(element: Element) -> bool:
    """Whether the finding aid keeps it from the public."""
    return bool(element.get("audience") == "internal")


def has_internal(element: Element) -> bool:
    """Whether it, or anything in it, is kept from the public."""
    return any(each.get("audience") == "internal" for each in element.iter("*"))


def holds_its_place(element: Element) -> bool:
    """Whether an archdesc, dsc or component is one, and not in a wrapped piece of other XML."""
    parent = element.getparent()
    if name_of(element) == "archdesc":
        return parent is None or name_of(parent) not in HOLDERS
    return parent is not None and name_of(parent) in HOLDERS


def own_content(element: Element) -> list[Element]:
    """The elements of a unit before its first component; those behind may have been read ahead or not."""
    return list(takewhile(lambda child: name_of(child) not in HOLDERS, element))


def code_of(element: Element) -> str:
    """The first unitid of a unit, by which its repository calls it."""
    did = first(element, "did")
    for unitid in () if did is None else named(did, "unitid"):
        if type_of(unitid).lower() not in FOREIGN_CODES:
            return squashed("".join(unitid.itertext()))
    return ""
