"""Finding things on the archivists' desk: in lists, and among the choices of a field."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from catalog.models import AgentName, Citation, Term, TermLabel
from tests.desk import said
from tests.records import (
    make_agent,
    make_citation,
    make_contribution,
    make_record,
    make_term,
    make_text,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def archivist(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("archivist"))
    return client


def choices(archivist: Client, model: str, field: str, term: str) -> list[str]:
    asked = {"app_label": "catalog", "model_name": model, "field_name": field, "term": term}
    answer = archivist.get("/admin/catalog/record/choices/", asked)
    assert answer.status_code == 200
    return [choice["text"] for choice in answer.json()["results"]]


def listed(archivist: Client, model: str, **query: str) -> list[str]:
    return [
        str(one)
        for one in archivist.get(f"/admin/catalog/{model}/", query).context["cl"].result_list
    ]


@pytest.mark.parametrize(
    "typed", ["togliatti", "Ercoli", "Тольятти", "тольятти", "ПАЛЬМИРО", "palmiro togliatti"]
)
def test_a_person_is_found_by_any_form_of_the_name(archivist: Client, typed: str) -> None:
    togliatti = make_agent()
    make_agent("Tito, Josip Broz")
    for name in ("Ercoli", "Тольятти, Пальмиро"):
        AgentName.objects.create(agent=togliatti, name=name)
    assert choices(archivist, "contribution", "agent", typed) == ["Togliatti, Palmiro"]
    assert listed(archivist, "agent", q=typed) == ["Togliatti, Palmiro"]


@pytest.mark.parametrize("typed", ["cable", "Cablogramma", "cablogr", "telegram (old)"])
def test_a_term_is_found_by_its_other_labels_and_in_other_languages(
    archivist: Client, typed: str
) -> None:
    cable = make_term("document-type", "cable", "Cable")
    make_term("subject", "cable", "Cables as a subject")
    TermLabel.objects.create(term=cable, language="it", text="Cablogramma")
    TermLabel.objects.create(term=cable, language="en", text="Telegram (old)", kind="alternative")
    assert choices(archivist, "record", "document_type", typed) == ["Cable"]


def test_a_field_offers_terms_of_its_own_vocabulary_alone(archivist: Client) -> None:
    make_term("document-type", "cable", "Cable")
    make_term("level", "item", "Item")
    make_term("language", "ru", "Russian")
    assert choices(archivist, "record", "level", "") == ["Item"]
    assert choices(archivist, "record", "languages", "") == ["Russian"]
    assert listed(archivist, "term", scheme__exact="level") == ["Item"]


def test_records_of_one_title_are_told_apart_by_reference_and_date(archivist: Client) -> None:
    make_record(title="Letter", reference_code="f. 89, op. 45, d. 14", date_text="25 November 1962")
    make_record(title="Letter")
    assert choices(archivist, "citation", "cited", "letter") == [
        "Letter (f. 89, op. 45, d. 14, 25 November 1962)",
        "Letter",
    ]


def test_texts_and_paragraphs_are_named_with_their_record(archivist: Client) -> None:
    record = make_record(title="Cable of 30 October 1956")
    make_text(record, "Hungarian events.")
    assert choices(archivist, "text", "translated_from", "cable") == [
        "Transcription, En: Cable of 30 October 1956"
    ]
    assert choices(archivist, "alignment", "source", "hungarian events") == [
        "1: Hungarian events. (Transcription, En: Cable of 30 October 1956)"
    ]


def test_a_record_is_found_by_title_reference_identifier_and_names(archivist: Client) -> None:
    record = make_record(title="Cable on the Hungarian events", reference_code="APRF, f. 89")
    make_record(title="Letter from Tito")
    togliatti = make_agent()
    make_contribution(record, togliatti)
    AgentName.objects.create(agent=togliatti, name="Ercoli")
    record.identifiers.create(scheme="wilson-center", value="111973")
    for typed in ("hungarian", "aprf", "111973", "togliatti", "ercoli", "cable togliatti 111973"):
        assert listed(archivist, "record", q=typed) == ["Cable on the Hungarian events"], typed
    assert listed(archivist, "record", q="cable tito") == []


def test_citations_are_listed_by_work_and_by_what_is_still_to_do(archivist: Client) -> None:
    essay, other, source = (
        make_record(title=title) for title in ("Essay", "Thesis", "Togliatti e Tito")
    )
    unresolved = make_citation(essay, None, note_number=3, text_as_cited="Ibid.")
    slip = make_citation(essay, source, note_number=1, corrected_text="1956", reviewed=True)
    make_citation(other, source, note_number=1)

    def found(**query: str) -> list[Citation]:
        return list(archivist.get("/admin/catalog/citation/", query).context["cl"].result_list)

    assert found(citing__id__exact=str(essay.pk)) == [slip, unresolved]
    assert found(resolved="no") == [unresolved]
    assert found(corrected="yes") == [slip]
    assert found(reviewed__exact="1") == [slip]


@pytest.mark.parametrize("typed", ["a " * 50_000, "x" * 102_400, "Tito\0", "\x01"])
def test_what_cannot_be_searched_for_is_said_to_be_so(archivist: Client, typed: str) -> None:
    make_record(title="Letter from Tito")
    answer = archivist.get("/admin/catalog/record/", {"q": typed})
    assert answer.status_code == 302
    page = archivist.get(answer.headers["Location"])
    assert "in the address" in said(page)
    assert page.context["cl"].result_count == 1
    assert choices(archivist, "record", "parent", typed) == []


@pytest.mark.parametrize("typed", ["'", '"', "%", "_", "\\", "*", "�", "Tito OR 1=1", " " * 150])
def test_signs_are_searched_for_as_they_are(archivist: Client, typed: str) -> None:
    assert archivist.get("/admin/catalog/record/", {"q": typed}).status_code == 200
    assert choices(archivist, "record", "parent", typed) == []


@pytest.mark.parametrize(
    "query",
    [
        "foo=bar",
        "level__id__exact=",
        "id__in=abc",
        "citing__id__exact=abc",
        "record__title__regex=(",
    ],
)
def test_an_unknown_filter_leads_to_the_whole_list_with_a_message(
    archivist: Client, query: str
) -> None:
    make_record(title="Letter from Tito")
    page = archivist.get(f"/admin/catalog/record/?{query}", follow=True)
    assert page.status_code == 200
    assert page.context["cl"].result_count == 1
    if query != "level__id__exact=":
        assert "Here is the whole list" in said(page)


@pytest.mark.parametrize(
    "query",
    [
        "status__exact=bogus",
        "id__in=99999999999999999999999",
        "p=9999999",
        "p=abc",
        "p=-1",
        "o=99.-99",
        "all=x",
        "e=1",
    ],
)
def test_an_unknown_value_page_or_order_gives_a_list(archivist: Client, query: str) -> None:
    make_record()
    assert archivist.get(f"/admin/catalog/record/?{query}", follow=True).status_code == 200


def test_no_vocabulary_opens_to_those_who_may_not_see_it(client: Client) -> None:
    Term.objects.create(scheme="level", key="item", label="Item")
    asked = {"app_label": "catalog", "model_name": "record", "field_name": "level", "term": ""}
    assert client.get("/admin/catalog/record/choices/", asked).status_code == 302
    client.force_login(User.objects.create_user("guest", is_staff=True))
    assert client.get("/admin/catalog/record/choices/", asked).status_code == 403
    for wrong in ({"field_name": "title"}, {"field_name": "nothing"}, {"model_name": "nothing"}):
        assert client.get("/admin/catalog/record/choices/", asked | wrong).status_code == 403
