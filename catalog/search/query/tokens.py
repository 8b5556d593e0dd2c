"""Cutting the text of a query into signs and terms. Every text can be cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from catalog.search.query.nodes import Node, Word
from catalog.search.query.terms import bare_term, quoted_term

_QUOTED = '"[^"]*"?|[“”„‟][^“”"]*[“”"]?|[«»][^«»]*[«»]?'
"""Words in quotes; those that are never closed end with the text."""
# A hyphen excludes where a word could begin and one follows at once; it never does inside a word.
_TOKEN = re.compile(
    rf"""
    (?P<opening>\() | (?P<closing>\)) | (?P<either>\|)
    | (?P<minus>(?<![^\s(|-])-(?=[^\s)|]))
    | (?:(?P<name>\w+):)?(?P<quoted>{_QUOTED})
    | (?P<bare>[^\s()|"“”„‟«»]+)
    """,
    re.VERBOSE,
)


class Sign(Enum):
    OPENING = auto()
    CLOSING = auto()
    OR = auto()
    AND = auto()
    NOT = auto()


_SIGNS = {
    "opening": Sign.OPENING,
    "closing": Sign.CLOSING,
    "either": Sign.OR,
    "minus": Sign.NOT,
}
_OPERATORS = {Word("OR"): Sign.OR, Word("AND"): Sign.AND, Word("NOT"): Sign.NOT}

Token = Sign | Node


def tokens(text: str) -> Iterator[Token]:
    """The signs and terms of `text` in their order; EVERYTHING for a term that asks for nothing."""
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or ""
        if kind in _SIGNS:
            yield _SIGNS[kind]
        elif kind == "quoted":
            yield quoted_term(found["name"] or "", found["quoted"])
        else:
            yield _bare(found["bare"])


def _bare(chunk: str) -> Token:
    term = bare_term(chunk)
    return _OPERATORS.get(term, term) if isinstance(term, Word) else term
