"""Printing one date in English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from catalog.dates.bounds import numbers_fitting, point_bounds, years_fitting
from catalog.dates.days import MONTH_NAMES, days_in_month
from catalog.dates.expression import APPROXIMATE, UNCERTAIN, Point

_SEASONS = ("spring", "summer", "autumn", "winter")
_ORDINALS = ("first", "second", "third", "fourth")
_PARTS_OF_YEAR: tuple[tuple[str, str], ...] = (
    *((season, "") for season in _SEASONS),
    *((season, " (northern hemisphere)") for season in _SEASONS),
    *((season, " (southern hemisphere)") for season in _SEASONS),
    *((f"{ordinal} quarter of", "") for ordinal in _ORDINALS),
    *((f"{ordinal} four months of", "") for ordinal in _ORDINALS[:3]),
    *((f"{ordinal} half of", "") for ordinal in _ORDINALS[:2]),
)
_MARK_WORDS = {
    UNCERTAIN: "uncertain",
    APPROXIMATE: "approximate",
    UNCERTAIN | APPROXIMATE: "uncertain and approximate",
}


def describe_point(point: Point, *, inside: bool = False) -> str:
    """One date in words; `inside` a longer phrase, where "1950s" takes its article."""
    marks = set(point.marks_given)
    if len(marks) > 1:
        return f"{_unmarked(point, inside)} ({_partial_marks(point)})"
    (mark,) = marks
    is_about = bool(mark & APPROXIMATE) and "X" not in point.month + point.day
    is_about = is_about and point.year != "XXXX"
    phrase = _unmarked(point, inside or is_about)
    if is_about:
        phrase = f"about {phrase}"
        mark &= ~APPROXIMATE
    return f"{phrase} ({_MARK_WORDS[mark]})" if mark else phrase


def _partial_marks(point: Point) -> str:
    """Which components are doubted and how: "month and day approximate"."""
    month = "month" if point.month <= "12" or "X" in point.month else "season"
    named: dict[int, list[str]] = {}
    for name, mark in zip(("year", month, "day"), point.marks_given, strict=False):
        if mark:
            named.setdefault(mark, []).append(name)
    return ", ".join(f"{' and '.join(names)} {_MARK_WORDS[mark]}" for mark, names in named.items())


def _unmarked(point: Point, inside: bool) -> str:
    if point.digits:
        return _estimate(point)
    if not point.month:
        return _year_alone(point.year, inside)
    if point.month > "12" and "X" not in point.month:
        return _part_of_year(point, inside)
    phrase, ends_with_month = _day_and_month(point) if point.day else _months(point)
    if "X" not in point.year:
        joint = " " if ends_with_month else " in "
        phrase += joint + year_name(int(point.year))
    else:
        phrase += _of_unknown_year(point.year)
    if point.time:
        clock, zone = point.time[1:9], point.time[9:]
        shift = "" if zone in ("", "Z") else zone.replace("-", "\N{MINUS SIGN}")
        phrase += f", {clock}{' UTC' if zone else ''}{shift}"
    return phrase


def year_name(year: int) -> str:
    """An astronomical year as people count it: 1956, "45 CE", "45 BCE" for -44."""
    if year <= 0:
        return f"{1 - year} BCE"
    return str(year) if year >= 1000 else f"{year} CE"


def day_and_month(point: Point) -> str:
    """A plain date without its year: "29 May", "October"."""
    return (_day_and_month(point) if point.day else _months(point))[0]


def month_and_year(point: Point) -> str:
    """The month of a plain date: "January 1964"."""
    return f"{MONTH_NAMES[int(point.month) - 1]} {year_name(int(point.year))}"


def _estimate(point: Point) -> str:
    earliest, latest = (bound // 10000 for bound in point_bounds(point) if bound is not None)
    span = f"between {year_name(earliest)} and {year_name(latest)}"
    return f"{year_name(int(point.year))} (an estimate, {span})"


def _year_alone(year: str, inside: bool) -> str:
    if "X" not in year:
        return year_name(int(year))
    if year == "XXXX":
        return "an unknown year" if inside else "undated"
    era = _era(year)
    if era:
        return f"the {era}" if inside else era
    return _between(year)


def _of_unknown_year(year: str) -> str:
    if year == "XXXX":
        return " of an unknown year"
    era = _era(year)
    return f" of a year in the {era}" if era else f" of {_between(year)}"


def _era(year: str) -> str:
    """The decade or century that a year with unknown last digits lies in; "" for another year."""
    if year.endswith("XX") and year[:2].isdecimal():
        return f"{_ordinal(int(year[:2]) + 1)} century"
    if year[0] in "123456789" and year[:3].isdecimal():
        return f"{year[:3]}0s"
    return ""


def _between(year: str) -> str:
    first = next(years_fitting(year))
    last = next(years_fitting(year, descending=True))
    return f"a year between {year_name(first)} and {year_name(last)}"


def _part_of_year(point: Point, inside: bool) -> str:
    name, hemisphere = _PARTS_OF_YEAR[int(point.month) - 21]
    counted = name.endswith(" of")
    article = "the " if counted and inside else ""
    if "X" not in point.year:
        year = f" {year_name(int(point.year))}"
    else:
        year = _of_unknown_year(point.year)
        year = year.removeprefix(" of") if counted else year
    return f"{article}{name}{year}{hemisphere}"


def _months(point: Point) -> tuple[str, bool]:
    """The month in words, and whether the words end with the name of a month."""
    months = numbers_fitting(point.month, 12)
    if len(months) == 12:
        return "some month", False
    names = [MONTH_NAMES[month - 1] for month in months]
    return _choice(names, "some month"), True


def _day_and_month(point: Point) -> tuple[str, bool]:
    months = numbers_fitting(point.month, 12)
    year = int(point.year) if "X" not in point.year else 2000
    longest = max(days_in_month(year, month) for month in months)
    days = [day for day in numbers_fitting(point.day, 31) if day <= longest]
    month_words, ends_with_month = _months(point)
    if point.day == "XX":
        day_words = "some day"
        return (f"{day_words} in {month_words}", True) if ends_with_month else (day_words, False)
    if len(months) == 1:
        return f"{_choice([str(day) for day in days], 'some day')} {month_words}", True
    ordinals = _choice([_ordinal(day) for day in days], "some day", article="the ")
    return f"{ordinals} of {month_words}", ends_with_month


def _choice(names: Sequence[str], some: str, article: str = "") -> str:
    """A few names joined by "or", a longer series as "some day from the first to the last"."""
    if len(names) > 3:
        return f"{some} from {article}{names[0]} to {article}{names[-1]}"
    return article + _joined(names)


def _joined(names: Iterable[str]) -> str:
    *others, final = names
    return f"{', '.join(others)} or {final}" if others else final


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
