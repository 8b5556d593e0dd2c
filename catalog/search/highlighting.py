"""Marking in a text what a query looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalog.folding import WORD, fold, words
from catalog.search.query.nodes import And, Field, Node, Or, Phrase, Word
from catalog.search.results import Run
from catalog.search.stems import LANGUAGES, stem, stems

PASSAGE = 260
"""Characters of a passage, about three lines."""


@dataclass(frozen=True)
class Sought:
    """The folded words, beginnings and stems (by language) that a query looks for."""

    plain: frozenset[str]
    beginnings: tuple[str, ...]
    stems: dict[str, frozenset[str]]

    def among(self, written: Iterable[str], language: str) -> set[str]:
        """Those of the words, as written in `language`, that are looked for; "" for a language without stems."""
        unique = list(dict.fromkeys(written))
        folded = [fold(word, serbian=language == "sr") for word in unique]
        found = {
            word
            for word, token in zip(unique, folded, strict=True)
            if token in self.plain or (self.beginnings and token.startswith(self.beginnings))
        }
        of_language = self.stems.get(language)
        if of_language:
            stemmed = zip(unique, stems(unique, folded, language), strict=True)
            found.update(word for word, token in stemmed if token in of_language)
        return found


def sought(node: Node) -> Sought:
    """What to mark for a query, what it excludes left out."""
    plain: set[str] = set()
    beginnings: set[str] = set()
    inflected: list[str] = []
    for leaf in _leaves(node):
        written = words(leaf.text)
        folded = [part for word in written for part in fold(word).split()]
        if isinstance(leaf, Word) and leaf.prefix and folded:
            beginnings.add(folded.pop())
        elif isinstance(leaf, Word) and len(written) == 1:
            inflected += written
        plain.update(folded)
    by_language = {
        language: frozenset(stem(word, language) for word in inflected) for language in LANGUAGES
    }
    return Sought(frozenset(plain), tuple(beginnings), by_language if inflected else {})


def _leaves(node: Node) -> Iterator[Word | Phrase]:
    if isinstance(node, And | Or):
        for part in node.nodes:
            yield from _leaves(part)
    elif isinstance(node, Field):
        yield node.value
    elif isinstance(node, Word | Phrase):
        yield node


def marked(text: str, hits: set[str]) -> tuple[Run, ...]:
    """The text in runs, the words that are in `hits` apart from what stands between them."""
    runs: list[Run] = []
    end = 0
    for found in WORD.finditer(text) if hits else ():
        if found.group() in hits:
            if found.start() > end:
                runs.append((text[end : found.start()], False))
            runs.append((found.group(), True))
            end = found.end()
    if end < len(text):
        runs.append((text[end:], False))
    return tuple(runs)


def passage(text: str, hits: set[str]) -> tuple[Run, ...]:
    """About three lines of `text` around the first word that is in `hits`, marked."""
    first = next((found.start() for found in WORD.finditer(text) if found.group() in hits), 0)
    start = max(0, first - PASSAGE // 4)
    if start:
        start = text.find(" ", start, first) + 1 or first
    end = start + PASSAGE
    if end < len(text):
        end = max(text.rfind(" ", first, end), first + 1)
        while end < len(text) and not text[end].isspace():
            end += 1
    runs = marked(text[start:end], hits)
    before: tuple[Run, ...] = (("…", False),) if start else ()
    after: tuple[Run, ...] = (("…", False),) if end < len(text) else ()
    return (*before, *runs, *after)
