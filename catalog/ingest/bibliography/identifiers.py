"""Identifiers of publications, found in what people and programs write for them."""

from __future__ import annotations

import re

_DOI = re.compile(r"(?:^|[\s:/(])(10\.\d{4,9}/[^\s<>\"]{1,180})", re.IGNORECASE)
_ISBN = re.compile(r"(?<![\d-])(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?![\d-])")
_ISSN = re.compile(r"(?<![\d-])(\d{4})-?(\d{3}[\dXx])(?![\d-])")


def doi_in(text: str) -> str:
    """The DOI in "https://doi.org/10.2298/…" or "doi:10.2298/…", "" when there is none."""
    found = _DOI.search(text)
    return found[1].rstrip(".,;") if found else ""


def isbns_in(text: str) -> list[str]:
    return [number.strip() for number in _ISBN.findall(text)]


def issns_in(text: str) -> list[str]:
    return [f"{first}-{second.upper()}" for first, second in _ISSN.findall(text)]


def is_address(text: str) -> bool:
    """Whether it is an address of the web that a catalogue can keep as one."""
    return re.match(r"(?:https?|ftp)://[^\s<>\"{}|\\^`]+\Z", text, re.IGNORECASE) is not None
