"""What is found: any spelling, script and name, words in their inflected forms; and in which order."""

from __future__ import annotations

import pytest

from catalog.choices import NameKind, Scheme, Standing, Status
from catalog.models import AgentName, Record, RecordPlace, TermLabel
from catalog.search import Hit, SearchRequest, search
from catalog.search.query import exactly, parse
from catalog.search.tokens import MAX_POSITIONS
from tests.records import make_agent, make_contribution, make_record, make_term, make_text

pytestmark = pytest.mark.django_db


def found(query: str) -> list[str]:
    return [hit.record.title for hit in search(SearchRequest(parse(query))).hits]


def only_hit(query: str) -> Hit:
    (hit,) = search(SearchRequest(parse(query))).hits
    return hit


def make_place(record: Record, key: str, label: str, *variants: str) -> None:
    place = make_term(Scheme.PLACE, key, label)
    for text in variants:
        TermLabel.objects.create(term=place, language="it", text=text, kind="alternative")
    role = make_term(Scheme.PLACE_ROLE, "mentioned")
    RecordPlace.objects.create(record=record, place=place, role=role)


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Milovan Đilas", ["Djilas", "dilas", "ĐILAS", "Ђилас"]),
        ("Ivan Šubašić", ["Subasic", "Шубашић", "šubašić"]),
        ("Никита Хрущёв", ["Хрущев", "Khrushchev", "хрущёв"]),
        ("Łódź", ["lodz", "ŁÓDŹ"]),
        ("Corriere della città", ["citta", "CITTÀ"]),
        ("l’Unità del 1956", ["unità", '"l\'unita"', "l'Unità", "1956"]),
        ("中国共产党", ["中国", "共产党"]),
    ],
)
def test_spelling_and_script_do_not_matter(written: str, asked: list[str]) -> None:
    make_record(title=written)
    make_record(title="Something else")
    for query in asked:
        assert found(query) == [written], query


@pytest.mark.parametrize(
    ("language", "text", "asked", "not_asked"),
    [
        ("en", "The reports were sent.", ["report", "reporting"], ["reprint"]),
        ("it", "I telegrammi furono spediti.", ["telegramma", "telegrammi"], ["telefono"]),
        ("ru", "Мы говорили о Венгрии.", ["Венгрия", "говорить"], ["Вена"]),
        ("sr", "О Југославији.", ["Jugoslavije", "Југославија"], ["Jugovići"]),
    ],
)
def test_words_are_found_in_their_other_forms_by_the_rules_of_the_texts_language(
    language: str, text: str, asked: list[str], not_asked: list[str]
) -> None:
    make_text(make_record(title="Nota"), text, language=language)
    for query in asked:
        assert found(query) == ["Nota"], query
    for query in not_asked:
        assert found(query) == [], query


def test_a_phrase_is_exactly_that_phrase() -> None:
    make_record(title="Reports from Moscow")
    assert found('"reports from moscow"') == ["Reports from Moscow"]
    assert found('"report from moscow"') == []
    assert found('"report"') == []
    assert found('"moscow reports"') == []


def test_a_phrase_does_not_run_from_one_part_into_the_next() -> None:
    record = make_record(title="Cable on Hungary", note="Seen by Nagy.")
    make_text(record, "First of all.\n\nSecond thoughts.")
    assert found('"first of all"') == ["Cable on Hungary"]
    assert found('"all second"') == []
    assert found('"hungary seen"') == []


def test_stems_are_those_of_the_texts_own_language() -> None:
    make_text(make_record(title="Nota"), "Due reports inglesi.", language="it")
    assert found("reports") == ["Nota"]
    assert found("report") == []


def test_a_record_is_found_by_every_name_of_its_persons_places_and_subjects() -> None:
    record = make_record(title="Cable on Hungary", subjects=["foreign-relations"])
    subject = make_term(Scheme.SUBJECT, "foreign-relations")
    TermLabel.objects.create(term=subject, language="ru", text="Внешняя политика")
    togliatti = make_agent("Togliatti, Palmiro")
    AgentName.objects.create(agent=togliatti, name="Ercoli", kind=NameKind.PSEUDONYM)
    AgentName.objects.create(agent=togliatti, name="Тольятти, Пальмиро", language="ru")
    make_contribution(record, togliatti)
    make_place(record, "rijeka", "Rijeka", "Fiume", "Фиуме")
    for query in (
        "Ercoli",
        "Тольятти",
        '"Palmiro Togliatti"',
        '"Togliatti, Palmiro"',
        "from:ercoli",
        "Фиуме",
        "fiume",
        "place:fiume",
        "rije*",
        "Внешняя политика",
        "about:vneshnyaya",
    ):
        assert found(query) == ["Cable on Hungary"], query
    assert found("to:ercoli") == []


