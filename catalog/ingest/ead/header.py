"""eadheader, control and frontmatter: what the finding aid says of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from catalog.ingest.ead.blocks import block, paragraphs
from catalog.ingest.ead.crosswalk import under
from catalog.ingest.ead.depth import refuse_depth
from catalog.ingest.ead.elements import first, is_internal, is_web_address, squashed, type_of, value
from catalog.ingest.ead.inline import line, linked
from catalog.ingest.ead.remains import remains, texts_in
from catalog.ingest.ead.repository import country_of, isil_of
from catalog.ingest.ead.unit import FindingAid
from catalog.ingest.xml import Element, name_of
from catalog.iso639 import language_name, language_tag

HEADER = under("header")
_TRANSPARENT = frozenset({"filedesc", "titlestmt", "profiledesc"})
_LABELS = {
    "otherrecordid": "Other identifier",
    "titleproper": "Finding aid",
    "subtitle": "Subtitle",
    "author": "Author",
    "sponsor": "Sponsor",
    "editionstmt": "Edition",
    "publicationstmt": "Publication",
    "seriesstmt": "Series",
    "langusage": "Language of the description",
    "languagedeclaration": "Language of the description",
    "rightsdeclaration": "Rights in the description",
    "maintenanceagency": "Maintained by",
    "maintenancestatus": "Status of the description",
    "publicationstatus": "Publication status of the description",
    "sources": "Sources",
}
"""How what goes to one field together is told apart there."""


@dataclass
class Header:
    """What holds for the whole that the finding aid describes."""

    identifier: str = ""
    isil: str = ""
    agency: str = ""
    """The agency's code as written, where it is no ISIL."""
    country: str = ""
    fields: dict[str, list[str]] = field(default_factory=dict)
    said: set[tuple[str, str]] = field(default_factory=set)
    """What `fields` has, to be found quickly."""

    @property
    def origin(self) -> str:
        """Names the finding aid: "ead/US-NcRS/mc00019"; "" when the file does not."""
        if not self.identifier:
            return ""
        return "/".join(filter(None, ["ead", self.isil or self.agency, self.identifier]))

    def add(self, field_name: str, text: str) -> None:
        if text and (field_name, text) not in self.said:
            self.said.add((field_name, text))
            self.fields.setdefault(field_name, []).append(text)


def read_header(element: Element, header: Header, aid: FindingAid) -> None:
    """Read an eadheader, a control or a frontmatter; of an internal one, only what the finding aid is called."""
    refuse_depth(element)
    if is_internal(element):
        _identify(element, header)
        aid.left_out(element, "\n".join(paragraphs(element)))
        return
    _identify(element, header)
    for child in list(element.iter("*")):
        if child is not element and is_internal(child):
            aid.left_out(child, line(child))
            child.clear(keep_tail=True)
    if name_of(element) == "frontmatter":
        _frontmatter(element, header)
    else:
        _read(element, header)
    for name, text in list(remains([element], texts_in(header))):
        header.add("archivists_note", f"({name}): {text}")


def _identify(element: Element, header: Header) -> None:
    identifier = first(element, "eadid", "recordid")
    if identifier is not None:
        header.identifier = (
            line(identifier)
            or value(identifier, "identifier", "publicid")
            or value(identifier, "url").rstrip("/").rpartition("/")[2]
        )
        header.country = country_of(value(identifier, "countrycode"))
        header.agency = value(identifier, "mainagencycode")
        for href in (value(identifier, "url", "instanceurl"),):
            header.add("finding_aids", href)
    agency = first(element, "maintenanceagency")
    if agency is not None:
        code = first(agency, "agencycode")
        header.country = country_of(value(agency, "countrycode")) or header.country
        header.agency = "" if code is None else line(code)
    header.isil = isil_of(header.agency, header.country) if header.agency else header.isil
    if header.isil:
        header.country = header.country or country_of(header.isil.partition("-")[0])


def _read(element: Element, header: Header) -> None:
    for child in element:
        name = name_of(child)
        target = HEADER.get(name)
        if name in _TRANSPARENT:
            for text in _loose(child):
                header.add("archivists_note", text)
            _read(child, header)
        elif target is None:
            header.add("archivists_note", _labelled(name, "\n".join(paragraphs(child))))
        elif target:
            said = _SPOKEN.get(name, _plain)(child)
            header.add(target, _labelled(name, said))


def _labelled(name: str, said: str) -> str:
    label = _LABELS.get(name, "")
    return f"{label}: {said}" if label and said else said


def _loose(element: Element) -> list[str]:
    """Words where the schema has none."""
    return [text for text in map(squashed, (element.text, *(c.tail for c in element))) if text]


def _plain(element: Element) -> str:
    return "\n".join(paragraphs(element)) or value(element, "value")


def _link(element: Element) -> str:
    said = linked(element, line(element))
    return said if is_web_address(value(element, "href")) or line(element) else ""


def _changes(element: Element) -> str:
    """revisiondesc: each change with its date."""
    rows: list[str] = []
    for child in element:
        if name_of(child) == "change":
            date = first(child, "date")
            when = "" if date is None else line(date) or value(date, "normal")
            done = [" ".join(paragraphs(item)) for item in child if name_of(item) != "date"]
            rows.append(": ".join(filter(None, [when, "; ".join(filter(None, done))])))
        else:
            rows += block(child)
    return "\n".join(filter(None, rows))


def _events(element: Element) -> str:
    """maintenancehistory: each event with its type, time and agent."""
    return "\n".join(filter(None, map(_event, element)))


def _event(element: Element) -> str:
    said = {
        name_of(child): line(child) for child in element if name_of(child) != "eventdescription"
    }
    for child in element:
        if not said.get(name_of(child)):
            said[name_of(child)] = value(child, "value", "standarddatetime")
    happened = " ".join(filter(None, [said.pop("eventtype", ""), said.pop("eventdatetime", "")]))
    described = [line(child) for child in element if name_of(child) == "eventdescription"]
    said.pop("eventdescription", None)
    if said.get("agenttype") in ("human", "unknown"):
        # That a person did it goes without saying.
        del said["agenttype"]
    return ", ".join(filter(None, [happened, *said.values(), *described]))


def _language(element: Element) -> str:
    words = paragraphs(element)
    if words:
        return ", ".join(words)
    codes = (value(child, "langcode") for child in element)
    return ", ".join(filter(None, (language_name(language_tag(code)) for code in codes if code)))


def _with_type(element: Element) -> str:
    kind = type_of(element)
    said = line(element)
    return f"{said} ({kind})" if kind and said else said


def _notes(element: Element) -> str:
    return "\n\n".join(paragraphs(element))


_SPOKEN: dict[str, Callable[[Element], str]] = {
    "representation": _link,
    "revisiondesc": _changes,
    "maintenancehistory": _events,
    "languagedeclaration": _language,
    "otherrecordid": _with_type,
    "notestmt": _notes,
}


def _frontmatter(element: Element, header: Header) -> None:
    """What a title page says that the header does not."""
    known = "\n".join(text for texts in header.fields.values() for text in texts)
    for text in _pages(element):
        if text not in known:
            header.add("archivists_note", text)


def _pages(element: Element) -> Iterator[str]:
    yield from paragraphs(element)
