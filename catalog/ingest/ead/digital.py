"""dao, daogrp and daoset: what of the unit is on the web."""

from __future__ import annotations

from catalog.choices import CopyKind
from catalog.ingest.drafts import CopyDraft
from catalog.ingest.ead.blocks import paragraphs
from catalog.ingest.ead.elements import address, is_web_address, squashed, value
from catalog.ingest.ead.inline import line
from catalog.ingest.ead.unit import Unit
from catalog.ingest.xml import Element, name_of

_DESCRIPTIONS = ("daodesc", "descriptivenote")
_LOCATIONS = ("daoloc", "dao", "extptrloc", "ptrloc", "extrefloc", "refloc")


def dao(element: Element, unit: Unit) -> None:
    """A digital object: its address, with its title and description as the note of the copy."""
    _add(element, unit, _described(element))


def daogrp(element: Element, unit: Unit) -> None:
    """A group of digital objects, described together."""
    said = [_described(element)]
    located = [child for child in element if name_of(child) in _LOCATIONS]
    for child in element:
        if child not in located and name_of(child) not in (*_DESCRIPTIONS, "arc"):
            said.append(line(child))
    title = value(element, "title", "linktitle")
    together = "\n\n".join(filter(None, [title, *said]))
    if not located and together:
        unit.draft.keep(name_of(element), together)
    for child in located:
        own = [_described(child), "" if name_of(child) in ("daoloc", "dao") else line(child)]
        _add(child, unit, "\n\n".join(filter(None, [*own, together])))


def _add(element: Element, unit: Unit, described: str) -> None:
    href = address(element)
    is_web = is_web_address(href)
    number = value(element, "identifier")
    said = [value(element, "title", "linktitle"), "" if is_web else href, described, number]
    told = [text for text in dict.fromkeys(said) if text and not (is_web and text == href)]
    note = "\n\n".join(told)

    if href or note:
        manifest = href if is_web and _is_manifest(element, href) else ""
        unit.draft.parts.append(
            CopyDraft(CopyKind.WEB, url=href if is_web else "", iiif_manifest=manifest, note=note)
        )


def _described(element: Element) -> str:
    descriptions = [child for child in element if name_of(child) in _DESCRIPTIONS]
    said = [text for child in descriptions for text in paragraphs(child)]
    loose = squashed(element.text)
    return "\n\n".join([*([loose] if loose else []), *said])


def _is_manifest(element: Element, href: str) -> bool:
    """Whether it is a IIIF manifest (https://iiif.io/api/presentation/)."""
    role = value(element, "role", "linkrole")
    return "iiif.io/api/presentation" in role or href.rstrip("/").endswith(
        ("manifest", "manifest.json")
    )
