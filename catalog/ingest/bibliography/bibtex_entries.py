"""The entries of a BibTeX file with their strings put in and what they take from one another."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ParsingFailedBlock,
    String,
)
from bibtexparser.splitter import Splitter
from django.utils.translation import gettext as _

from catalog.ingest.drafts import Where
from catalog.ingest.findings import Finding, UnreadableFile, warning
from catalog.ingest.source import MAX_TEXT
from catalog.text import printable

# What it has to say of a file is in our findings.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
logging.getLogger("bibtexparser").propagate = False

_MONTHS = {
    "jan": "January",
    "feb": "February",
    "mar": "March",
    "apr": "April",
    "may": "May",
    "jun": "June",
    "jul": "July",
    "aug": "August",
    "sep": "September",
    "oct": "October",
    "nov": "November",
    "dec": "December",
}
_PIECE = re.compile(r'\s*(?:"(?P<quoted>.*)"|\{(?P<braced>.*)\}|(?P<bare>[^#{}"]*))\s*', re.DOTALL)
_NEXT_FIELD = re.compile(r'(?<=[}"\d])\s+([A-Za-z][\w-]{0,40})\s*=\s*(?=[{"\d])')
_KEY = re.compile(r"@\s*\w+\s*[{(]\s*([^,\s{}()=]{1,100})")
_MOST_PARENTS = 5
_NOT_TAKEN_OVER = frozenset(
    ("ids", "crossref", "xdata", "xref", "entryset", "entrysubtype", "execute", "label")
) | frozenset(
    ("options", "presort", "related", "relatedoptions", "relatedtype", "shorthand", "sortkey")
)
_IN_PARTS = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_IN_JOURNALS = {"title": "journaltitle", "subtitle": "journalsubtitle"}


@dataclass(slots=True)
class BibEntry:
    """`fields` by their names in lower case, values without their outer braces or quotes but with LaTeX."""

    type: str
    key: str
    line: int
    fields: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


class _Strings:
    """What stands for what; a few lines of strings made of strings could fill any memory."""

    def __init__(self) -> None:
        self.known = dict(_MONTHS)
        self._left = MAX_TEXT

    def put_in(self, name: str) -> str:
        found = self.known.get(name.casefold(), name)
        self._left -= len(found)
        if self._left < 0:
            raise UnreadableFile(
                _("The strings of the file make it longer than %d MB.") % (MAX_TEXT // 1024**2),
                _("Write what “%s” stands for where it is used.") % printable(name),
                printable(name),
            )
        return found


def entries(text: str) -> Iterator[BibEntry | Finding]:
    """The entries of the file in its order; what is no entry, or a broken one, is told with its line."""
    strings = _Strings()
    found: list[BibEntry | Finding] = []
    for block in Splitter(text).split().blocks:
        if isinstance(block, String):
            strings.known[block.key.casefold()] = _value(block.value, strings)
        elif isinstance(block, ParsingFailedBlock):
            found += _of_failed(block, strings)
        elif isinstance(block, Entry):
            found += _entry(block, strings)
    by_key = {
        entry.key.casefold(): entry for entry in found if isinstance(entry, BibEntry) and entry.key
    }
    for entry in found:
        if isinstance(entry, Finding):
            yield entry
        elif entry.type != "xdata":
            yield from _missing_parent(entry, by_key)
            yield _with_what_is_above(entry, by_key)


def _of_failed(block: ParsingFailedBlock, strings: _Strings) -> Iterator[BibEntry | Finding]:
    """What can be had of a block that the library refuses."""
    if isinstance(block, DuplicateBlockKeyBlock):
        yield from _entry(block.ignore_error_block, strings)
    elif isinstance(block, DuplicateFieldKeyBlock):
        yield _twice(block)
        yield from _entry(block.ignore_error_block, strings)
    else:
        mended = _mended(block)
        yield _broken(block, mended is not None)
        if mended is not None:
            yield from _entry(mended, strings, block.start_line or 0)


def _entry(block: Entry, strings: _Strings, first_line: int = 0) -> Iterator[BibEntry | Finding]:
    """`first_line` is that of a block which was read again by itself."""
    line = first_line + block.start_line + 1
    entry = BibEntry(block.entry_type.casefold(), block.key.strip(), line)
    for given in block.fields:
        line = first_line + given.start_line + 1
        for number, (name, raw) in enumerate(_parted(given.key, given.value)):
            if number:
                yield _no_comma(entry.key, name, line)
            _add(entry, name.casefold().strip(), _value(raw, strings).strip(), line)
    yield entry


def _add(entry: BibEntry, name: str, value: str, line: int) -> None:
    if name in entry.fields and value != entry.fields[name]:
        separator = " and " if name in ("author", "editor", "translator") else "; "
        value = f"{entry.fields[name]}{separator}{value}"
    entry.fields[name] = value
    entry.lines.setdefault(name, line)


def _parted(name: str, raw: str) -> Iterator[tuple[str, str]]:
    """A field, and those that follow it without a comma between: `{Budapest} year = 1956`."""
    start = at = depth = quotes = 0
    for found in _NEXT_FIELD.finditer(raw):
        depth += raw.count("{", at, found.start()) - raw.count("}", at, found.start())
        quotes += raw.count('"', at, found.start())
        at = found.start()
        if depth == 0 and quotes % 2 == 0:
            yield name, raw[start:at]
            name, start = found[1], found.end()
    yield name, raw[start:]


def _value(raw: str, strings: _Strings) -> str:
    """The pieces that # joins, without their braces or quotes; a name that no string has stands for itself."""
    found: list[str] = []
    for piece in _joined_pieces(raw):
        match = _PIECE.fullmatch(piece)
        if match is None:
            found.append(piece.strip())
        elif match["bare"] is not None:
            bare = match["bare"].strip()
            found.append(strings.put_in(bare))
        else:
            found.append(match["quoted"] if match["quoted"] is not None else match["braced"])
    return "".join(found)


