"""Addresses on the web, DOI, ISBN and days of access in the words of a note."""

from __future__ import annotations

import re

from catalog.ingest.notes import dating
from catalog.ingest.notes.values import Reference

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:?\s*)?(10\.\d{4,9}/[^\s,;]+)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"“”«»,;]+|www\.[^\s<>\"“”«»,;]+", re.IGNORECASE)
_ISBN = re.compile(r"ISBN[:\s]*([\d\- ]{9,17}[\dXx])")
_ACCESSED = re.compile(
    r"[(\[,.;]{0,2}\s?(?:last )?(?:accessed|access|visited|consulted|retrieved|consultato|"
    r"consultata|ultimo accesso|ultima consultazione|"
    r"consulté|consultée|zuletzt (?:abgerufen|besucht)|abgerufen|letzter zugriff|zugriff|"
    r"pristup\w*|preuzeto|дата обращения|обращение)\s*"
    r"(?:on|il|le|am|l['’]|:|dne)?\s*:?\s*(?P<day>[^)\];]{4,40})[)\]]?",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"[<(\[]\s*[.,;]?\s*[>)\]]|\b(?:available at|URL|online|"
    r"disponibile (?:all['’]indirizzo|su)|in linea|en ligne)\b:?\s*(?=[.,;)]|$)",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
_DASHES = re.compile(r"[-‐‑–—\s]")


def taken(text: str, reference: Reference) -> str:
    """`text` without DOI, address, ISBN and day of access, which go to the reference."""
    accessed = _ACCESSED.search(text)
    if accessed:
        dated = dating.only_date(accessed["day"].strip(" .")) or next(
            iter(dating.dates(accessed["day"])), None
        )
        if dated:
            reference.accessed = dated.edtf
            text = f"{text[: accessed.start()]} {text[accessed.end() :]}"
    if doi := _DOI.search(text):
        reference.doi = doi[1].rstrip(".)").lower()
        text = f"{text[: doi.start()]} {text[doi.end() :]}"
    if isbn := _ISBN.search(text):
        reference.isbn = isbn[1].strip()
        text = f"{text[: isbn.start()]} {text[isbn.end() :]}"
    if address := _ADDRESS.search(text):
        reference.url = address[0].rstrip(".)>]")
        text = f"{text[: address.start()]} {text[address.end() :]}"
    return " ".join(_LEFT.sub("", text).split()).strip(" ,;")


def key(url: str) -> str:
    """What two spellings of one address have in common: print puts dashes for hyphens and divides it at line ends."""
    return _DASHES.sub("", _SCHEME.sub("", url.strip())).rstrip("/").lower()


def code_key(code: str) -> str:
    """What two spellings of one reference code have in common."""
    return _DASHES.sub("", code).strip(" .,").lower()
