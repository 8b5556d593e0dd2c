"""The records of a page of results, each with the passage that matched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.conf import settings

from catalog.choices import TextKind
from catalog.folding import SOFT_HYPHEN
from catalog.languages import direction, tag
from catalog.models import Paragraph, Record
from catalog.models.statements import Rows
from catalog.search.highlighting import Sought, marked, passage, sought
from catalog.search.query.nodes import EVERYTHING, Node
from catalog.search.results import Hit, Snippet
from catalog.search.stems import stemmed_as
from catalog.vocabulary import label

_LOOKED_THROUGH = 60_000
"""Characters of one text that are looked through for a passage."""
_DESCRIBED_IN = ("scope_and_content", "note")
_OF_PARAGRAPH = (
    "text__record",
    "text",
    "body",
    "text__kind",
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
Passage = tuple[str, str, str]
"""A paragraph, the BCP 47 tag of its language, and what it is a part of."""


def hits(docs: Sequence[int], query: Node) -> tuple[Hit, ...]:
    """The records of `docs`, in that order, with what the query looked for marked in title and passage."""
    public = Record.objects.public().filter(pk__in=docs)
    if query == EVERYTHING:
        records = public.in_lines()
        found = {record.pk: Hit(record, ((record.title, False),), None) for record in records}
    else:
        records = public.in_lines(*_DESCRIBED_IN)
        found = _marked({record.pk: record for record in records}, sought(query))
    return tuple(found[doc] for doc in docs if doc in found)


def _marked(records: dict[int, Record], looked_for: Sought) -> dict[int, Hit]:
    passages = _passages(records)
    readers = _Readers(looked_for)
    spoken = stemmed_as(settings.LANGUAGE_CODE)
    return {
        key: Hit(
            record,
            marked(record.title, readers[spoken].answers(record.title)),
            _snippet(passages[key], readers, looked_for.count),
        )
        for key, record in records.items()
    }


def _passages(records: dict[int, Record]) -> dict[int, list[Passage]]:
    """What a snippet may be taken from: the description, then the public texts."""
    found: dict[int, list[Passage]] = defaultdict(list)
    for key, record in records.items():
        for field in _DESCRIBED_IN:
            text = getattr(record, field)[:_LOOKED_THROUGH]
            found[key].append((text, settings.LANGUAGE_CODE, str(label(field))))
    left: dict[int, int] = defaultdict(lambda: _LOOKED_THROUGH)
    for key, text, body, kind, language, script in _PARAGRAPHS(records):
        if left[text] > 0:
            lang, name = tag(language, script or ""), str(TextKind(kind).label)
            found[key].append((body[: left[text]], lang, name))
            left[text] -= len(body)
    return found


def _snippet(passages: list[Passage], readers: _Readers, enough: int) -> Snippet | None:
    """The passage that answers most of what is looked for, the first of equals; None if none answers any."""
    best: tuple[int, Passage | None, dict[str, int]] = (0, None, {})
    for found in passages:
        answers = readers[stemmed_as(found[1])].answers(found[0])
        answered = len(set(answers.values()))
        if answered > best[0]:
            best = (answered, found, answers)
            if answered == enough:
                break
    _answered, chosen, answers = best
    if chosen is None:
        return None
    text, lang, source = chosen
    return Snippet(passage(text, answers), lang, direction(lang), source)


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
    """A reader for each language, made when first asked for."""

    def __init__(self, looked_for: Sought) -> None:
        super().__init__()
        self._looked_for = looked_for

    def __missing__(self, language: str) -> _Reader:
        self[language] = _Reader(self._looked_for, language)
        return self[language]
