"""Mixed content as a line of text: emphasis, line breaks, titles, names, links and footnotes."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from catalog.ingest.ead.elements import address, plain_name, squashed, value
from catalog.ingest.xml import Element, character_of

_BETWEEN_PARTS = {"title": " ", "persname": ", ", "famname": ", ", "corpname": ". ", "name": ", "}
_BROKEN = frozenset(
    ["lb", "p", "item", "head", "entry", "event", "addressline", "label", "subarea"]
)
"""Elements that part words even where the file has no blank."""
_LINKS = frozenset(
    (
        "ptr",
        "extptr",
        "ref",
        "extref",
        "ptrloc",
        "extptrloc",
        "refloc",
        "extrefloc",
        "bibref",
        "archref",
        "citation",
        "title",
        "objectxmlwrap",
        "relation",
        "source",
        "resource",
        "representation",
        "sourceentry",
        "term",
        "reference",
        "contactline",
        "cpfrelation",
        "resourcerelation",
        "functionrelation",
    )
)
_NOTES = frozenset({"note", "footnote"})
_IN_WORDS = frozenset(["", "emph", "lb", "abbr", "expan", "foreign", "quote", "ref", "num"])
"""Elements that may stand inside a word."""
_SETS = {"daterange": "–", "dateset": ", "}


def line(element: Element) -> str:
    """All that an element says, on one line."""
    return squashed("".join(_pieces(element)))


def lines(element: Element) -> str:
    """All that an element says; a new line where it breaks one."""
    rows = "".join(_pieces(element, "\v")).split("\v")
    return "\n".join(filter(None, map(squashed, rows)))


def piece(child: Element, break_: str = " ") -> str:
    """What a child says inside a sentence."""
    if isinstance(child, etree._Entity):
        return character_of(child)
    name = plain_name(child)
    if name == "lb":
        return break_
    if name in _SETS:
        return _SETS[name].join(filter(None, map(line, child)))
    said = "".join(_pieces(child, break_))
    if name in _LINKS:
        said = linked(child, said)
    elif name == "abbr" and value(child, "expan"):
        said = f"{said} [{value(child, 'expan')}]"
    elif name in _NOTES and squashed(said):
        return f" [{squashed(said)}] "
    elif name in ("date", "datesingle", "fromdate", "todate", "unitdate") and not squashed(said):
        said = value(child, "normal", "standarddate")
    return f" {said} " if name in _BROKEN else said


def linked(element: Element, said: str) -> str:
    """`said` with the address that the element leads to, unless it is told already."""
    words = said if squashed(said) else value(element, "title", "linktitle", "label")
    href = address(element)
    if not href or href in words:
        return words
    return f"{words.rstrip()} ({href})" if squashed(words) else href


def _pieces(element: Element, break_: str = " ") -> Iterator[str]:
    between = _between_parts(element)
    if between:
        yield between.join(filter(None, map(line, element)))
        return
    yield element.text or ""
    for child in element:
        if _touches(child):
            yield " "
        yield piece(child, break_)
        yield child.tail or ""


def _touches(child: Element) -> bool:
    """Whether an element begins where another ends, as titles, dates and publishers of a reference do."""
    before = child.getprevious()
    if before is None or before.tail:
        return False
    return plain_name(child) not in _IN_WORDS and plain_name(before) not in _IN_WORDS


def _between_parts(element: Element) -> str:
    """What stands between the parts of a name in EAD3; "" for what has none."""
    if not len(element) or any(plain_name(child) != "part" for child in element):
        return ""
    return _BETWEEN_PARTS.get(plain_name(element), " -- ")
