"""Marking in a text what a query looked for."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import count

from catalog.folding import WORD, WORD_BEGINS, fold, words
from catalog.search.query.nodes import And, Field, Node, Or, Phrase, Word
from catalog.search.results import Run
from catalog.search.stems import LANGUAGES, stem

PASSAGE = 260
"""Characters of a passage, about three lines."""
_KEPT = 20_000
"""Words of a language whose forms a process remembers."""


@dataclass(frozen=True)
class Sought:
    """What a query looks for: folded words, beginnings, and stems by language; each with a number of its own, which
    a word shares with its stems."""

    plain: dict[str, int]
    beginnings: dict[str, int]
    stems: dict[str, dict[str, int]]

    @cached_property
    def count(self) -> int:
        """How many different words and beginnings are looked for."""
        return len({*self.plain.values(), *self.beginnings.values()})

    @cached_property
    def candidates(self) -> re.Pattern[str]:
        """Finds the words of a text that may be looked for: those that begin like one that is, or with a letter of
        which the alphabet does not say what it folds to. No rule of any language takes the beginning of a word away."""
        every = (self.plain, self.beginnings, *self.stems.values())
        initials = {token[0] for tokens in every for token in tokens}
        begins = "".join(sorted({*initials, *(letter.upper() for letter in initials)}))
        return re.compile(f"{WORD_BEGINS}(?=[{begins}\x80-\U0010ffff])(?:{WORD.pattern})")

    def among(self, written: Iterable[str], language: str) -> dict[str, int]:
        """Those of the words, as written in `language`, that are looked for, with what they answer; "" for a language
        without stems."""
        forms, stems = _forms(language), self.stems.get(language, {})
        found = {}
        for word in written:
            token, stemmed = forms[word]
            number = self.plain.get(token) or stems.get(stemmed) or self._begun(token)
            if number:
                found[word] = number
        return found

    def _begun(self, token: str) -> int | None:
        if not self.beginnings:
            return None
        begun = (number for begin, number in self.beginnings.items() if token.startswith(begin))
        return next(begun, None)


class _Forms(dict[str, tuple[str, str]]):
    """The folded words and stems of a language's words as written, worked out when first asked for."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, word: str) -> tuple[str, str]:
        if len(self) > _KEPT:
            self.clear()
        token = fold(word, serbian=self.language == "sr")
        self[word] = (token, stem(word, self.language) if self.language else "")
        return self[word]


@cache
def _forms(language: str) -> _Forms:
    return _Forms(language)


def sought(node: Node) -> Sought:
    """What to mark for a query, what it excludes left out."""
    plain: dict[str, int] = {}
    beginnings: dict[str, int] = {}
    stems: dict[str, dict[str, int]] = {language: {} for language in LANGUAGES}
    numbers = count(1)
    for leaf in _leaves(node):
        written = words(leaf.text)
        folded = [part for word in written for part in fold(word).split()]
        if isinstance(leaf, Word) and leaf.prefix and folded:
            beginnings.setdefault(folded.pop(), next(numbers))
        for token in folded:
            plain.setdefault(token, next(numbers))
        if isinstance(leaf, Word) and not leaf.prefix and len(written) == len(folded) == 1:
            for language, known in stems.items():
                known.setdefault(stem(written[0], language), plain[folded[0]])
    for known in stems.values():
        known.pop("", None)
    return Sought(plain, beginnings, stems)


def _leaves(node: Node) -> Iterator[Word | Phrase]:
    if isinstance(node, And | Or):
        for part in node.nodes:
            yield from _leaves(part)
    elif isinstance(node, Field):
        yield node.value
    elif isinstance(node, Word | Phrase):
        yield node


def marked(text: str, hits: Container[str]) -> tuple[Run, ...]:
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


def passage(text: str, hits: Container[str]) -> tuple[Run, ...]:
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
