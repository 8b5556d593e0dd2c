"""The did: what identifies a unit."""

from __future__ import annotations

from collections.abc import Callable

from catalog.ingest.ead.blocks import paragraphs
from catalog.ingest.ead.containers import put_containers
from catalog.ingest.ead.contributors import origination
from catalog.ingest.ead.crosswalk import under
from catalog.ingest.ead.dates import date_unit, unitdate, unitdatestructured
from catalog.ingest.ead.digital import dao, daogrp
from catalog.ingest.ead.elements import squashed, value
from catalog.ingest.ead.extent import physdesc, physdescset, physdescstructured, put_extent
from catalog.ingest.ead.headings import says_more
from catalog.ingest.ead.identity import name_unit, unitid, unittitle
from catalog.ingest.ead.inline import line, piece
from catalog.ingest.ead.languages import langmaterial
from catalog.ingest.ead.notes import NOTES, read_note
from catalog.ingest.ead.repository import repository
from catalog.ingest.ead.unit import Unit
from catalog.ingest.xml import Element, name_of

DID = under("did")


def read_did(element: Element, unit: Unit) -> None:
    unit.draft.keep("did", squashed(element.text))
    for child in element:
        reader = READERS.get(name_of(child))
        if reader is not None:
            reader(child, unit)
        elif name_of(child) in NOTES:
            read_note(child, unit)
        else:
            unit.draft.keep(
                name_of(child) or "did", _said(child), value(child, "label").strip(" :")
            )
        unit.draft.keep("did", squashed(child.tail))


def finish(unit: Unit) -> None:
    """Put into the draft what needs the whole did."""
    name_unit(unit)
    date_unit(unit)
    put_extent(unit)
    put_containers(unit)
    for text in unit.abstracts:
        if unit.draft.fields.get("scope_and_content"):
            unit.draft.keep("abstract", text)
        else:
            unit.draft.append("scope_and_content", text)


def _said(element: Element) -> str:
    return "\n\n".join(paragraphs(element)) or squashed(piece(element))


def _abstract(element: Element, unit: Unit) -> None:
    if _said(element):
        unit.abstracts.append(_said(element))


def _container(element: Element, unit: Unit) -> None:
    unit.containers.append(element)


def _location(element: Element, unit: Unit) -> None:
    if line(element):
        unit.locations.append(line(element))


def _material(element: Element, unit: Unit) -> None:
    label, said = value(element, "label").strip(" :"), line(element)
    unit.draft.append("physical_characteristics", f"{label}: {said}" if label and said else said)


def _note(element: Element, unit: Unit) -> None:
    label, said = value(element, "label").strip(" :"), _said(element)
    is_plain = label.casefold() in ("", "note", "notes", "general note")
    unit.draft.append("note", said if is_plain or not said else f"{label}: {said}")


def _head(element: Element, unit: Unit) -> None:
    if says_more(line(element), "did"):
        unit.draft.keep("head", line(element))


READERS: dict[str, Callable[[Element, Unit], None]] = {
    "unitid": unitid,
    "unittitle": unittitle,
    "unitdate": unitdate,
    "unitdatestructured": unitdatestructured,
    "physdesc": physdesc,
    "physdescstructured": physdescstructured,
    "physdescset": physdescset,
    "abstract": _abstract,
    "origination": origination,
    "repository": repository,
    "langmaterial": langmaterial,
    "container": _container,
    "physloc": _location,
    "materialspec": _material,
    "dao": dao,
    "daogrp": daogrp,
    "daoset": daogrp,
    "note": _note,
    "didnote": _note,
    "head": _head,
}
