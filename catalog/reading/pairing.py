"""Which paragraphs of two texts stand side by side.

Every paragraph stands in exactly one row, and the rows keep the order of both texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import zip_longest


class Basis(Enum):
    """On what a row rests."""

    RECORDED = "recorded"
    """The catalogue says which paragraph renders which."""
    ORDER = "order"
    """Nobody said so, but there are as many paragraphs on one side as on the other."""
    PLACE = "place"
    """Nobody said so, and one side has more paragraphs: they may not answer to each other."""


@dataclass(frozen=True)
class Row:
    """Paragraphs that stand side by side, by their places in the texts; a side without any is a gap."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    basis: Basis


@dataclass
class _Block:
    """Stretches of both texts that hang together."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int

    def meets(self, other: _Block) -> bool:
        """Whether the two cannot stand one after the other; `other` begins no earlier on the left."""
        return other.left_start <= self.left_end or other.right_start <= self.right_end

    def swallow(self, other: _Block) -> None:
        self.left_start = min(self.left_start, other.left_start)
        self.left_end = max(self.left_end, other.left_end)
        self.right_start = min(self.right_start, other.right_start)
        self.right_end = max(self.right_end, other.right_end)


def rows(left: int, right: int, links: Iterable[tuple[int, int]]) -> list[Row]:
    """The rows of two texts with so many paragraphs; `links` are places that answer to each other, left and right.

    Links out of the texts are passed over. Where links cross, what they span makes one row, so that neither text is
    put into another order.
    """
    found: list[Row] = []
    after_left = after_right = 0
    known = [(one, two) for one, two in links if 0 <= one < left and 0 <= two < right]
    for block in _blocks(known):
        found += _unrecorded(
            range(after_left, block.left_start), range(after_right, block.right_start)
        )
        after_left, after_right = block.left_end + 1, block.right_end + 1
        found.append(
            Row(
                tuple(range(block.left_start, after_left)),
                tuple(range(block.right_start, after_right)),
                Basis.RECORDED,
            )
        )
    return [*found, *_unrecorded(range(after_left, left), range(after_right, right))]


def _blocks(links: list[tuple[int, int]]) -> list[_Block]:
    """The links in blocks that follow each other in both texts."""
    blocks: list[_Block] = []
    for one, two in sorted(links):
        block = _Block(one, one, two, two)
        while blocks and blocks[-1].meets(block):
            last = blocks.pop()
            last.swallow(block)
            block = last
        blocks.append(block)
    return blocks


def _unrecorded(left: Sequence[int], right: Sequence[int]) -> Iterator[Row]:
    basis = Basis.ORDER if len(left) == len(right) else Basis.PLACE
    for one, two in zip_longest(left, right):
        yield Row(
            () if one is None else (one,),
            () if two is None else (two,),
            basis,
        )
