"""unitdate and unitdatestructured: the record's own date, and its further ones."""

from __future__ import annotations

from django.utils.translation import gettext as _

from catalog.choices import Calendar, DateEvent
from catalog.ingest.drafts import DateDraft
from catalog.ingest.ead.days import edtf_of, prefers_words
from catalog.ingest.ead.elements import squashed, type_of, value
from catalog.ingest.ead.inline import line, piece
from catalog.ingest.ead.structured import structured_edtf
from catalog.ingest.ead.unit import Dating, Unit
from catalog.ingest.xml import Element, name_of

MOST = 50
"""Dates among which repetitions are looked for; no unit has more."""
_EVENTS = {
    "creation": DateEvent.WRITTEN,
    "created": DateEvent.WRITTEN,
    "publication": DateEvent.PUBLISHED,
    "published": DateEvent.PUBLISHED,
    "issued": DateEvent.PUBLISHED,
    "sent": DateEvent.SENT,
    "received": DateEvent.RECEIVED,
}
_CALENDARS = {"": Calendar.GREGORIAN, "gregorian": Calendar.GREGORIAN, "julian": Calendar.JULIAN}


def unitdate(element: Element, unit: Unit) -> None:
    normal = value(element, "normal")
    text = line(element) or normal
    edtf = _coded(element, unit, normal) if normal else ""
    if edtf and prefers_words(text, edtf):
        edtf = ""
    _add(element, unit, text, edtf if text != edtf else "")


def unitdatestructured(element: Element, unit: Unit) -> None:
    unit.draft.keep("unitdatestructured", _loose(element))
    for child in element:
        if name_of(child) == "dateset":
            unit.draft.keep("unitdatestructured", _loose(child))
            for each in child:
                _structured(element, each, unit)
        else:
            _structured(element, child, unit)


def _loose(element: Element) -> str:
    """Words between the dates, where no schema has them."""
    said = (element.text, *(child.tail for child in element))
    return " ".join(filter(None, map(squashed, said)))


def _structured(holder: Element, element: Element, unit: Unit) -> None:
    text = squashed(piece(element))
    edtf = structured_edtf(element)
    if edtf and prefers_words(text, edtf):
        edtf = ""
    _add(holder, unit, text or edtf, edtf if text else "")


def _coded(element: Element, unit: Unit, normal: str) -> str:
    if value(element, "era").lower() in ("bce", "bc"):
        return ""
    edtf = edtf_of(normal, value(element, "certainty"))
    if not edtf:
        unit.aid.warn(
            element,
            _("The normal form of the date is not understood; its words were read instead."),
            _("Write it as in ISO 8601, such as 1956-10-30 or 1955/1957."),
            normal,
        )
    return edtf


def _add(element: Element, unit: Unit, text: str, edtf: str) -> None:
    if text:
        unit.dates.append(
            Dating(
                text,
                edtf,
                value(element, "unitdatetype") or type_of(element).lower(),
                value(element, "calendar").lower(),
                value(element, "datechar").lower(),
            )
        )


def date_unit(unit: Unit) -> None:
    """Put the dates into the draft: the first that is not of the bulk is its own."""
    dates = _without_repetitions(unit)
    own = next((date for date in dates if date.kind != "bulk"), None)
    if own is not None:
        unit.draft.fields["date_text"] = own.text
        if own.edtf:
            unit.draft.fields["date_edtf"] = own.edtf
        if own.calendar not in ("", "gregorian"):
            unit.draft.keep("unitdate", own.text, own.calendar)
    unit.draft.parts.extend(_further(date) for date in dates if date is not own)


def _further(date: Dating) -> DateDraft:
    return DateDraft(
        date_text=date.text,
        date_edtf=date.edtf,
        event=_EVENTS.get(date.event, DateEvent.WRITTEN),
        calendar=_CALENDARS.get(date.calendar, Calendar.OTHER),
        reason=date.kind if date.kind not in ("inclusive", "single", "normal") else "",
    )


def _without_repetitions(unit: Unit) -> list[Dating]:
    """EAD3 gives many a date twice, in words and structured; only words that say something else are kept of these."""
    kept: list[Dating] = []
    for date in unit.dates:
        same = next((known for known in kept[:MOST] if _are_same(known, date)), None)
        if same is None:
            kept.append(date)
            continue
        unit.told.append(date.text)
        if date.edtf and not same.edtf and not prefers_words(same.text, date.edtf):
            same.edtf = date.edtf
        if date.text not in same.text and any(map(str.isalpha, date.text)):
            unit.draft.keep("unitdate", date.text)
    return kept


def _are_same(known: Dating, date: Dating) -> bool:
    if {known.kind, date.kind} & {"bulk"} and known.kind != date.kind:
        return False
    if known.text == date.text:
        return True
    edtf = date.edtf or date.text.replace("–", "/")
    return bool(edtf) and (known.edtf == edtf or prefers_words(known.text, edtf_of(edtf)))


def dates_in(element: Element, unit: Unit) -> None:
    """The dates inside another element, such as a title."""
    for child in element.iter("*"):
        if name_of(child) == "unitdate":
            unitdate(child, unit)
        elif name_of(child) == "unitdatestructured":
            unitdatestructured(child, unit)
