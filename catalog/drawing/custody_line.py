"""Where the steps in the life of a document stand on a line of time: one row for each, in the order they are told in.

A date is drawn from its first to its last day. What has no date stands between its neighbours, and a stretch in which
nothing is known is a row of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from catalog.dates import split_day

_DAY = 1 / 372
"""A day in years of twelve months of 31 days, which is even enough for the eye."""
_SHORTEST_GAP = 2.0
_SHORTEST_SCALE = 1 / 24
"""Of what took a day or two, half a month is shown, most of it after."""
_SMALLEST = 9.0
"""Pixels that the shortest date takes."""
ZONE = 120.0
"""Pixels on either side of the dated time, for what came before or after it without a date."""
_PADDING = 18.0


@dataclass(frozen=True)
class Step:
    """Something that happened from `earliest` to `latest`, days as numbers; None where a side is open or unknown."""

    earliest: int | None = None
    latest: int | None = None

    @property
    def is_dated(self) -> bool:
        return self.earliest is not None or self.latest is not None


@dataclass(frozen=True)
class Gap:
    """The years between two dated steps; `is_bare` when no other step can fall into them."""

    first: int
    last: int
    begins: float
    ends: float
    is_bare: bool


Stretch = tuple[float | None, float | None]
"""From when to when, in years; None for a side without an end."""


@dataclass(frozen=True)
class Row:
    """A step, or a gap, as drawn from `left` to `right`, with its sign at `mark`."""

    y: float
    left: float
    right: float
    mark: float
    opens_left: bool = False
    opens_right: bool = False


@dataclass(frozen=True)
class Scale:
    """The years from `first` to `last` on the pixels from `left` to `right`."""

    first: float
    last: float
    left: float
    right: float

    def x(self, moment: float) -> float:
        share = (moment - self.first) / ((self.last - self.first) or 1)
        return self.left + (self.right - self.left) * min(max(share, 0.0), 1.0)


@dataclass(frozen=True)
class CustodyLine:
    """A row for each entry; `scale` is None where nothing has a date, and rows only show the order."""

    rows: list[Row]
    scale: Scale | None
    left: float
    right: float


def with_gaps(steps: Sequence[Step]) -> list[tuple[int, Gap | None]]:
    """The steps by their place among `steps`, each gap before the step that ends it, as (place of that, gap)."""
    gaps = _gaps(steps)
    entries: list[tuple[int, Gap | None]] = []
    for place in range(len(steps)):
        if place in gaps:
            entries.append((place, gaps[place]))
        entries.append((place, None))
    return entries


def placed(steps: Sequence[Step], left: float, width: float, row: float) -> CustodyLine:
    """The rows of the entries that `with_gaps` gives, each `row` pixels high, on a track of `width` from `left`."""
    entries = with_gaps(steps)
    possible = _possible(steps)
    right = left + width
    scale = _scale(steps, possible, left, right)
    marks = dict(_undated_marks(steps, possible, scale, left, right))
    rows = []
    for number, (place, gap) in enumerate(entries):
        y = number * row
        if gap is not None and scale is not None:
            ends = (scale.x(gap.begins), scale.x(gap.ends))
            rows.append(Row(y, *ends, sum(ends) / 2))
        else:
            rows.append(_row(y, possible[place], scale, (left, right), marks.get(place)))
    return CustodyLine(rows, scale, left, right)


def moment(day: int) -> float:
    """The beginning of a day, in years."""
    year, month, number = split_day(day)
    return year + (month - 1) / 12 + (number - 1) * _DAY


def _known(step: Step) -> tuple[float, float]:
    """From when to when a dated step is known to fall; an open side ends where it begins."""
    days = [day for day in (step.earliest, step.latest) if day is not None]
    return moment(days[0]), moment(days[-1]) + _DAY


def _possible(steps: Sequence[Step]) -> list[Stretch]:
    """When each step can have happened: by its date, or after those before it and before those after it."""
    return [
        _by_date(step) if step.is_dated else _by_order(steps, place)
        for place, step in enumerate(steps)
    ]


def _by_date(step: Step) -> Stretch:
    return (
        None if step.earliest is None else moment(step.earliest),
        None if step.latest is None else moment(step.latest) + _DAY,
    )


def _by_order(steps: Sequence[Step], place: int) -> Stretch:
    begins = [_known(step)[0] for step in steps[:place] if step.is_dated]
    ends = [_known(step)[1] for step in steps[place + 1 :] if step.is_dated]
    first, last = max(begins, default=None), min(ends, default=None)
    if first is not None and last is not None and first > last:
        return last, first
    return first, last


def _gaps(steps: Sequence[Step]) -> dict[int, Gap]:
    """Stretches of more than two years that no date covers, by the step that ends each."""
    found: dict[int, Gap] = {}
    possible = _possible(steps)
    dated = sorted(
        (place for place, step in enumerate(steps) if step.is_dated),
        key=lambda place: (_known(steps[place]), place),
    )
    reached: float | None = None
    for place in dated:
        begins, ends = _known(steps[place])
        if reached is not None and begins - reached > _SHORTEST_GAP:
            bare = not any(
                _reaches_into(stretch, reached, begins)
                for stretch, step in zip(possible, steps, strict=True)
                if None in (step.earliest, step.latest)
            )
            last_day = reached - _DAY / 2
            found[place] = Gap(int(last_day // 1), int(begins // 1), reached, begins, bare)
        reached = ends if reached is None else max(reached, ends)
    return found


def _reaches_into(stretch: Stretch, begins: float, ends: float) -> bool:
    first, last = stretch
    return (first is None or first < ends) and (last is None or last > begins)


def _scale(
    steps: Sequence[Step], possible: Sequence[Stretch], left: float, right: float
) -> Scale | None:
    known = [_known(step) for step in steps if step.is_dated]
    if not known:
        return None
    begins = left + (ZONE if any(first is None for first, _last in possible) else 0) + _PADDING
    ends = right - (ZONE if any(last is None for _first, last in possible) else 0) - _PADDING
    first, last = min(first for first, _last in known), max(last for _first, last in known)
    missing = max(_SHORTEST_SCALE - (last - first), 0)
    return Scale(first - missing * 0.2, last + missing * 0.8, begins, ends)


def _undated_marks(
    steps: Sequence[Step],
    possible: Sequence[Stretch],
    scale: Scale | None,
    left: float,
    right: float,
) -> Iterator[tuple[int, float]]:
    """Steps without a date, spread evenly over the room that those have which follow each other."""
    undated = (place for place, step in enumerate(steps) if not step.is_dated)
    for stretch, run in groupby(undated, key=lambda place: possible[place]):
        places = list(run)
        first, last = _room(stretch, scale, left, right)
        for number, place in enumerate(places, start=1):
            yield place, first + (last - first) * number / (len(places) + 1)


def _room(stretch: Stretch, scale: Scale | None, left: float, right: float) -> tuple[float, float]:
    """Where signs without a date may stand: in the zone beside the scale where a side is open."""
    first, last = stretch
    if scale is None:
        return left, right
    if last is None:
        return scale.right + _PADDING, right
    if first is None:
        return left, scale.left - _PADDING
    return scale.x(first), scale.x(last)


def _row(
    y: float,
    stretch: Stretch,
    scale: Scale | None,
    track: tuple[float, float],
    mark: float | None,
) -> Row:
    first, last = stretch
    begins = track[0] if scale is None or first is None else scale.x(first)
    ends = track[1] if scale is None or last is None else scale.x(last)
    if ends - begins < _SMALLEST:
        middle = min(max((begins + ends) / 2, track[0] + _SMALLEST / 2), track[1] - _SMALLEST / 2)
        begins, ends = middle - _SMALLEST / 2, middle + _SMALLEST / 2
    opens = first is None, last is None
    if mark is None:
        # Of a date with an open side the other one is what is known.
        mark = begins if opens == (False, True) else ends if opens == (True, False) else None
    sign = (begins + ends) / 2 if mark is None else min(max(mark, begins), ends)
    return Row(y, begins, ends, sign, *opens)
