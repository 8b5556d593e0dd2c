"""catalog.dates: dates printed for people."""

from __future__ import annotations

import pytest

from catalog.dates import HistoricalDate, describe_edtf, read


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1956-10-30", "30 October 1956"),
        ("1956-10", "October 1956"),
        ("1956", "1956"),
        ("1956~", "about 1956"),
        ("1956?", "1956 (uncertain)"),
        ("1956%", "about 1956 (uncertain)"),
        ("1956-23", "autumn 1956"),
        ("1956-25", "spring 1956 (northern hemisphere)"),
        ("1956-32", "winter 1956 (southern hemisphere)"),
        ("1956-34", "second quarter of 1956"),
        ("1956-34~", "about the second quarter of 1956"),
        ("1956-37", "first four months of 1956"),
        ("1956-41", "second half of 1956"),
        ("195X", "1950s"),
        ("195X~", "about the 1950s"),
        ("19XX", "20th century"),
        ("10XX", "11th century"),
        ("1XXX", "a year between 1000 and 1999"),
        ("1X56", "a year between 1056 and 1956"),
        ("1956-10-XX", "some day in October 1956"),
        ("1956-10-3X", "30 or 31 October 1956"),
        ("1957-02-2X", "some day from 20 to 28 February 1957"),
        ("1956-10-X5", "5, 15 or 25 October 1956"),
        ("1956-XX", "some month in 1956"),
        ("1956-1X", "October, November or December 1956"),
        ("1956-0X", "some month from January to September 1956"),
        ("1956-XX-XX", "some day in 1956"),
        ("1956-XX-12", "the 12th of some month in 1956"),
        ("1956-1X-XX", "some day in October, November or December 1956"),
        ("156X-12-25", "25 December of a year in the 1560s"),
        ("XXXX-12-25", "25 December of an unknown year"),
        ("195X-21", "spring of a year in the 1950s"),
        ("195X-33", "first quarter of a year in the 1950s"),
        ("1950S2", "1950 (an estimate, between 1900 and 1999)"),
        ("XXXX", "undated"),
        ("-0044", "45 BCE"),
        ("-0044-03-15", "15 March 45 BCE"),
        ("0000", "1 BCE"),
        ("0386", "386 CE"),
        ("1985-04-12T23:20:30", "12 April 1985, 23:20:30"),
        ("1985-04-12T23:20:30Z", "12 April 1985, 23:20:30 UTC"),
        ("1985-04-12T23:20:30-04:00", "12 April 1985, 23:20:30 UTC\N{MINUS SIGN}04:00"),
        ("2004-~06-11", "11 June 2004 (month approximate)"),
        ("2004-~06-~11", "11 June 2004 (month and day approximate)"),
        ("?2004-06-~11", "11 June 2004 (year uncertain, day approximate)"),
        ("2001?-21", "spring 2001 (year uncertain)"),
        ("2001-~21", "spring 2001 (season approximate)"),
        ("1956-10-XX~", "some day in October 1956 (approximate)"),
    ],
)
def test_one_date_is_printed(edtf: str, words: str) -> None:
    assert describe_edtf(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1964-01-15/1964-01-21", "15–21 January 1964"),
        ("1955-06-10/1955-06-26", "10–26 June 1955"),
        ("1956-05-29/1956-06-03", "29 May to 3 June 1956"),
        ("1956-12-29/1957-01-03", "29 December 1956 to 3 January 1957"),
        ("1956-10/1956-12", "October to December 1956"),
        ("1956-12/1957-01", "December 1956 to January 1957"),
        ("1945/1954", "1945–1954"),
        ("1956/1956", "1956"),
        ("1945~/1954", "about 1945 to 1954"),
        ("0001/0199", "1 CE to 199 CE"),
        ("-0099/-0049", "100 BCE to 50 BCE"),
        ("195X/196X", "the 1950s to the 1960s"),
        ("1956/..", "from 1956, open"),
        ("1956/", "from 1956, end unknown"),
        ("../1956", "until 1956"),
        ("/1956", "until 1956, start unknown"),
        ("../..", "open at both ends"),
        ("/..", "start unknown, open"),
        ("../", "start open, end unknown"),
        ("XXXX/1956", "an unknown year to 1956"),
    ],
)
def test_an_interval_is_printed_saying_once_what_both_sides_share(edtf: str, words: str) -> None:
    assert describe_edtf(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("[1955,1957]", "one of 1955, 1957"),
        ("[1667,1668,1670..1672]", "one of 1667, 1668, 1670–1672"),
        ("{1960,1961-12}", "1960 and December 1961"),
        ("{1667,1668,1670..1672}", "1667, 1668 and 1670–1672"),
        ("[..1949]", "before 1950"),
        ("[1946..]", "after 1945"),
        ("[..1956-02]", "before March 1956"),
        ("[..1760-12-03]", "before 4 December 1760"),
        ("[..1955~]", "about 1955 or earlier"),
        ("[1956-21..]", "spring 1956 or later"),
        ("[..9999]", "9999 or earlier"),
        ("[1955..1957]", "between 1955 and 1957"),
        ("[1760-01,1760-12..]", "one of January 1760, December 1760 or later"),
        ("{..1984}", "1984 and earlier"),
        ("{1955..1957}", "1955–1957"),
    ],
)
def test_a_set_is_printed(edtf: str, words: str) -> None:
    assert describe_edtf(edtf) == words


def test_a_date_prints_itself() -> None:
    date = read("15-21 gennaio 1964")
    assert isinstance(date, HistoricalDate)
    assert date.describe() == "15–21 January 1964"


def test_what_is_not_edtf_is_printed_as_nothing() -> None:
    assert describe_edtf("") == ""
    assert describe_edtf("autumn 1956") == ""
    assert describe_edtf("1956-13") == ""
