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


def test_a_record_is_found_by_every_name_of_its_persons_and_places() -> None:
    record = make_record(title="Cable on Hungary")
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
    ):
        assert found(query) == ["Cable on Hungary"], query
    assert found("to:ercoli") == []


def test_a_name_also_finds_what_only_mentions_another_form_of_it_and_says_so() -> None:
    togliatti = make_agent("Togliatti, Palmiro")
    AgentName.objects.create(agent=togliatti, name="Ercoli", kind=NameKind.PSEUDONYM)
    make_text(make_record(title="Verbale"), "Il compagno Togliatti ha parlato.", language="it")
    results = search(SearchRequest(parse("ercoli")))
    assert [hit.record.title for hit in results.hits] == ["Verbale"]
    assert [(also.words, also.forms) for also in results.also] == [
        ("ercoli", ("Palmiro Togliatti", "Togliatti"))
    ]
    exact = search(SearchRequest(exactly(parse("ercoli"))))
    assert (exact.total, exact.also) == (0, ())


def test_a_name_that_several_bear_widens_nothing() -> None:
    for given in ("Enrico", "Giovanni", "Mario"):
        AgentName.objects.create(agent=make_agent(f"Berlinguer, {given}"), name=f"B. {given}")
    make_record(title="Berlinguer")
    assert search(SearchRequest(parse("berlinguer"))).also == ()


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


def test_drafts_of_texts_and_hidden_records_are_neither_found_nor_quoted() -> None:
    record = make_record(title="Cable on Nagy")
    make_text(record, "A draft on Nagy by zimbellino.", standing=Standing.DRAFT)
    make_record(title="Nagy", status=Status.DRAFT)
    assert found("zimbellino") == []
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


def test_words_beyond_those_that_are_numbered_are_found_singly() -> None:
    body = "word " * MAX_POSITIONS + "Goli Otok"
    make_text(make_record(title="Long"), body)
    assert found("goli otok") == ["Long"]
    assert found('"goli otok"') == []


def test_a_word_of_which_nothing_is_left_asks_for_nothing() -> None:
    make_record(title="Cable")
    assert found("cable ٪") == ["Cable"]
    assert found("") == ["Cable"]
