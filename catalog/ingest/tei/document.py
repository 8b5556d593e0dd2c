"""One document of an edition: a division with its heading, date, parties, source note and text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalog.choices import AgentKind, Completeness, Standing, TextKind
from catalog.ingest.drafts import (
    ContributionDraft,
    EventDraft,
    IdentifierDraft,
    PlaceDraft,
    RecordDraft,
    TextDraft,
)
from catalog.ingest.findings import Finding
from catalog.ingest.tei import mentions
from catalog.ingest.tei.contributing import contribute, place_at
from catalog.ingest.tei.dates import Dating, dated_line, dating, received, spanned
from catalog.ingest.tei.elements import (
    child_of,
    children_of,
    collapsed,
    identifier_of,
    language_of,
    plain,
    within,
)
from catalog.ingest.tei.findings import unread_date
from catalog.ingest.tei.heads import document_type, numbered, parties
from catalog.ingest.tei.registry import Registry
from catalog.ingest.tei.source_notes import SourceNote, read_source_note
from catalog.ingest.tei.transcribed import Transcribed
from catalog.ingest.tei.transcript import Transcript, is_inline
from catalog.ingest.xml import Element, name_of

_TELEGRAPHED = frozenset({"telegram", "cable"})
FRUS_ADDRESS = "https://history.state.gov/historicaldocuments/%s/%s"
_LEFT_OUT = re.compile(r"\[Here follow|not declassified\]|\[…")


@dataclass(frozen=True)
class Edition:
    """What holds for all documents of an edition."""

    registry: Registry
    cited: str = ""
    """As the publication note of each names it."""
    frus: str = ""
    language: str = ""


def read_document(
    element: Element, draft: RecordDraft, edition: Edition, page: str = ""
) -> Iterator[Finding]:
    """Have `draft` say what a division that is a document says; `page` is the one on which it begins."""
    head = child_of(element, "head")
    notes = _source_notes(element, head)
    told = read_source_note(plain(notes[0])) if notes else SourceNote()
    number, title = _entitle(element, head, draft)
    if not draft.document_type:
        draft.document_type = document_type(title, told.form)
    _found_where(draft, notes, told)
    if head is not None:
        mentions.of_head(head, draft, edition.registry)
    _parties_of(draft, title, edition.registry)
    yield from _dated(element, draft, edition)
    mentions.of_body(element, draft, edition.registry)
    _handled(draft, told, edition.registry)
    _printed(element, draft, edition, page, number, notes)


def read_section(element: Element, draft: RecordDraft, edition: Edition, page: str = "") -> None:
    """Have `draft` say what a section of the edition's own says: a preface, a list, an index."""
    number, _ = _entitle(element, child_of(element, "head"), draft)
    _printed(element, draft, edition, page, number, [])


def _entitle(element: Element, head: Element | None, draft: RecordDraft) -> tuple[str, str]:
    """Give the record the title of the heading; gives the number before it and the title."""
    heading = plain(head) if head is not None else ""
    number, title = numbered(heading)
    draft.fields["title"] = title = title or heading
    draft.fields["title_kind"] = "as-cited"
    draft.fields["holding"] = "described"
    return number or collapsed(element.get("n", "")), title


def _printed(
    element: Element,
    draft: RecordDraft,
    edition: Edition,
    page: str,
    number: str,
    notes: list[Element],
) -> None:
    """The text as printed, and where."""
    pages = _text(element, draft, edition, notes)
    first = next(children_of(element), None)
    begins_page = first is not None and name_of(first) == "pb"
    _published(draft, edition, number, pages if begins_page or not page else [page, *pages])
    _identified(element, draft, edition)


def _source_notes(element: Element, head: Element | None) -> list[Element]:
    """The notes that say where the document was found: in its heading or beside it."""
    beside = children_of(element, "note")
    inside = head.iter("{*}note") if head is not None else ()
    notes = [note for note in (*inside, *beside) if note.get("type") == "source"]
    return [note for note in notes if not _is_form(note)] or notes


def _is_form(note: Element) -> bool:
    """Whether it says nothing but the form of the document: "[Telegram.]"."""
    text = plain(note)
    return text.startswith("[") and text.endswith("]")


def _found_where(draft: RecordDraft, notes: list[Element], told: SourceNote) -> None:
    for note in notes:
        if not _is_form(note):
            transcript = Transcript()
            transcript.add(note)
            for paragraph in transcript.prose():
                draft.append("custodial_history", paragraph)
    for column, value in (
        ("originals_location", told.reference),
        ("reference_code", told.code),
        ("classification", told.classification),
    ):
        if value:
            draft.fields[column] = value


def _parties_of(draft: RecordDraft, title: str, registry: Registry) -> None:
    """Sender and recipient by the words of the heading, where no element marks them."""
    said = parties(title)
    marked = {part.role for part in draft.parts if isinstance(part, ContributionDraft)}
    if said is None or marked & {"sender", "recipient"}:
        return
    for party, role in zip(said, ("sender", "recipient"), strict=True):
        kind = AgentKind.CORPORATE_BODY if party.is_body else AgentKind.PERSON
        contribute(draft, registry.named(party.name, kind), role, party.written)


