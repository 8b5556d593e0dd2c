"""The pages of the search: addresses, chips, all values of a facet, suggestions, help, crawlers, limits."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from catalog.choices import Scheme
from catalog.models import AgentName, RecordPlace
from catalog.pages import search_address
from catalog.search import FACETS, SearchRequest, SearchTimeout, Sort, search
from catalog.search.query import parse
from catalog.search.query.examples import EXAMPLES
from tests.records import (
    make_agent,
    make_contribution,
    make_record,
    make_repository,
    make_term,
    make_text,
)

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return unescape(response.content.decode())


@pytest.fixture
def letters() -> None:
    togliatti = make_agent("Togliatti, Palmiro")
    AgentName.objects.create(agent=togliatti, name="Ercoli", kind="pseudonym")
    for number, name in enumerate(("cable", "letter", "letter")):
        record = make_record(
            title=f"Message {number} on Trieste",
            document_type=name,
            date_text=str(1955 + number),
            reference_code=f"MF {number + 10}",
        )
        make_contribution(record, togliatti)
        make_text(record, "Мы обсуждали вопрос о Триесте.", language="ru")


def _compact(request: SearchRequest) -> SearchRequest:
    return replace(request, passages=False, page_size=50)


def _years_in_order(request: SearchRequest) -> bool:
    first, last = request.year_from, request.year_to
    return first is None or last is None or first <= last


asked = (
    st.builds(
        SearchRequest,
        query=st.sampled_from(["", "nagy -tito", '"goli otok" OR pula', "from:togliatti"]).map(
            parse
        ),
        selected=st.dictionaries(
            st.sampled_from(list(FACETS)),
            st.lists(
                st.text("abc-:é &=#+", min_size=1).filter(str.strip), min_size=1, max_size=3
            ).map(lambda values: tuple(dict.fromkeys(value.strip() for value in values))),
        ),
        year_from=st.none() | st.integers(-9999, 9999),
        year_to=st.none() | st.integers(-9999, 9999),
        undated=st.booleans(),
        sort=st.none() | st.sampled_from(Sort),
        page=st.integers(1, 1000),
    )
    .map(lambda request: request if request.undated else _compact(request))
    .filter(_years_in_order)
)


@given(asked)
def test_an_address_read_again_asks_for_the_same(request: SearchRequest) -> None:
    address = search_address.url(request)
    assert search_address.read(RequestFactory().get(address)) == request
    assert search_address.url(search_address.read(RequestFactory().get(address))) == address


@given(asked, st.sampled_from(list(FACETS)), st.text("abc-", min_size=1))
def test_a_value_put_in_and_taken_away_leaves_the_address_as_it_was(
    request: SearchRequest, name: str, value: str
) -> None:
    if value in request.selected.get(name, ()):
        return
    with_value = search_address.Addresses(request).of(name).toggled(value)
    read = search_address.read(RequestFactory().get(with_value))
    assert read.selected[name] == (*request.selected.get(name, ()), value)
    again = search_address.Addresses(read).of(name).toggled(value)
    before = parse_qsl(urlsplit(search_address.url(request)).query)
    assert parse_qsl(urlsplit(again).query) == [pair for pair in before if pair[0] != "page"]


def test_a_form_with_empty_fields_leads_to_the_short_address(client: Client) -> None:
    response = client.get("/search/", {"q": "nagy", "from": "", "to": "1957", "type": ""})
    assert (response.status_code, response["Location"]) == (302, "/search/?q=nagy&to=1957")


def test_years_given_the_wrong_way_round_are_turned_round(client: Client) -> None:
    make_record(title="Cable", date_text="30 October 1956")
    page = client.get("/search/", {"from": "1957", "to": "1955"}).content.decode()
    assert "1 record<" in page
    assert 'name="from" form="search" inputmode="numeric" value="1955"' in page


def test_addresses_say_only_what_is_not_understood() -> None:
    assert search_address.url(SearchRequest()) == "/search/"
    assert search_address.url(SearchRequest(parse("nagy"), {"type": ("cable",)}, page=2)) == (
        "/search/?q=nagy&type=cable&page=2"
    )


@pytest.mark.usefixtures("letters")
def test_a_chip_takes_its_word_or_value_away_and_nothing_else(client: Client) -> None:
    shown = page(client, "/search/?q=trieste+-tito&type=letter&from=1955&page=1")
    for rest in (
        "/search/?q=-tito&from=1955&type=letter",
        "/search/?q=trieste&from=1955&type=letter",
        "/search/?q=trieste+-tito&from=1955",
        "/search/?q=trieste+-tito&type=letter",
    ):
        assert f'href="{rest}" rel="nofollow"' in shown
    assert "Searched: records with “trieste”, without “tito”" in shown


@pytest.mark.usefixtures("letters")
def test_other_forms_of_a_name_are_told_with_a_link_to_search_exactly(client: Client) -> None:
    shown = page(client, "/search/?q=ercoli")
    assert "Also searched, for <q>ercoli</q>: Palmiro Togliatti, Togliatti." in shown
    assert 'href="/search/?q=%22ercoli%22"' in shown
    assert "Also searched" not in page(client, "/search/?q=%22ercoli%22")


@pytest.mark.usefixtures("letters")
def test_a_passage_is_quoted_in_its_own_language_with_the_hit_marked(client: Client) -> None:
    shown = page(client, "/search/?q=вопросы")
    assert '<q lang="ru" dir="ltr">Мы обсуждали <mark>вопрос</mark> о Триесте.</q>' in shown
    assert '<span class="source">Transcription, Ru</span>' in shown


@pytest.mark.usefixtures("letters")
def test_a_bar_of_the_histogram_leads_to_its_years_and_back(client: Client) -> None:
    assert 'href="/search/?from=1956&to=1956"' in page(client, "/search/")
    chosen = page(client, "/search/?from=1956&to=1956")
    assert "1 record<" in chosen
    assert 'href="/search/" rel="nofollow">1956<' in chosen


def test_the_link_to_undated_records_leads_there_and_back(client: Client) -> None:
    make_record(title="Undated note", date_text="n.d.")
    make_record(title="Cable", date_text="1956")
    assert 'href="/search/?undated=yes" rel="nofollow">undated<' in page(
        client, "/search/?from=1950&to=1959"
    )
    chosen = page(client, "/search/?undated=yes&sort=title")
    assert "1 record<" in chosen
    assert 'href="/search/?sort=title" rel="nofollow">undated<span' in chosen


@pytest.mark.usefixtures("letters")
def test_a_chosen_role_is_named_with_its_person(client: Client) -> None:
    shown = page(client, "/search/?agent=togliatti-palmiro:sender")
    assert (
        'rel="nofollow"><span class="of">Person or body:</span> Togliatti, Palmiro › Sender <'
        in shown
    )


@pytest.mark.usefixtures("letters")
def test_a_value_nobody_knows_is_shown_and_removable(client: Client) -> None:
    shown = page(client, "/search/?type=papyrus&from=1950")
    assert (
        'href="/search/?from=1950" rel="nofollow"><span class="of">Document type:</span> papyrus <'
        in shown
    )
    assert 'href="/search/?from=1950" rel="nofollow">papyrus<' in shown


def test_a_narrower_place_takes_the_place_of_the_one_above_it(client: Client) -> None:
    hungary = make_term(Scheme.PLACE, "hungary")
    budapest = make_term(Scheme.PLACE, "budapest", broader=hungary)
    role = make_term(Scheme.PLACE_ROLE, "mentioned")
    RecordPlace.objects.create(record=make_record(), place=budapest, role=role)
    assert 'href="/search/?place=budapest"' not in page(client, "/search/")
    opened = page(client, "/search/?place=hungary")
    assert 'href="/search/?place=budapest" rel="nofollow">Budapest<' in opened


@pytest.mark.usefixtures("letters")
def test_records_that_wait_for_the_index_are_told_of(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "changed and will be found" not in page(client, "/search/")
    found = replace(search(SearchRequest()), pending=6173)
    monkeypatch.setattr("catalog.pages.search.search", lambda _request: found)
    assert "6,173 records have changed" in page(client, "/search/")


@pytest.mark.usefixtures("letters")
def test_showing_results_asks_the_database_nothing_that_finding_them_did_not(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_record(title="Trieste", repository=make_repository(), languages=["ru"])
    request = SearchRequest(parse("trieste"))
    found = search(request)
    assert len(found.hits) == 4
    monkeypatch.setattr("catalog.pages.search.search", lambda _request: found)
    with CaptureQueriesContext(connection) as asked:
        page(client, search_address.url(request))
    assert [query["sql"] for query in asked.captured_queries] == []


def test_nothing_found_offers_another_spelling_and_what_to_leave_out(client: Client) -> None:
    make_record(title="Cable from Togliatti", document_type="cable")
    shown = page(client, "/search/?q=togliati")
    assert '<a href="/search/?q=togliatti" rel="nofollow">togliatti</a>' in shown
    narrowed = page(client, "/search/?q=togliatti&type=letter")
    assert (
        'href="/search/?q=togliatti" rel="nofollow">without Document type: letter</a>' in narrowed
    )


def test_all_values_are_a_link_away_to_look_through_from_a_to_z(client: Client) -> None:
    for number in range(12):
        make_contribution(make_record(), make_agent(f"Šubašić, {chr(65 + number)}"))
    assert 'href="/search/values/agent/"' in page(client, "/search/")
    values = page(client, "/search/values/agent/?begins=subasic&by=label")
    names = [f"Šubašić, {chr(65 + number)}" for number in range(12)]
    assert [name for name in names if name in values] == names
    assert 'href="/search/?agent=subasic-a"' in values
    assert client.get("/search/values/colour/").status_code == 404


@pytest.mark.usefixtures("letters")
def test_suggestions_come_as_json_for_two_letters_or_more(client: Client) -> None:
    def labels(text: str) -> list[str]:
        answer = client.get("/search/suggest/", {"q": text})
        assert answer.status_code == 200
        return [row["label"] for row in answer.json()["suggestions"]]

    assert labels("t") == []
    assert labels("togl") == ["Togliatti, Palmiro"]
    assert labels("erc") == ["Ercoli → Togliatti, Palmiro"]
    assert labels("message 1") == ["Message 1 on Trieste"]
    assert labels("MF 11") == ["MF 11: Message 1 on Trieste"]
    assert client.get("/search/suggest/?q=%00").status_code == 400


@pytest.mark.slow
def test_every_example_of_the_help_finds_something_and_not_everything(client: Client) -> None:
    call_command("first_holdings", verbosity=0)
    shown = page(client, "/help/search/")
    for example in EXAMPLES:
        results = search(SearchRequest(parse(example.query)))
        assert 0 < results.total < 40, example.query
        assert f"<code>{example.query}</code>" in shown


@pytest.mark.usefixtures("letters")
def test_crawlers_do_not_walk_the_facets(client: Client) -> None:
    robots = client.get("/robots.txt").content.decode().split("\n")
    assert "Disallow: /search/?" in robots
    assert "Disallow: /search/values/" in robots
    shown = page(client, "/search/?type=letter&q=trieste")
    assert '<meta name="robots" content="noindex, nofollow">' in shown
    assert '<link rel="canonical" href="https://catalogue.example.org/search/?q=trieste">' in shown
    links = [link.split(">")[0] for link in shown.split('<a href="/search/?')[1:]]
    assert links
    assert all("nofollow" in link for link in links)
    assert "noindex" not in page(client, "/search/")
    assert 'href="/search/?type=letter" rel="nofollow"' in page(client, "/")


def test_a_search_that_takes_too_long_says_when_to_come_back(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(_request: Any) -> None:
        raise SearchTimeout

    monkeypatch.setattr("catalog.pages.search.search", slow)
    response = client.get("/search/?q=a*")
    assert response.status_code == 503
    assert response["Retry-After"] == "10"
    assert "takes too long" in response.content.decode()
