"""A matrix of counts: who wrote in the rows, to whom in the columns, and how deep each cell is shaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

SHADES = 5


@dataclass(frozen=True)
class Cell:
    """`shade` is 0 for none, then 1 to SHADES."""

    row: int
    column: int
    count: int
    shade: int


def matrix(
    rows: Sequence[int], columns: Sequence[int], counts: Mapping[tuple[int, int], int]
) -> list[list[Cell]]:
    """A line of cells for each row; what is not counted is 0."""
    most = max((counts.get((row, column), 0) for row in rows for column in columns), default=0)
    return [
        [
            Cell(row, column, count, shade(count, most))
            for column in columns
            for count in (counts.get((row, column), 0),)
        ]
        for row in rows
    ]


def shade(count: int, most: int) -> int:
    """How deep a count is shaded: by its root, so that few letters can be told from none and from many."""
    if count <= 0:
        return 0
    if most <= SHADES:
        return min(count, SHADES)
    return min(max(round(SHADES * sqrt(count / most)), 1), SHADES)