def _dated(element: Element, draft: RecordDraft, edition: Edition) -> Iterator[Finding]:
    """Date and place of writing, and the day of receipt, by the first dateline of the document itself."""
    lines = [
        line
        for line in element.iter("{*}dateline", "{*}date")
        if within(line, element, "attachment", "note", "quote", "floatingText", "p", "head") is None
        and (name_of(line) == "dateline" or within(line, element, "opener", "closer") is not None)
    ]
    found, line = Dating(), ""
    for candidate in lines:
        date = candidate if name_of(candidate) == "date" else next(candidate.iter("{*}date"), None)
        said = dating(date) if date is not None else dated_line(plain(candidate))
        if date is not None and said.unread:
            yield unread_date(date, said)
        _written_at(candidate, draft, edition.registry)
        if said and not found:
            found, line = said, plain(candidate)
    found = found or spanned(element)
    if found and not draft.fields.get("date_edtf"):
        draft.fields["date_text"], draft.fields["date_edtf"] = found.text, found.edtf
    _events(draft, found, line)


def _written_at(line: Element, draft: RecordDraft, registry: Registry) -> None:
    role = "sent-from" if draft.document_type in _TELEGRAPHED else "written-at"
    for place in line.iter("{*}placeName"):
        place_at(draft, registry.place(place), role, plain(place))


def _events(draft: RecordDraft, written: Dating, line: str) -> None:
    """The steps of provenance that the edition attests: the making and the receipt of the document."""
    arrived = received(line, written)
    dateline = f"Dateline: {line}" if line else ""
    by_role = {
        part.role: part.agent
        for part in reversed(draft.parts)
        if isinstance(part, ContributionDraft)
    }
    places = [part.place for part in draft.parts if isinstance(part, PlaceDraft)]
    source = draft.fields.get("custodial_history", "").partition("\n")[0]
    if written or source:
        draft.parts.append(
            EventDraft(
                "created",
                written.text,
                written.edtf,
                from_agent=by_role.get("sender"),
                place=places[0] if places else None,
                evidence=source or dateline,
            )
        )
    if arrived:
        draft.parts.append(
            EventDraft(
                "received",
                arrived.text,
                arrived.edtf,
                to_agent=by_role.get("recipient"),
                evidence=dateline,
            )
        )


def _handled(draft: RecordDraft, told: SourceNote, registry: Registry) -> None:
    """Who drafted and cleared it: whole names, and family names that the file lists once."""
    for names, role in ((told.drafters, "drafter"), (told.clearers, "clearer")):
        for name in names:
            meant = registry.named(name, AgentKind.PERSON)
            if meant.agent.key or " " in name:
                contribute(draft, meant, role, name)


def _text(
    element: Element,
    draft: RecordDraft,
    edition: Edition,
    sources: list[Element],
) -> list[str]:
    """The text, without the heading and the source note; gives the numbers of the pages it is on."""
    head = child_of(element, "head")
    left_out = [note for note in sources if not _is_form(note)]
    if head is not None:
        left_out.append(head)
    transcript = Transcript(left_out)
    if head is not None:
        for note in head.iter("{*}note"):
            if note not in left_out and not is_inline(note):
                transcript.note(note)
    transcript.add(element)
    said = transcript.text()
    for name, text in transcript.kept:
        draft.keep(name, text)
    language = language_of(element) or edition.language
    if said.paragraphs:
        draft.parts.append(transcription(said, language))
    if language and language not in draft.languages:
        draft.languages.append(language)
    return transcript.pages


def transcription(said: Transcribed, language: str) -> TextDraft:
    """A text as its edition prints it."""
    is_partial = any(_LEFT_OUT.search(paragraph) for paragraph in said.paragraphs)
    return TextDraft(
        TextKind.TRANSCRIPTION,
        language or "und",
        said.paragraphs,
        key=f"transcription-{language or 'und'}".lower(),
        standing=Standing.PUBLISHED,
        completeness=Completeness.PARTIAL if is_partial else Completeness.UNKNOWN,
        notes=said.notes,
    )


def _published(draft: RecordDraft, edition: Edition, number: str, pages: list[str]) -> None:
    if not edition.cited:
        return
    where_in = [edition.cited]
    if pages:
        where_in.append(f"p. {pages[0]}" if len(pages) == 1 else f"pp. {pages[0]}–{pages[-1]}")
    if number:
        bare = number.strip(".)[]")
        where_in.append(f"Document {bare}" if bare.isalnum() else number)
    draft.fields["publication_note"] = f"{', '.join(where_in).rstrip('.')}."


def _identified(element: Element, draft: RecordDraft, edition: Edition) -> None:
    key = identifier_of(element)
    if edition.frus and key:
        value = f"{edition.frus}/{key}"
        draft.parts.append(IdentifierDraft("frus", value, FRUS_ADDRESS % (edition.frus, key)))
