"""How long a query may be, so that none can keep the search busy."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from catalog.numbers import grouped
from catalog.search.query.nodes import And, Node, Not, Or

MAX_LENGTH = 500
"""Characters of a query, as typed and as its tree writes it."""
MAX_NODES = 40
"""Nodes of a tree: words, phrases, fields with their values, dates, and the groups and exclusions they are in."""


@dataclass
class TooLong(Exception):
    """A query beyond the limits: the `reason` and the `remedy`, each a sentence."""

    reason: str
    remedy: str


def check_length(text: str) -> None:
    if len(text) > MAX_LENGTH:
        raise TooLong(
            _("It has %(length)s characters; at most %(limit)s are read.")
            % {"length": grouped(len(text)), "limit": MAX_LENGTH},
            _("Ask with fewer words."),
        )


def check_tree(node: Node) -> None:
    """Raise TooLong for a tree with too many nodes or too long to be written out."""
    size = _size(node)
    if size > MAX_NODES:
        raise TooLong(
            _("It has %(size)s parts, groups included; at most %(limit)s are read.")
            % {"size": grouped(size), "limit": MAX_NODES},
            _("Ask with fewer words."),
        )
    length = len(str(node))
    if length > MAX_LENGTH:
        raise TooLong(
            _(
                "With every OR and parenthesis written out it has %(length)s characters; at most %(limit)s are read."
            )
            % {"length": grouped(length), "limit": MAX_LENGTH},
            _("Ask with fewer words."),
        )


def _size(root: Node) -> int:
    """The number of nodes; not recursive, for the tree may still be of any depth."""
    size, waiting = 0, [root]
    while waiting:
        node = waiting.pop()
        size += 1
        if isinstance(node, And | Or):
            waiting += node.nodes
        elif isinstance(node, Not):
            waiting.append(node.node)
    return size
