"""A scale of time: where a day stands on a line, and which marks are on that line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_DAYS_IN_YEAR = 365.2425
# Steps between marks, in years, that people count in.
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True)
class TimeScale:
    """Days from `first` to `last` on a line that begins at `left` and is `width` pixels long."""

    first: date
    last: date
    width: float
    left: float = 0

    def x(self, day: date) -> float:
        """Where a day stands; days outside are at the nearer end."""
        span = max((self.last - self.first).days, 1)
        within = min(max((day - self.first).days, 0), span)
        return self.left + self.width * within / span

    def years(self, apart: float = 60) -> Iterator[tuple[float, int]]:
        """Marks at the beginnings of round years, at least `apart` pixels from each other, as (x, year)."""
        span = max((self.last - self.first).days, 1) / _DAYS_IN_YEAR
        most = max(self.width / apart, 1)
        step = next((step for step in _STEPS if span / step <= most), _STEPS[-1])
        first = -(-self.first.year // step) * step
        for year in range(max(first, 1), self.last.year + 1, step):
            day = date(year, 1, 1)
            if self.first <= day <= self.last:
                yield self.x(day), year
