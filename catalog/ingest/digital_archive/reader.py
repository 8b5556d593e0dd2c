"""A page of the Digital Archive as a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from catalog.choices import CopyKind, Scheme, Standing, TextKind
from catalog.dates import HistoricalDate, read
from catalog.ingest.digital_archive.citation import (
    Citation,
    document_number,
    read_citation,
    split_source,
    translator_in,
)
from catalog.ingest.digital_archive.names import (
    ARCHIVES,
    agent_of,
    language_tag,
    languages_in,
    listed,
)
from catalog.ingest.digital_archive.sections import Section
from catalog.ingest.document_types import type_of, type_of_form
from catalog.ingest.drafts import (
    ContributionDraft,
    CopyDraft,
    IdentifierDraft,
    PlaceDraft,
    RecordDraft,
    RepositoryDraft,
    TermDraft,
    TextDraft,
    Where,
)
from catalog.ingest.findings import Finding, warning
from catalog.ingest.keys import Keys

ORIGIN = "wilson-center"
_SENT = frozenset({"letter", "telegram", "cable", "dispatch", "note-verbale", "correspondence"})
_NO_SOURCE = "The page gives the translation only; the text that was translated is not held here."
_ADDRESS = "https://digitalarchive.wilsoncenter.org/document/%s"


class PageReader:
    """Turns the sections of one page into a draft; `addresses` are those that the page says are its own."""

    def __init__(self, sections: list[Section], addresses: list[str]) -> None:
        self.sections = sections
        self.draft = RecordDraft("", {"holding": "described"}, Where(1), ORIGIN, level="item")
        self.findings: list[Finding] = []
        self.number = next(filter(None, map(document_number, addresses)), "")
        self.address = next(filter(None, addresses), "")
        self.citation = Citation()
        self.translator = ""
        self.archive = ""
        self.credits: list[str] = []
        self._known: set[tuple[str, str]] = set()
        self.handlers: dict[str, Callable[[Section, str], None]] = {
            "title": self._title,
            "date_text, date_edtf": self._date,
            "preferred_citation": self._cited,
            "languages": self._languages,
            "texts.translator": self._translated_by,
            "contributions": self._people,
            "places": self._places,
            "subjects": self._subjects,
            "originals_location": self._source,
            "repository": self._archive,
            "document_type": self._type,
            "identifiers": self._identifier,
            "note": self._kept,
            "nothing": self._kept,
            "texts": self._text,
        }

    def read(self) -> Iterator[RecordDraft | Finding]:
        for section in sorted(self.sections, key=lambda one: (one.is_text, one.label is None)):
            kind, _, detail = section.target.partition(": ")
            if section.label is None:
                self._heading(section)
            else:
                self.handlers.get(kind, self._field)(section, detail or kind)
        self._complete()
        yield from self.findings
        yield self.draft

    def _heading(self, section: Section) -> None:
        """What stands above the first label: a date and the title, in either order and on any number of lines."""
        for block in section.blocks:
            text = " ".join(block.text.split())
            is_date = isinstance(read(text), HistoricalDate)
            if is_date and not self.draft.fields.get("date_text"):
                self._dated(text)
            elif text in self.citation.title:
                self.draft.fields.setdefault("title", self.citation.title)
            elif not self.draft.fields.get("title"):
                self.draft.fields["title"] = text
            elif text not in (self.draft.fields["title"], self.draft.fields.get("date_text")):
                self.draft.keep("page", text)

    def _field(self, section: Section, column: str) -> None:
        for block in section.blocks:
            self.draft.append(column, block.text)

    def _title(self, section: Section, _: str) -> None:
        self.draft.fields["title"] = " ".join(section.text.split())

    def _date(self, section: Section, _: str) -> None:
        if text := " ".join(section.text.split()):
            self._dated(text)

    def _dated(self, text: str) -> None:
        found = read(text)
        if isinstance(found, HistoricalDate):
            self.draft.fields["date_text"], self.draft.fields["date_edtf"] = text, found.edtf
            return
        self.draft.keep("date", text)
        self.findings.append(
            warning(
                _("The date was not understood: %s.") % found.reason,
                _("Give the date in the record after the import."),
                text,
                Where(1, "date"),
            )
        )

    def _cited(self, section: Section, _: str) -> None:
        text = "\n".join(block.text for block in section.blocks)
        self.draft.fields["preferred_citation"] = text
        self.citation = read_citation(text)

    def _languages(self, section: Section, _: str) -> None:
        tags, unknown = languages_in(section.text)
        self.draft.languages += [tag for tag in tags if tag not in self.draft.languages]
        for name in unknown:
            self.draft.keep("Original Language", name)

    def _translated_by(self, section: Section, _: str) -> None:
        names = listed(section.text)
        self.translator = names[0] if len(names) == 1 else ""
        if not self.translator:
            self._kept(section, "")

    def _people(self, section: Section, role: str) -> None:
        for block in section.blocks:
            for name in listed(block.text):
                self._contribute(name, role)

    def _contribute(self, name: str, role: str) -> None:
        agent = agent_of(name)
        if agent.name and (agent.name, role) not in self._known:
            self._known.add((agent.name, role))
            self.draft.parts.append(ContributionDraft(agent, role, name))

    def _places(self, section: Section, role: str) -> None:
        for block in section.blocks:
            for name in listed(block.text):
                place = TermDraft(Scheme.PLACE, name, where=Where(block.line, "Places"))
                self.draft.parts.append(PlaceDraft(place, role, name))

    def _subjects(self, section: Section, _: str) -> None:
        for block in section.blocks:
            for label in block.text.replace(";", "\n").split("\n"):
                if label := label.strip(" ,"):
                    self.draft.subjects.append(
                        TermDraft(Scheme.SUBJECT, label, where=Where(block.line, "Subjects"))
                    )

    def _source(self, section: Section, column: str) -> None:
        self._field(section, column)

    def _archive(self, section: Section, _: str) -> None:
        self.archive = " ".join(section.text.split())

    def _type(self, section: Section, _: str) -> None:
        text = " ".join(section.text.split())
        self.draft.document_type = type_of_form(text) or type_of(text) or ""
        if not self.draft.document_type:
            self.draft.keep("Type", text)

    def _identifier(self, section: Section, _: str) -> None:
        number = section.text.strip()
        if number.isdigit():
            self.number = number
        else:
            self.draft.keep("Record ID", number)

    def _kept(self, section: Section, _: str) -> None:
        if section.label is not None:
            self.draft.keep(section.label.name, section.text)

    def _text(self, section: Section, kind: str) -> None:
        """A text; one without a heading of its own is a translation when the original is in another language."""
        paragraphs = [block.text for block in section.blocks]
        if not paragraphs:
            return
        said = section.label.value if section.label else ""
        language = language_tag(said) or ("" if kind == "transcription" else "en")
        original = self.draft.languages[0] if self.draft.languages else ""
        is_translation = kind == "translation" or (
            kind != "transcription" and original not in ("", language)
        )
        language = language or original or "und"
        chosen = TextKind.TRANSLATION if is_translation else TextKind.TRANSCRIPTION
        key = f"{chosen.value}-{language}"
        known = [
            part for part in self.draft.parts if isinstance(part, TextDraft) and part.key == key
        ]
        if known:
            known[0].paragraphs += paragraphs
            return
        self.draft.parts.append(
            TextDraft(chosen, language, paragraphs, key=key, standing=Standing.PUBLISHED)
        )

    def _complete(self) -> None:
        """What follows from the sections together."""
        fields, cited = self.draft.fields, self.citation
        fields["title"] = fields.get("title") or cited.title
        fields["title_kind"] = "as-cited"
        if cited.title and fields["title"].casefold() != cited.title.casefold():
            fields["alternative_titles"] = cited.title
        if cited.date and not fields.get("date_text"):
            self._dated(cited.date)
        if not self.draft.document_type:
            self.draft.document_type = type_of(fields["title"]) or ""
        if self.draft.document_type in _SENT:
            for part in self.draft.parts:
                if isinstance(part, ContributionDraft) and part.role == "creator":
                    part.role = "sender"
        self._held()
        self._found_at()
        self._translated()
        if not fields["title"]:
            fields["title"] = f"Document {self.number}".strip()
            self.findings.append(
                warning(
                    _("The page has no title."),
                    _("Give the record one after the import."),
                    where=Where(1, "Title"),
                )
            )

    def _held(self) -> None:
        """Where the original is, by the source on the page or at the end of the citation."""
        source = self.draft.fields.get("originals_location", "") or self.citation.source
        archive, code, credits = split_source(source)
        name = self.archive or archive
        self.credits += [credits] if credits else []
        if source:
            self.draft.fields["originals_location"] = source
        if code:
            self.draft.fields["reference_code"] = code
        if name:
            full = ARCHIVES.get(name, name)
            self.draft.repository = RepositoryDraft(full, where=Where(1, "Source"))
            self.draft.parts.append(
                CopyDraft(CopyKind.ORIGINAL, RepositoryDraft(full), shelfmark=code, note=source)
            )

    def _found_at(self) -> None:
        """The number of the document, and the address of the page."""
        self.number = self.number or self.citation.number
        address = self.citation.address or self.address
        address = address or (_ADDRESS % self.number if self.number else "")
        if self.number:
            self.draft.parts.append(IdentifierDraft(ORIGIN, self.number, address))
        if address:
            shelfmark = f"Wilson Center Digital Archive, document {self.number}"
            self.draft.parts.append(
                CopyDraft(CopyKind.WEB, url=address, shelfmark=shelfmark if self.number else "")
            )
        title, day = self.draft.fields.get("title", ""), self.draft.fields.get("date_text", "")
        self.draft.key = self.number or Keys().make("", title, day)

    def _translated(self) -> None:
        """Who translated it, if one is named; which text it was, or why it is not here."""
        texts = [part for part in self.draft.parts if isinstance(part, TextDraft)]
        originals = [text for text in texts if text.kind == TextKind.TRANSCRIPTION]
        told = " ".join([*self.credits, self.draft.fields.get("note", "")])
        name = self.translator or translator_in(told)
        for text in texts:
            if text.kind != TextKind.TRANSLATION:
                continue
            if originals:
                text.translated_from = originals[0].key
            else:
                text.no_source_reason = _NO_SOURCE
            text.translator = agent_of(name) if name else None
            text.note = "\n\n".join(
                ["Published by the Wilson Center Digital Archive.", *self.credits]
            )
