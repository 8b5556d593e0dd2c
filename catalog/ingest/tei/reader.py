"""The second pass: records in the order of the file, what is above before what is below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from textwrap import shorten

from django.utils.translation import gettext as _

from catalog.ingest.drafts import AgentDraft, EventDraft, PublicationDraft, RecordDraft
from catalog.ingest.findings import Finding, UnreadableFile
from catalog.ingest.keys import Keys
from catalog.ingest.source import Source
from catalog.ingest.tei import correspondence, findings
from catalog.ingest.tei.document import Edition, read_document, read_section, transcription
from catalog.ingest.tei.elements import (
    children_of,
    collapsed,
    identifier_of,
    is_division,
    is_document,
    language_of,
    plain,
)
from catalog.ingest.tei.header import Header
from catalog.ingest.tei.single import read_single
from catalog.ingest.tei.survey import ROOTS, Kind, Part, Survey
from catalog.ingest.tei.transcribed import Transcribed
from catalog.ingest.tei.transcript import Transcript
from catalog.ingest.xml import Element, events, name_of, where

MAX_NODES = 1_000_000
"""Elements of one document."""
MAX_KEY = 120
_LEVELS = ("series", "subseries", "file")
_TELLS_ALL = ("contributions", "places", "texts", "events")


@dataclass
class _Division:
    """An open division that holds documents; its record is made when the first of them begins."""

    element: Element
    key: str = ""


@dataclass
class _Open:
    """A part of the file while it is read."""

    part: Part
    edition: Edition
    key: str = ""
    """Of the record of the whole; "" when it has none."""
    under: str = ""
    letters: dict[str, Element] = field(default_factory=dict)
    divisions: list[_Division] = field(default_factory=list)
    count: int = 0
    outer: str = "body"


class Reader:
    """Reads one file. `language` is that of its texts where the file does not say it."""

    def __init__(self, source: Source, language: str = "") -> None:
        self.source = source
        self.language = language
        self.survey = Survey(source)
        self.keys = Keys()
        self._parts: Iterator[Part] = iter(())
        self._open: list[_Open] = []
        self._leaf: Element | None = None
        self._nodes = 0
        self._page = ""
        self._headers = 0
        self._warned = False

    def read(self) -> Iterator[RecordDraft | AgentDraft | Finding]:
        yield from self.survey.run()
        self._parts = iter(self.survey.parts)
        for event, element in events(self.source):
            if event == "start":
                yield from self._start(element)
            else:
                yield from self._end(element)

    def _start(self, element: Element) -> Iterator[RecordDraft | Finding]:
        name = name_of(element)
        if self._leaf is not None:
            self._count(element)
        if name == "pb" and self._leaf is None:
            self._page = collapsed(element.get("n", "")).strip("[]")
        elif name in ROOTS:
            yield from self._begin(element)
        elif not self._open:
            return
        elif name == "teiHeader":
            self._headers += 1
        elif name in ("front", "body", "back") and self._leaf is None:
            self._open[-1].outer = name
        elif name == "include" and not self._headers:
            yield findings.included(element)
        elif self._leaf is None and not self._headers and is_division(element):
            yield from self._divide(element)

    def _begin(self, element: Element) -> Iterator[RecordDraft | Finding]:
        part = next(self._parts)
        under = next((opened.key for opened in reversed(self._open) if opened.key), "")
        opened = _Open(part, self._edition(part), under=under)
        self._open.append(opened)
        if part.kind is Kind.DOCUMENT:
            self._leaf, self._nodes = element, 0
            return
        if part.header is not None:
            yield from part.header.findings
        own = part.key or (part.header.idno if part.header else "")
        opened.key = self._key(under, own, self.survey.origin)
        yield self._whole(element, opened)

    def _edition(self, part: Part) -> Edition:
        header = part.header or Header()
        languages = header.draft.languages
        language = languages[0] if languages else self.language or ("en" if header.frus else "")
        return Edition(self.survey.registry, header.cited, header.frus, language)

    def _whole(self, element: Element, opened: _Open) -> RecordDraft:
        header = opened.part.header or Header()
        draft = self._made(header.draft, opened.key, opened.under, element)
        draft.level = "collection"
        draft.fields.setdefault("title", "")
        draft.fields["title"] = draft.fields["title"] or self.source.name
        draft.fields["title_kind"] = "formal"
        if opened.part.kind is Kind.VOLUME:
            draft.document_type = "edited-volume"
        if header.publication != PublicationDraft(url=header.publication.url):
            draft.parts.append(header.publication)
        if header.publication.year:
            draft.parts.append(
                EventDraft("published", header.publication.year, evidence=header.cited)
            )
        if opened.part.outside.paragraphs:
            language = language_of(element) or opened.edition.language
            draft.parts.append(transcription(opened.part.outside, language))
            opened.part.outside = Transcribed()
        return draft

    def _made(self, draft: RecordDraft, key: str, parent: str, element: Element) -> RecordDraft:
        """A record with what all of this file have."""
        draft.key, draft.parent, draft.origin = key, parent, self.survey.origin
        draft.where = where(element)
        draft.fields.setdefault("holding", "described")
        draft.says.update(_TELLS_ALL)
        return draft

    def _key(self, parent: str, own: str, *called: str) -> str:
        """A record's own key; one that is made of what it is called when it has none, or an endless one."""
        if 0 < len(own) <= MAX_KEY:
            return own
        return self.keys.make(parent, *((own,) if own else called))

    def _divide(self, element: Element) -> Iterator[RecordDraft | Finding]:
        opened = self._open[-1]
        opened.count += 1
        if opened.count in opened.part.above_documents:
            opened.divisions.append(_Division(element))
            return
        for depth, division in enumerate(opened.divisions):
            if not division.key:
                yield self._container(division, opened, depth, element)
        self._leaf, self._nodes = element, 0

    def _container(
        self, division: _Division, opened: _Open, depth: int, first: Element
    ) -> RecordDraft:
        """The record of a division with documents in it, as far as it goes before the first of them.

        The parser is ahead of its events, so what stands behind `first` may be there, and is not whole.
        """
        parent = opened.divisions[depth - 1].key if depth else opened.key
        element = division.element
        above = set(first.iterancestors())

        def before(child: Element) -> bool:
            return child is not first and child not in above

        heads = (child for child in takewhile(before, children_of(element, "head")))
        head = next(heads, None)
        title = plain(head) if head is not None else element.get("n", "") or element.get("type", "")
        division.key = self._key(parent, identifier_of(element), title)
        draft = self._made(RecordDraft("", {}), division.key, parent, element)
        draft.level = _LEVELS[min(depth, len(_LEVELS) - 1)]
        draft.fields["title"] = title or opened.part.kind.value
        draft.fields["title_kind"] = "as-cited"
        if opened.edition.language:
            draft.languages.append(opened.edition.language)
        self._tell(element, draft, opened, list(takewhile(before, children_of(element))))
        return draft

    def _tell(
        self, element: Element, draft: RecordDraft, opened: _Open, done: list[Element]
    ) -> None:
        """What a division says in its own words in those of its children that are `done`, which are then forgotten."""
        head = next((child for child in done if name_of(child) == "head"), None)
        passed_over = [child for child in children_of(element) if child not in done]
        transcript = Transcript(passed_over if head is None else [*passed_over, head])
        for note in head.iter("{*}note") if head is not None else ():
            transcript.note(note)
        transcript.add(element)
        said = transcript.text()
        if said.paragraphs:
            draft.parts.append(transcription(said, language_of(element) or opened.edition.language))
        element.text = None
        for child in done:
            child.clear(keep_tail=False)

    def _end(self, element: Element) -> Iterator[RecordDraft | Finding]:
        name = name_of(element)
        opened = self._open[-1] if self._open else None
        if opened is None:
            return
        if element is self._leaf:
            yield from self._finish(element, opened)
        elif self._leaf is not None:
            return
        elif name == "correspDesc":
            yield from self._letter(element, opened)
        elif name == "teiHeader":
            self._headers -= 1
            element.clear(keep_tail=True)
        elif opened.divisions and element is opened.divisions[-1].element:
            yield from self._after(opened)
        if name in ROOTS and self._leaf is None:
            self._open.pop()
            element.clear(keep_tail=True)

    def _finish(self, element: Element, opened: _Open) -> Iterator[RecordDraft | Finding]:
        self._leaf = None
        self._headers = 0
        if name_of(element) in ROOTS:
            yield from self._single(element, opened)
        else:
            yield from self._piece(element, opened)
        for last in element.iter("{*}pb"):
            self._page = collapsed(last.get("n", "")).strip("[]")
        element.clear(keep_tail=True)

    def _single(self, element: Element, opened: _Open) -> Iterator[RecordDraft | Finding]:
        draft = RecordDraft("", {})
        found = list(read_single(element, draft, opened.edition, self.language))
        own = identifier_of(element)
        title, day = draft.fields.get("title", ""), draft.fields.get("date_edtf", "")
        key = self._key(opened.under, own, title, day)
        yield from found
        yield self._made(draft, key, opened.under, element)
        yield from self._unspoken(draft, element)

    def _piece(self, element: Element, opened: _Open) -> Iterator[RecordDraft | Finding]:
        """A document, or a section of the edition's own."""
        parent = opened.divisions[-1].key if opened.divisions else opened.key
        draft = RecordDraft("", {}, level="item" if is_document(element) else "part")
        for pointer in (element.get("decls") or "").split():
            if (letter := opened.letters.get(pointer.lstrip("#"))) is not None:
                yield from correspondence.describe(letter, draft, self.survey.registry)
        if is_document(element):
            yield from read_document(element, draft, opened.edition, self._page)
        else:
            read_section(element, draft, opened.edition, self._page)
        if not draft.fields["title"] and not draft.parts:
            return
        if not draft.fields["title"]:
            has_letter = draft.document_type == "letter"
            draft.fields["title"] = (
                correspondence.title_of(draft) if has_letter else _untitled(element)
            )
            draft.fields["title_kind"] = "supplied"
        title, day = draft.fields["title"], draft.fields.get("date_edtf", "")
        key = self._key(parent, identifier_of(element), element.get("n", ""), title, day)
        yield self._made(draft, key, parent, element)
        yield from self._unspoken(draft, element)

    def _after(self, opened: _Open) -> Iterator[RecordDraft]:
        """Text between and behind the documents of a division is a part of it, so that nothing is lost."""
        division = opened.divisions.pop()
        element = division.element
        draft = self._made(RecordDraft("", {}), f"{division.key}/after", division.key, element)
        draft.level = "part"
        draft.fields["title"] = "[Between and after the documents]"
        self._tell(element, draft, opened, list(children_of(element)))
        element.clear(keep_tail=True)
        if draft.parts:
            yield draft

    def _letter(self, element: Element, opened: _Open) -> Iterator[RecordDraft | Finding]:
        """A letter of a list, or the description of one whose text follows."""
        if opened.part.kind is Kind.VOLUME:
            opened.letters[identifier_of(element)] = element
            return
        if opened.part.kind is not Kind.LETTERS or opened.part.header is None:
            return
        draft = RecordDraft("", {})
        yield from correspondence.describe(element, draft, self.survey.registry)
        draft.level = "item"
        draft.fields["title"] = correspondence.title_of(draft)
        draft.fields["title_kind"] = "supplied"
        draft.append(
            "publication_note", correspondence.edition_of(element, opened.part.header.sources)
        )
        own = identifier_of(element) or element.get("ref", "")
        number = (
            f"{element.get('source', '')}{element.get('key', '')}" if element.get("key") else ""
        )
        title, day = draft.fields["title"], draft.fields.get("date_edtf", "")
        key = self._key(opened.key, own or number, title, day)
        yield self._made(draft, key, opened.key, element)
        element.clear(keep_tail=True)

    def _unspoken(self, draft: RecordDraft, element: Element) -> Iterator[Finding]:
        texts = [part for part in draft.parts if getattr(part, "language", "") == "und"]
        if texts and not self._warned:
            self._warned = True
            yield findings.no_language(element)

    def _count(self, element: Element) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise UnreadableFile(
                _("One document of the file has more than %d elements.") % MAX_NODES,
                _("Mark its parts as documents (div with type), or cut it into several."),
                name_of(element),
                where(element),
            )


def _untitled(element: Element) -> str:
    """What a division without a heading is called: its type, or its first words."""
    kind, number = element.get("type", ""), element.get("n", "")
    words = shorten(plain(element), 60, placeholder="…")
    return f"[{' '.join(filter(None, (kind, number))) or words}]"