@pytest.fixture
def ercoli() -> None:
    """A letter of Togliatti's, and minutes and notes that only mention him, under one name or the other."""
    togliatti = make_agent("Togliatti, Palmiro")
    AgentName.objects.create(agent=togliatti, name="Ercoli", kind=NameKind.PSEUDONYM)
    make_contribution(make_record(title="Letter"), togliatti)
    make_text(make_record(title="Minutes"), "Il compagno Togliatti ha parlato.", language="it")
    make_text(make_record(title="Notes"), "Ercoli disagreed.")


@pytest.mark.usefixtures("ercoli")
def test_a_name_also_finds_what_only_mentions_another_form_of_it_and_says_so() -> None:
    results = search(SearchRequest(parse("ercoli")))
    assert [hit.record.title for hit in results.hits] == ["Letter", "Minutes", "Notes"]
    assert [(also.words, also.forms) for also in results.also] == [
        ("ercoli", ("Palmiro Togliatti", "Togliatti"))
    ]
    among_others = search(SearchRequest(parse("palmiro togliatti disagreed")))
    assert [hit.record.title for hit in among_others.hits] == ["Notes"]
    assert [also.words for also in among_others.also] == ["palmiro togliatti"]


@pytest.mark.usefixtures("ercoli")
def test_searched_exactly_a_name_is_that_form_alone() -> None:
    exact = search(SearchRequest(exactly(parse("ercoli"))))
    assert [hit.record.title for hit in exact.hits] == ["Letter", "Notes"]
    assert exact.also == ()


@pytest.mark.usefixtures("ercoli")
def test_a_name_in_quotes_in_a_field_or_excluded_widens_nothing() -> None:
    for query in ('"ercoli"', "from:ercoli", "-ercoli", "ercoli*", "spoke OR ercoli"):
        assert search(SearchRequest(parse(query))).also == (), query


def test_the_name_of_a_place_finds_what_mentions_it_under_another() -> None:
    make_place(make_record(title="Cable"), "rijeka", "Rijeka", "Fiume", "Фиуме")
    make_text(make_record(title="Minutes"), "Lo sciopero di Fiume.", language="it")
    assert found("rijeka") == ["Cable", "Minutes"]
    assert found("Фиуме") == ["Cable", "Minutes"]
    (also,) = search(SearchRequest(parse("rijeka"))).also
    assert also.forms == ("Фиуме",)


def test_a_name_whose_bearer_no_public_record_names_widens_nothing() -> None:
    secret = make_agent("Scoccimarro, Mauro")
    AgentName.objects.create(agent=secret, name="Marco")
    make_contribution(make_record(status=Status.DRAFT), secret)
    make_record(title="Scoccimarro")
    results = search(SearchRequest(parse("marco")))
    assert (results.total, results.also) == (0, ())


def test_a_name_of_which_only_a_part_is_known_widens_nothing_to_everything() -> None:
    make_contribution(make_record(title="Letter"), make_agent("[?], Ivan"))
    make_record(title="Something else")
    assert found("ivan") == ["Letter"]


def test_a_name_that_several_bear_widens_nothing() -> None:
    for number, given in enumerate(("Enrico", "Giovanni", "Mario")):
        bearer = make_agent(f"Berlinguer, {given}")
        make_contribution(make_record(), bearer)
        assert bool(search(SearchRequest(parse("berlinguer"))).also) is (number < 2)


