"""What was read from notes, as drafts: new sources known only from citations, and the citations of the work."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from catalog.choices import CopyKind, Holding, TitleKind
from catalog.folding import folded
from catalog.ingest.drafts import (
    AgentDraft,
    CitationDraft,
    ContributionDraft,
    CopyDraft,
    IdentifierDraft,
    PublicationDraft,
    RecordDraft,
    RecordRef,
    RepositoryDraft,
    Where,
)
from catalog.ingest.keys import Keys
from catalog.ingest.notes import rules
from catalog.ingest.notes.reading import Reading
from catalog.ingest.notes.resolving import Resolved
from catalog.ingest.notes.sources import Source
from catalog.ingest.notes.structure import QUOTES
from catalog.ingest.notes.values import Kind, Reference

_LONGEST_TITLE, _LONGEST_CODE, _LONGEST_LOCATOR, _LONGEST_DATE = 500, 250, 100, 100
_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(slots=True)
class Drafting:
    """Makes the drafts of one work. `work` is its short name, `called` what it is called in the new records."""

    reading: Reading
    work: str
    called: str
    origin: str
    reviewed: Collection[tuple[int, int]] = ()
    """Note and order of citations that a person has reviewed; nothing is said of these."""
    _keys: Keys = field(default_factory=Keys)

    def drafts(self) -> Iterator[RecordDraft]:
        """New sources first, then the work with its citations."""
        citations = [
            one
            for one in self.reading.resolution.citations
            if (one.note.number, one.order) not in self.reviewed
        ]
        used = {
            source.number
            for one in citations
            for source in (one.source, one.container)
            if source is not None
        }
        keys: dict[int, str] = {}
        for source in self.reading.resolution.sources.all:
            if source.number in used and self.is_new(source):
                draft = self.new(source)
                keys[source.number] = draft.key
                yield draft
        work = RecordDraft("work", {"slug": self.work}, origin=self.origin)
        work.parts = [self._citation(one, keys) for one in citations]
        yield work

    def is_new(self, source: Source) -> bool:
        """Whether a source gets a record of its own: nothing that is catalogued comes near it."""
        return not self.reading.candidates(source).candidates

    def new(self, source: Source) -> RecordDraft:
        """The draft of a source that is only known from citations."""
        reference = source.reference
        draft = RecordDraft("", {}, origin=self.origin, level="item", where=self._where(source))
        if reference.kind == Kind.ARCHIVAL:
            _archival(draft, reference)
        elif reference.kind == Kind.NEWSPAPER:
            _newspaper(draft, reference)
        else:
            _published(draft, reference)
        higher = self.reading.above.get(source.number)
        if higher is not None and reference.kind == Kind.ARCHIVAL:
            draft.under = higher.slug
        _addresses(draft, reference)
        draft.fields["holding"] = Holding.CITED_ONLY.value
        draft.fields["archivists_note"] = _("Described from note %(note)d of “%(work)s”.") % {
            "note": source.note,
            "work": self.called,
        }
        draft.key = self._keys.make(*_called(reference))
        return draft

    def _where(self, source: Source) -> Where:
        line = next(
            (note.line for note in self.reading.split.notes if note.number == source.note), 0
        )
        return Where(line, _("note %d") % source.note)

    def _citation(self, one: Resolved, keys: dict[int, str]) -> CitationDraft:
        return CitationDraft(
            note_number=one.note.number,
            order=one.order,
            text_as_cited=one.text.strip().rstrip(";").strip(),
            locator=one.locator.strip(" .;,")[:_LONGEST_LOCATOR],
            form=one.form,
            cited=self._ref(one.source, keys),
            container=self._ref(one.container, keys),
            resolution=one.rule[: rules.LONGEST],
        )

    def _ref(self, source: Source | None, keys: dict[int, str]) -> RecordRef | None:
        if source is None:
            return None
        record = self.reading.record(source)
        if record is not None:
            return RecordRef(slug=record.slug)
        return RecordRef(key=keys[source.number]) if source.number in keys else None


def _called(reference: Reference) -> tuple[str, ...]:
    """What a source is called, so that it keeps its key when notes before it change."""
    units = "|".join(unit.text for unit in reference.units)
    words = (
        reference.repository,
        units,
        reference.family,
        reference.title,
        reference.document,
        reference.container,
    )
    return (reference.kind.value, *map(folded, words), reference.edtf or reference.year)


def _published(draft: RecordDraft, reference: Reference) -> None:
    title = reference.title or reference.container or reference.text
    _title(draft, title, TitleKind.AS_CITED)
    draft.document_type = _publication_type(reference)
    _date(draft, reference.date or reference.year)
    _people(draft, reference)
    draft.parts.append(
        PublicationDraft(
            container_title=reference.container if reference.title else "",
            editors=reference.editors,
            publisher=reference.publisher,
            place=reference.place,
            volume=reference.volume,
            issue=reference.issue,
            pages=reference.pages,
            year=reference.year,
            doi=reference.doi,
            isbn=reference.isbn,
            url=reference.url,
        )
    )


def _publication_type(reference: Reference) -> str:
    if reference.container:
        is_book = (
            bool(reference.editors or reference.publisher or reference.place)
            and not reference.volume
        )
        return "chapter" if is_book else "journal-article"
    if reference.are_editors:
        return "edited-volume"
    return "publication" if reference.is_quoted else "monograph"


def _newspaper(draft: RecordDraft, reference: Reference) -> None:
    if reference.title:
        _title(draft, reference.title, TitleKind.AS_CITED)
    else:
        _title(draft, f"{reference.container}, {reference.date}", TitleKind.SUPPLIED)
    draft.document_type = "newspaper-article"
    _date(draft, reference.date)
    _people(draft, reference)
    draft.parts.append(PublicationDraft(container_title=reference.container, year=reference.year))


def _archival(draft: RecordDraft, reference: Reference) -> None:
    document = (
        reference.document.strip(" ,").strip(QUOTES)
        if reference.document.count("“") < 2
        else reference.document
    )
    if document:
        _title(draft, document, TitleKind.AS_CITED)
    else:
        last = reference.units[-1].text if reference.units else reference.repository
        _title(
            draft,
            ", ".join(filter(None, (last or reference.text, reference.date))),
            TitleKind.SUPPLIED,
        )
    is_item = bool(reference.document_type or _WHOLE_DAY.match(reference.edtf))
    draft.level = "item" if is_item else "file"
    draft.document_type = reference.document_type
    _date(draft, reference.date)
    parts = [*(unit.text for unit in reference.units), reference.document, reference.date]
    code = ", ".join(filter(None, parts))
    draft.fields["reference_code"] = _cut(draft, "reference_code", code, _LONGEST_CODE)
    if reference.repository:
        draft.repository = RepositoryDraft(reference.repository)
    for name, role in ((reference.sender, "sender"), (reference.recipient, "recipient")):
        if name:
            draft.parts.append(
                ContributionDraft(AgentDraft(_indexed(name)), role, name_as_written=name)
            )


def _indexed(name: str) -> str:
    given, _space, family = name.rpartition(" ")
    return f"{family}, {given}" if given else family


def _people(draft: RecordDraft, reference: Reference) -> None:
    role = "editor" if reference.are_editors else "author"
    seen: set[str] = set()
    for person in reference.people:
        if person.indexed not in seen:
            seen.add(person.indexed)
            agent = AgentDraft(person.indexed, kind="person")
            draft.parts.append(ContributionDraft(agent, role, name_as_written=person.written))


def _addresses(draft: RecordDraft, reference: Reference) -> None:
    if reference.doi:
        draft.parts.append(
            IdentifierDraft("doi", reference.doi, f"https://doi.org/{reference.doi}")
        )
    if reference.url and reference.kind != Kind.PUBLISHED:
        accessed = reference.accessed if _WHOLE_DAY.fullmatch(reference.accessed) else ""
        draft.parts.append(CopyDraft(CopyKind.WEB, url=reference.url, accessed=accessed))


def _title(draft: RecordDraft, title: str, kind: TitleKind) -> None:
    title = " ".join(title.split()).strip(" ,;") or "?"
    draft.fields["title"] = _cut(draft, "title", title, _LONGEST_TITLE)
    draft.fields["title_kind"] = kind.value


def _date(draft: RecordDraft, date: str) -> None:
    if date:
        draft.fields["date_text"] = date[:_LONGEST_DATE]


def _cut(draft: RecordDraft, name: str, text: str, longest: int) -> str:
    """`text`, cut where a column ends; the whole of it is kept in the note then."""
    if len(text) <= longest:
        return text
    draft.keep(name, text)
    return f"{text[: longest - 1]}…"
