"""What an EDTF string says, as values; `str()` of one is its normal EDTF string.

ISO 8601-2:2019, as profiled at https://www.loc.gov/standards/datetime/.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

UNCERTAIN = 1
APPROXIMATE = 2
MARKS = ("", "?", "~", "%")


@dataclass(frozen=True, slots=True)
class Point:
    """One date, as precise as it is known.

    `year` has four digits and perhaps a minus; `month` has two digits and holds the codes 21 to 41
    for seasons and other parts of a year; `day` has two digits. X stands for an unknown digit, ""
    for a component that is not given. `marks` qualifies year, month and day, each with the sum of
    UNCERTAIN and APPROXIMATE. `digits` is the number of significant digits of the year, 0 for all.
    `time` is kept with its zone ("T23:20:30Z").
    """

    year: str
    month: str = ""
    day: str = ""
    marks: tuple[int, int, int] = (0, 0, 0)
    digits: int = 0
    time: str = ""

    @property
    def components(self) -> tuple[str, ...]:
        return tuple(part for part in (self.year, self.month, self.day) if part)

    @property
    def marks_given(self) -> tuple[int, ...]:
        """The marks of the components that are given."""
        return self.marks[: len(self.components)]

    @property
    def is_plain(self) -> bool:
        """Whether this is a year, month or day of the calendar without any reservation."""
        return not (
            any(self.marks) or self.digits or self.time
            or "X" in self.year + self.month + self.day or self.month > "12"
        )  # fmt: skip

    def __str__(self) -> str:
        parts = list(self.components)
        if self.digits:
            parts[0] += f"S{self.digits}"
        return _with_marks(parts, self.marks_given) + self.time


def _with_marks(parts: list[str], marks: tuple[int, ...]) -> str:
    """`parts` with one spelling for each meaning of the qualification.

    A mark after a component covers all to its left, a mark before it that component alone. Leading
    components with the same mark share one; the others carry their own.
    """
    group = 1
    while group < len(parts) and marks[group] == marks[0]:
        group += 1
    head = "-".join(parts[:group])
    if group > 1 or not any(marks[group:]):
        head += MARKS[marks[0]]
    else:
        head = MARKS[marks[0]] + head
    tail = [MARKS[mark] + part for part, mark in zip(parts[group:], marks[group:], strict=True)]
    return "-".join([head, *tail])


class Side(Enum):
    """A side of an interval without a date."""

    OPEN = ".."
    UNKNOWN = ""

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time from `start` to `end`."""

    start: Point | Side
    end: Point | Side

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive dates inside a set; None for an end that is open."""

    first: Point | None
    last: Point | None

    def __str__(self) -> str:
        return f"{self.first or ''}..{self.last or ''}"


@dataclass(frozen=True, slots=True)
class DateSet:
    """Several dates: one of them is meant, or all of them (`all_of`)."""

    members: tuple[Point | Run, ...]
    all_of: bool

    def __str__(self) -> str:
        inside = ",".join(map(str, self.members))
        return f"{{{inside}}}" if self.all_of else f"[{inside}]"


Expression = Point | Interval | DateSet


def points(expression: Expression | Run | Side | None) -> Iterator[Point]:
    """Every date that an expression names."""
    match expression:
        case Point():
            yield expression
        case Interval(start, end):
            yield from points(start)
            yield from points(end)
        case Run(first, last):
            yield from points(first)
            yield from points(last)
        case DateSet(members):
            for member in members:
                yield from points(member)