def test_titles_come_before_names_and_names_before_texts_each_by_date() -> None:
    for year in (1962, 1956):
        make_record(title=f"Trieste {year}", date_text=str(year))
        make_place(make_record(title=f"Named {year}", date_text=str(year)), "trieste", "Trieste")
        make_text(make_record(title=f"Written {year}", date_text=str(year)), "In Trieste.")
    make_record(title="Trieste, undated")
    assert found("trieste") == [
        "Trieste 1956",
        "Trieste 1962",
        "Trieste, undated",
        "Named 1956",
        "Named 1962",
        "Written 1956",
        "Written 1962",
    ]


def test_fields_look_only_where_they_say() -> None:
    record = make_record(
        title="Cable",
        reference_code="APRF, f. 3, op. 64",
        document_type="cable",
        subjects=["foreign-relations"],
        languages=["ru"],
    )
    make_contribution(record, make_agent("Longo, Luigi"), "recipient")
    make_text(record, "Nagy and relations.")
    for query in ("title:cable", "to:luigi", "about:relations", "ref:64", "type:cable", "lang:ru"):
        assert found(query) == ["Cable"], query
    for query in ("title:nagy", "from:longo", "ref:nagy", "about:nagy", "lang:it", "type:nagy"):
        assert found(query) == [], query


def test_drafts_of_texts_and_hidden_records_are_neither_found_nor_counted_nor_quoted() -> None:
    record = make_record(title="Cable on Nagy")
    make_text(record, "A draft on Nagy by zimbellino.", standing=Standing.DRAFT)
    make_record(title="Nagy", status=Status.DRAFT, document_type="minutes", date_text="1956")
    assert found("zimbellino") == []
    results = search(SearchRequest())
    assert results.total == 1
    counted = {facet.name: [value.value for value in facet.values] for facet in results.facets}
    assert (counted["type"], counted["has"], counted["access"]) == ([], [], ["repository"])
    assert results.histogram.bars == ()
    hit = only_hit("nagy")
    assert hit.title == (("Cable on ", False), ("Nagy", True))
    assert hit.snippet is None


def test_a_passage_is_from_the_text_that_matched_in_its_language_and_direction() -> None:
    record = make_record(title="Cable", scope_and_content="On strikes.")
    make_text(
        record,
        "Первое.\n\n" + "слово " * 100 + "Мы говорили о Венгрии. " + "слово " * 100,
        language="ru",
    )
    make_text(record, "שלום לכולם", language="he", key="he")
    snippet = only_hit("Венгрия").snippet
    assert snippet is not None
    assert (snippet.lang, snippet.dir, snippet.source) == ("ru", "ltr", "Transcription")
    assert [text for text, is_hit in snippet.runs if is_hit] == ["Венгрии"]
    text = "".join(text for text, _ in snippet.runs)
    assert text.startswith("…")
    assert text.endswith("…")
    assert 200 < len(text) < 320
    hebrew = only_hit("שלום").snippet
    assert hebrew is not None
    assert (hebrew.lang, hebrew.dir) == ("he", "rtl")


def test_a_passage_is_the_one_with_most_of_what_was_asked() -> None:
    record = make_record(title="Cable", scope_and_content="On Nagy.")
    make_text(record, "Nagy again.\n\nNagy and Nenni in Budapest.\n\nNenni.")
    snippet = only_hit("nagy nenni -tito").snippet
    assert snippet is not None
    assert "".join(text for text, _ in snippet.runs) == "Nagy and Nenni in Budapest."
    assert [text for text, is_hit in snippet.runs if is_hit] == ["Nagy", "Nenni"]


def test_words_beyond_those_that_are_numbered_are_found_singly() -> None:
    body = "word " * MAX_POSITIONS + "Goli Otok"
    make_text(make_record(title="Long"), body)
    assert found("goli otok") == ["Long"]
    assert found('"goli otok"') == []


def test_a_word_of_which_nothing_is_left_asks_for_nothing() -> None:
    make_record(title="Cable")
    assert found("cable ٪") == ["Cable"]
    assert found("") == ["Cable"]


def test_a_group_in_which_no_word_is_sought_is_no_reason_to_fail_or_to_be_first() -> None:
    make_record(title="Cable", date_text="1950", note="Nagy.")
    make_record(title="Nagy", date_text="1956")
    assert found("nagy (-tito OR date:1956)") == ["Nagy", "Cable"]
    assert found("nagy OR (-nagy date:1956)") == ["Nagy", "Cable"]
