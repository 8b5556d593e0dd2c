"""RIS (https://en.wikipedia.org/wiki/RIS_(file_format)): lines of two letters, a dash and a text.

Its tags mean other things in other types, and programs differ; where they do, Zotero's reading is followed, whose
exports can be read back without loss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO

from django.utils.translation import gettext as _
from rispy.config import TAG_KEY_MAPPING, TYPE_OF_REFERENCE_MAPPING

from catalog.ingest.bibliography.dates import of_edtf_or_words, of_parts, with_season
from catalog.ingest.bibliography.decoding import text_of
from catalog.ingest.bibliography.identifiers import doi_in, is_address, issns_in
from catalog.ingest.bibliography.item_types import item_type, type_of_genre
from catalog.ingest.bibliography.markup import without_markup
from catalog.ingest.bibliography.names import inverted
from catalog.ingest.bibliography.reference import Reference, Said
from catalog.ingest.bibliography.ris_tags import TAGS, TYPES, variable_of
from catalog.ingest.bibliography.variables import DATES, NAMES
from catalog.ingest.drafts import Where
from catalog.ingest.findings import Finding, UnreadableFile, warning
from catalog.ingest.source import Source
from catalog.text import printable

_LINE = re.compile(r"\s*([A-Z][A-Z0-9])\s{1,2}-(?:\s(.*)|())$")
_DAY = re.compile(r"(\d{4})(?:[/-](\d{1,2})?)?(?:[/-](\d{1,2})?)?(?:/(.*))?$")
_HOUR = re.compile(r"\d{1,2}:\d\d(?::\d\d)?\Z")
_LINES_OF_THEIR_OWN = frozenset({"KW", "UR", "LK", "AU", "A1", "A2", "A3", "A4", "ED"})


_MOST_LINES = 20_000


@dataclass
class _Item:
    """A reference as its lines: tags, each with the lines that it has said."""

    line: int
    type: str
    said: list[tuple[str, list[str]]] = field(default_factory=list)
    lines: int = 0

    def add(self, tag: str, text: str) -> None:
        self._count()
        self.said.append((tag, [text]))

    def go_on(self, text: str) -> None:
        """A line without a tag goes on with the text before, or gives one more of a list."""
        if self.said and text:
            self._count()
            tag, lines = self.said[-1]
            if tag in _LINES_OF_THEIR_OWN:
                self.said.append((tag, [text]))
            else:
                lines.append(text)

    @property
    def tags(self) -> list[tuple[str, str]]:
        return [(tag, "\n".join(lines).strip()) for tag, lines in self.said]

    def _count(self) -> None:
        self.lines += 1
        if self.lines > _MOST_LINES:
            raise UnreadableFile(
                _("A reference has more than %d lines.") % _MOST_LINES,
                _("Look whether the file is what it says to be."),
                where=Where(self.line, "TY"),
            )


def references(source: Source) -> Iterator[Reference | Finding]:
    """The references of the file; what stands outside of one, or has no end, is told."""
    text, findings = text_of(source)
    yield from findings
    item: _Item | None = None
    for number, line in enumerate(StringIO(text), start=1):
        found = _LINE.match(line)
        tag, said = (found[1], (found[2] or "").strip()) if found else ("", line.strip())
        if tag == "TY":
            if item is not None:
                yield _without_end(item)
                yield _reference(item)
            item = _Item(number, said.upper())
        elif tag == "ER":
            if item is not None:
                yield _reference(item)
            item = None
        elif item is None:
            if tag:
                yield _outside(tag, line, number)
        elif tag:
            item.add(tag, said)
        else:
            item.go_on(said)
    if item is not None:
        yield _without_end(item)
        yield _reference(item)


def _without_end(item: _Item) -> Finding:
    return warning(
        _("The reference that begins in line %d has no end (ER).") % item.line,
        _("It was read up to the next one; look whether all of it is there."),
        where=Where(item.line, "TY"),
    )


def _outside(tag: str, line: str, number: int) -> Finding:
    return warning(
        _("“%s” stands outside of a reference, which begins with TY and ends with ER.") % tag,
        _("The line was passed over; put TY before the reference that it belongs to."),
        printable(line.strip()),
        Where(number, tag),
    )


def _reference(item: _Item) -> Reference:
    reference = Reference(where=Where(item.line))
    reference.type = _type(item)
    reference.type_said = Said(TYPE_OF_REFERENCE_MAPPING.get(item.type, item.type) or "", "TY")
    tags = item.tags
    given = {tag for tag, said in tags if said}
    pages: dict[str, str] = {}
    for tag, said in tags:
        variable = variable_of(tag, reference.type, given)
        if not said:
            continue
        if tag == "ID" and not reference.key:
            reference.key = said
        elif tag in ("SP", "EP") and variable == "page":
            pages.setdefault(tag, said)
        elif variable in NAMES:
            reference.name(variable, inverted(said))
        elif variable in DATES:
            _date(reference, variable, tag, said)
        else:
            _text(reference, variable, tag, said)
    if pages:
        reference.say("page", "–".join(dict.fromkeys(pages.values())), "SP")
    return reference


def _type(item: _Item) -> str:
    kind = TYPES.get(item.type, "document")
    if kind not in ("personal_communication", "document", "manuscript"):
        return kind
    genre = next((said for tag, said in item.tags if tag == "M3"), "")
    return type_of_genre(genre) or kind


def _text(reference: Reference, variable: str, tag: str, said: str) -> None:
    text = without_markup(said)
    if variable == "keyword":
        for word in re.split(r"[;\n]", text):
            reference.say(variable, word, tag)
    elif variable == "URL":
        for address in re.split(r"[;\s](?=\s*https?://)", text):
            reference.say(variable, address, tag)
    elif variable == "own" and is_address(text):
        reference.say("URL", text, tag)
    elif variable == "genre" and doi_in(text):
        reference.say("DOI", text, tag)
    elif variable == "ISBN" and issns_in(text) and item_type(reference.type).within:
        reference.say("ISSN", text, tag)
    else:
        heading = (TAG_KEY_MAPPING.get(tag) or "").replace("_", " ").capitalize()
        reference.say(variable, text, tag, heading if variable == "other" else "")


def _date(reference: Reference, variable: str, tag: str, said: str) -> None:
    """ "1956/10/30/" or any words; of two dates of one thing, the more precise one that does not contradict."""
    found = _DAY.match(said)
    date = None
    if found:
        parts = [int(figures) for figures in found.groups()[:3] if figures]
        date = of_parts([parts])
        rest = (found[4] or "").strip("/ ")
        if rest and len(parts) == 1:
            date = with_season(parts[0], rest)
        elif rest and not (variable == "accessed" and _HOUR.match(rest)):
            reference.say("other", said, tag)
    date = date or of_edtf_or_words(said)
    before = reference.dates.get(variable)
    if before is None or _more_precise(date.edtf, before.edtf):
        reference.dates[variable] = date
    elif not _more_precise(before.edtf, date.edtf) and date != before:
        reference.say("other", said, tag, "Date")


def _more_precise(one: str, other: str) -> bool:
    return bool(other) and len(one) > len(other) and one.startswith(other)


ELEMENTS: Mapping[str, str] = {**TAGS, "(any other)": "other"}
