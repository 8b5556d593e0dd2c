"""Dates of TEI (att.datable, Guidelines 13.4 and 22.1.3) as EDTF."""

from __future__ import annotations

import re
from dataclasses import dataclass

from catalog.dates import DateError, HistoricalDate, read, read_edtf
from catalog.ingest.tei.elements import attribute, is_unknown, plain
from catalog.ingest.xml import Element

LONGEST = 200
"""Characters of a date's wording; a longer one is no date, but a sentence about it."""
_DAY = re.compile(r"(-?[0-9]{4,}(?:-[0-9]{2}(?:-[0-9]{2})?)?)(?:T.*|Z|[+-][0-9]{2}:[0-9]{2})?")
_NO_YEAR = re.compile(r"--([0-9]{2})(?:-([0-9]{2}))?")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_RECEIVED = re.compile(r"[\[(]\s*Received\s+(?:at\s+|in\s+)?([^\])—–]*)", re.IGNORECASE)
_YEAR = re.compile(r"\b[0-9]{4}\b")
_CERTAINTY = {"low": "?", "medium": "?", "unknown": "?"}


@dataclass(frozen=True, slots=True)
class Dating:
    """A date as printed, and as EDTF ("" when it could not be read)."""

    text: str = ""
    edtf: str = ""
    unread: str = ""
    """The attribute, as name="value", that says no date."""

    def __bool__(self) -> bool:
        return bool(self.text or self.edtf)


def dating(element: Element) -> Dating:
    """The date of a `date`, `origDate`, `birth` …: what is printed, and what its attributes say."""
    text = plain(element)
    text = "" if is_unknown(text) or len(text) > LONGEST else text
    edtf, unread = _said(element)
    if not edtf and text:
        edtf = _read(text)
    return Dating(text, edtf, unread)


def covered(element: Element) -> Dating:
    """The days that a work covers, from its first document to its last: they bound a span, not one date."""
    found = dating(element)
    first, last = (_day(element.get(name, "").strip()) or "" for name in ("notBefore", "notAfter"))
    return Dating(found.text, _valid(_span(first, last))) if first and last else found


def spanned(element: Element) -> Dating:
    """The days from `frus:doc-dateTime-min` to `frus:doc-dateTime-max`, the office's own dating of a division."""
    first, last = (
        (_day(attribute(element, f"doc-dateTime-{end}")) or "") for end in ("min", "max")
    )
    return Dating(edtf=_valid(_span(first, last))) if first and last else Dating()


def dated_line(line: str) -> Dating:
    """The date in a line that has no marked one: "Washington, October 24, 1956."."""
    line = line.strip(" .[]")
    while line and len(line) <= LONGEST:
        if edtf := _read(line):
            return Dating(line, edtf)
        line = line.partition(",")[2].strip()
    return Dating()


def received(line: str, written: Dating) -> Dating:
    """The day of receipt in a dateline: "(Received March 26.)", in the year of the date of writing or the next."""
    found = _RECEIVED.search(line)
    if found is None:
        return Dating()
    text = found[1].strip(" .,;")
    day = read(text)
    year = written.edtf[:4]
    if isinstance(day, HistoricalDate) and _YEAR.search(text):
        return Dating(text, day.edtf)
    if not year.isdigit() or not text:
        return Dating(text)
    for candidate in (int(year), int(year) + 1):
        edtf = _read(f"{text}, {candidate}")
        if edtf and edtf >= written.edtf[: len(edtf)]:
            return Dating(text, edtf)
    return Dating(text)


def _said(element: Element) -> tuple[str, str]:
    """What the attributes say as EDTF, and the attribute that says no date."""
    values = {}
    for name in ("when", "notBefore", "notAfter", "from", "to"):
        for form in (name, f"{name}-iso"):
            value = element.get(form, "").strip()
            if value and name not in values:
                values[name] = _day(value)
                if values[name] is None:
                    return "", f'{form}="{value}"'
    edtf = ""
    if when := values.get("when"):
        edtf = when + _CERTAINTY.get(element.get("cert", ""), "")
    elif values.get("from") or values.get("to"):
        edtf = _span(values.get("from") or "", values.get("to") or "")
    elif values.get("notBefore") or values.get("notAfter"):
        edtf = _between(values.get("notBefore") or "", values.get("notAfter") or "")
    valid = _valid(edtf)
    return valid, f'"{edtf}"' if edtf and not valid else ""


def _day(value: str) -> str | None:
    """A day, month or year of XML Schema or ISO 8601 as EDTF, without its time; None when it is none."""
    if found := _NO_YEAR.fullmatch(value):
        return f"XXXX-{found[1]}" + (f"-{found[2]}" if found[2] else "")
    if found := _COMPACT.fullmatch(value):
        return "-".join(found.groups())
    if found := _DAY.fullmatch(value):
        return found[1]
    period = read_edtf(value)
    return period.edtf if isinstance(period, HistoricalDate) else None


def _span(first: str, last: str) -> str:
    return first if first == last else _whole(first, last) or f"{first or '..'}/{last or '..'}"


def _whole(first: str, last: str) -> str:
    """The month or year that lies between two days, when it is a whole one."""
    for length in (4, 7):
        found = read_edtf(first[:length])
        ends = read_edtf(f"{first}/{last}")
        if (
            first[:length] == last[:length]
            and isinstance(found, HistoricalDate)
            and isinstance(ends, HistoricalDate)
            and (found.earliest, found.latest) == (ends.earliest, ends.latest)
        ):
            return first[:length]
    return ""


def _between(first: str, last: str) -> str:
    return first if first == last else f"[{first}..{last}]"


def _valid(edtf: str) -> str:
    found = read_edtf(edtf) if edtf else None
    return found.edtf if isinstance(found, HistoricalDate) else ""


def _read(text: str) -> str:
    found = read(text)
    return "" if isinstance(found, DateError) or found.is_undated else found.edtf
