"""Records by date: each is shown with the time it is dated by, and with no closer one."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from lxml import html

from tests.records import make_record

pytestmark = pytest.mark.django_db


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def area(shown: str, name: str) -> str:
    """The words of one area of a page; "" when it has none of that name."""
    found = html.fromstring(shown).xpath("//section[@aria-labelledby=$name]", name=name)
    return " ".join(found[0].text_content().split()) if found else ""


def add_much(numbers: range) -> None:
    for number in numbers:
        make_record(date_text=f"{number % 28 + 1} October 1956")
        make_record(date_text="1956")
        make_record(date_text="1950-1960")


def test_a_record_dated_to_the_day_is_on_its_day_and_one_of_the_year_on_none(
    client: Client,
) -> None:
    make_record(title="Cable on Nagy", date_text="30 October 1956")
    make_record(title="Memorandum without a day", date_text="October 1956")
    make_record(title="Report of the year", date_text="1956")
    on_the_day = page(client, "/dates/1956/10/30/")
    assert "Cable on Nagy" in area(on_the_day, "records")
    assert "Report of the year" not in area(on_the_day, "records")
    assert "Report of the year" in area(on_the_day, "longer")
    in_the_month = page(client, "/dates/1956/10/")
    assert "Memorandum without a day" in area(in_the_month, "records")
    assert "1 on no particular day" in area(in_the_month, "calendar")
    assert "Report of the year" in area(in_the_month, "longer")
    calendar = area(page(client, "/dates/1956/"), "calendar")
    assert "January–September no records" in calendar
    assert "30: 1" in calendar


def test_a_year_with_many_records_lists_those_that_are_dated_no_closer(client: Client) -> None:
    make_record(title="Report of the year", date_text="1956")
    for day in range(1, 26):
        make_record(title=f"Cable of the {day}th", date_text=f"{day} October 1956")
        make_record(title=f"Note of the {day}th", date_text=f"{day} November 1956")
    listed = area(page(client, "/dates/1956/"), "records")
    assert listed.startswith("Sometime in 1956 Report of the year")
    assert "Cable of" not in listed


def test_an_approximate_year_is_of_that_year_and_said_to_be_approximate(client: Client) -> None:
    make_record(title="Draft", date_text="c. 1956")
    assert "about 1956" in area(page(client, "/dates/1956/"), "records")
    assert "no records" in area(page(client, "/dates/1956/"), "calendar")


def test_a_range_is_shown_with_all_times_it_takes_in_and_counted_within_none_of_them(
    client: Client,
) -> None:
    make_record(title="Correspondence", date_text="1954-1957")
    for address in ("/dates/1954/", "/dates/1956/", "/dates/1956/10/", "/dates/1956/10/30/"):
        shown = page(client, address)
        assert "0 records dated within it" in shown
        assert "Correspondence" in area(shown, "longer")
    assert "1 record dated within it" in page(client, "/dates/1950-1959/")
    assert "Correspondence" not in page(client, "/dates/1958/")


def test_the_shortest_of_the_longer_times_comes_first(client: Client) -> None:
    make_record(title="The whole party", date_text="1921-1991")
    make_record(title="The autumn", date_text="September 1956/November 1956")
    longer = area(page(client, "/dates/1956/10/"), "longer")
    assert longer.index("The autumn") < longer.index("The whole party")


def test_what_has_no_known_end_is_told_where_it_begins_and_fills_no_later_time(
    client: Client,
) -> None:
    make_record(title="Since the war", date_text="since 1945")
    make_record(title="Letter", date_text="3 May 1990")
    assert "Since the war" in area(page(client, "/dates/1945/"), "longer")
    assert "Since the war" not in page(client, "/dates/1960/")
    assert "1950–1989 no records" in area(page(client, "/dates/"), "line")


def test_the_years_without_records_are_said_to_be_a_gap(client: Client) -> None:
    make_record(date_text="1 May 1848")
    make_record(date_text="30 October 1956")
    line = area(page(client, "/dates/"), "line")
    assert "1850–1949 no records" in line
    assert "1950s 1 record" in line


def test_one_goes_on_to_the_nearest_times_that_have_records(client: Client) -> None:
    for wording in ("-44-03-15", "3 May 1948", "30 October 1956", "1 May 1962"):
        make_record(date_text="15 March 45 BC" if wording.startswith("-") else wording)
    shown = html.fromstring(page(client, "/dates/1956/"))
    assert shown.xpath("//a[@rel='prev']/@href") == ["/dates/1948/"]
    assert shown.xpath("//a[@rel='next']/@href") == ["/dates/1962/"]
    shown = html.fromstring(page(client, "/dates/1948/05/03/"))
    assert shown.xpath("//a[@rel='prev']/@href") == ["/dates/-44/03/15/"]


def test_years_before_our_era_and_far_ones_have_their_pages(client: Client) -> None:
    make_record(title="Philippic", date_text="15 March 45 BC")
    make_record(title="Prophecy", date_edtf="9999-12-31")
    make_record(title="Beginning", date_edtf="-9999")
    line = html.fromstring(page(client, "/dates/"))
    addresses = line.xpath("//ol[@class='periods']//a/@href")
    assert addresses == ["/dates/-10000--9991/", "/dates/-50--41/", "/dates/9990-9999/"]
    for address in addresses:
        page(client, address)
    assert "March" in area(page(client, "/dates/-44/"), "calendar")
    assert "Philippic" in page(client, "/dates/-44/03/15/")
    assert "Beginning" in page(client, "/dates/-9999/")
    page(client, "/dates/-10000--9901/")


def test_thousands_of_years_are_drawn_by_centuries(client: Client) -> None:
    for decade in range(100):
        make_record(
            date_edtf=f"{decade * 30 - 1000:05}" if decade < 34 else f"{decade * 30 - 1000:04}"
        )
    addresses = html.fromstring(page(client, "/dates/")).xpath("//ol[@class='periods']//a/@href")
    assert "/dates/1900-1999/" in addresses
    assert len(addresses) <= 80


def test_what_has_no_date_is_listed(client: Client) -> None:
    make_record(title="Undated leaflet")
    make_record(title="Illegible letter", date_text="the day after the feast")
    make_record(title="Dated", date_text="1956")
    assert "2 records have no date" in page(client, "/dates/")
    listed = page(client, "/dates/undated/")
    assert "Undated leaflet" in listed
    assert "the day after the feast" in listed
    assert "Dated</a>" not in listed


@pytest.mark.parametrize(
    "address",
    ["1956/13/", "1956/02/30/", "1955-1965/", "56789/", "0056/", "x/", "1956/10/30/?page=2"],
)
def test_a_time_that_is_none_is_not_found(client: Client, address: str) -> None:
    assert "There is nothing at this address" in page(client, f"/dates/{address}", status=404)


def test_a_page_that_is_no_number_is_refused_in_a_sentence(client: Client) -> None:
    assert "It is no number" in page(client, "/dates/1956/?page=x", status=400)


def test_a_catalogue_without_dates_says_so(client: Client) -> None:
    assert "No record has a date yet." in page(client, "/dates/")
    assert "0 records dated within it" in page(client, "/dates/1956/")


def test_pages_of_dates_take_the_same_few_queries_however_much_there_is(
    client: Client, asks_at_most: Any
) -> None:
    addresses = (
        "/dates/",
        "/dates/undated/",
        "/dates/1950-1959/",
        "/dates/1956/",
        "/dates/1956/10/",
    )
    for numbers in (range(2), range(2, 30)):
        add_much(numbers)
        for address in addresses:
            page(client, address)
            with asks_at_most(6):
                page(client, address)
