"""Which records a query finds: words are asked of the index, all else is worked out on the columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce

import numpy as np

from catalog.search.backends import Backend
from catalog.search.columns import Columns
from catalog.search.compiling import (
    ANYWHERE,
    IN_NAMES,
    IN_TITLE,
    expression,
    is_wordless,
    positive,
    seeks_words,
)
from catalog.search.query.nodes import EVERYTHING, And, Dates, Node, Not, Or
from catalog.search.segments import Mask


@dataclass(frozen=True)
class Matcher:
    """Answers queries over these columns."""

    backend: Backend
    columns: Columns

    def found(self, node: Node, where: tuple[str, ...] = ANYWHERE) -> Mask:
        """The mask of the records that `node` finds."""
        if node == EVERYTHING or is_wordless(node.node if isinstance(node, Not) else node):
            return self.columns.alive
        asked = expression(node, where)
        if asked is not None:
            return self.columns.placed(self.backend.matches(asked))
        if isinstance(node, Dates):
            if node.undated:
                return self.columns.undated
            return self.columns.dated(node.earliest, node.latest)
        if isinstance(node, Not):
            return self.columns.alive & ~self.found(node.node)
        if isinstance(node, And):
            return self._all(node, where)
        if isinstance(node, Or):
            return reduce(np.bitwise_or, [self.found(part, where) for part in node.nodes])
        return self.columns.alive

    def tiers(self, node: Node, found: Mask) -> Iterator[Mask]:
        """What was found, parted by where: in titles, in titles and names, elsewhere; best first.

        Each is asked for when it is wanted.
        """
        node = positive(node)
        if not seeks_words(node):
            yield found
            return
        better = self.found(node, IN_TITLE) & found
        yield better
        in_names = self.found(node, IN_NAMES) & found & ~better
        yield in_names
        yield found & ~(better | in_names)

    def _all(self, node: And, where: tuple[str, ...]) -> Mask:
        """All parts: those that words answer in one question, the others one by one."""
        spoken = [part for part in node.nodes if expression(part, where) is not None]
        mask = self.columns.alive
        if spoken:
            excluded = [part for part in node.nodes if _excludes_words(part)]
            mask = self.found(And((*spoken, *excluded)), where)
        else:
            excluded = []
        for part in node.nodes:
            if part not in spoken and part not in excluded:
                mask = mask & self.found(part, where)
        return mask


def _excludes_words(node: Node) -> bool:
    return isinstance(node, Not) and expression(node.node) is not None


def first_docs(columns: Columns, tiers: Iterable[Mask], count: int) -> list[int]:
    """The first `count` records, tier by tier, each by date."""
    docs: list[int] = []
    for tier in tiers:
        docs += columns.by_date(tier, count - len(docs)).tolist()
        if len(docs) >= count:
            break
    return docs
