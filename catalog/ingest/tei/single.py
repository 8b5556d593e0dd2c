"""A file that is one document: its header describes it, its text follows."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.ingest.drafts import EventDraft, IdentifierDraft, RecordDraft
from catalog.ingest.findings import Finding
from catalog.ingest.tei import correspondence, mentions
from catalog.ingest.tei.document import Edition, transcription
from catalog.ingest.tei.elements import child_of, identifier_of, language_of
from catalog.ingest.tei.header import Header, read_header
from catalog.ingest.tei.heads import document_type
from catalog.ingest.tei.transcript import Transcript
from catalog.ingest.xml import Element


def read_single(
    element: Element, draft: RecordDraft, edition: Edition, language: str
) -> Iterator[Finding]:
    """Have `draft` say what a `TEI` element says; `language` is that of a text that does not say its own."""
    top = child_of(element, "teiHeader")
    header = read_header(top, edition.registry) if top is not None else Header()
    yield from header.findings
    _take(draft, header.draft)
    for letter in top.iter("{*}correspDesc") if top is not None else ():
        yield from correspondence.describe(letter, draft, edition.registry)
    _published(draft, header)
    draft.level = "item"
    draft.fields["title_kind"] = "as-cited"
    if not draft.fields.get("title"):
        draft.fields["title"] = correspondence.title_of(draft)
        draft.fields["title_kind"] = "supplied"
    draft.document_type = draft.document_type or document_type(draft.fields["title"])
    text = child_of(element, "text")
    if text is not None:
        languages = draft.languages
        said = language_of(text) or (languages[0] if languages else language)
        _text(text, draft, edition, said)
    if header.frus and identifier_of(element):
        draft.parts.append(IdentifierDraft("frus", header.frus))


def _take(draft: RecordDraft, other: RecordDraft) -> None:
    draft.fields.update(other.fields)
    draft.repository = other.repository
    draft.languages += other.languages
    draft.subjects += other.subjects
    draft.parts += other.parts
    draft.kept += other.kept


def _published(draft: RecordDraft, header: Header) -> None:
    """A letter or manuscript is described, not published, by its edition; a work is published by it."""
    made = header.publication
    if draft.document_type or draft.repository:
        if header.cited != draft.fields.get("title"):
            draft.append("publication_note", header.cited)
    elif made.publisher or made.year:
        draft.parts.append(made)
        draft.parts.append(EventDraft("published", made.year, evidence=header.cited))


def _text(text: Element, draft: RecordDraft, edition: Edition, language: str) -> None:
    mentions.of_body(text, draft, edition.registry)
    transcript = Transcript()
    transcript.add(text)
    said = transcript.text()
    if said.paragraphs:
        draft.parts.append(transcription(said, language))
    for name, told in transcript.kept:
        draft.keep(name, told)
    if language and language not in draft.languages:
        draft.languages.append(language)
