"""Periods of the calendar as pages show them: counted, drawn, and with the times in which there is nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.dates.periods import Period, Scale, years_between
from catalog.drawing.periods import Column, time_line
from catalog.numbers import grouped
from catalog.search.timeline import Timeline

_MOST_COLUMNS = 80
_FOLDED_FROM = 4
"""Empty periods in a row from which on they are told as one gap."""


@dataclass(frozen=True)
class Counted:
    """A period: `count` records lie within it, `reaching` others only reach into it."""

    period: Period
    count: int
    reaching: int

    @property
    def url(self) -> str:
        return address(self.period)

    @property
    def name(self) -> str:
        """For those who do not see the drawing: 1950s: 3 records, 2 more of a longer time."""
        said = {"period": str(self.period), "records": records(self.count)}
        if not self.reaching:
            return _("%(period)s: %(records)s") % said
        said["reaching"] = grouped(self.reaching)
        return _("%(period)s: %(records)s, and %(reaching)s of a longer time") % said


@dataclass(frozen=True)
class Gap:
    """Periods after one another in which no record lies and into which none reaches."""

    first: Period
    last: Period

    def __str__(self) -> str:
        return years_between(self.first.first_year, self.last.last_year)


def address(period: Period) -> str:
    return reverse("catalog:period", args=[period])


def records(count: int) -> str:
    said = {"count": grouped(count)}
    return ngettext("%(count)s record", "%(count)s records", count) % said


def whole_time(dates: Timeline) -> list[Counted | Gap]:
    """All decades from the first record to the last, or all centuries when the decades are too many."""
    for scale in (Scale.DECADE, Scale.CENTURY):
        span = dates.span(scale)
        if span is None:
            return []
        found = list(_folded(_counted(dates, *span)))
        if len(found) <= _MOST_COLUMNS:
            break
    return found


def parts_of(dates: Timeline, period: Period) -> list[Counted]:
    """The periods that a century or a decade consists of."""
    parts = list(period.parts())
    return _counted(dates, parts[0], parts[-1])


@dataclass(frozen=True)
class Line:
    """Periods in their order, and the drawing of them."""

    shown: Sequence[Counted | Gap]
    figure: SafeString

    @property
    def has_longer(self) -> bool:
        return any(isinstance(one, Counted) and one.reaching for one in self.shown)


def drawn(
    shown: Sequence[Counted | Gap], label: str, url: Callable[[Period], str] = address
) -> Line:
    """A line of time on which each period leads to its `url`."""
    return Line(shown, time_line([_column(one, url) for one in shown], label))


def _counted(dates: Timeline, first: Period, last: Period) -> list[Counted]:
    counts = dates.counts(first.scale)
    numbers = range(first.number, last.number + 1)
    return [
        Counted(Period(first.scale, number), counts.get(number, 0), reaching)
        for number, reaching in zip(numbers, dates.reaching(first, last), strict=True)
    ]


def _folded(periods: Iterable[Counted]) -> Iterator[Counted | Gap]:
    empty: list[Counted] = []
    for one in periods:
        if one.count or one.reaching:
            yield from _one_gap(empty)
            empty = []
            yield one
        else:
            empty.append(one)


def _one_gap(empty: list[Counted]) -> list[Counted | Gap]:
    if len(empty) < _FOLDED_FROM:
        return list(empty)
    return [Gap(empty[0].period, empty[-1].period)]


def _column(one: Counted | Gap, url: Callable[[Period], str]) -> Column:
    if isinstance(one, Gap):
        return Column("", _("%(years)s: no records") % {"years": str(one)}, folded=True)
    has_any = one.count or one.reaching
    return Column(
        str(one.period), one.name, url(one.period) if has_any else "", one.count, one.reaching
    )
