"""catalog.dates: what holds for every text and for every date."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from catalog.dates import DateError, HistoricalDate, day_number, describe_edtf, read, read_edtf
from catalog.dates.days import days_in_month
from catalog.dates.months import MONTHS
from catalog.dates.words import MEANINGS

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=250)
EDTF_SIGNS = st.text("0123456789X-/~?%.,[]{}SYET:+Z", max_size=30)
FIGURES = (
    "1956 1957 56 30 5 0 X XX 1950s '54 386 45 1956-10 1956-10-30 30.10.1956 5/31/1930 14:30 195X "
    "- – / . , ? ~ .. [ ] ( )"
)
PIECES = st.sampled_from([*MEANINGS, *FIGURES.split()])
WORDINGS = st.builds(
    lambda pieces, joint: joint.join(pieces), st.lists(PIECES, max_size=8), st.sampled_from(" ,")
)
MARK = st.sampled_from(["", "", "", "?", "~", "%"])
YEAR = st.integers(-9999, 9999)
EVERY_DAY = st.builds(
    lambda year, month, day: (year, month, min(day, days_in_month(year, month))),
    YEAR,
    st.integers(1, 12),
    st.integers(1, 31),
)


def written(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04}"


FULL_DAYS = st.builds(
    lambda day, marks: (
        f"{marks[0]}{written(day[0])}-{marks[1]}{day[1]:02}-{marks[2]}{day[2]:02}{marks[3]}"
    ),
    EVERY_DAY,
    st.tuples(MARK, MARK, MARK, MARK),
)
POINTS = st.one_of(
    FULL_DAYS,
    st.builds(lambda year, mark: written(year) + mark, YEAR, MARK),
    st.builds(lambda year, mark: f"{year:03}X{mark}", st.integers(0, 999), MARK),
    st.builds(lambda year, mark: f"{year:02}XX{mark}", st.integers(0, 99), MARK),
    st.builds(lambda year, month: f"{written(year)}-{month:02}", YEAR, st.integers(1, 12)),
    st.builds(lambda year, code: f"{written(year)}-{code}", YEAR, st.integers(21, 41)),
    st.builds(
        lambda year, rest: f"{year:02}XX-{rest}",
        st.integers(0, 99),
        st.sampled_from(["XX", "1X", "X2", "12-25", "XX-XX", "XX-3X", "02-29", "10-X5"]),
    ),
    st.builds(lambda year, digits: f"{year}S{digits}", st.integers(1000, 9999), st.integers(1, 4)),
)
SETS = st.builds(
    lambda members, brackets: brackets[0] + ",".join(members) + brackets[1],
    st.lists(POINTS, min_size=1, max_size=6),
    st.sampled_from(["[]", "{}"]),
)


def date_of(edtf: str) -> HistoricalDate:
    date = read_edtf(edtf)
    assert isinstance(date, HistoricalDate), str(date)
    return date


def bounds_of(edtf: str) -> tuple[int, int]:
    date = date_of(edtf)
    assert date.earliest is not None and date.latest is not None
    return date.earliest, date.latest


def check_reading(date: HistoricalDate) -> None:
    """A date's EDTF is read as a wording too, but for a season that looks like a span of years."""
    answer = read(date.edtf)
    assert answer == date or (isinstance(answer, DateError) and "as the years" in answer.reason)


def check_date(date: HistoricalDate) -> None:
    assert read_edtf(date.edtf) == date
    check_reading(date)
    if date.earliest is not None and date.latest is not None:
        assert date.earliest <= date.latest
    words = date.describe()
    assert words and words.isprintable()
    assert not set(words) & set("X~%?[]{}/") and ".." not in words


@given(st.one_of(ANY_TEXT, EDTF_SIGNS, WORDINGS))
@settings(max_examples=1000)
@example("\ud800\x00")
@example("1956/" * 50_000)
def test_any_text_gives_a_date_or_a_sentence(text: str) -> None:
    for answer in (read(text), read_edtf(text)):
        if isinstance(answer, HistoricalDate):
            check_date(answer)
        else:
            assert isinstance(answer, DateError)
            assert answer.reason and answer.remedy
            assert str(answer).isprintable() and str(answer).endswith(".")
    assert isinstance(describe_edtf(text), str)


@given(st.one_of(POINTS, SETS))
@settings(max_examples=500)
def test_every_edtf_date_is_read_and_keeps_its_meaning(edtf: str) -> None:
    check_date(date_of(edtf))


@given(EVERY_DAY)
def test_a_day_begins_and_ends_on_itself(day: tuple[int, int, int]) -> None:
    year, month, day_of_month = day
    number = day_number(*day)
    assert bounds_of(f"{written(year)}-{month:02}-{day_of_month:02}") == (number, number)


@given(POINTS, POINTS)
def test_the_bounds_of_an_interval_span_both_sides(one: str, other: str) -> None:
    start, end = sorted([one, other], key=bounds_of)
    interval = date_of(f"{start}/{end}")
    assert (interval.earliest, interval.latest) == (bounds_of(start)[0], bounds_of(end)[1])
    check_date(interval)


@given(POINTS, POINTS)
def test_an_interval_that_ends_before_it_begins_is_impossible(one: str, other: str) -> None:
    start, end = sorted([one, other], key=bounds_of)
    if bounds_of(start)[1] < bounds_of(end)[0]:
        error = read_edtf(f"{end}/{start}")
        assert isinstance(error, DateError)
        assert error.impossible


@given(st.lists(POINTS, min_size=1, max_size=6))
def test_the_bounds_of_a_set_span_its_members(members: list[str]) -> None:
    all_bounds = [bounds_of(member) for member in members]
    hull = (min(first for first, _ in all_bounds), max(last for _, last in all_bounds))
    assert bounds_of(f"[{','.join(members)}]") == bounds_of(f"{{{','.join(members)}}}") == hull


@given(st.lists(POINTS, min_size=1, max_size=4))
def test_the_order_of_a_set_does_not_matter(members: list[str]) -> None:
    shuffled = sorted(members, reverse=True)
    assert date_of(f"[{','.join(members)}]") == date_of(f"[{','.join(shuffled)}]")


@given(st.integers(1000, 9999), st.sampled_from(sorted(MONTHS)), st.integers(1, 28), st.booleans())
def test_every_month_name_is_read_in_every_order(
    year: int, name: str, day: int, is_day_first: bool
) -> None:
    date = read(f"{day} {name} {year}" if is_day_first else f"{name.upper()}. {day}, {year}")
    assert isinstance(date, HistoricalDate), str(date)
    assert date.edtf == f"{year}-{MONTHS[name]:02}-{day:02}"
