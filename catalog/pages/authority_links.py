"""Where an identifier of a person or body leads: the authority files that have an address for each of theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

# Name of the file, what its identifiers look like, and the address of one.
_FILES = {
    "viaf": ("VIAF", r"\d{1,22}", "https://viaf.org/viaf/{}/"),
    "wikidata": ("Wikidata", r"Q\d{1,12}", "https://www.wikidata.org/wiki/{}"),
    "gnd": ("GND", r"[\dX-]{3,12}", "https://d-nb.info/gnd/{}"),
    "isni": ("ISNI", r"\d{15}[\dX]", "https://isni.org/isni/{}"),
    "lcnaf": ("LCNAF", r"[a-z]{1,3}\d{8,12}", "https://id.loc.gov/authorities/names/{}.html"),
    "orcid": ("ORCID", r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", "https://orcid.org/{}"),
    "ulan": ("ULAN", r"\d{9}", "https://vocab.getty.edu/page/ulan/{}"),
}


@dataclass(frozen=True)
class AuthorityLink:
    """An identifier as shown; `href` is "" when nobody can say where it leads."""

    scheme: str
    value: str
    href: str


def authority_link(scheme: str, value: str) -> AuthorityLink:
    name, shape, address = _FILES.get(scheme, (scheme, "", ""))
    plain = value.replace(" ", "")
    if not shape or not re.fullmatch(shape, plain, re.ASCII):
        return AuthorityLink(name, value, "")
    return AuthorityLink(name, value, address.format(quote(plain, safe="")))


def links_of(agent: Any) -> list[AuthorityLink]:
    """Of all identifiers of an agent, in the order of their schemes."""
    known = sorted(agent.identifiers.all(), key=lambda found: (found.scheme, found.value))
    return [authority_link(found.scheme, found.value) for found in known]
