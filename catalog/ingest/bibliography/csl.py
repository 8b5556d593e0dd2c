"""CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html): a list of items by CSL's variables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from catalog.ingest.bibliography.dates import (
    ReferenceDate,
    of_edtf_or_words,
    of_parts,
    with_season,
)
from catalog.ingest.bibliography.item_types import TYPES
from catalog.ingest.bibliography.markup import without_markup
from catalog.ingest.bibliography.names import Name
from catalog.ingest.bibliography.reference import Reference, Said
from catalog.ingest.bibliography.variables import DATES, NAMES, VARIABLES
from catalog.ingest.drafts import Where
from catalog.ingest.findings import Finding, warning
from catalog.ingest.json_list import entries
from catalog.ingest.source import Source
from catalog.text import printable

ELEMENTS: Mapping[str, str] = {
    **{
        name: name
        for name in VARIABLES
        if name not in ("own", "other", "id", "rights", "original-title")
    },
    "id": "id",
    "original-title": "original-title",
    "citation-key": "id",
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
    "license": "rights",
    "categories": "own",
    "citation-label": "own",
    "citation-number": "own",
    "first-reference-note-number": "own",
    "locator": "own",
    "year-suffix": "own",
    "(any other)": "other",
}
"""Variables and the further names that programs give them."""

_ZOTERO = re.compile(
    r"https?://(?:www\.)?(zotero\.org/(?:users|groups)/[\w.-]+)(?:/[\w.-]+)?/items/(\w+)\Z"
)
_BETWEEN = re.compile(r"[;,\n]")
_LITERALS = (str, int, float, bool)


def references(source: Source) -> Iterator[Reference | Finding]:
    """The items of the file, one at a time."""
    with source.open() as stream:
        for line, item in entries(stream):
            where = Where(line)
            if isinstance(item, dict):
                yield _reference(item, where)
            else:
                yield warning(
                    _("This is no item but “%s”.") % printable(str(item)),
                    _("It was passed over: an item looks like {“id”: …, “type”: …}."),
                    printable(str(item)),
                    where,
                )


def _reference(item: dict[str, Any], where: Where) -> Reference:
    reference = Reference(where=where)
    key = str(item.get("id") or item.get("citation-key") or "")
    zotero = _ZOTERO.match(key)
    reference.origin, reference.key = zotero.groups() if zotero else ("", key)
    kind = str(item.get("type") or "")
    reference.type = kind if kind in TYPES else "document"
    reference.type_said = Said(kind, "type") if kind else None
    for element, value in item.items():
        if element in ("id", "citation-key", "type") or value in (None, "", [], {}):
            continue
        variable = ELEMENTS.get(element, "other")
        if variable in NAMES:
            _names(reference, variable, element, value)
        elif variable in DATES:
            _date(reference, variable, element, value)
        elif element == "keyword" and isinstance(value, str):
            for word in _BETWEEN.split(value):
                reference.say(variable, without_markup(word), element)
        else:
            _text(reference, variable, element, value)
    return reference


def _text(reference: Reference, variable: str, element: str, value: Any) -> None:
    if isinstance(value, list) and all(isinstance(one, _LITERALS) for one in value):
        for one in value:
            reference.say(variable, without_markup(str(one)), element)
    elif isinstance(value, dict) and element == "custom":
        for name, one in value.items():
            reference.say("other", without_markup(_shown(one)), f"custom.{name}")
    else:
        reference.say(variable, without_markup(_shown(value)), element)


def _shown(value: Any) -> str:
    """A value that has another shape than the standard says, legibly."""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_shown(one)}" for name, one in value.items())
    if isinstance(value, list):
        return "; ".join(_shown(one) for one in value)
    return "" if value is None else str(value)


def _names(reference: Reference, variable: str, element: str, value: Any) -> None:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            reference.name(variable, _name(one))
        elif isinstance(one, str):
            reference.name(variable, Name(literal=without_markup(one)))
        else:
            reference.say("other", _shown(one), element)


def _name(parts: dict[str, Any]) -> Name:
    def part(name: str) -> str:
        return without_markup(_shown(parts.get(name)))

    literal = part("literal")
    if literal:
        return Name(literal=literal, is_body=True)
    return Name(
        part("family"),
        part("given"),
        part("non-dropping-particle"),
        part("dropping-particle"),
        part("suffix"),
    )


def _date(reference: Reference, variable: str, element: str, value: Any) -> None:
    found = _date_of(value)
    if found is not None:
        if found:
            reference.dates[variable] = found
        return
    text = _shown(value)
    reference.say("other", text, element)
    reference.findings.append(
        warning(
            _("“%s” is no date as CSL writes them.") % printable(text),
            _("It is kept in the note; enter the date that is meant."),
            printable(text),
            Where(reference.where.line, element),
        )
    )


def _date_of(value: Any) -> ReferenceDate | None:
    """None when it cannot be understood."""
    if isinstance(value, str | int):
        return of_edtf_or_words(str(value))
    if not isinstance(value, dict):
        return None
    words = str(value.get("literal") or value.get("raw") or "")
    parts = _figures(value.get("date-parts"))
    circa = str(value.get("circa") or "").casefold() not in ("", "0", "false")
    if parts is None:
        return None
    if not parts:
        if words and circa and not words.startswith("c"):
            words = f"c. {words}"
        return of_edtf_or_words(words)
    season = str(value.get("season") or "")
    if season and len(parts[0]) == 1:
        return with_season(parts[0][0], season, circa)
    found = of_parts(parts, circa)
    return ReferenceDate(found.edtf, words) if found else None


def _figures(value: Any) -> list[list[int]] | None:
    """The date parts as numbers; None when there are others. Zotero writes them as texts, too."""
    if not isinstance(value, list):
        return None if value else []
    found: list[list[int]] = []
    for part in value:
        if not isinstance(part, list):
            return None
        figures = [str(one).strip() for one in part if one not in (None, "")]
        if not all(re.fullmatch(r"-?\d{1,6}", figure) for figure in figures):
            return None
        if figures:
            found.append([int(figure) for figure in figures])
    return found
