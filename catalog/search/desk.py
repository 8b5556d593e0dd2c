"""The search of the archivists' desk: everything, hidden records and drafts of texts included.

What the public may not find has rows of words in a table of its own, so that no hidden word ever reaches the index of
the public. An archivist's search asks both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import RawSQL

from catalog.choices import Standing
from catalog.models import Record, Text
from catalog.models.statements import Rows
from catalog.search.authorities import Authorities
from catalog.search.backends import backend_for
from catalog.search.backends.base import DeskRow
from catalog.search.compiling import expression, is_wordless
from catalog.search.documents import tokens
from catalog.search.query import parse, parts
from catalog.search.query.nodes import EVERYTHING, And, Dates, Node, Not, Or, Word, all_of
from catalog.search.sources import read_sources


def matching(node: Node, using: str = "default") -> Q:
    """Which records a query finds, hidden ones included, as a condition on a queryset of records.

    Names are not widened by their other forms, nor is there an order: this narrows a list.
    """
    if node == EVERYTHING or is_wordless(node.node if isinstance(node, Not) else node):
        return Q()
    asked = expression(node)
    if asked is not None:
        return Q(pk__in=RawSQL(*backend_for(using).desk_matches(asked)))
    if isinstance(node, Dates):
        return _dated(node)
    if isinstance(node, Not):
        return ~matching(node.node, using)
    if isinstance(node, And | Or):
        parts = [matching(part, using) for part in node.nodes]
        return Q(*parts, _connector=Q.AND if isinstance(node, And) else Q.OR)
    return Q()


def typed(text: str) -> Node:
    """The query that is being typed: its last word may go on. TooLong when it is more than a query may be."""
    node = parse(text)
    *others, last = parts(node) or (node,)
    if isinstance(last, Word) and not text[-1:].isspace():
        return all_of((*others, replace(last, prefix=True)))
    return node


def _dated(node: Dates) -> Q:
    undated = Q(date_earliest=None, date_latest=None)
    if node.undated:
        return undated
    found = ~undated
    if node.latest is not None:
        found &= Q(date_earliest=None) | Q(date_earliest__lte=node.latest)
    if node.earliest is not None:
        found &= Q(date_latest=None) | Q(date_latest__gte=node.earliest)
    return found


def rows_of(using: str, keys: Sequence[int]) -> list[DeskRow]:
    """The words of those of these records that are hidden, or have texts that are."""
    hidden = [key for (key,) in _HIDING(keys, using)]
    if not hidden:
        return []
    backend, authorities = backend_for(using), Authorities(using)
    return [
        (source.pk, backend.words(tokens(source, authorities)))
        for source in read_sources(hidden, authorities, hidden=True)
    ]


_DRAFTS = Text.objects.filter(record=OuterRef("pk"), standing=Standing.DRAFT)
_HIDING = Rows(
    lambda keys: (
        Record.objects.filter(Q(public_from=None) | Exists(_DRAFTS))
        .filter(pk__in=keys)
        .values_list("pk")
    )
)
