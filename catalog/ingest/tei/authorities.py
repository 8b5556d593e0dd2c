"""Identifiers in authority files, from the addresses by which TEI points to them (`@ref`)."""

from __future__ import annotations

import re

_ADDRESSES = tuple(
    (re.compile(pattern, re.IGNORECASE), scheme)
    for pattern, scheme in (
        (r"d-nb\.info/gnd/([0-9X-]+)|^gnd:([0-9X-]+)", "gnd"),
        (r"viaf\.org/viaf/([0-9]+)|^viaf:([0-9]+)", "viaf"),
        (r"wikidata\.org/(?:wiki|entity)/(Q[0-9]+)|^(?:wikidata|wd):(Q[0-9]+)", "wikidata"),
        (r"(?:catalogue|data)\.bnf\.fr/ark:/12148/cb([0-9a-z]+)", "bnf"),
        (r"id\.loc\.gov/authorities/(?:names/)?([a-z]{1,3}[0-9]+)", "lccn"),
        (r"isni\.org/(?:isni/)?([0-9]{15}[0-9X])", "isni"),
        (r"orcid\.org/([0-9X-]{19})", "orcid"),
        (r"id\.ndl\.go\.jp/auth/ndlna/([0-9]+)", "ndl"),
        (r"geonames\.org/([0-9]+)", "geonames"),
        (r"vocab\.getty\.edu/(?:page/)?(?:tgn|ulan)/([0-9]+)", "getty"),
    )
)
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
LONGEST = 100


def authority(address: str) -> tuple[str, str] | None:
    """The scheme and value that an address stands for: ("gnd", "118814044"); None when it is no address."""
    for pattern, scheme in _ADDRESSES:
        if found := pattern.search(address):
            return scheme, next(group for group in found.groups() if group)
    return ("url", address) if _WEB.fullmatch(address) and len(address) <= LONGEST else None


def is_web(address: str) -> bool:
    return _WEB.fullmatch(address) is not None
