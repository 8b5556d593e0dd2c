"""unittitle and unitid: what a unit is called."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from catalog.ingest.drafts import IdentifierDraft
from catalog.ingest.ead.containers import shelf
from catalog.ingest.ead.dates import dates_in
from catalog.ingest.ead.elements import FOREIGN_CODES, address, squashed, type_of, value
from catalog.ingest.ead.inline import line, piece
from catalog.ingest.ead.unit import Unit
from catalog.ingest.xml import Element, name_of

_ARK = re.compile(r"ark:/?[0-9]{5,9}/\S+")
_AT_END = " ,;:–-"
NO_TITLE = "[no title]"


def unittitle(element: Element, unit: Unit) -> None:
    dates_in(element, unit)
    title = _without_date(element)
    if title:
        unit.titles.append(title)


def _without_date(element: Element) -> str:
    """The title without the dates at its end; one in the middle belongs to the sentence."""
    if not any(name_of(child).startswith("unitdate") for child in element):
        return line(element)
    pieces: list[tuple[str, bool]] = [(element.text or "", False)]
    for child in element:
        pieces.append((piece(child), name_of(child).startswith("unitdate")))
        pieces.append((child.tail or "", False))
    while pieces and (pieces[-1][1] or not pieces[-1][0].strip(_AT_END + ".\n\t\r")):
        pieces.pop()
    return squashed("".join(text for text, _is_date in pieces)).rstrip(_AT_END)


def unitid(element: Element, unit: Unit) -> None:
    code = line(element)
    href = next(filter(None, map(address, element.iter("*"))), "")
    ark = _ARK.search(href) or _ARK.search(code)
    if ark:
        unit.draft.parts.append(IdentifierDraft("ark", ark[0].rstrip(").,"), href))
    elif code:
        unit.codes.append((code, type_of(element) or value(element, "label").strip(" :")))


def name_unit(unit: Unit) -> None:
    """Put code and title into the draft, and keep what further ones there are."""
    codes = sorted(unit.codes, key=_is_foreign)
    for index, (code, kind) in enumerate(codes):
        if index == 0 and not _is_foreign((code, kind)):
            unit.draft.fields["reference_code"] = code
        else:
            unit.draft.keep("unitid", code, kind)
    titles = list(dict.fromkeys(unit.titles)) or list(filter(None, [_substitute(unit)]))
    unit.draft.fields["title"] = titles[0] if titles else NO_TITLE
    if len(titles) > 1:
        unit.draft.fields["alternative_titles"] = "\n".join(titles[1:])
    if not unit.titles:
        unit.aid.tally.note(
            _("A unit has no title; it is called by its date, its code or where it lies."),
            _("Give it a title in the catalogue where that is not enough."),
            unit.where,
        )


def _is_foreign(code: tuple[str, str]) -> bool:
    """Whether a unitid is how a program calls the unit and no reference code."""
    return code[1].lower() in FOREIGN_CODES


def _substitute(unit: Unit) -> str:
    called = [date.text for date in unit.dates] + [code for code, _kind in unit.codes]
    shelves = ", ".join(shelf(container) for container in unit.containers if line(container))
    return next(filter(None, [*called, shelves, *unit.abstracts, *unit.extents]), "")
