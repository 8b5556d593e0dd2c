"""The institution that holds the material."""

from __future__ import annotations

import re

from catalog.ingest.drafts import RepositoryDraft
from catalog.ingest.ead.blocks import block
from catalog.ingest.ead.elements import address, first, is_web_address, squashed
from catalog.ingest.ead.inline import piece
from catalog.ingest.ead.unit import Unit
from catalog.ingest.xml import Element, name_of, where

_ISIL = re.compile(r"[A-Z]{1,4}-[A-Za-z0-9:/-]{1,11}\Z")
_COUNTRY = re.compile(r"[A-Z]{2}\Z")


def repository(element: Element, unit: Unit) -> None:
    name = _name(element)
    if not name:
        return
    stated = RepositoryDraft(
        name=name,
        isil=unit.aid.isil,
        country=unit.aid.country,
        address=_address(element),
        url=_url(element),
        where=where(element),
    )
    if unit.depth:
        # The agency that wrote the finding aid need not be the one that holds this part.
        stated.isil = stated.country = ""
    unit.repository = stated


def _name(element: Element) -> str:
    said = [element.text or ""]
    for child in element:
        if name_of(child) != "address":
            said += [" ", piece(child)]
        said.append(child.tail or "")
    return squashed("".join(said)).strip(" ,;")


def _address(element: Element) -> str:
    found = first(element, "address")
    return "" if found is None else "\n".join(block(found)).strip()


def _url(element: Element) -> str:
    addresses = (address(child) for child in element.iter("*"))
    return next((href for href in addresses if is_web_address(href)), "")


def isil_of(code: str, country: str = "") -> str:
    """The ISIL (ISO 15511) of an agency: "US-NcRS", also for "NcRS" with the country "us"; "" when it is none."""
    bare = squashed(code)
    prefix, hyphen, rest = bare.partition("-")
    written = f"{prefix.upper()}-{rest}" if hyphen and len(prefix) <= 3 else ""
    if not _ISIL.match(written):
        written = f"{country_of(country)}-{bare}"
    return written if _ISIL.match(written) and bare else ""


def country_of(code: str) -> str:
    """The code of a country in ISO 3166-1 with two letters; "" when it is none."""
    written = squashed(code).upper()
    return written if _COUNTRY.match(written) else ""
