"""catalog.dates: the published examples of EDTF, https://www.loc.gov/standards/datetime/."""

from __future__ import annotations

import pytest

from catalog.dates import DateError, HistoricalDate, read, read_edtf

LEVEL_0 = [
    ("1985-04-12", 19850412, 19850412),
    ("1985-04", 19850401, 19850430),
    ("1985", 19850101, 19851231),
    ("1985-04-12T23:20:30", 19850412, 19850412),
    ("1985-04-12T23:20:30Z", 19850412, 19850412),
    ("1964/2008", 19640101, 20081231),
    ("2004-06/2006-08", 20040601, 20060831),
    ("2004-02-01/2005-02-08", 20040201, 20050208),
    ("2004-02-01/2005-02", 20040201, 20050228),
    ("2004-02-01/2005", 20040201, 20051231),
    ("2005/2006-02", 20050101, 20060228),
]
LEVEL_1 = [
    ("2001-21", 20010320, 20010620),
    ("2001-22", 20010621, 20010921),
    ("2001-23", 20010922, 20011220),
    ("2001-24", 20011221, 20020319),
    ("1984?", 19840101, 19841231),
    ("2004-06~", 20040601, 20040630),
    ("2004-06-11%", 20040611, 20040611),
    ("201X", 20100101, 20191231),
    ("20XX", 20000101, 20991231),
    ("2004-XX", 20040101, 20041231),
    ("1985-04-XX", 19850401, 19850430),
    ("1985-XX-XX", 19850101, 19851231),
    ("1985-04-12/..", 19850412, None),
    ("1985-04/..", 19850401, None),
    ("1985/..", 19850101, None),
    ("../1985-04-12", None, 19850412),
    ("../1985-04", None, 19850430),
    ("../1985", None, 19851231),
    ("1985-04-12/", 19850412, None),
    ("1985-04/", 19850401, None),
    ("1985/", 19850101, None),
    ("/1985-04-12", None, 19850412),
    ("/1985-04", None, 19850430),
    ("/1985", None, 19851231),
    ("1984~/2004-06", 19840101, 20040630),
    ("1984/2004-06~", 19840101, 20040630),
    ("1984?/2004%", 19840101, 20041231),
    ("2003-22/2004-22", 20030621, 20040921),
    ("-1985", -1985 * 10000 + 101, -1985 * 10000 + 1231),
]
LEVEL_2 = [
    ("1950S2", 19000101, 19991231),
    ("2001-25", 20010320, 20010620),
    ("2001-29", 20010922, 20011220),
    ("2001-30", 20011221, 20020319),
    ("2001-31", 20010320, 20010620),
    ("2001-32", 20010621, 20010921),
    ("2001-34", 20010401, 20010630),
    ("2001-37", 20010101, 20010430),
    ("2001-39", 20010901, 20011231),
    ("2001-41", 20010701, 20011231),
    ("[1667,1668,1670..1672]", 16670101, 16721231),
    ("[..1760-12-03]", None, 17601203),
    ("[1760-12..]", 17601201, None),
    ("[1760-01,1760-02,1760-12..]", 17600101, None),
    ("[1667,1760-12]", 16670101, 17601231),
    ("[..1984]", None, 19841231),
    ("{1667,1668,1670..1672}", 16670101, 16721231),
    ("{1960,1961-12}", 19600101, 19611231),
    ("{..1984}", None, 19841231),
    ("2004-06~-11", 20040611, 20040611),
    ("2004?-06-11", 20040611, 20040611),
    ("?2004-06-~11", 20040611, 20040611),
    ("2004-%06-11", 20040611, 20040611),
    ("156X-12-25", 15601225, 15691225),
    ("15XX-12-25", 15001225, 15991225),
    ("15XX-12-XX", 15001201, 15991231),
    ("XXXX-12-XX", None, None),
    ("1XXX-XX", 10000101, 19991231),
    ("1XXX-12", 10001201, 19991231),
    ("1984-1X", 19841001, 19841231),
    ("1956-10-3X", 19561030, 19561031),
    ("2004-06-~01/2004-06-~20", 20040601, 20040620),
    ("2004-06-XX/2004-07-03", 20040601, 20040703),
    ("-0100~/-0050", -100 * 10000 + 101, -50 * 10000 + 1231),
    ("190X-02-29", 19040229, 19080229),
    ("-20XX", -2099 * 10000 + 101, -2000 * 10000 + 1231),
    ("XXXX", None, None),
    ("../..", None, None),
    ("9999-24", 99991221, 99991231),
]


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [*LEVEL_0, *LEVEL_1, *LEVEL_2],
)
def test_a_published_example_is_read_with_its_days_and_kept_as_it_is(
    edtf: str, earliest: int | None, latest: int | None
) -> None:
    date = read_edtf(edtf)
    assert isinstance(date, HistoricalDate)
    assert (date.edtf, date.earliest, date.latest) == (edtf, earliest, latest)
    assert read(edtf) == date


