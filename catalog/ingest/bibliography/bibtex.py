"""BibTeX and biblatex (https://ctan.org/pkg/biblatex): entries of fields, with LaTeX for letters with accents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from django.utils.translation import gettext as _

from catalog.dates import HistoricalDate, read
from catalog.ingest.bibliography.bibtex_entries import BibEntry, entries
from catalog.ingest.bibliography.bibtex_fields import (
    FIELDS,
    HANDLED,
    SUBTITLES,
    VERBATIM,
    type_of,
    variable_of,
)
from catalog.ingest.bibliography.dates import ReferenceDate, of_edtf_or_words, of_parts
from catalog.ingest.bibliography.decoding import text_of
from catalog.ingest.bibliography.identifiers import is_address
from catalog.ingest.bibliography.item_types import type_of_genre
from catalog.ingest.bibliography.latex import plain, verbatim
from catalog.ingest.bibliography.names import Name
from catalog.ingest.bibliography.reference import Reference, Said
from catalog.ingest.bibliography.variables import NAMES
from catalog.ingest.drafts import Where
from catalog.ingest.findings import Finding, warning
from catalog.ingest.source import Source
from catalog.text import printable

ELEMENTS: Mapping[str, str] = {
    "entry type": "type",
    "entry key": "id",
    **FIELDS,
    "eprint": "PMID",
    "(any other)": "other",
}
_PARTS_OF_DATE = ("year", "month", "day")
_SCHEME = re.compile(r"[a-z][a-z0-9-]{0,39}\Z")
_EXTENDED = re.compile(r"\s*(family|given|prefix|suffix)\s*=\s*", re.IGNORECASE)
_LONGEST_NAME = 2_000
_WHOLE = re.compile(r"\{(.*)\}\Z", re.DOTALL)


def references(source: Source) -> Iterator[Reference | Finding]:
    """The references of the file; an entry that cannot be read is told and passed over."""
    text, findings = text_of(source)
    yield from findings
    for entry in entries(text):
        yield entry if isinstance(entry, Finding) else _reference(entry)


def _reference(entry: BibEntry) -> Reference:
    fields = entry.fields
    known = type_of(entry.type, fields.get("entrysubtype", ""))
    kind = known or type_of_genre(plain(fields.get("type", ""))) or "document"
    reference = Reference(entry.key, kind, Said(f"@{entry.type}", "type"), where=Where(entry.line))
    _dates(reference, entry)
    _eprint(reference, fields)
    for name, value in fields.items():
        if name in HANDLED or not value:
            continue
        variable = variable_of(name, kind)
        if variable in NAMES:
            _names(reference, variable, name, value)
        elif variable == "keyword":
            for word in re.split(r"[;,\n]", plain(value)):
                reference.say(variable, _line(word), name)
        elif variable not in ("issued", "accessed", "original-date"):
            _text(reference, variable, name, fields)
    return reference


def _text(reference: Reference, variable: str, name: str, fields: Mapping[str, str]) -> None:
    value = fields[name]
    if name in VERBATIM:
        reference.say(variable, verbatim(value), name)
        return
    text = _line(plain(value)) if variable not in ("abstract", "note", "annote") else plain(value)
    more = _line(plain(fields.get(SUBTITLES.get(name, ""), "")))
    if more:
        text = f"{text}{'' if text.endswith(('?', '!', '.', ':')) else ':'} {more}"
    if name == "howpublished" and is_address(verbatim(value)):
        reference.say("URL", verbatim(value), name)
    elif variable in ("publisher", "publisher-place"):
        reference.say(variable, "; ".join(re.split(r"\s+and\s+", text)), name)
    elif variable == "page":
        reference.say(variable, re.sub(r"\s*(?:-+|–+)\s*", "–", text), name)
    else:
        reference.say(variable, text, name)


def _line(text: str) -> str:
    return " ".join(text.split())


def _names(reference: Reference, variable: str, name: str, value: str) -> None:
    for raw in split_multiple_persons_names(value):
        if raw.strip().casefold() == "others":
            reference.say("other", "and others", name)
        elif len(raw) > _LONGEST_NAME:
            reference.findings.append(_too_long(reference, name, raw))
            reference.say("other", _line(plain(raw)), name)
        elif raw.strip():
            reference.name(variable, _name(raw.strip()))


def _name(raw: str) -> Name:
    whole = _WHOLE.match(raw)
    if whole and _is_balanced(whole[1]):
        return Name(literal=_line(plain(raw)), is_body=True)
    if _EXTENDED.match(raw):
        return _extended(raw)
    parts = parse_single_name_into_parts(raw, strict=False)
    first, von, last, junior = (
        _line(plain(" ".join(some))) for some in (parts.first, parts.von, parts.last, parts.jr)
    )
    if not first and not von:
        return Name(literal=last)
    return Name(family=last, given=first, particle=von, suffix=junior)


def _extended(raw: str) -> Name:
    """biblatex's "family=Gasperi, given=Alcide, prefix=de" (section 3.4 of its manual)."""
    parts: dict[str, str] = {}
    for piece in re.split(r",(?=\s*[\w-]+\s*=)", raw):
        label, _mark, value = piece.partition("=")
        parts[label.strip().casefold()] = _line(plain(value.strip().strip('"')))
    return Name(
        family=parts.get("family", ""),
        given=parts.get("given", ""),
        particle=parts.get("prefix", ""),
        suffix=parts.get("suffix", ""),
    )


