"""What a query is made of: a tree of small nodes, which writes itself back as text.

`str(node)` is the query as one would type it, and parsing that text gives the same tree again. Trees are kept flat and
without idle groups by `all_of`, `any_of` and `negation`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

FIELDS = ("title", "from", "to", "about", "place", "ref", "lang", "type")
"""The fields that take a word or a phrase; `date` takes a date."""

_NEEDS_QUOTES = re.compile(r"[\s()|“”„‟«»]")


@dataclass(frozen=True)
class Word:
    """A word in any of its inflected forms, or any word that begins so.

    It begins with a letter or digit and has neither spaces nor quotes nor parentheses. Other signs may stand inside, as
    in "de-Stalinisation", "l'Unità" or "http://example.org/1"; the words they part follow one another.
    """

    text: str
    prefix: bool = False

    def __str__(self) -> str:
        return f"{self.text}*" if self.prefix else self.text


@dataclass(frozen=True)
class Phrase:
    """Words in this order and exactly this form; quotes cannot stand inside."""

    text: str

    def __str__(self) -> str:
        return f'"{self.text}"'


@dataclass(frozen=True)
class Field:
    """A word or phrase in one field, one of FIELDS."""

    name: str
    value: Word | Phrase

    def __str__(self) -> str:
        return f"{self.name}:{self.value}"


@dataclass(frozen=True)
class Dates:
    """A date that may lie between two days, as `text` says it: "1956", "1956-10..1956-12", "<1950", "undated".

    `earliest` and `latest` are days as numbers YYYYMMDD, both inclusive, None for an open side. When `undated`, only
    records without a usable date are meant. `text` alone tells two of them apart, for the rest follows from it.
    """

    text: str
    earliest: int | None = field(default=None, compare=False)
    latest: int | None = field(default=None, compare=False)
    undated: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        return f'date:"{self.text}"' if _NEEDS_QUOTES.search(self.text) else f"date:{self.text}"


@dataclass(frozen=True)
class Not:
    """Everything but what `node` finds."""

    node: Node

    def __str__(self) -> str:
        return f"-{_grouped(self.node)}"


@dataclass(frozen=True)
class And:
    """What all of `nodes` find; without nodes, everything."""

    nodes: tuple[Node, ...] = ()

    def __str__(self) -> str:
        return " ".join(_grouped(node) for node in self.nodes)


@dataclass(frozen=True)
class Or:
    """What any of `nodes`, two at least, finds."""

    nodes: tuple[Node, ...]

    def __str__(self) -> str:
        return " OR ".join(_grouped(node) for node in self.nodes)


Node = Word | Phrase | Field | Dates | Not | And | Or
EVERYTHING = And()


def all_of(nodes: Iterable[Node]) -> Node:
    """What all of `nodes` find, as a flat tree."""
    flat = _flat(And, nodes)
    return flat[0] if len(flat) == 1 else And(flat)


def any_of(nodes: Iterable[Node]) -> Node:
    """What any of `nodes`, one at least, finds, as a flat tree."""
    flat = _flat(Or, nodes)
    return flat[0] if len(flat) == 1 else Or(flat)


def negation(node: Node) -> Node:
    """What `node` does not find; of a negation, what it excludes."""
    return node.node if isinstance(node, Not) else Not(node)


def _flat(kind: type[And | Or], nodes: Iterable[Node]) -> tuple[Node, ...]:
    flat: list[Node] = []
    for node in nodes:
        flat += node.nodes if isinstance(node, kind) else [node]
    return tuple(flat)


def _grouped(node: Node) -> str:
    return f"({node})" if isinstance(node, And | Or) else str(node)
