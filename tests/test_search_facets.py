"""Facets: levels that open, values that are gone, all values of one; the histogram; ways out of nothing."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.choices import Scheme, Status
from catalog.models import AgentName, RecordPlace
from catalog.search import (
    FacetValue,
    SearchRequest,
    did_you_mean,
    facet_values,
    loosened,
    search,
    suggest,
)
from catalog.search.query import parse
from tests.records import make_agent, make_contribution, make_record, make_term, make_text

pytestmark = pytest.mark.django_db


def values(name: str, query: str = "", **asked: Any) -> tuple[FacetValue, ...]:
    results = search(SearchRequest(parse(query), **asked))
    return next(facet.values for facet in results.facets if facet.name == name)


def shape(value: FacetValue) -> tuple[Any, ...]:
    return (value.value, value.count, value.selected, *map(shape, value.narrower))


def make_place(key: str, broader: str = "") -> None:
    place = make_term(Scheme.PLACE, key)
    if broader:
        place.broader = make_term(Scheme.PLACE, broader)
        place.save()
    role = make_term(Scheme.PLACE_ROLE, "mentioned")
    RecordPlace.objects.create(record=make_record(), place=place, role=role)


@pytest.fixture
def places() -> None:
    make_place("hungary")
    make_place("budapest", "hungary")
    make_place("buda", "budapest")
    make_place("debrecen", "hungary")
    make_place("italy")


@pytest.mark.usefixtures("places")
def test_places_open_level_by_level() -> None:
    assert [shape(value) for value in values("place")] == [
        ("hungary", 4, False),
        ("italy", 1, False),
    ]
    opened = values("place", selected={"place": ("hungary",)})
    assert [shape(value) for value in opened] == [
        ("hungary", 4, True, ("budapest", 2, False), ("debrecen", 1, False)),
        ("italy", 1, False),
    ]
    deeper = values("place", selected={"place": ("budapest",)})
    assert shape(deeper[0]) == (
        "hungary",
        4,
        False,
        ("budapest", 2, True, ("buda", 1, False)),
    )


def test_collections_open_from_the_fonds_to_the_file() -> None:
    fonds = make_record(slug="fonds", level="fonds")
    series = make_record(slug="series", level="series", parent=fonds)
    folder = make_record(slug="folder", level="file", parent=series)
    make_record(parent=folder)
    make_record()
    assert [shape(value) for value in values("collection")] == [("fonds", 4, False)]
    assert shape(values("collection", selected={"collection": ("series",)})[0]) == (
        "fonds",
        4,
        False,
        ("series", 3, True, ("folder", 2, False)),
    )


def test_a_person_opens_into_roles() -> None:
    togliatti = make_agent("Togliatti, Palmiro")
    make_contribution(make_record(), togliatti, "sender")
    make_contribution(make_record(), togliatti, "sender")
    make_contribution(make_record(), togliatti, "recipient")
    (person,) = values("agent", selected={"agent": ("togliatti-palmiro",)})
    assert shape(person) == (
        "togliatti-palmiro",
        3,
        True,
        ("togliatti-palmiro:sender", 2, False),
        ("togliatti-palmiro:recipient", 1, False),
    )
    assert [value.label for value in person.narrower] == ["Sender", "Recipient"]
    asked = SearchRequest(selected={"agent": ("togliatti-palmiro:recipient",)})
    assert search(asked).total == 1


def test_ten_values_are_shown_and_the_chosen_one_wherever_it_stands() -> None:
    for number in range(15):
        author = make_agent(f"Author {chr(97 + number)}")
        for _time in range(2 if number < 12 else 1):
            make_contribution(make_record(), author)
    results = search(SearchRequest(selected={"agent": ("author-o", "nobody")}))
    agents = next(facet for facet in results.facets if facet.name == "agent")
    assert [value.value for value in agents.values] == [
        *(f"author-{chr(97 + number)}" for number in range(10)),
        "author-o",
        "nobody",
    ]
    assert agents.more
    assert [(value.count, value.selected) for value in agents.values[-2:]] == [(1, True), (0, True)]


def test_names_of_what_only_hidden_records_have_are_never_shown() -> None:
    make_contribution(make_record(status=Status.DRAFT), make_agent("Secret, Agent", slug="s"))
    assert values("agent", selected={"agent": ("s",)}) == (FacetValue("s", "s", 0, True),)
    make_record()
    assert suggest("secret") == []
    assert did_you_mean(SearchRequest(parse("secrett"))) == ()


def test_all_values_by_count_or_from_a_to_z_and_by_their_beginnings() -> None:
    for name, times in (("Šubašić, Ivan", 1), ("Tito, Josip Broz", 3), ("Đilas, Milovan", 2)):
        agent = make_agent(name)
        for _time in range(times):
            make_contribution(make_record(), agent)

    def labels(**asked: Any) -> list[str]:
        page = facet_values(SearchRequest(), "agent", **asked)
        return [value.label for value in page.values]

    assert labels() == ["Tito, Josip Broz", "Đilas, Milovan", "Šubašić, Ivan"]
    assert labels(by_label=True) == ["Đilas, Milovan", "Šubašić, Ivan", "Tito, Josip Broz"]
    assert labels(text="suba iv") == ["Šubašić, Ivan"]
    assert labels(page=2) == []


def test_the_histogram_goes_from_decades_to_years_and_open_dates_reach_to_its_end() -> None:
    for date in ("1931", "1955/1957", "1956", "1962-11-25", "../1933", ""):
        make_record(date_edtf=date)
    decades = search(SearchRequest()).histogram
    assert [(bar.first, bar.last, bar.count) for bar in decades.bars] == [
        (1930, 1939, 2),
        (1940, 1949, 0),
        (1950, 1959, 2),
        (1960, 1969, 1),
    ]
    assert decades.undated == 1
    years = search(SearchRequest(year_from=1950, year_to=1959)).histogram
    counts = {bar.first: bar.count for bar in years.bars}
    assert len(counts) == 10
    assert {year: count for year, count in counts.items() if count} == {1955: 1, 1956: 2, 1957: 1}


@pytest.mark.parametrize("typed", ["togliati", "togilatti", "toglliatti", "togliattj", "тоглиати"])
def test_a_slip_of_the_pen_is_mended(typed: str) -> None:
    make_record(title="Togliatti a Mosca")
    (respelled,) = did_you_mean(SearchRequest(parse(f"{typed} mosca")))
    assert (str(respelled.query), respelled.total) == ("togliatti mosca", 1)


def test_words_that_are_known_are_left_alone() -> None:
    make_record(title="Tito a Mosca")
    make_record(title="Vito a Roma")
    assert did_you_mean(SearchRequest(parse("tito roma"))) == ()


def test_leaving_out_one_part_says_what_it_would_find() -> None:
    make_record(title="Cable from Rome", document_type="cable", date_text="1956")
    make_record(title="Letter from Rome", document_type="letter", date_text="1957")
    asked = SearchRequest(parse("rome cable"), {"type": ("letter",)}, year_from=1960)
    assert loosened(asked) == ()
    asked = SearchRequest(parse("rome cable"), {"type": ("letter",)})
    assert {found.dropped: found.total for found in loosened(asked)} == {
        "Document type: Letter": 1,
        "cable": 1,
    }


def test_suggestions_are_of_every_kind_from_any_word_of_a_name_and_ten_at_most() -> None:
    togliatti = make_agent("Togliatti, Palmiro")
    AgentName.objects.create(agent=togliatti, name="Ercoli")
    make_contribution(make_record(title="Palma", reference_code="Pal 7"), togliatti)
    make_place("palermo")
    labels = {row.label: row.kind for row in suggest("pal")}
    assert labels == {
        "Togliatti, Palmiro": "Person or body",
        "Palermo": "Place",
        "Pal 7: Palma": "Reference",
        "Palma": "Title",
    }
    for number in range(20):
        make_record(title=f"Verbale {number}")
    assert len(suggest("verb")) == 10
    assert suggest("v") == []


def test_a_text_in_a_language_is_no_reason_to_have_it_as_original() -> None:
    make_text(make_record(languages=["ru"]), "Nagy.", language="en")
    assert [value.value for value in values("language")] == ["ru"]
    assert [value.value for value in values("has")] == ["transcription"]
    assert [value.value for value in values("access")] == ["online"]
