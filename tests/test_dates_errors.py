"""catalog.dates.read: what is not a date gets a sentence, never a guess and never an exception."""

from __future__ import annotations

import pytest

from catalog.dates import DateError, HistoricalDate, describe_edtf, read, read_edtf


def refused(text: str) -> DateError:
    error = read(text)
    assert isinstance(error, DateError), error
    return error


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("1948, memorial edition 1959", "memorial"),
        ("1984 (designed) 1985 (manufactured)", "designed"),
        ("Edo period (1603-1867), c. 1790-1830", "Edo"),
        ("s.d. [ma 1956]", "ma"),
        ("Easter 1956", "Easter"),
        ("30 October 1956 [sic]", "sic"),
        ("1956c", "1956c"),
        ("1956½", "½"),
        ("1956; 1957", ";"),
    ],
)
def test_a_word_that_is_not_known_is_named(text: str, part: str) -> None:
    error = refused(text)
    assert error.part == part
    assert not error.impossible


@pytest.mark.parametrize(
    "text",
    ["03/04/1956", "10-11-1956", "1904/05", "1956/7", "15/16 May 1956", "Spring/Summer 1956",
     "1900s", "195?", "from 1945", "vom 3. Mai 1956", "du 15 janvier 1964"],
)  # fmt: skip
def test_what_can_be_read_two_ways_is_refused(text: str) -> None:
    error = refused(text)
    assert "two ways" in error.reason
    assert not error.impossible


@pytest.mark.parametrize("text", ["1921-22", "1932-33", "[1936-41]", "1919-39?"])
def test_a_span_of_years_in_the_form_of_a_season_is_refused_as_a_wording(text: str) -> None:
    error = refused(text)
    assert "two ways" in error.reason
    assert isinstance(read_edtf(text), HistoricalDate)
    assert f"{text.strip('[')[:4]}/19" in error.remedy


@pytest.mark.parametrize(
    "text",
    ["1963, 1964", "1956 (1957)", "1956 1957", "6-7 May 1956, 10-12 June 1956", "1956 – 1957 – 1958",
     "Undated, c. 1956", "s.d. 1956", "1955 and 1957"],
)  # fmt: skip
def test_two_dates_in_one_text_are_refused(text: str) -> None:
    error = refused(text)
    assert "1948/1959" in error.remedy
    assert not error.impossible


@pytest.mark.parametrize(
    "text",
    ["30 October", "October", "56", "'56", "30.10.56", "12-1956", "5 1956", "30.10", "956", "c. 196",
     "386-534", "10:30", "10:30, October 1956", "about", "?", "- 1956", "1956 to", "1956]",
     "[[1956]]", "19561030", "anni 1955", "hello world", "-44", "XX", "…"],
)  # fmt: skip
def test_what_says_too_little_is_refused(text: str) -> None:
    assert not refused(text).impossible


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1956-13-45", "there is no month 13"),
        ("31 June 1960", "June 1960 has 30 days"),
        ("29 February 1957", "February 1957 has 28 days"),
        ("29 февраля 1957", "February 1957 has 28 days"),
        ("31.06.1960", "June 1960 has 30 days"),
        ("32 October 1956", "there is no day 32"),
        ("99/99/1956", "there is no month 99"),
        ("00.10.1956", "there is no day 0"),
        ("1956-10-00", "there is no day 00"),
        ("1957/1956", "it ends before it begins"),
        ("1957-1956", "it ends before it begins"),
        ("21-15 January 1964", "it ends before it begins"),
        ("between 1957 and 1955", "it ends before it begins"),
        ("0 BCE", "no year is counted 0"),
        ("0th century", "there is no such century"),
        ("1985-04-12T23:20:30-00:00", "there is no such shift"),
    ],
)
def test_what_has_the_shape_of_a_date_and_cannot_be_one_is_impossible(
    text: str, reason: str
) -> None:
    error = refused(text)
    assert error.reason.startswith(reason)
    assert error.impossible
    assert " cannot be a date" in str(error)


@pytest.mark.parametrize("text", ["", " ", "\n\t\u00a0"])
def test_an_empty_text_is_said_to_be_empty(text: str) -> None:
    assert str(refused(text)) == (
        "No date was given: the text is empty; "
        'write a date, for example 30 October 1956, or "n.d." for none.'
    )


def test_the_sentence_names_value_reason_and_remedy() -> None:
    assert str(refused("31 June 1960")) == (
        '"31 June 1960" cannot be a date, at "31": June 1960 has 30 days; '
        "check the day and write it with its month and year, for example 1956-10-30."
    )
    assert str(refused("03/04/1956")) == (
        '"03/04/1956" was not understood as a date: '
        "it can be read two ways, with the day first or with the month first; "
        "write the month in letters or the year first, for example 3 April 1956 or 1956-04-03."
    )


@pytest.mark.parametrize(
    "text",
    ["\x00", "1956\x00", "\ud800", "1956 \udfff", "9" * 100_000, "[" * 100_000, "1956 " * 20_000,
     "{" * 199, "(" * 199, "9" * 199, "1-" * 99, "Y1E" + "9" * 190, "1S" + "9" * 190, "." * 199 + "("],
)  # fmt: skip
def test_hostile_text_gives_a_short_printable_error(text: str) -> None:
    for error in (read(text), read_edtf(text)):
        assert isinstance(error, DateError)
        assert str(error).isprintable()
        assert len(str(error)) < 500
    assert describe_edtf(text) == ""


def test_the_remedy_for_edtf_is_given_to_those_who_write_edtf() -> None:
    assert "capital X" in refused("196u").reason
    assert "write ../1956" in refused("2004-01-01/open").remedy
    assert "years -9999 to 9999" in refused("Y170000002").reason
