"""How results are shown: cards and where they lead, compact lists, pages, years as columns, the part for the script."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from catalog.choices import Holding
from catalog.drawing.year_columns import Column, least_width, year_columns
from catalog.models import Citation
from catalog.pages.search_cards import record_address
from catalog.pages.search_listing import page_links
from catalog.search import Histogram, SearchRequest, SearchResults, search
from catalog.search.query import parse
from tests.records import make_agent, make_contribution, make_record, make_repository, make_text


def shown(client: Client, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200, address
    return unescape(response.content.decode())


@pytest.fixture
def cable() -> None:
    record = make_record(
        slug="cable",
        title="Cable from Rome",
        document_type="cable",
        date_text="30 October 1956",
        reference_code="f. 81 <op. 84>",
        repository=make_repository(name="Archive of the President"),
        languages=["ru"],
    )
    make_text(
        record,
        "First of all.\n\nThe party of Nenni wavers.",
        kind="translation",
        language="en",
        no_source_reason="Not held",
    )


@pytest.mark.django_db
@pytest.mark.usefixtures("cable")
def test_a_card_says_what_a_record_is_what_it_says_and_what_can_be_read(client: Client) -> None:
    card = shown(client, "/search/?q=nenni")
    for part in (
        '<ol class="hits" start="1">',
        '<span class="kind">Cable</span><span>30 October 1956</span><span class="shelfmark">f. 81 <op. 84></span>',
        '<q lang="en" dir="ltr">The party of <mark>Nenni</mark> wavers.</q>',
        '<span class="source">Translation, En</span>',
        "<span>Archive of the President</span><span>Ru</span>",
        "<li>Translation: En</li>",
    ):
        assert part in card


@pytest.mark.django_db
@pytest.mark.usefixtures("cable")
def test_a_card_leads_to_the_paragraph_it_quotes_with_what_was_searched_for() -> None:
    def address(query: str) -> str:
        asked = SearchRequest(parse(query))
        (hit,) = search(asked).hits
        return record_address(hit, asked.query)

    assert address("nenni") == "/records/cable/?q=nenni#translation-en-p2"
    assert address("rome") == "/records/cable/?q=rome"
    assert address('"of nenni"') == "/records/cable/?q=%22of+nenni%22#translation-en-p2"
    assert address("") == "/records/cable/"


@pytest.mark.django_db
def test_what_is_not_held_or_cited_is_marked(client: Client) -> None:
    cited = make_record(title="Minutes", holding=Holding.CITED_ONLY)
    Citation.objects.create(citing=make_record(title="Essay"), cited=cited, note_number=1)
    page = shown(client, "/search/?q=minutes")
    assert f"<li>Cited</li><li>{Holding.CITED_ONLY.label}</li>" in page


@pytest.mark.django_db
def test_what_comes_from_the_catalogue_is_escaped(client: Client) -> None:
    make_record(title="<b>Bold</b> & more", reference_code="<i>", slug="bold")
    content = client.get("/search/?q=bold").content.decode()
    assert "&lt;b&gt;<mark>Bold</mark>&lt;/b&gt; &amp; more" in content
    assert "<b>" not in content
    assert "<i>" not in content


@pytest.mark.django_db
def test_a_compact_list_is_longer_remembered_in_its_address_and_not_the_canonical_one(
    client: Client,
) -> None:
    for number in range(51):
        make_record(title=f"Message {number}", document_type="letter")
    page = shown(client, "/search/?q=message&view=compact")
    assert '<ol class="hits compact" start="1">' in page
    assert page.count('<div class="hit">') == 50
    assert 'href="/search/?q=message&view=compact&page=2"' in page
    assert 'href="/search/?q=message&type=letter&view=compact"' in page
    assert 'href="/search/?q=message" rel="nofollow">full' in page
    assert 'rel="canonical" href="https://catalogue.example.org/search/?q=message"' in page
    assert '<input type="hidden" name="view" value="compact" form="search">' in page
    third = shown(client, "/search/?q=message&page=3")
    assert 'start="41"' in third
    assert 'href="/search/?q=message&view=compact" rel="nofollow">compact' in third
    assert client.get("/search/?view=wide").status_code == 400


@pytest.mark.django_db
@pytest.mark.usefixtures("cable")
def test_the_script_gets_the_part_that_changes_and_caches_tell_it_from_the_page(
    client: Client,
) -> None:
    page = client.get("/search/?q=nenni")
    part = client.get("/search/?q=nenni", headers={"X-Fragment": "results"})
    assert "X-Fragment" in page["Vary"]
    assert "X-Fragment" in part["Vary"]
    assert "public" in page["Cache-Control"]
    assert "private" in part["Cache-Control"]
    assert part.content.strip().startswith(b'<div class="results" id="results"')
    assert part.content.strip() in page.content
    short = client.get("/search/?q=nenni&from=", headers={"X-Fragment": "results"})
    assert short["Location"] == "/search/?q=nenni"


@pytest.mark.django_db
def test_a_page_of_results_asks_the_database_a_dozen_times_and_once_for_each_facet(
    client: Client, asks_at_most: Any
) -> None:
    person = make_agent("Togliatti, Palmiro")
    for number in range(25):
        record = make_record(
            title=f"Cable {number}", document_type="cable", date_text="1956", languages=["ru"]
        )
        make_contribution(record, person)
        make_text(record, "A paragraph on Trieste.")
    # Each chosen facet is looked up by its short name.
    for address, most in (
        ("/search/", 12),
        ("/search/?q=trieste", 12),
        ("/search/?q=trieste&type=cable", 13),
    ):
        client.get(address)
        with asks_at_most(most):
            client.get(address)


@pytest.mark.django_db
def test_who_asks_nothing_is_shown_where_to_begin(client: Client) -> None:
    make_contribution(make_record(document_type="cable"), make_agent("Togliatti, Palmiro"))
    page = shown(client, "/search/")
    assert "Begin with" in page
    begin = page.partition('id="begin"')[2].partition("</section>")[0]
    assert 'href="/search/?agent=togliatti-palmiro"' in begin
    assert 'href="/agents/"' in begin
    assert "Begin with" not in shown(client, "/search/?type=cable")


@pytest.mark.parametrize(
    ("page", "pages", "numbers"),
    [
        (1, 1, ""),
        (1, 2, "[1] 2"),
        (1, 9, "[1] 2 3 … 9"),
        (5, 9, "1 2 3 4 [5] 6 7 8 9"),
        (6, 12, "1 … 4 5 [6] 7 8 … 12"),
    ],
)
def test_pages_are_named_about_this_one_the_first_and_the_last(
    page: int, pages: int, numbers: str
) -> None:
    results = SearchResults(pages * 20, (), (), Histogram((), 0), pages)
    links = page_links(SearchRequest(page=page), results)
    written = (
        f"[{link.number}]" if link.current else str(link.number) if link.url else "…"
        for link in links
    )
    assert " ".join(written) == numbers


@pytest.mark.django_db
def test_chosen_years_stand_among_those_of_their_decades(client: Client) -> None:
    for year in ("1951", "1956", "1957", "1988"):
        make_record(date_text=year)
    page = shown(client, "/search/?from=1956&to=1957")
    assert 'data-first="1950" data-width="1" data-bars="10"' in page
    assert 'href="/search/?from=1951&to=1951" aria-label="1951: 1 record"' in page
    assert 'class="chosen"' in page
    assert '<a href="/search/" rel="nofollow">All years</a>' in page
    assert 'aria-label="1950s: 3 records"' in shown(client, "/search/")


@pytest.mark.django_db
def test_a_thousand_years_are_shown_by_centuries(client: Client) -> None:
    for year in ("1066", "1956"):
        make_record(date_text=year)
    page = shown(client, "/search/")
    assert 'data-first="1000" data-width="100" data-bars="10"' in page
    assert 'aria-label="1900–1999: 1 record"' in page


counts = st.lists(st.integers(0, 10**7), min_size=1, max_size=120)


@given(counts, st.integers(-50, 190), st.sampled_from([1, 10, 100]))
def test_columns_are_as_high_as_their_counts_and_side_by_side(
    numbers: list[int], start: int, width: int
) -> None:
    columns = [
        Column(
            year,
            year + width - 1,
            f"<{year}>",
            number,
            f"{year}: {number}",
            f"/?a=1&b={year}",
            False,
        )
        for place, number in enumerate(numbers)
        for year in [(start + place) * width]
    ]
    figure = etree.fromstring(year_columns(columns, "&", "<Years>"))
    shapes = [
        (float(shape.get("height")), float(shape.get("x").rstrip("%")), number)
        for shape, number in zip(
            figure.iterfind("a/rect[@class='shape']"), filter(None, numbers), strict=True
        )
    ]
    assert [height for height, _x, _number in sorted(shapes, key=lambda shape: shape[2])] == sorted(
        height for height, _x, _number in shapes
    )
    assert all(2 <= height <= 74 for height, _x, _number in shapes)
    assert [x for _height, x, _number in shapes] == sorted({x for _height, x, _number in shapes})
    assert [link.get("aria-label") for link in figure.iterfind("a")] == [
        column.name for column in columns if column.count
    ]
    assert least_width(columns) >= 24 * len(numbers)
