"""The bytes of a bibliography as text: reference managers write UTF-8, old ones whatever their machine had."""

from __future__ import annotations

import codecs
import re

from django.utils.translation import gettext as _

from catalog.ingest.findings import Finding, UnreadableFile, warning
from catalog.ingest.source import MAX_TEXT, Source

_SAID = re.compile(rb"%\s*Encoding:\s*([\w-]{1,40})", re.IGNORECASE)
_USUAL = "cp1252"
ENCODINGS = (
    ("cp1252", "Windows-1252"),
    ("cp1250", "Windows-1250"),
    ("cp1251", "Windows-1251"),
    ("iso8859-2", "ISO 8859-2"),
    ("koi8-r", "KOI8-R"),
    ("mac-roman", "Mac Roman"),
)
"""That may be chosen for a file which is not UTF-8."""


def text_of(source: Source) -> tuple[str, list[Finding]]:
    """The text of the file with line feeds for line ends; a warning when its encoding had to be guessed."""
    with source.open() as stream:
        content = stream.read(MAX_TEXT + 1)
    if len(content) > MAX_TEXT:
        source.text()  # refuses it, with the reason
    chosen = source.settings.get("encoding", "")
    chosen = chosen if chosen in dict(ENCODINGS) else _said(content)
    if chosen:
        return _lines(content.decode(chosen, "replace")), []
    try:
        return _lines(source.text()), []
    except UnreadableFile as error:
        if content[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            raise
        guessed = warning(
            _("%s The file was read as Windows-1252.") % error.finding.why,
            _("Look at letters with accents; where they are wrong, say which encoding it is."),
        )
        return _lines(content.decode(_USUAL, "replace")), [guessed]


def _said(content: bytes) -> str:
    """The encoding that JabRef wrote above the entries, when it is another one that is known."""
    found = _SAID.search(content[:2_000])
    name = found[1].decode("ascii", "ignore") if found else ""
    try:
        codec = codecs.lookup(name).name if name else ""
    except LookupError:
        return ""
    return "" if codec in ("utf-8", "ascii") else codec


def _lines(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
