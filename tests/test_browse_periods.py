"""Periods of the calendar: their names lead back to them, and their parts are all there is of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from catalog.dates.days import day_number, days_in_month
from catalog.dates.periods import PATTERN, Period, Scale, period_named, years_between

_years = st.integers(-9999, 9999)


@st.composite
def _periods(draw: st.DrawFn) -> Period:
    scale = draw(st.sampled_from(Scale))
    year, month = draw(_years), draw(st.integers(1, 12))
    day = draw(st.integers(1, days_in_month(year, month)))
    return Period(scale, day_number(year, month, day) // scale)


@example(Period(Scale.CENTURY, -100))
@example(Period(Scale.DECADE, -1000))
@given(_periods())
def test_the_name_of_a_period_leads_back_to_it(period: Period) -> None:
    assert re.fullmatch(PATTERN, period.name)
    assert period_named(period.name) == period
    assert str(period)


@given(_periods())
def test_the_parts_of_a_period_lie_in_it_one_after_the_other(period: Period) -> None:
    parts = list(period.parts())
    numbers = [part.number for part in parts]
    assert all(part.wider == period for part in parts)
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True
    assert bool(parts) == (period.scale != Scale.DAY)


@given(_periods())
def test_a_period_lies_in_all_that_are_wider(period: Period) -> None:
    assert [one.scale for one in period.above()] == sorted(
        (scale for scale in Scale if scale > period.scale), reverse=True
    )
    assert all(one.first <= period.first <= period.last <= one.last for one in period.above())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("1900-1999", "1900–1999"),
        ("1950-1959", "1950s"),
        ("1956", "1956"),
        ("1956/10", "October 1956"),
        ("1956/10/30", "30 October 1956"),
        ("-44/03/15", "15 March 45 BCE"),
        ("-50--41", "51 BCE to 42 BCE"),
        ("0-9", "1 BCE to 9 CE"),
        ("-10000--9901", "10000 BCE to 9902 BCE"),
    ],
)
def test_a_period_is_called_what_a_reader_calls_it(name: str, said: str) -> None:
    assert str(period_named(name)) == said


@pytest.mark.parametrize(
    "name",
    [
        "", "1956/13", "1956/00", "1956/02/30", "1956/10/00", "1955/02/29", "1950-1955", "1951-1960", "1999-1900",
        "0056", "-0", "19561030", "1956/1", "1956/10/30/12", "x", "١٩٥٦", "--1",
    ],
)  # fmt: skip
def test_what_no_calendar_has_is_no_period(name: str) -> None:
    assert period_named(name) is None


def test_one_year_is_no_range_of_years() -> None:
    assert years_between(1944, 1964) == "1944–1964"
    assert years_between(1956, 1956) == "1956"