def _joined_pieces(raw: str) -> Iterator[str]:
    depth, quoted, start = 0, False, 0
    for at, sign in enumerate(raw):
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif sign == '"' and depth == 0:
            quoted = not quoted
        elif sign == "#" and depth == 0 and not quoted:
            yield raw[start:at]
            start = at + 1
    yield raw[start:]


def _with_what_is_above(entry: BibEntry, by_key: dict[str, BibEntry]) -> BibEntry:
    """`entry` with the fields that it lacks and those that it refers to have (biblatex, appendix B)."""
    merged = BibEntry(entry.type, entry.key, entry.line, dict(entry.fields), entry.lines)
    below, seen = entry, {entry.key.casefold()}
    for _step in range(_MOST_PARENTS):
        for shared in below.fields.get("xdata", "").split(","):
            _take_over(merged, by_key.get(shared.strip().casefold()), {})
        above = by_key.get(below.fields.get("crossref", "").strip().casefold())
        if above is None or above.key.casefold() in seen:
            break
        seen.add(above.key.casefold())
        _take_over(merged, above, _renamed(entry, above))
        below = above
    return merged


def _renamed(entry: BibEntry, above: BibEntry) -> dict[str, str]:
    """Under which names a part has the titles of what it is in."""
    if above.type == "periodical":
        return _IN_JOURNALS
    if entry.type.startswith(("in", "supp")) or entry.type in ("bookinbook", "conference"):
        return _IN_PARTS | ({"author": "bookauthor"} if entry.type != "inproceedings" else {})
    return {}


def _take_over(entry: BibEntry, above: BibEntry | None, renamed: dict[str, str]) -> None:
    if above is None:
        return
    for name, value in above.fields.items():
        if name not in _NOT_TAKEN_OVER:
            entry.fields.setdefault(renamed.get(name, name), value)


def _missing_parent(entry: BibEntry, by_key: dict[str, BibEntry]) -> Iterator[Finding]:
    said = entry.fields.get("crossref", "").strip()
    if said and said.casefold() not in by_key:
        yield warning(
            _("“%(key)s” refers to “%(parent)s”, which is not in the file.")
            % {"key": entry.key, "parent": printable(said)},
            _("Export both together, or what the part takes from it will be missing."),
            printable(said),
            Where(entry.lines.get("crossref", entry.line), "crossref"),
        )


def _mended(block: ParsingFailedBlock) -> Entry | None:
    """The entry when it lacks nothing but the brace at its end."""
    found = Splitter(f"{(block.raw or '').rstrip()}\n}}").split().blocks
    only = found[0] if len(found) == 1 else None
    return only if isinstance(only, Entry) and only.fields else None


def _broken(block: ParsingFailedBlock, is_mended: bool) -> Finding:
    line = (block.start_line or 0) + 1
    key = _KEY.match(block.raw or "")
    reason = " ".join(str(getattr(block.error, "abort_reason", "")).split())
    return warning(
        _("The entry “%(key)s” is broken: %(reason)s")
        % {"key": printable(key[1]) if key else "?", "reason": printable(reason, 200)},
        _("It was read as if its end stood there; look whether all of it is right.")
        if is_mended
        else _("It was passed over; mend its braces, commas and quotation marks."),
        printable(" ".join((block.raw or "")[:200].split())),
        Where(line, key[1] if key else ""),
    )


def _no_comma(key: str, field: str, line: int) -> Finding:
    return warning(
        _("In “%(key)s” no comma stands before “%(field)s”.")
        % {"key": printable(key), "field": printable(field)},
        _("It was read as a field of its own; put the comma there."),
        printable(field),
        Where(line, printable(field)),
    )


def _twice(block: DuplicateFieldKeyBlock) -> Finding:
    entry = block.ignore_error_block
    names = ", ".join(sorted(block.duplicate_keys))
    return warning(
        _("“%(key)s” has the field %(fields)s more than once.")
        % {"key": printable(entry.key), "fields": printable(names)},
        _("All were read, one after the other; delete what is not meant."),
        printable(names),
        Where((block.start_line or 0) + 1, printable(names)),
    )
