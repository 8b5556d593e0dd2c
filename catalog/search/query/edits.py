"""Changing a query: by its parts, or to exact words."""

from __future__ import annotations

from catalog.search.query.nodes import (
    And,
    Field,
    Node,
    Not,
    Or,
    Phrase,
    Word,
    all_of,
)


def parts(node: Node) -> tuple[Node, ...]:
    """What is asked for at the top level, each of which may be taken away; none when everything is."""
    return node.nodes if isinstance(node, And) else (node,)


def without(node: Node, index: int) -> Node:
    """The tree without the part that `parts` has at `index`, from 0; IndexError when there is none."""
    kept = list(parts(node))
    del kept[index]
    return all_of(kept)


def exactly(node: Node) -> Node:
    """The tree with every word as a phrase of one, so that only that form of it is meant; prefixes stay.

    Written out it is longer by two quotes for each word, and may so come to be longer than `limits.MAX_LENGTH`.
    """
    match node:
        case Word(text, prefix=False):
            return Phrase(text)
        case Field(name, Word(text, prefix=False)):
            return Field(name, Phrase(text))
        case Not(excluded):
            return Not(exactly(excluded))
        case And(nodes):
            return And(tuple(map(exactly, nodes)))
        case Or(nodes):
            return Or(tuple(map(exactly, nodes)))
    return node
