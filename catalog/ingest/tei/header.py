"""The header (`teiHeader`) of an edition, a corpus or a single document, read by its crosswalk."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from catalog.choices import AgentKind, Scheme
from catalog.ingest.drafts import (
    IdentifierDraft,
    PublicationDraft,
    RecordDraft,
    RepositoryDraft,
    TermDraft,
)
from catalog.ingest.findings import Finding
from catalog.ingest.tei.authorities import is_web
from catalog.ingest.tei.contributing import contribute, place_at
from catalog.ingest.tei.correspondence import sources_of
from catalog.ingest.tei.crosswalk import HEADER
from catalog.ingest.tei.dates import covered, dating
from catalog.ingest.tei.elements import children_of, collapsed, identifier_of, plain
from catalog.ingest.tei.findings import unread_date
from catalog.ingest.tei.registry import Registry
from catalog.ingest.tei.transcript import Transcript
from catalog.ingest.xml import Element, name_of, where

_TARGETS = {crossing.source: crossing.target for crossing in HEADER}
_MAIN_TITLES = ("complete", "main", "")
_SERIES = frozenset({"series", "sub-series", "subseries", "volume-number", "volumenumber"})
_UNIQUE = frozenset({"doi", "ark", "handle", "hdl", "urn", "oclc", "uuid", "purl", "frus"})
"""Types of `idno` whose values no two works share."""
_YEAR = re.compile(r"\b[0-9]{4}\b")
_COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass
class Header:
    """What a header says: of the record in `draft`, and of the work that publishes it in `publication`."""

    draft: RecordDraft = field(default_factory=lambda: RecordDraft("", {}))
    publication: PublicationDraft = field(default_factory=PublicationDraft)
    idno: str = ""
    """The first number that identifies the file, for want of an `xml:id`."""
    frus: str = ""
    """The number of a volume of *Foreign Relations*: "frus1955-57v25"."""
    sources: dict[str, str] = field(default_factory=dict)
    """The editions that a list of letters is taken from, by their keys."""
    findings: list[Finding] = field(default_factory=list)

    @property
    def cited(self) -> str:
        """The publication as a note names it: title (place: publisher, year)."""
        made = self.publication
        imprint = ", ".join(
            filter(None, (": ".join(filter(None, (made.place, made.publisher))), made.year))
        )
        title = self.draft.fields.get("title", "")
        return f"{title} ({imprint})" if imprint else title


def read_header(element: Element, registry: Registry) -> Header:
    """What a `teiHeader` says; what has no field is kept in the note under its name."""
    header = Header(sources=sources_of(element))
    _Reading(header, registry).walk(element, "")
    _settle(header)
    return header


def _settle(header: Header) -> None:
    """Have a title there whatever the header says, and no repository without a name."""
    fields = header.draft.fields
    held = header.draft.repository
    if held is not None and not held.name:
        header.draft.keep("settlement", held.city)
        header.draft.repository = None
    if not fields.get("title"):
        first, _, rest = fields.pop("alternative_titles", "").partition("\n")
        fields["title"] = first
        if rest:
            fields["alternative_titles"] = rest


class _Reading:
    """Goes down the header; what the crosswalk names is handed to what its target names."""

    def __init__(self, header: Header, registry: Registry) -> None:
        self.header = header
        self.draft = header.draft
        self.registry = registry
        self.handlers: dict[str, Callable[[Element, str], None]] = {
            "title": self._title,
            "identifiers": self._identifier,
            "languages": self._language,
            "subjects": self._subject,
            "date_text": self._date,
            "publication": self._publication,
            "contributions": self._contribution,
            "repository": self._repository,
            "places": self._place,
            "alternative_titles": self._alternative,
            "extent": self._extent,
            "correspondence": self._nothing,
            "agents": self._listing,
            "note": self._note,
        }

    def walk(self, element: Element, path: str) -> None:
        for child in children_of(element):
            below = f"{path}/{name_of(child)}".lstrip("/")
            target = _target(below)
            if target is None:
                self._unknown(child, below)
            else:
                kind, _, detail = target.partition(": ")
                self.handlers.get(kind, self._field)(child, detail or kind)

    def _unknown(self, element: Element, path: str) -> None:
        own = collapsed("".join([element.text or "", *(child.tail or "" for child in element)]))
        if own or name_of(element) in ("p", "list", "change"):
            self.draft.keep(name_of(element), " ".join(_paragraphs(element)))
        else:
            self.walk(element, path)

    def _nothing(self, element: Element, _: str) -> None:
        """Descriptions of letters are read by themselves."""

    def _listing(self, element: Element, _: str) -> None:
        """Lists of persons and places are read by themselves; what is told beside them is kept."""
        for told in children_of(element, "p", "ab", "setting", "head"):
            self.draft.keep(name_of(element), plain(told))

    def _field(self, element: Element, column: str) -> None:
        """A column of the record. A source may be a manuscript, which has elements of its own."""
        manuscripts = list(children_of(element, "msDesc", "msFrag"))
        for child in manuscripts:
            self.walk(child, "sourceDesc/msDesc")
        texts = _paragraphs(element, manuscripts)
        if column == "reference_code":
            if not self.draft.fields.get(column):
                self.draft.fields[column] = collapsed(" ".join(texts))
                return
            column = "note"
        for text in texts:
            if text not in self.draft.fields.get(column, "").split("\n\n"):
                self.draft.append(column, text)
        for child in element.iter("{*}licence", "{*}license"):
            if (target := child.get("target", "")) and target not in self.draft.fields.get(
                column, ""
            ):
                self.draft.append(column, target)
        for date in element.iter("{*}origDate"):
            self._date(date, "")
        for place in element.iter("{*}origPlace"):
            self._place(place, "written-at")

    def _note(self, element: Element, _: str) -> None:
        self.draft.keep(name_of(element), " ".join(_paragraphs(element)))

    def _title(self, element: Element, _: str) -> None:
        kind = element.get("type", "").lower()
        text = plain(element)
        if not text:
            return
        fields = self.draft.fields
        if kind in _MAIN_TITLES and not fields.get("title"):
            fields["title"] = text
        elif kind == "series":
            self.header.publication.container_title = text
        elif kind in ("volume-number", "volumenumber"):
            self.header.publication.volume = text
        elif kind == "sub" and fields.get("title"):
            fields["title"] = f"{fields['title']}: {text}"
        elif kind not in _SERIES:
            self._alternative(element, "")

    def _alternative(self, element: Element, _: str) -> None:
        known = self.draft.fields.get("alternative_titles", "")
        text = plain(element)
        if text and text not in (self.draft.fields.get("title"), *known.split("\n")):
            self.draft.fields["alternative_titles"] = f"{known}\n{text}".strip()

    def _extent(self, element: Element, _: str) -> None:
        self.draft.fields["extent"] = plain(element)

    def _identifier(self, element: Element, _: str) -> None:
        kind, value = element.get("type", "").lower(), plain(element)
        if not value:
            return
        self.header.idno = self.header.idno or value
        if kind.startswith("isbn"):
            self.header.publication.isbn = self.header.publication.isbn or value
        elif kind == "issn":
            self.header.publication.issn = value
        elif is_web(value):
            self.header.publication.url = value
        elif kind in _UNIQUE:
            self.draft.parts.append(IdentifierDraft(kind, value))
            self.header.frus = value if kind == "frus" else self.header.frus
        else:
            self.draft.keep(f"idno {kind}".strip(), value)

    def _language(self, element: Element, _: str) -> None:
        tags = (
            element.get("ident") or f"{element.get('mainLang', '')} {element.get('otherLangs', '')}"
        )
        for tag in tags.split():
            if tag not in self.draft.languages:
                self.draft.languages.append(tag)
        if not tags.strip():
            self.draft.keep(name_of(element), plain(element))

    def _subject(self, element: Element, _: str) -> None:
        label = plain(element)
        parent = element.getparent()
        scheme = parent.get("scheme", "").rpartition("/")[2] if parent is not None else ""
        if not label and scheme in ("places", "events"):
            label = identifier_of(element).replace("-", " ").capitalize()
        if not label:
            self.draft.keep(f"term {scheme}".strip(), identifier_of(element))
            return
        reference = element.get("ref", "")
        term = TermDraft(
            Scheme.PLACE if scheme == "places" else Scheme.SUBJECT,
            label,
            exact_match=reference if is_web(reference) else "",
            where=where(element),
        )
        if scheme == "places":
            place_at(self.draft, term, "subject", label)
        elif scheme == "people":
            contribute(self.draft, self.registry.named(label, AgentKind.PERSON), "subject", label)
        else:
            self.draft.subjects.append(term)

    def _date(self, element: Element, _: str) -> None:
        for place in element.iter("{*}placeName"):
            self._place(place, "written-at")
        dated = next(element.iter("{*}date"), element)
        found = dating(dated)
        if found.unread:
            self.header.findings.append(unread_date(dated, found))
        if found and not self.draft.fields.get("date_edtf") and name_of(dated) != "creation":
            self.draft.fields["date_text"], self.draft.fields["date_edtf"] = found.text, found.edtf
        elif plain(element) and found.text not in self.draft.fields.get("date_text", ""):
            self.draft.keep(name_of(element), plain(element))

    def _publication(self, element: Element, name: str) -> None:
        text = plain(element)
        if name == "year":
            self._published(element, text)
        elif name == "container_title" and not self.header.publication.container_title:
            self.header.publication.container_title = text
        elif name in ("publisher", "place") and text:
            known = getattr(self.header.publication, name)
            setattr(self.header.publication, name, f"{known}; {text}" if known else text)

    def _published(self, element: Element, text: str) -> None:
        kind = element.get("type", "")
        found = covered(element) if kind == "content-date" else dating(element)
        if kind in ("content-date", "created"):
            self.draft.fields["date_text"], self.draft.fields["date_edtf"] = found.text, found.edtf
            return
        year = _YEAR.search(text) or _YEAR.search(found.edtf)
        if year and not self.header.publication.year:
            self.header.publication.year = year[0]
        elif text:
            self.draft.keep(f"date {kind}".strip(), text)

    def _contribution(self, element: Element, role: str) -> None:
        named = list(element.iter("{*}persName", "{*}orgName", "{*}name")) or [element]
        for one in named:
            name = collapsed(plain(one).partition(" <")[0])
            if one is element and len(element):
                name = collapsed(element.text or "")
            if not name:
                continue
            meant = (
                self.registry.meant(one)
                if one is not element
                else self.registry.named(name, AgentKind.PERSON)
            )
            contribute(self.draft, meant, role, name)
            if role == "editor":
                editors = self.header.publication.editors
                self.header.publication.editors = f"{editors}; {name}" if editors else name

    def _repository(self, element: Element, column: str) -> None:
        text = plain(element)
        if not text:
            return
        held = self.draft.repository = self.draft.repository or RepositoryDraft(
            "", where=where(element)
        )
        if column == "name":
            held.name = f"{held.name}, {text}" if held.name else text
        elif column == "city":
            held.city = text
        else:
            code = element.get("key", "") or text
            if _COUNTRY.fullmatch(code):
                held.country = code
            else:
                self.draft.keep("country", text)

    def _place(self, element: Element, role: str) -> None:
        if role == "places":
            self._listing(element, "")
            return
        place_at(self.draft, self.registry.place(element), role, plain(element))


def _target(path: str) -> str | None:
    """The target of the crosswalk's longest source that a path ends with."""
    steps = path.split("/")
    for start in range(len(steps)):
        if (target := _TARGETS.get("/".join(steps[start:]))) is not None:
            return target
    return None


def _paragraphs(element: Element, left_out: list[Element] | tuple[()] = ()) -> list[str]:
    transcript = Transcript(left_out)
    transcript.add(element)
    return transcript.prose()
