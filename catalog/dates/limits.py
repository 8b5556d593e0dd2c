"""Before and after a date: the nearest date on its other side."""

from __future__ import annotations

from dataclasses import replace

from catalog.dates.bounds import point_bounds
from catalog.dates.days import FIRST_YEAR, LAST_YEAR, next_day, split_day
from catalog.dates.errors import Refusal
from catalog.dates.expression import Point
from catalog.dates.normal import neighbour, plain_point


def beside(point: Point, step: int) -> Point:
    """The last date before (`step` -1) or the first after (`step` 1) a date, its marks kept.

    As precise as the date where it is of the calendar: before 1956 is 1955, before 195X is 1949.
    Beside a season it is a day: before 1956-21 is 1956-03-19. Raises Refusal where there is none.
    """
    if found := neighbour(point, step):
        return found
    earliest, latest = point_bounds(point)
    edge = latest if step > 0 else earliest
    if edge is None:
        raise _nothing_beside(point)
    year, month, day = split_day(next_day(edge, step))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _nothing_beside(point)
    if not point.month:
        return replace(plain_point(year), marks=point.marks)
    mark = max(point.marks)
    return replace(plain_point(year, month, day), marks=(mark, mark, mark))


def _nothing_beside(point: Point) -> Refusal:
    return Refusal(
        str(point),
        f"the catalogue keeps the years {FIRST_YEAR} to {LAST_YEAR}, and nothing lies beyond",
        "write a date within them, for example before 1956",
    )
