"""Hygiene of text: what may be stored, how it is cut into paragraphs, how a short name is made of it."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from itertools import count

from anyascii import anyascii
from django.utils.text import slugify

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")


def forbidden_character(text: str) -> tuple[int, str] | None:
    """The first character of `text` that no database or XML file can carry, as (offset, "U+0000"); None when clean.

    Forbidden are NUL and the other control characters but tab and line ends, lone surrogates, U+FFFE and U+FFFF
    (XML 1.0, section 2.2).
    """
    found = _FORBIDDEN.search(text)
    return (found.start(), f"U+{ord(found.group()):04X}") if found else None


def printable(text: str, limit: int = 80) -> str:
    """`text` fit to be shown inside a message: forbidden characters escaped, no longer than `limit` characters."""
    shown = _FORBIDDEN.sub(lambda found: f"\\u{ord(found.group()):04x}", text[: limit + 1])
    return shown if len(text) <= limit else shown[:limit] + "…"


def normalised(text: str) -> str:
    """`text` in Unicode form NFC with line ends as line feeds."""
    if text.isascii() and "\r" not in text:
        return str(text)  # of a choice its value alone
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def paragraphs(body: str) -> list[str]:
    """The paragraphs of `body`, which blank lines part; empty ones are left out."""
    parts = _BLANK_LINES.split(normalised(body))
    return [stripped for part in parts if (stripped := part.strip())]


def short_name(text: str, limit: int = 80) -> str:
    """A short name for addresses made of `text` in any script: lower-case ASCII letters, digits and hyphens.

    "Тольятти, Пальмиро" gives "tolyatti-palmiro"; a text without letters or digits gives "".
    """
    name = slugify(anyascii(text[: limit * 4]))
    if len(name) <= limit:
        return name
    return name[:limit].rpartition("-")[0] or name[:limit]


def spellings(word: str) -> set[str]:
    """The ways to write `word` that a search has to try: SQLite tells capitals apart outside ASCII."""
    if word.isascii():
        return {word}
    return {word, word.lower(), word.upper(), word.capitalize(), word.title()}


def anchored(old: list[tuple[int, str]], new: list[str], last_anchor: int) -> list[tuple[int, str]]:
    """Give each of the `new` paragraphs an anchor, as (anchor, paragraph).

    `old` are the paragraphs they replace, in order, with their anchors. A paragraph that stands, or that is reworded in
    its place, keeps its anchor; the others get numbers above `last_anchor`, the highest ever given in this text.
    """
    matcher = SequenceMatcher(None, [paragraph for _, paragraph in old], new, autojunk=False)
    anchors: dict[int, int] = {}
    for _, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        for offset in range(min(old_end - old_start, new_end - new_start)):
            anchors[new_start + offset] = old[old_start + offset][0]
    fresh = count(max([last_anchor, *(anchor for anchor, _ in old)]) + 1)
    return [
        (anchors[index] if index in anchors else next(fresh), text)
        for index, text in enumerate(new)
    ]


def disarmed(cell: str) -> str:
    """A cell of a table, with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
