"""Search: words, facets with exact counts, bad addresses."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.models import AgentName
from catalog.search import FacetValue, SearchRequest, Sort, search
from catalog.search.query import parse
from tests.records import make_agent, make_contribution, make_record, make_text

pytestmark = pytest.mark.django_db


def titles(query: str = "", **asked: Any) -> list[str]:
    return [hit.record.title for hit in search(SearchRequest(parse(query), **asked)).hits]


def facet(name: str, **asked: Any) -> dict[str, int]:
    results = search(SearchRequest(**asked))
    values: tuple[FacetValue, ...] = next(
        found.values for found in results.facets if found.name == name
    )
    return {value.value: value.count for value in values}


@pytest.fixture
def holdings() -> None:
    cable = make_record(
        title="Cable on Hungary",
        document_type="cable",
        date_text="30 October 1956",
        languages=["ru"],
    )
    make_text(cable, "Nenni's position coincides with that of the Social Democrats.")
    togliatti = make_agent("Togliatti, Palmiro")
    AgentName.objects.create(agent=togliatti, name="Тольятти, Пальмиро", language="ru")
    AgentName.objects.create(agent=togliatti, name="Ercoli", kind="pseudonym")
    make_contribution(cable, togliatti)
    letter = make_record(
        title="Letter to Togliatti", document_type="letter", date_text="25 November 1962"
    )
    make_contribution(letter, togliatti, "recipient")
    make_record(
        title="Verbale della Direzione",
        document_type="minutes",
        date_text="1955/1957",
        languages=["it"],
    )
    make_record(title="Undated note", document_type="letter", date_text="n.d.")


@pytest.mark.usefixtures("holdings")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("hungary", ["Cable on Hungary"]),
        ("NENNI cable", ["Cable on Hungary"]),
        ("ercoli", ["Letter to Togliatti", "Cable on Hungary"]),
        ("тольятти", ["Letter to Togliatti", "Cable on Hungary"]),
        ("hungary letter", []),
    ],
)
def test_a_record_is_found_by_its_words_its_text_and_any_name_of_its_persons(
    query: str, expected: list[str]
) -> None:
    assert titles(query) == expected


@pytest.mark.usefixtures("holdings")
def test_values_of_one_facet_add_up_and_facets_narrow_each_other() -> None:
    assert titles(selected={"type": ("cable", "letter")}, sort=Sort.TITLE) == [
        "Cable on Hungary",
        "Letter to Togliatti",
        "Undated note",
    ]
    assert titles(selected={"type": ("cable", "letter"), "language": ("ru",)}) == [
        "Cable on Hungary"
    ]
    counts = facet("type", selected={"type": ("cable",), "agent": ("togliatti-palmiro",)})
    assert counts == {"cable": 1, "letter": 1}
    assert facet("language", selected={"type": ("cable",)}) == {"ru": 1}


@pytest.mark.usefixtures("holdings")
def test_a_selected_value_that_is_gone_stays_visible_at_zero() -> None:
    assert facet("type", selected={"type": ("papyrus",)}) == {
        "letter": 2,
        "cable": 1,
        "minutes": 1,
        "papyrus": 0,
    }


@pytest.mark.usefixtures("holdings")
def test_a_ranged_date_is_found_in_all_its_years_and_undated_records_by_undated() -> None:
    for year in (1955, 1956, 1957):
        assert "Verbale della Direzione" in titles(year_from=year, year_to=year)
    assert titles(year_from=1958) == ["Letter to Togliatti"]
    assert titles(undated=True) == ["Undated note"]
    assert titles()[-1] == "Undated note"


@pytest.mark.usefixtures("holdings")
def test_what_narrows_a_search_is_removed_by_a_link(client: Client) -> None:
    shown = client.get("/search/?q=togliatti&type=letter&from=1960").content.decode()
    assert "1 record<" in shown
    assert 'href="/search/?q=togliatti&amp;from=1960"' in shown
    assert 'href="/search/?q=togliatti&amp;type=letter"' in shown


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("page=0", 400, "no number from 1 to 1000"),
        ("page=abc", 400, "abc"),
        ("page=" + "9" * 5_000, 400, "at most 500"),
        ("page=2", 404, "The last page is 1"),
        ("from=x", 400, "from"),
        ("to=%D9%A1", 400, "to"),
        ("sort=; DROP TABLE", 400, "no such order"),
        ("q=" + "a" * 100_000, 400, "100,000 characters"),
        ("q=" + "a+" * 60, 400, "at most 40"),
        ("q=%00", 400, "U+0000"),
        ("type=%00", 400, "U+0000"),
        ("q=%ED%A0%80", 200, "1 record"),
        ("colour=red&utm_source=x", 200, "a part we do not know"),
        ("type=papyrus", 200, "papyrus"),
        ("undated=no", 400, "Use yes or leave it out"),
        ("page=1001", 400, "Results are shown up to page 1,000"),
        ("&".join(f"type={number}" for number in range(21)), 400, "More than 20"),
        (
            "&".join(
                f"{name}={value}" for name in ("type", "agent", "place") for value in range(17)
            ),
            400,
            "More than 50",
        ),
        ("q=%25_\\'\"--", 200, "1 record"),
    ],
)
def test_a_bad_address_gets_a_kind_answer(
    client: Client, query: str, status: int, words: str
) -> None:
    make_record()
    response = client.get(f"/search/?{query}")
    assert response.status_code == status
    assert words in response.content.decode()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    q=st.text(),
    name=st.sampled_from(["q", "type", "agent", "collection", "from", "page", "sort", "x"]),
)
def test_no_search_whatsoever_fails(client: Client, q: str, name: str) -> None:
    query = {name: q.encode("utf-8", "replace").decode()}
    assert client.get("/search/", query, follow=True).status_code in {200, 400, 404}
