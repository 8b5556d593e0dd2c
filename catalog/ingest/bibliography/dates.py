"""Dates as reference managers give them: figures for year, month and day, EDTF, or words."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass

from catalog.dates import DateError, HistoricalDate, read, read_edtf

_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


@dataclass(frozen=True, slots=True)
class ReferenceDate:
    """`wording` is the file's own where it has words; `edtf` is "" where the catalogue has to read the wording."""

    edtf: str = ""
    wording: str = ""

    def __bool__(self) -> bool:
        return bool(self.edtf or self.wording)

    @property
    def year(self) -> str:
        """For a publication: "1956", "1956–1957", or the words."""
        found = self.found
        if found is None:
            return self.wording
        years = [str(day // 10_000) for day in (found.earliest, found.latest) if day is not None]
        if not years:
            return self.wording
        return years[0] if years[0] == years[-1] else f"{years[0]}–{years[-1]}"

    @property
    def found(self) -> HistoricalDate | None:
        found = read_edtf(self.edtf) if self.edtf else read(self.wording)
        return found if isinstance(found, HistoricalDate) else None

    @property
    def day(self) -> str:
        """YYYY-MM-DD when it is a single day, else ""."""
        found = self.found
        if found is None or found.earliest is None or found.earliest != found.latest:
            return ""
        figures = f"{found.earliest:08d}"
        return f"{figures[:4]}-{figures[4:6]}-{figures[6:]}"

    @property
    def is_impossible(self) -> bool:
        """Whether no such day, month or season is: a record with this date is refused."""
        found = read_edtf(self.edtf) if self.edtf else read(self.wording)
        return isinstance(found, DateError) and (bool(self.edtf) or found.impossible)


def of_edtf_or_words(text: str) -> ReferenceDate:
    """A date that may be EDTF, a day and an hour of ISO 8601, or in words."""
    text = text.strip()
    day, mark, hour = text.partition("T")
    if mark and hour[:1].isdigit():
        text = day
    found = read_edtf(text) if text else None
    if isinstance(found, HistoricalDate):
        return ReferenceDate(found.edtf)
    return ReferenceDate(wording=text)


def of_parts(parts: Sequence[Sequence[int]], circa: bool = False) -> ReferenceDate | None:
    """A day, month or year, or two for a span; None when one of them cannot be."""
    points = [_point(part) for part in parts]
    if not points or "" in points:
        return None
    mark = "~" if circa else ""
    return ReferenceDate("/".join(f"{point}{mark}" for point in points))


def with_season(year: int, season: str, circa: bool = False) -> ReferenceDate:
    """`season` is 1 for spring to 4 for winter, EDTF's 21 to 24, or a word."""
    number = _SEASONS.get(season.strip().casefold(), 0)
    if season.strip() in ("1", "2", "3", "4"):
        number = 20 + int(season)
    elif season.strip() in ("21", "22", "23", "24"):
        number = int(season)
    if not number:
        return ReferenceDate(wording=f"{season} {year}")
    return ReferenceDate(f"{_year(year)}-{number}{'~' if circa else ''}")


def _point(part: Sequence[int]) -> str:
    year, month, day = [*part, 0, 0][:3] if part else (0, -1, 0)
    if not -9999 <= year <= 9999 or not 0 <= month <= 12 or (day and not month):
        return ""
    if not month:
        return _year(year)
    # The calendar module knows no years before 1; leap years recur every 400.
    if not 0 <= day <= calendar.monthrange(year % 400 + 2000, month)[1]:
        return ""
    return f"{_year(year)}-{month:02d}" + (f"-{day:02d}" if day else "")


def _year(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04d}"
