"""The citation on a page: title, date, the Digital Archive, the source, the address."""

from __future__ import annotations

import re
from dataclasses import dataclass

from catalog.dates import HistoricalDate, read

_ADDRESS = re.compile(r"https?://[^\s<>\"”]+", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"digitalarchive\.(?:wilsoncenter\.org|umd\.edu)/document/(?P<number>[0-9]+)\b", re.IGNORECASE
)
_TITLE = re.compile(r"\s*[\"“«‘'](?P<title>.+?),?[\"”»’'],?\s+(?P<rest>.*)", re.DOTALL)
_ARCHIVE = re.compile(r"[^,.]*\bDigital Archive\b[^,.]*[,.]?\s*", re.IGNORECASE)
_PLACE_IN_FILE = re.compile(
    r"\b(?:f(?:ond|\.)?|fond|fondo|Bestand|DY|RG|opis|op\.|listy?|box|folder)\s*\.?\s*[A-Z]*[0-9].*",
    re.IGNORECASE | re.DOTALL,
)
_CREDIT = re.compile(
    r"\b[Tt]ranslat(?:ed|ion)[^.;]{0,40}? by (?P<translator>(?:[A-Z][\w’'-]*\.? ?){1,6})(?P<next>.{0,5})",
    re.DOTALL,
)
_FIRST_CREDIT = re.compile(
    r"(?:^|[.;]\s*)(?=(?:Obtained|Contributed|Provided|Donated|Translated|Translation|Published)\b)"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation says; `source` is where the original is, with whom it is owed to left out."""

    title: str = ""
    date: str = ""
    source: str = ""
    number: str = ""
    address: str = ""


def read_citation(text: str) -> Citation:
    """What a citation says; nothing of what it does not say plainly."""
    address = _ADDRESS.search(text)
    number = document_number(text)
    bare = _ADDRESS.sub("", text).strip()
    found = _TITLE.match(bare)
    title, rest = (found["title"].strip(), found["rest"]) if found else ("", bare)
    archive = _ARCHIVE.search(rest)
    before = rest[: archive.start()].strip(" ,.\n") if archive else ""
    source = rest[archive.end() :].strip(" ,.\n") if archive else ""
    return Citation(
        " ".join(title.split()),
        before if isinstance(read(before), HistoricalDate) else "",
        " ".join(source.split()),
        number,
        address[0].rstrip(".,)") if address else "",
    )


def document_number(text: str) -> str:
    """The number of the document in the first address of the Digital Archive in a text; "" when there is none."""
    found = _DOCUMENT.search(text)
    return found["number"] if found else ""


def split_source(source: str) -> tuple[str, str, str]:
    """The archive, the place in its files, and the credits of a source: ("RGANI", "f. 5", "Translated …")."""
    credit = _FIRST_CREDIT.search(source)
    credits = source[credit.end() :].strip() if credit else ""
    place = source[: credit.start()] if credit else source
    code = _PLACE_IN_FILE.search(place)
    archive = (place[: code.start()] if code else place).strip(" ,.;:")
    return archive, code[0].strip(" ,.;") if code else "", credits


def translator_in(text: str) -> str:
    """The one whom a credit names as the translator; "" when it names none, or several."""
    found = _CREDIT.search(text)
    if found is None or found["next"].startswith((",", "and ", "&")):
        return ""
    return found["translator"].strip(" .")
