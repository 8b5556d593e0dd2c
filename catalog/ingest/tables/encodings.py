"""In which encoding a table is, and where it is not."""

from __future__ import annotations

from codecs import getincrementaldecoder

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.ingest.drafts import Where
from catalog.ingest.findings import UnreadableFile
from catalog.ingest.source import Source

ENCODINGS = (
    ("", gettext_lazy("UTF-8, or UTF-16 with a byte order mark")),
    ("windows-1252", gettext_lazy("Windows-1252 (Western European)")),
    ("windows-1250", gettext_lazy("Windows-1250 (Central European)")),
    ("windows-1251", gettext_lazy("Windows-1251 (Cyrillic)")),
    ("windows-1253", gettext_lazy("Windows-1253 (Greek)")),
    ("iso-8859-15", "ISO 8859-15 (Latin-9)"),
    ("mac-roman", "Mac OS Roman"),
)
"""What may be chosen; older spreadsheets save CSV in the encoding of the country."""

_CHUNK = 1024 * 1024
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def encoding_of(source: Source) -> str:
    """The encoding that was chosen, or by the file's first bytes. UnreadableFile when it is no text at all."""
    head = source.head
    if head.startswith(_WIDE_MARKS):
        return "utf-16"
    if head[:4096].count(b"\x00") > len(head[:4096]) // 4:
        raise UnreadableFile(
            _("The file is no text in UTF-8: many of its bytes are zero."),
            _("Save it again as CSV with the encoding UTF-8."),
            source.name,
            Where(1),
        )
    chosen = source.settings.get("encoding", "")
    if chosen and chosen not in dict(ENCODINGS):
        raise UnreadableFile(
            _("“%s” is no encoding that tables are read in.") % chosen,
            _("Choose one of these, or none: %s.")
            % ", ".join(name for name, _l in ENCODINGS if name),
            chosen,
        )
    return chosen or "utf-8-sig"


def undecodable(source: Source, encoding: str) -> UnreadableFile:
    """What to say of a file that is not in `encoding`: the line and the byte."""
    decoder = getincrementaldecoder(encoding)()
    line = 1
    with source.open() as stream:
        while chunk := stream.read(_CHUNK):
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                line += error.object[: error.start].count(b"\n")
                return _not_in(encoding, source.name, line, error.object[error.start])
            line += chunk.count(b"\n")
    return _not_in(encoding, source.name, line, None)


def _not_in(encoding: str, name: str, line: int, byte: int | None) -> UnreadableFile:
    shown = encoding.removesuffix("-sig").upper()
    if byte is None:
        why = _("The file breaks off within a character of %s.") % shown
    else:
        why = _(
            "The file is not %(encoding)s: byte %(byte)s in line %(line)d begins no character."
        ) % {
            "encoding": shown,
            "byte": f"0x{byte:02X}",
            "line": line,
        }
    remedy = _("Save it again as CSV with the encoding UTF-8, or choose the encoding that it has.")
    return UnreadableFile(why, remedy, name, Where(line))
