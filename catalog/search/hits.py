"""The records of a page of results, each with the passage that matched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone

from catalog.choices import TextKind
from catalog.folding import SOFT_HYPHEN
from catalog.languages import direction, tag
from catalog.models import Paragraph, Record
from catalog.models.statements import Objects, Rows
from catalog.search.columns import Columns
from catalog.search.facet_types import Named
from catalog.search.highlighting import Sought, marked, passage, sought
from catalog.search.query.nodes import EVERYTHING, Node
from catalog.search.results import Hit, Run, Snippet
from catalog.search.stems import stemmed_as
from catalog.search.traits import Bearing, bearings, traits
from catalog.vocabulary import label

_LOOKED_THROUGH = 60_000
"""Characters of one text that are looked through for a passage."""
_DESCRIBED_IN = ("scope_and_content", "note")
_OF_PARAGRAPH = (
    "text__record",
    "text",
    "text__key",
    "anchor",
    "body",
    "text__kind",
    "text__language",
    "text__language__key",
    "text__script__key",
)
_PARAGRAPHS = Rows(
    lambda keys: (
        Paragraph.objects.public()
        .filter(text__record__in=keys)
        .in_order()
        .values_list(*_OF_PARAGRAPH)
    )
)
_IN_LINES, _DESCRIBED = (
    Objects[Record](
        lambda docs, now, further=further: (
            Record.objects.public(now).filter(pk__in=docs).in_lines(*further)
        )
    )
    for further in ((), _DESCRIBED_IN)
)


class _Passage(NamedTuple):
    """A paragraph: the BCP 47 tag of its language, what it is a part of, and of a text its language's term and where
    it stands on the page of the record."""

    text: str
    lang: str
    source: str
    language: int = 0
    anchor: str = ""


class _Found(NamedTuple):
    """A passage, and of its words those that are looked for."""

    passage: _Passage
    words: Collection[str]


@dataclass(frozen=True)
class Lines:
    """The records of a page in their order, before the names of their languages are known."""

    records: dict[int, Record]
    matching: dict[int, _Found]
    borne: dict[int, Bearing]
    readers: _Readers

    @property
    def languages(self) -> set[int]:
        """The terms of the languages that the lines have to name."""
        own = {key for one in self.borne.values() for key in (*one.languages, *one.translations)}
        return own | {found.passage.language for found in self.matching.values()} - {0}

    def hits(self, names: dict[int, Named]) -> tuple[Hit, ...]:
        """The lines with what the query looked for marked in title and passage."""
        spoken = stemmed_as(settings.LANGUAGE_CODE)
        return tuple(
            Hit(
                record,
                _runs(record.title, self.readers, spoken),
                _snippet(self.matching[key], names) if key in self.matching else None,
                traits(self.borne[key], names),
            )
            for key, record in self.records.items()
        )


def lines(docs: Sequence[int], query: Node, columns: Columns, *, passages: bool) -> Lines:
    """The public records of `docs`, in that order, with the passages that match if these are wanted."""
    further = passages and query != EVERYTHING
    public = _DESCRIBED if further else _IN_LINES
    found = {record.pk: record for record in public(docs=docs, now=timezone.now())} if docs else {}
    records = {doc: found[doc] for doc in docs if doc in found}
    readers = _Readers(sought(query))
    matching = _matching(records, readers) if further else {}
    return Lines(records, matching, bearings(docs, columns), readers)


def _runs(title: str, readers: _Readers, language: str) -> tuple[Run, ...]:
    return marked(title, readers[language].answers(title)) if readers.count else ((title, False),)


def _snippet(found: _Found, names: dict[int, Named]) -> Snippet:
    text, lang, source, language, anchor = found.passage
    runs = passage(text, found.words)
    spoken = names[language].label if language in names else ""
    return Snippet(runs, lang, direction(lang), source, spoken, anchor)


def _matching(records: dict[int, Record], readers: _Readers) -> dict[int, _Found]:
    """The records' passages that answer most of what is looked for; none for those without any that answers."""
    chosen = ((key, _best(some, readers)) for key, some in _passages(records).items())
    return {key: found for key, found in chosen if found}


def _passages(records: dict[int, Record]) -> dict[int, list[_Passage]]:
    """What a snippet may be taken from: the description, then the public texts."""
    found: dict[int, list[_Passage]] = {}
    labels = [(field, str(label(field))) for field in _DESCRIBED_IN]
    for key, record in records.items():
        described = ((getattr(record, field)[:_LOOKED_THROUGH], name) for field, name in labels)
        found[key] = [
            _Passage(text, settings.LANGUAGE_CODE, name) for text, name in described if text
        ]
    left: dict[int, int] = defaultdict(lambda: _LOOKED_THROUGH)
    for key, text, slug, anchor, body, kind, language, code, script in _PARAGRAPHS(records):
        if left[text] > 0:
            lang, name = tag(code, script or ""), str(TextKind(kind).label)
            place = f"{slug}-p{anchor}"
            found[key].append(_Passage(body[: left[text]], lang, name, language, place))
            left[text] -= len(body)
    return found


def _best(passages: list[_Passage], readers: _Readers) -> _Found | None:
    """The passage that answers most of what is looked for, the first of equals; None if none answers any."""
    best, most = None, 0
    for one in passages:
        answers = readers[stemmed_as(one.lang)].answers(one.text)
        answered = len(set(answers.values()))
        if answered > most:
            best, most = _Found(one, answers), answered
            if answered == readers.count:
                break
    return best


class _Reader:
    """Finds in texts of one language what is looked for, and remembers of every word whether it was."""

    def __init__(self, looked_for: Sought, language: str) -> None:
        self._looked_for, self._language = looked_for, language
        self._read: set[str] = set()
        self._answers: dict[str, int] = {}

    def answers(self, text: str) -> dict[str, int]:
        """The words of the text that are looked for, as written, with what they answer."""
        spoken = set(self._looked_for.candidates.findall(text.replace(SOFT_HYPHEN, "")))
        new = spoken - self._read
        self._read |= new
        self._answers |= self._looked_for.among(new, self._language)
        return {word: self._answers[word] for word in spoken & self._answers.keys()}


class _Readers(dict[str, _Reader]):
    """A reader for each language, made when first asked for; `count` is how many different words are looked for."""

    def __init__(self, looked_for: Sought) -> None:
        super().__init__()
        self._looked_for, self.count = looked_for, looked_for.count

    def __missing__(self, language: str) -> _Reader:
        self[language] = _Reader(self._looked_for, language)
        return self[language]
