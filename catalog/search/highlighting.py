"""Why a record was found: its title and the passage that matched, with the hits marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings

from catalog.folding import WORD, fold, words
from catalog.languages import direction
from catalog.models import Record
from catalog.search.query.nodes import And, Field, Node, Or, Phrase, Word
from catalog.search.results import Run, Snippet
from catalog.search.stems import LANGUAGES, stem, stemmed_as
from catalog.vocabulary import label

_PASSAGE = 260
"""Characters of a passage, about three lines."""
_LOOKED_THROUGH = 60_000
"""Characters of one record that are looked through."""


@dataclass(frozen=True)
class _Sought:
    """The folded words, beginnings and stems that a query looks for."""

    plain: frozenset[str]
    beginnings: tuple[str, ...]
    stems: frozenset[tuple[str, str]]

    def has(self, word: str, language: str) -> bool:
        token = fold(word, serbian=language == "sr")
        if token in self.plain or (self.beginnings and token.startswith(self.beginnings)):
            return True
        return (
            bool(language) and bool(self.stems) and (language, stem(word, language)) in self.stems
        )


def sought(node: Node) -> _Sought:
    """What to mark for a query, what it excludes left out."""
    plain: set[str] = set()
    beginnings: set[str] = set()
    stems: set[tuple[str, str]] = set()
    for leaf in _leaves(node):
        written = words(leaf.text)
        folded = [part for word in written for part in fold(word).split()]
        if isinstance(leaf, Word) and leaf.prefix and folded:
            beginnings.add(folded.pop())
        plain.update(folded)
        if isinstance(leaf, Word) and not leaf.prefix and len(written) == 1:
            stems.update((language, stem(written[0], language)) for language in LANGUAGES)
    return _Sought(frozenset(plain), tuple(beginnings), frozenset(stems))


def _leaves(node: Node) -> Iterator[Word | Phrase]:
    if isinstance(node, And | Or):
        for part in node.nodes:
            yield from _leaves(part)
    elif isinstance(node, Field):
        yield node.value
    elif isinstance(node, Word | Phrase):
        yield node


def marked(text: str, looked_for: _Sought, language: str = "") -> tuple[Run, ...]:
    """The text in runs, hits apart from what stands between them."""
    runs: list[Run] = []
    end = 0
    for found in WORD.finditer(text):
        if looked_for.has(found.group(), language):
            if found.start() > end:
                runs.append((text[end : found.start()], False))
            runs.append((found.group(), True))
            end = found.end()
    if end < len(text):
        runs.append((text[end:], False))
    return tuple(runs)


def snippet(record: Record, looked_for: _Sought) -> Snippet | None:
    """The passage of a record, of its description or a public text, that has most of what was looked for.

    `record` must come with its public texts (`with_texts`). None when nothing in either was looked for.
    """
    best: tuple[int, str, str, str] | None = None
    left = _LOOKED_THROUGH
    for text, lang, source in _passages(record):
        language = stemmed_as(lang)
        hits = {fold(word) for word in words(text[:left]) if looked_for.has(word, language)}
        if hits and (best is None or len(hits) > best[0]):
            best = (len(hits), text, lang, source)
        left -= len(text)
        if left <= 0:
            break
    if best is None:
        return None
    _count, text, lang, source = best
    runs = _around(marked(text, looked_for, stemmed_as(lang)))
    return Snippet(runs, lang, direction(lang), source)


def _passages(record: Record) -> Iterable[tuple[str, str, str]]:
    """What a snippet may be taken from, as (text, BCP 47 tag, what it is)."""
    for field in ("scope_and_content", "note"):
        if getattr(record, field):
            yield getattr(record, field), settings.LANGUAGE_CODE, str(label(field))
    for text in record.public_texts:  # type: ignore[attr-defined]
        for paragraph in text.paragraphs.all():
            yield paragraph.body, text.lang, text.get_kind_display()


def _around(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs cut down to a passage around the first hit."""
    first = next(place for place, (_text, hit) in enumerate(runs) if hit)
    before = "".join(text for text, _hit in runs[:first])
    lead = before[-_PASSAGE // 4 :]
    if len(lead) < len(before):
        lead = "…" + lead.partition(" ")[2]
    kept: list[Run] = [(lead, False)] if lead else []
    left = _PASSAGE - len(lead)
    for text, hit in runs[first:]:
        if len(text) > left:
            shortened = text[:left].rpartition(" ")[0]
            kept.append((text if hit else shortened + "…", hit))
            break
        kept.append((text, hit))
        left -= len(text)
    return tuple(kept)
