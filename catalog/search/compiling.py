"""From nodes of a query to questions to the index of words."""

from __future__ import annotations

from dataclasses import replace

from catalog.folding import fold, folds, words
from catalog.search.expressions import Expression, Tokens, Without, all_of, any_of
from catalog.search.query.nodes import EVERYTHING, And, Dates, Field, Node, Not, Or, Phrase, Word
from catalog.search.stems import LANGUAGES, stem
from catalog.search.tokens import (
    FIELD_TAGS,
    NAMES,
    STEMMED_TAGS,
    TITLE,
    UNORDERED_TAGS,
    stem_token,
    tagged,
)

ANYWHERE: tuple[str, ...] = ("",)
IN_TITLE = (TITLE,)
IN_NAMES = (TITLE, NAMES)
"""Where words are looked for: under which tags."""


def expression(node: Node, where: tuple[str, ...] = ANYWHERE) -> Expression | None:
    """The question to the index that `node` is, all of it; None for a node that words alone do not answer: dates,
    what only excludes, and what has no word."""
    if isinstance(node, Word | Phrase):
        return _any_tag(node, where)
    if isinstance(node, Field):
        return _any_tag(node.value, (FIELD_TAGS[node.name],))
    if isinstance(node, And):
        return _conjunction(node, where)
    if isinstance(node, Or):
        parts = [expression(part, where) for part in node.nodes]
        return any_of([part for part in parts if part]) if all(parts) else None
    return None


def _conjunction(node: And, where: tuple[str, ...]) -> Expression | None:
    wanted = [expression(part, where) for part in node.nodes if not isinstance(part, Not)]
    excluded = [expression(part.node) for part in node.nodes if isinstance(part, Not)]
    if not wanted or not all(wanted) or not all(excluded):
        return None
    found = all_of([part for part in wanted if part])
    return Without(found, any_of([part for part in excluded if part])) if excluded else found


def is_wordless(node: Node) -> bool:
    """Whether no word of `node` has anything that the index keeps, so that it asks for nothing."""
    if isinstance(node, Word | Phrase):
        return not any(map(fold, words(node.text)))
    return isinstance(node, Field) and is_wordless(node.value)


def seeks_words(node: Node) -> bool:
    """Whether `node` looks for words anywhere, so that where they stand makes a difference."""
    if isinstance(node, And | Or):
        return any(map(seeks_words, node.nodes))
    return isinstance(node, Word | Phrase)


def positive(node: Node) -> Node:
    """`node` without what it excludes and without dates: what says why a record was found."""
    if isinstance(node, And | Or):
        parts = [positive(part) for part in node.nodes if not isinstance(part, Not | Dates)]
        # Of a group with nothing else in it nothing is left.
        kept = tuple(part for part in parts if part != EVERYTHING)
        return type(node)(kept) if kept else EVERYTHING
    return node


def _any_tag(node: Word | Phrase, where: tuple[str, ...]) -> Expression | None:
    forms = [form for tag in where for form in _forms(node, tag)]
    return any_of(forms) if forms else None


def _forms(node: Word | Phrase, tag: str) -> list[Expression]:
    """What a word or phrase may look like in the index, under one tag."""
    written = words(node.text)
    if isinstance(node, Word) and len(written) == 1:
        return _word_forms(written[0], tag, prefix=node.prefix)
    tokens = [tagged(tag, part) for word in written for part in fold(word).split()]
    prefix = isinstance(node, Word) and node.prefix
    if not tokens:
        return []
    if tag in UNORDERED_TAGS:
        *whole, last = (Tokens((token,)) for token in tokens)
        return [all_of([*whole, replace(last, prefix=prefix)])]
    return [Tokens(tuple(tokens), prefix)]


def _word_forms(word: str, tag: str, *, prefix: bool) -> list[Expression]:
    plain = [form.split() for form in folds(word)]
    forms: list[Expression] = [
        Tokens(tuple(tagged(tag, part) for part in parts), prefix) for parts in plain
    ]
    if prefix or tag not in STEMMED_TAGS:
        return forms
    stems = {language: found for language in LANGUAGES if (found := stem(word, language))}
    forms += [Tokens((stem_token(tag, language, found),)) for language, found in stems.items()]
    # A word that is its own stem is kept only as itself.
    forms += [Tokens((tagged(tag, found),)) for found in dict.fromkeys(stems.values())]
    return forms