@pytest.mark.parametrize(
    ("spelling", "normal"),
    [
        ("?2004-?06-?11", "2004-06-11?"),
        ("~2004-?06-11~", "~2004-%06-~11"),
        ("~-0100/-0050", "-0100~/-0050"),
        ("1984?~", "1984%"),
        ("1984~?", "1984%"),
        ("?1984~", "1984%"),
        ("?2004-06-11", "2004?-06-11"),
        ("2004?-06~-11", "%2004-~06-11"),
        ("?2004-?06-11", "2004-06?-11"),
        ("[1956]", "1956"),
        ("{1956?}", "1956?"),
        ("[1956..1956]", "1956"),
        ("[1957,1955,1957]", "[1955,1957]"),
        ("Y-17E2", "-1700"),
        ("Y195E1S2", "1950S2"),
        ("1950S4", "1950"),
        ("1985-04-12T23:20:30-04", "1985-04-12T23:20:30-04:00"),
        ("1985-04-12T23:20:30+00:00", "1985-04-12T23:20:30Z"),
        ("1985-04-12T23:20:30+04:30", "1985-04-12T23:20:30+04:30"),
    ],
)
def test_spellings_of_one_meaning_become_one(spelling: str, normal: str) -> None:
    date = read_edtf(spelling)
    assert isinstance(date, HistoricalDate)
    assert date.edtf == normal


@pytest.mark.parametrize(
    ("edtf", "is_approximate", "is_uncertain"),
    [
        ("1956", False, False),
        ("1956~", True, False),
        ("1956?", False, True),
        ("1956%", True, True),
        ("1956-~10", True, False),
        ("1955/1957?", False, True),
        ("[1955~,1957?]", True, True),
    ],
)
def test_marks_are_known_and_do_not_widen_the_bounds(
    edtf: str, is_approximate: bool, is_uncertain: bool
) -> None:
    date, plain = read_edtf(edtf), read_edtf(edtf.translate(dict.fromkeys(map(ord, "~?%"))))
    assert isinstance(date, HistoricalDate) and isinstance(plain, HistoricalDate)
    assert (date.is_approximate, date.is_uncertain) == (is_approximate, is_uncertain)
    assert (date.earliest, date.latest) == (plain.earliest, plain.latest)


@pytest.mark.parametrize("edtf", ["Y170000002", "Y-170000002", "Y-17E7", "Y171010000S3",
                                  "Y3388E2S3", "Y1E999999999999", "12345-10-30"])  # fmt: skip
def test_years_beyond_those_kept_are_refused_by_name(edtf: str) -> None:
    error = read_edtf(edtf)
    assert isinstance(error, DateError)
    assert "the catalogue keeps the years -9999 to 9999" in error.reason
    assert isinstance(read(edtf), DateError)


@pytest.mark.parametrize(
    "edtf",
    [
        "1956-13", "1956-00", "1956-42", "1956-2X", "1956-13-45", "1957-02-29", "1900-02-29",
        "1956-02-30", "1956-10-32", "1956-10-00", "1956-02-3X", "1X01-02-29", "XXXX-02-30",
        "1956-22-01", "1957/1956", "1956-10-30/1956-10-29", "[1957..1956]", "-0044/-0045",
        "-0000", "-0000-01", "1985-04-12T25:00:00", "1985-04-12T23:60:00",
        "1985-04-12T23:20:30-00:00", "1985-04-12T23:20:30+24:00", "1985-02-30T10:10:10",
    ],
)  # fmt: skip
def test_what_no_calendar_holds_is_impossible(edtf: str) -> None:
    error = read_edtf(edtf)
    assert isinstance(error, DateError)
    assert error.impossible
    assert error == read(edtf)


@pytest.mark.parametrize(
    "text",
    [
        "", " 1956", "1956 ", "19 56", "195", "19561030", "1956-1-05", "1956-10-3", "+1956", "Y2006",
        "Y02006", "1956??", "1956-10?~?", "1956/1957/1958", "/", "1956-10/12", "2012-10-10T1:10:10",
        "2012-10-10T10:10", "1985-04-12T23:20:30/1985-04-13", "[]", "[1956", "1956]", "[[1956]]",
        "{[1956]}", "[1955, 1957]", "[1955..,1957]", "[1955,..1957]", "[..]", "[1955/1957]",
        "[1955,,1957]", "1950S0", "1950S5", "195XS2", "1950-10S2", "2001-21^southernHemisphere",
        "25 marzo 1959", "1956-10-30-01", "1956-W10",
    ],
)  # fmt: skip
def test_what_is_not_edtf_is_refused_without_being_called_impossible(text: str) -> None:
    error = read_edtf(text)
    assert isinstance(error, DateError)
    assert not error.impossible


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("196u", "an unknown digit is a capital X"),
        ("19uu", "an unknown digit is a capital X"),
        ("195x", "an unknown digit is a capital X"),
        ("1999-01-uu", "an unknown digit is a capital X"),
        ("2004-06-01/unknown", "write /1956 or 1956/"),
        ("2004-01-01/open", "write ../1956 or 1956/.."),
        ("y170000002", "EDTF writes a capital Y"),
        ("2011-(06-04)~", "EDTF has no round brackets"),
        ("Y2006", "write the year without it, as 2006"),
        ("195", "fill it up with zeros"),
        ("1956-1", "fill them up with a zero"),
        ("19561030", "EDTF keeps the hyphens"),
    ],
)
def test_older_and_slipped_notation_is_refused_with_the_modern_form(text: str, advice: str) -> None:
    error = read_edtf(text)
    assert isinstance(error, DateError)
    assert advice in str(error)
