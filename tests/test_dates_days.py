"""catalog.dates: days as numbers that sort."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from catalog.dates import day_number, split_day, years_covered
from catalog.dates.days import days_in_month, next_day

EVERY_DAY = st.builds(
    lambda year, month, day: (year, month, min(day, days_in_month(year, month))),
    st.integers(-9999, 9999),
    st.integers(1, 12),
    st.integers(1, 31),
)


def test_the_ides_of_march_have_the_number_of_an_astronomical_year() -> None:
    assert day_number(-44, 3, 15) == -44 * 10000 + 315
    assert split_day(-439685) == (-44, 3, 15)


@given(EVERY_DAY)
def test_a_day_comes_back_from_its_number(day: tuple[int, int, int]) -> None:
    assert split_day(day_number(*day)) == day


@given(EVERY_DAY, EVERY_DAY)
def test_numbers_sort_as_their_days_do(
    one: tuple[int, int, int], other: tuple[int, int, int]
) -> None:
    assert (day_number(*one) < day_number(*other)) == (one < other)


@given(st.dates(max_value=datetime.date(9999, 12, 30)))
def test_the_next_day_is_that_of_the_gregorian_calendar(day: datetime.date) -> None:
    following = day + datetime.timedelta(days=1)
    number = day_number(day.year, day.month, day.day)
    next_number = day_number(following.year, following.month, following.day)
    assert next_day(number, 1) == next_number
    assert next_day(next_number, -1) == number


def test_a_leap_year_before_the_era_is_counted_astronomically() -> None:
    assert days_in_month(0, 2) == 29
    assert days_in_month(-4, 2) == 29
    assert days_in_month(-1, 2) == 28
    assert days_in_month(-100, 2) == 28


def test_the_years_covered_include_both_ends() -> None:
    assert years_covered(19551224, 19570106) == range(1955, 1958)
    assert years_covered(-439685, -439685) == range(-44, -43)


def test_an_open_side_covers_no_known_years() -> None:
    assert years_covered(None, 19561231) is None
    assert years_covered(19560101, None) is None
    assert years_covered(None, None) is None
