"""Identifiers that are unique in the world, as tables write them: with their scheme, a label or an address."""

from __future__ import annotations

import re

from catalog.ingest.tables.spelling import folded
from catalog.ingest.tables.values import prefixed

_ADDRESSES = {
    "doi": r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)(10\.\S+)",
    "ark": r"(?:https?://[^/]+/)?(ark:/?\d+/\S+)",
    "handle": r"https?://hdl\.handle\.net/(\S+)",
    "viaf": r"https?://(?:www\.)?viaf\.org/viaf/(\d+)/?.*",
    "wikidata": r"https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/(Q\d+)",
    "gnd": r"https?://d-nb\.info/gnd/([\dX-]+)",
    "isni": r"https?://(?:www\.)?isni\.org/(?:isni/)?([\dX ]+)",
    "lcnaf": r"https?://id\.loc\.gov/authorities/names/(\w+)(?:\.html)?",
    "orcid": r"https?://orcid\.org/([\dX-]+)",
}
_SCHEMES = {*_ADDRESSES, "ulan", "ror", "urn", "isil", "wilson-center", "cia-rdp", "hdl", "purl"}
_COMPILED = [
    (scheme, re.compile(rf"{shape}\Z", re.IGNORECASE)) for scheme, shape in _ADDRESSES.items()
]
_BY_LABEL = {folded(scheme): scheme for scheme in _SCHEMES}


def global_identifier(text: str, label: str = "") -> tuple[str, str] | None:
    """(scheme, value) of an identifier that means the same thing everywhere; None for any other.

    Former shelfmarks and running numbers of one archive are none: two records of two archives may have the same.
    """
    value = text.strip()
    for scheme, shape in _COMPILED:
        found = shape.match(value)
        if found:
            return scheme, found.group(1)
    scheme, rest = prefixed(value)
    if scheme in _SCHEMES:
        return scheme, rest
    labelled = _BY_LABEL.get(folded(label))
    return (labelled, value) if labelled and value else None
