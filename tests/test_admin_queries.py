"""A page of the archivists' desk takes a fixed number of queries, however much hangs on a record."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from catalog.models import (
    Citation,
    Contribution,
    Copy,
    Identifier,
    Paragraph,
    ProvenanceEvent,
    Record,
    RecordPlace,
    Relation,
    Text,
)
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


@pytest.fixture
def archivist(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("archivist"))
    return client


def address(record: Record) -> str:
    return reverse("admin:catalog_record_change", args=[record.pk])


def large_record(rows: int) -> Record:
    fonds = make_record(title="Fondo Mosca", level="fonds")
    record = make_record(
        parent=fonds,
        repository=make_repository(slug=f"gramsci-{rows}"),
        languages=["ru", "it"],
        subjects=["hungary"],
    )
    togliatti, sent = make_agent(slug=f"togliatti-{rows}"), make_term("event-type", "sent")
    for number in range(rows):
        source = make_record()
        make_citation(record, source, note_number=number, container=fonds)
        moscow = make_term("place", "moscow")
        record.events.create(
            position=number, type=sent, from_agent=togliatti, to_agent=togliatti, place=moscow
        )
        make_contribution(record, togliatti, role=f"role-{number}")
        record.relations.create(target=source, type=make_term("relation-type", "mentions"))
        record.copies.create(position=number, kind="web", repository=record.repository)
        text = make_text(record, "One.\n\nTwo.", key=f"text-{number}", translator=togliatti)
        original = record.texts.exclude(pk=text.pk).first()
        record.texts.filter(pk=text.pk).update(translated_from=original)
        record.dates.create(position=number, event="written", date_text="autumn 1956")
        record.identifiers.create(scheme="wilson-center", value=f"{rows}-{number}")
        record.places.create(
            place=make_term("place", f"place-{number}"), role=make_term("place-role", "mentioned")
        )
    return record


@pytest.mark.slow
def test_the_page_takes_as_many_queries_for_sixty_citations_as_for_two(
    archivist: Client, django_assert_max_num_queries: Any
) -> None:
    small, large = large_record(2), large_record(60)
    archivist.get(address(small))
    with django_assert_max_num_queries(40) as few:
        archivist.get(address(small))
    with django_assert_max_num_queries(len(few)):
        archivist.get(address(large))


@pytest.mark.slow
def test_so_does_the_page_of_those_who_may_only_look(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client.force_login(reader)
    small, large = large_record(2), large_record(20)
    with django_assert_max_num_queries(60) as few:
        page = client.get(address(small))
    assert page.status_code == 200
    assert "autumn 1956" in page.content.decode()
    assert "One." in page.content.decode()
    with django_assert_max_num_queries(len(few)):
        client.get(address(large))


@pytest.mark.slow
def test_the_list_takes_as_many_queries_for_sixty_records_as_for_two(
    archivist: Client, django_assert_max_num_queries: Any
) -> None:
    models = (
        Citation,
        Contribution,
        Copy,
        Identifier,
        Paragraph,
        ProvenanceEvent,
        Record,
        RecordPlace,
        Relation,
        Text,
    )
    lists = [reverse(f"admin:catalog_{model._meta.model_name}_changelist") for model in models]
    large_record(2)
    few = {}
    for name in lists:
        with django_assert_max_num_queries(20) as taken:
            archivist.get(name)
        few[name] = len(taken)
    large_record(30)
    for name in lists:
        with django_assert_max_num_queries(few[name]):
            archivist.get(name)