def _is_balanced(inner: str) -> bool:
    """Whether the braces around it are one pair: "{A} and {B}" has two."""
    depth = 0
    for sign in inner:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0


def _dates(reference: Reference, entry: BibEntry) -> None:
    fields = entry.fields
    for name, variable in (
        ("date", "issued"),
        ("urldate", "accessed"),
        ("origdate", "original-date"),
    ):
        if fields.get(name):
            # EDTF's tilde is no space of LaTeX.
            written = of_edtf_or_words(fields[name])
            words = of_edtf_or_words(_line(plain(fields[name])))
            reference.dates[variable] = written if written.edtf else words
    if any(fields.get(name) for name in _PARTS_OF_DATE):
        texts = [_line(plain(fields.get(name, ""))) for name in _PARTS_OF_DATE]
        found = _of_year_month_day(*texts)
        if "issued" not in reference.dates:
            reference.dates["issued"] = found
        elif found.found and found.year != reference.dates["issued"].year:
            reference.say("other", " ".join(filter(None, texts)), "year")


def _of_year_month_day(year: str, month: str, day: str) -> ReferenceDate:
    figures = [year, month, day]
    given = [figure for figure in figures if figure]
    if given == figures[: len(given)] and all(figure.isdecimal() for figure in given):
        found = of_parts([[int(figure[:6]) for figure in given]])
        if found:
            return found
    # "October 30" or "30 October" may stand in the month.
    words = " ".join(filter(None, (day, month, year)))
    understood = read(words)
    if isinstance(understood, HistoricalDate):
        return ReferenceDate(understood.edtf, words if not year.isdecimal() else "")
    return ReferenceDate(wording=words)


def _eprint(reference: Reference, fields: Mapping[str, str]) -> None:
    """ "jstor" with its number is an identifier; a number of which nobody says whose is kept."""
    number = verbatim(fields.get("eprint", ""))
    whose = fields.get("eprinttype", "") or fields.get("archiveprefix", "")
    scheme = plain(whose).strip().casefold().replace(" ", "-")
    if number and _SCHEME.match(scheme):
        reference.identifiers.append(({"pubmed": "pmid"}.get(scheme, scheme), number))
    elif number:
        reference.say("other", number, "eprint")
    elif scheme and "archiveprefix" in fields:
        reference.say("other", whose, "archiveprefix")


def _too_long(reference: Reference, field: str, raw: str) -> Finding:
    return warning(
        _("A name of %d characters is no name.") % len(raw),
        _("It is kept in the note; write “ and ” between names."),
        printable(raw),
        Where(reference.where.line, field),
    )
