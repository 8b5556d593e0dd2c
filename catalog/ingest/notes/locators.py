"""Pages, folios and the like: where in a source something stands."""

from __future__ import annotations

import re

from catalog.ingest.notes import wordings

_RANGE = (
    r"(?:[A-Za-z]?\d{1,5}[a-z]?(?:/[IVX]+)?|"
    r"[ivxlc]{1,7})(?:\s?[-–—]{1,2}\s?(?:[A-Za-z]?\d{1,5}[a-z]?|[ivxlc]{1,7}))?"
)
_AFTER = (
    r"(?:\s?(?:f|ff|sg|sgg|s|ss|sq|sqq|et seq|e segg|segg|и след|и сл|passim|n|nn|fn|Anm|"
    r"note|n\.)\b\.?(?:\s?\d{1,4})?)?"
)
_RANGES = rf"{_RANGE}{_AFTER}(?:\s*(?:,|&|e|and|et|und|i|и)\s*{_RANGE}{_AFTER})*"
_LABEL = rf"(?:(?:{wordings.HERE}[,:]?\s*)?(?:alle?\s+|à la\s+|auf\s+|at\s+)?{wordings.PAGE}\s*)"
_LOCATOR = re.compile(
    rf"(?:{_LABEL}{_RANGES}|{_RANGES}|{wordings.HERE}[,:]?\s*{_RANGES}|passim)", re.IGNORECASE
)
_LABELLED = re.compile(rf"{_LABEL}(?:{_RANGES}|\[?[IVXLC]+\]?)", re.IGNORECASE)
_BEGINS = re.compile(rf"{_LABEL}(?:{_RANGE})(?![^\W\d_]{{2}})", re.IGNORECASE)
_TRAILING = re.compile(rf"[\s,:(]+(?P<locator>{_LABEL}{_RANGES})\)?\s*[.;]*$", re.IGNORECASE)
_FIRST_LAST = re.compile(r"(\d+)\s?[-–—]{1,2}\s?(\d+)")
_BARE = re.compile(rf"^(?:{wordings.PAGE})\s*", re.IGNORECASE)
_LONG = 5
_LONGEST = 90


def is_locator(text: str) -> bool:
    """Whether `text` names pages or folios and nothing else, with or without a word for them."""
    text = text.strip(" .;,()")
    return 0 < len(text) <= _LONGEST and bool(_LOCATOR.fullmatch(text))


def is_labelled(text: str) -> bool:
    """Whether `text` names them with a word such as "p." or "Bl."."""
    text = text.strip(" .;,()")
    return 0 < len(text) <= _LONGEST and bool(_LABELLED.fullmatch(text))


def begins_labelled(text: str) -> bool:
    """Whether `text` begins with such a word and a figure, whatever follows: "pp. 12-30: 15"."""
    return len(text) <= _LONGEST and bool(_BEGINS.match(text))


def trailing(text: str) -> str:
    """The labelled locator at the end of a segment: "Togliatti e Tito p. 175" gives "p. 175"."""
    found = _TRAILING.search(text[-_LONGEST:])
    return found["locator"].strip() if found else ""


def is_whole(pages: str) -> bool:
    """Whether `pages` are those of a whole article rather than of what is cited from it."""
    found = _FIRST_LAST.search(pages)
    if found is None:
        return False
    first, last = int(found[1]), int(found[2])
    if last < first:
        last += first - first % 10 ** len(found[2])
    return last - first >= _LONG


def bare(locator: str) -> str:
    """The figures of a locator without the word for pages."""
    return _BARE.sub("", locator.strip(" .;,")).strip()


def pages_of(locator: str) -> list[tuple[int, int]]:
    """The pages that a locator names, as first and last."""
    found = []
    for match in re.finditer(r"(\d{1,5})(?:\s?[-–—]{1,2}\s?(\d{1,5}))?", locator[:_LONGEST]):
        first = int(match[1])
        last = int(match[2]) if match[2] else first
        if last < first and match[2]:
            last += first - first % 10 ** len(match[2])
        found.append((first, last))
    return found
