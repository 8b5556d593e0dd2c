"""The first pass over a file: how it is built, whom it lists, and what its headers say.

Persons are often listed at the end, and whether a division holds documents is only known when it has ended; so a file
is read twice, and neither pass keeps more than one document of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from catalog.ingest.drafts import AgentDraft
from catalog.ingest.source import Source
from catalog.ingest.tei.elements import identifier_of, is_division, is_document, plain
from catalog.ingest.tei.header import Header, read_header
from catalog.ingest.tei.people import listed_agent, listed_place, named_items
from catalog.ingest.tei.registry import Registry
from catalog.ingest.tei.transcribed import Transcribed
from catalog.ingest.tei.transcript import Transcript
from catalog.ingest.xml import Element, events, name_of
from catalog.text import short_name

ROOTS = frozenset({"TEI", "teiCorpus"})
_ENTRIES = frozenset({"person", "org", "place"})
_ITEMS = frozenset({"item", "row", "p"})
_OUTSIDE = frozenset({"front", "body", "back", "text", "group"})
_MAX_KEY = 80


class Kind(Enum):
    """What a `TEI` or `teiCorpus` element is."""

    CORPUS = "corpus"
    VOLUME = "volume"
    LETTERS = "letters"
    DOCUMENT = "document"


@dataclass
class Part:
    """One `TEI` or `teiCorpus` of a file, in the order in which they begin."""

    kind: Kind = Kind.DOCUMENT
    key: str = ""
    header: Header | None = None
    """None for single documents, whose header is read with them."""
    above_documents: set[int] = field(default_factory=set)
    """The divisions with documents in them, by their number in this part."""
    outside: Transcribed = field(default_factory=Transcribed)
    """Text that stands in no division."""
    letters: int = 0


@dataclass
class _Open:
    """A part while it is read."""

    part: Part
    divisions: list[tuple[int, bool]] = field(default_factory=list)
    """Number of each open division, and whether it is a document."""
    count: int = 0
    has_documents: bool = False
    has_text: bool = False


class Survey:
    """What the first pass found. Run it once, and read the file again afterwards."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.parts: list[Part] = []
        self.registry = Registry()
        self.origin = ""
        self._open: list[_Open] = []
        self._pending: list[AgentDraft] = []
        self._units = 0
        self._headers = 0

    def run(self) -> Iterator[AgentDraft]:
        """Read the file; gives everyone whom it lists."""
        for event, element in events(self.source):
            if event == "start":
                self._start(element)
            else:
                yield from self._end(element)
        yield from self._flush()

    def _start(self, element: Element) -> None:
        name = name_of(element)
        if name in ROOTS:
            part = Part(
                Kind.CORPUS if name == "teiCorpus" else Kind.DOCUMENT, identifier_of(element)
            )
            self.parts.append(part)
            self._open.append(_Open(part))
        elif name == "teiHeader":
            self._headers += 1
        elif name in _ENTRIES or name in _ITEMS:
            self._units += 1
        elif self._open and not self._headers and is_division(element):
            self._division(self._open[-1], element)

    def _division(self, opened: _Open, element: Element) -> None:
        opened.count += 1
        inside = any(is_one for _, is_one in opened.divisions)
        if is_document(element) and not inside:
            opened.has_documents = True
            opened.part.above_documents.update(number for number, _ in opened.divisions)
        opened.divisions.append((opened.count, is_document(element)))

    def _end(self, element: Element) -> Iterator[AgentDraft]:
        name = name_of(element)
        opened = self._open[-1] if self._open else None
        if opened is None:
            return
        if name in _ENTRIES or name in _ITEMS:
            self._units -= 1
            self._unit(element, name, opened)
        elif name == "signed" and not self._headers:
            self.registry.list_signature(plain(element).partition(",")[0])
        elif name == "correspDesc":
            opened.part.letters += 1
            if opened.part.letters > 1:
                element.clear(keep_tail=True)
        elif name == "teiHeader":
            self._headers -= 1
            self._header(element, opened)
            element.clear(keep_tail=True)
            yield from self._flush()
        elif name in ROOTS:
            self._close(opened)
            self._open.pop()
            element.clear(keep_tail=True)
        elif not self._headers and is_division(element):
            opened.divisions.pop()
            element.clear(keep_tail=True)
        elif not self._headers and not opened.divisions and not self._units:
            self._outside(element, name, opened)
        if not self._headers and self.origin:
            yield from self._flush()

    def _unit(self, element: Element, name: str, opened: _Open) -> None:
        """An entry or item with nothing around it of its kind: whom or what it lists is remembered."""
        if name in ("person", "org"):
            if agent := listed_agent(element):
                self._list(agent)
        elif name == "place":
            if found := listed_place(element):
                self.registry.places[found[0]] = found[1]
        elif (
            not any(is_one for _, is_one in opened.divisions)
            and not self._headers
            and not self._units
        ):
            for agent in named_items(element):
                self._list(agent)
        if self._units == 0 and (opened.divisions or (self._headers and name in _ENTRIES)):
            opened.has_text = opened.has_text or not self._headers
            element.clear(keep_tail=True)
        elif self._units == 0 and not self._headers:
            self._outside(element, name, opened)

    def _list(self, agent: AgentDraft) -> None:
        if agent.name and agent.key not in self.registry.names:
            self.registry.list_agent(agent)
            self._pending.append(agent)

    def _flush(self) -> Iterator[AgentDraft]:
        for agent in self._pending:
            agent.origin = self.origin
            yield agent
        self._pending.clear()

    def _header(self, element: Element, opened: _Open) -> None:
        opened.part.header = header = read_header(element, self.registry)
        if not self.origin:
            title = short_name(header.draft.fields.get("title", ""), _MAX_KEY)
            named = opened.part.key or header.idno or title or self.source.name
            self.origin = self.registry.origin = f"tei/{named}"

    def _outside(self, element: Element, name: str, opened: _Open) -> None:
        """Text that stands in no division belongs to the whole."""
        parent = element.getparent()
        if name in _OUTSIDE or parent is None or name_of(parent) not in _OUTSIDE:
            return
        transcript = Transcript()
        transcript.add(element)
        opened.part.outside.add(transcript.text())
        opened.has_text = opened.has_text or bool(plain(element))

    def _close(self, opened: _Open) -> None:
        part = opened.part
        if part.kind is Kind.CORPUS:
            return
        if opened.has_documents:
            part.kind = Kind.VOLUME
        elif part.letters > 1 or (part.letters and not opened.has_text and not opened.count):
            part.kind = Kind.LETTERS
        else:
            part.header = None
            part.outside = Transcribed()
