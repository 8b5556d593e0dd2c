"""The query language: what people type, as a tree that can be read, changed, told in words and written out again."""

from catalog.search.query.edits import exactly, parts, without
from catalog.search.query.limits import MAX_LENGTH, TooLong
from catalog.search.query.nodes import (
    EVERYTHING,
    FIELDS,
    And,
    Dates,
    Field,
    Node,
    Not,
    Or,
    Phrase,
    Word,
)
from catalog.search.query.parser import parse
from catalog.search.query.wording import describe

__all__ = [
    "EVERYTHING",
    "FIELDS",
    "MAX_LENGTH",
    "And",
    "Dates",
    "Field",
    "Node",
    "Not",
    "Or",
    "Phrase",
    "TooLong",
    "Word",
    "describe",
    "exactly",
    "parse",
    "parts",
    "without",
]
