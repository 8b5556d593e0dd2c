"""physdesc and its structured form in EAD3: how much there is and on what."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.ingest.ead.blocks import paragraphs
from catalog.ingest.ead.elements import named, squashed, value
from catalog.ingest.ead.inline import line, piece
from catalog.ingest.ead.unit import Unit
from catalog.ingest.xml import Element, name_of

_STATEMENTS = ("extent", "physfacet", "dimensions", "genreform", "date")


def physdesc(element: Element, unit: Unit) -> None:
    loose = squashed("".join([element.text or "", *(child.tail or "" for child in element)]))
    if loose.strip(" ,;:.()") or not any(name_of(child) in _STATEMENTS for child in element):
        _add(unit, line(element))
    else:
        _add(unit, _joined(squashed(piece(child)) for child in element))


def physdescstructured(element: Element, unit: Unit) -> None:
    amount = [line(child) for child in named(element, "quantity", "unittype")]
    about = "c. " if value(element, "approximate") in ("true", "1") and any(amount) else ""
    further = [
        text
        for child in element
        if name_of(child) not in ("quantity", "unittype")
        for text in paragraphs(child)
    ]
    _add(unit, about + "; ".join(filter(None, [" ".join(filter(None, amount)), *further])))


def physdescset(element: Element, unit: Unit) -> None:
    for child in element:
        if name_of(child) == "physdescstructured":
            physdescstructured(child, unit)
        else:
            physdesc(child, unit)


def _joined(statements: Iterator[str]) -> str:
    joined = ""
    for statement in filter(None, statements):
        between = "" if not joined else " " if statement.startswith("(") else "; "
        joined += between + statement
    return joined


def _add(unit: Unit, text: str) -> None:
    if text:
        unit.extents.append(text)


def put_extent(unit: Unit) -> None:
    if unit.extents:
        unit.draft.fields["extent"] = _joined(iter(dict.fromkeys(unit.extents)))
