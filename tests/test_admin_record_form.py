"""Describing a document on the record's page, with everything that hangs on it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from catalog.admin.records import RecordAdmin
from catalog.choices import Status
from catalog.models import (
    Contribution,
    ProvenanceEvent,
    Record,
    Text,
)
from tests.desk import add_row, errors, filled_in, save
from tests.records import (
    make_agent,
    make_citation,
    make_contribution,
    make_record,
    make_repository,
    make_term,
    make_text,
)

pytestmark = pytest.mark.django_db

ADD = "/admin/catalog/record/add/"


@pytest.fixture
def archivist(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("archivist"))
    return client


def address(record: Record) -> str:
    return reverse("admin:catalog_record_change", args=[record.pk])


def test_the_cable_is_described_on_one_page_and_saved_as_one(archivist: Client) -> None:
    repository = make_repository(
        name="Архив Президента Российской Федерации", city="Москва", country="RU"
    )
    togliatti, secretariat = make_agent(), make_agent("CPSU CC Secretariat", kind="corporate-body")
    cited = make_record(title="Togliatti e Tito", level="item")
    page = archivist.get(ADD)
    sent = filled_in(page)
    sent |= {
        "title": "Cable from Palmiro Togliatti to the Secretariat",
        "level": make_term("level", "item").pk,
        "document_type": make_term("document-type", "cable").pk,
        "repository": repository.pk,
        "date_text": "30 October 1956",
        "languages": [make_term("language", "ru").pk],
        "subjects": [make_term("subject", "hungarian-revolution").pk],
        "_step": "publish-directly",
    }
    add_row(
        sent,
        "contributions",
        agent=togliatti.pk,
        role=make_term("role", "sender").pk,
        certainty="certain",
    )
    add_row(
        sent,
        "contributions",
        agent=secretariat.pk,
        role=make_term("role", "recipient").pk,
        certainty="certain",
    )
    add_row(
        sent,
        "texts",
        kind="translation",
        language=make_term("language", "en").pk,
        no_source_reason="The Russian original is not held here.",
        body="Hungarian events have created a heavy situation.\r\n\r\nNagy is going in a reactionary direction.",
        method="human",
        standing="published",
        completeness="complete",
    )
    sent_off, published = (
        make_term("event-type", "sent").pk,
        make_term("event-type", "published").pk,
    )
    add_row(sent, "events", type=sent_off, date_text="30 October 1956", from_agent=togliatti.pk)
    add_row(
        sent, "events", type=published, date_text="autumn 1996", evidence="CWIHP Bulletin 8–9, 357."
    )
    add_row(
        sent,
        "places",
        place=make_term("place", "moscow").pk,
        role=make_term("place-role", "mentioned").pk,
    )
    add_row(sent, "identifiers", scheme="wilson-center", value="111973")
    add_row(sent, "dates", event="received", date_text="31 October 1956", calendar="gregorian")
    add_row(
        sent, "copies", kind="web", url="https://digitalarchive.wilsoncenter.org/document/111973"
    )
    add_row(sent, "relations", type=make_term("relation-type", "mentions").pk, target=cited.pk)
    add_row(sent, "publication", container_title="CWIHP Bulletin", year="1996–97")
    add_row(
        sent,
        "cites",
        note_number="1",
        text_as_cited="Galeazzi, Togliatti e Tito, 175.",
        cited=cited.pk,
        form="full",
    )

    page = save(archivist, ADD, sent)

    assert errors(page) == {}
    record = Record.objects.get(slug="cable-from-palmiro-togliatti-to-the-secretariat")
    assert (record.date_edtf, record.date_earliest, record.is_public) == (
        "1956-10-30",
        19561030,
        True,
    )
    assert [str(one) for one in record.contributions.order_by("pk")] == [
        "Togliatti, Palmiro (Sender)",
        "CPSU CC Secretariat (Recipient)",
    ]
    text = record.texts.get()
    assert [(one.anchor, one.body) for one in text.paragraphs.all()] == [
        (1, "Hungarian events have created a heavy situation."),
        (2, "Nagy is going in a reactionary direction."),
    ]
    assert list(record.events.in_order().values_list("position", "type__key", "date_edtf")) == [
        (0, "sent", "1956-10-30"),
        (1, "published", "1996-23"),
    ]
    assert str(record.identifiers.get()) == "wilson-center:111973"
    assert record.cites.get().cited == record.relations.get().target == cited
    assert (record.copies.count(), record.dates.count(), record.places.count()) == (1, 1, 1)
    assert record.publication.container_title == "CWIHP Bulletin"
    assert [term.key for term in record.languages.all()] == ["ru"]
    assert record.version == 2


def test_every_field_of_a_record_stands_on_its_page_once() -> None:
    shown = [name for _, options in RecordAdmin.fieldsets for name in options["fields"]]
    assert len(shown) == len(set(shown))
    fields = {field.name for field in [*Record._meta.concrete_fields, *Record._meta.many_to_many]}
    assert fields - set(shown) == {
        "id",
        "path",
        "date_earliest",
        "date_latest",
        "created_by",
    }


def test_a_page_saved_as_it_was_shown_changes_nothing_but_the_version(archivist: Client) -> None:
    record = make_record(
        date_text="autumn 1956", languages=["ru"], scope_and_content="Hungary.\n\nThe Party."
    )
    make_text(record, "Hungarian events.\n\nThe gap.")
    make_contribution(record, make_agent())
    before: dict[str, Any] = dict(Record.objects.values().get(pk=record.pk))
    page = archivist.get(address(record))
    assert errors(save(archivist, address(record), filled_in(page))) == {}
    after: dict[str, Any] = dict(Record.objects.values().get(pk=record.pk))
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"version", "updated_at"}
    assert LogEntry.objects.get().get_change_message() == "No fields changed."
    assert [term.key for term in record.languages.all()] == ["ru"]
    assert list(record.texts.get().paragraphs.values_list("anchor", "body")) == [
        (1, "Hungarian events."),
        (2, "The gap."),
    ]


def test_an_edited_text_keeps_the_anchors_of_its_paragraphs(archivist: Client) -> None:
    record = make_record()
    make_text(record, "Hungarian events.\n\nThe gap.\n\nWe are all thinking.")
    sent = filled_in(archivist.get(address(record)))
    save(
        archivist,
        address(record),
        sent,
        **{"texts-0-body": "Hungarian events.\n\nNew.\n\nThe gap.\n\nWe are all thinking."},
    )
    assert [one.anchor for one in record.texts.get().paragraphs.all()] == [1, 4, 2, 3]


def test_a_date_that_no_calendar_holds_is_refused_by_name_beside_its_field(
    archivist: Client,
) -> None:
    record = make_record(date_text="1956")
    sent = filled_in(archivist.get(address(record)))
    page = save(archivist, address(record), sent, date_text="1956-13-45", date_edtf="")
    assert page.status_code == 200
    assert list(errors(page)) == ["date_text"]
    assert "1956-13-45" in errors(page)["date_text"][0]
    assert Record.objects.get(pk=record.pk).date_text == "1956"


def test_a_record_cannot_be_put_below_itself(archivist: Client) -> None:
    fonds = make_record(title="Fondo Mosca", level="fonds")
    series = make_record(title="Corrispondenza", level="series", parent=fonds)
    sent = filled_in(archivist.get(address(fonds)))
    page = save(archivist, address(fonds), sent, parent=series.pk)
    assert list(errors(page)) == ["parent"]
    assert "Corrispondenza" in errors(page)["parent"][0]
    assert Record.objects.get(pk=fonds.pk).parent is None


def test_a_translation_without_a_source_is_told_so_beside_the_field_for_the_reason(
    archivist: Client,
) -> None:
    record = make_record()
    sent = filled_in(archivist.get(address(record)))
    row = add_row(
        sent,
        "texts",
        kind="translation",
        language=make_term("language", "en").pk,
        body="A heavy situation.",
    )
    page = save(archivist, address(record), sent)
    assert list(errors(page)) == [f"{row}-no_source_reason"]
    assert "or say why that text is not here" in errors(page)[f"{row}-no_source_reason"][0]
    assert not Text.objects.exists()


def test_a_translation_is_made_from_a_text_of_the_same_record(archivist: Client) -> None:
    record, other = make_record(), make_record()
    russian = make_text(record, "Венгерские события", language="ru")
    elsewhere = make_text(other, "Венгерские события", language="ru")
    page = archivist.get(address(record))
    choices = (
        page.context["inline_admin_formsets"][1]
        .formset.empty_form.fields["translated_from"]
        .choices
    )
    assert [key for key, _ in choices] == ["", russian.pk, "entered-here"]
    sent = filled_in(page)
    row = add_row(
        sent,
        "texts",
        kind="translation",
        language=make_term("language", "en").pk,
        body="Hungarian events",
    )
    page = save(archivist, address(record), sent, **{f"{row}-translated_from": elsewhere.pk})
    assert f"{row}-translated_from" in errors(page)
    assert (
        errors(save(archivist, address(record), sent, **{f"{row}-translated_from": russian.pk}))
        == {}
    )
    assert russian.translations.get().record == record


def test_events_change_places_and_a_new_one_comes_last(archivist: Client) -> None:
    record = make_record()
    for position, key in enumerate(["created", "sent", "received"]):
        ProvenanceEvent.objects.create(
            record=record, position=position, type=make_term("event-type", key)
        )
    sent = filled_in(archivist.get(address(record)))
    add_row(sent, "events", type=make_term("event-type", "published").pk)
    changes = {"events-0-position": "1", "events-1-position": "0", "events-2-DELETE": "on"}
    assert errors(save(archivist, address(record), sent, **changes)) == {}
    assert [event.type.key for event in record.events.in_order()] == [
        "sent",
        "created",
        "published",
    ]
    assert list(record.events.values_list("position", flat=True).order_by("position")) == [0, 1, 2]


def test_two_events_with_one_number_are_refused(archivist: Client) -> None:
    record = make_record()
    sent = filled_in(archivist.get(address(record)))
    add_row(sent, "events", type=make_term("event-type", "sent").pk, position="1")
    add_row(sent, "events", type=make_term("event-type", "received").pk, position="1")
    page = save(archivist, address(record), sent)
    assert "Please correct the duplicate data for position" in errors(page)[""][0]
    assert not record.events.exists()


def test_sources_of_one_note_are_numbered_as_they_come(archivist: Client) -> None:
    essay, source = make_record(), make_record()
    make_citation(essay, source, note_number=7)
    sent = filled_in(archivist.get(address(essay)))
    for note in ("7", "8", "7"):
        add_row(
            sent,
            "cites",
            note_number=note,
            text_as_cited="Ibid., 181.",
            form="ibid",
            cited=source.pk,
        )
    assert errors(save(archivist, address(essay), sent)) == {}
    assert list(essay.cites.in_order().values_list("note_number", "order")) == [
        (7, 1),
        (7, 2),
        (7, 3),
        (8, 1),
    ]


def test_a_work_does_not_cite_itself(archivist: Client) -> None:
    essay = make_record()
    sent = filled_in(archivist.get(address(essay)))
    add_row(sent, "cites", note_number="1", text_as_cited="Ibid.", form="ibid", cited=essay.pk)
    page = save(archivist, address(essay), sent)
    assert errors(page) == {
        "": ["A work cannot cite itself here. Choose the source that the note means."]
    }


def test_a_mistake_in_one_row_leaves_everything_as_it_was(archivist: Client) -> None:
    record = make_record(title="Letter of 25 November 1962")
    sent = filled_in(archivist.get(address(record)))
    add_row(
        sent,
        "contributions",
        agent=make_agent().pk,
        role=make_term("role", "sender").pk,
        certainty="certain",
    )
    row = add_row(sent, "events", type=make_term("event-type", "sent").pk, date_edtf="1962-11-31")
    page = save(archivist, address(record), sent, title="Letter from Tito")
    assert list(errors(page)) == [f"{row}-date_edtf"]
    assert Record.objects.get(pk=record.pk).title == "Letter of 25 November 1962"
    assert not Contribution.objects.exists()


def test_the_page_leads_to_the_public_page_once_there_is_one(archivist: Client) -> None:
    draft, published = make_record(status=Status.DRAFT), make_record()
    assert not archivist.get(address(draft)).context["has_absolute_url"]
    assert archivist.get(address(published)).context["absolute_url"] == published.get_absolute_url()
