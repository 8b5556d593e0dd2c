"""The record's page by areas of ISAD(G): essentials in sight, the rest in folds that open when they hold something."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from catalog.models import Record
from tests.desk import add_row, filled_in, save
from tests.records import make_record, make_term, make_text

pytestmark = pytest.mark.django_db

ADD = "/admin/catalog/record/add/"


@pytest.fixture
def archivist(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("archivist"))
    return client


def address(record: Record) -> str:
    return reverse("admin:catalog_record_change", args=[record.pk])


def opened(page: Any) -> set[str]:
    return {part.section.key for part in page.context["parts"] if part.folds and part.opened}


def test_the_page_follows_the_areas_and_every_row_stands_in_one(archivist: Client) -> None:
    page = archivist.get(ADD)
    parts = page.context["parts"]
    assert [part.section.key for part in parts] == [
        "identity",
        "context",
        "content",
        "texts",
        "access",
        "allied",
        "notes",
        "control",
        "publication",
    ]
    placed = [row for part in parts for row in [*part.rows, *part.folded_rows]]
    assert len(placed) == len(page.context["inline_admin_formsets"])
    assert parts[-1].rows == []


def test_a_new_record_has_all_its_folds_shut(archivist: Client) -> None:
    assert opened(archivist.get(ADD)) == set()


def test_a_fold_that_holds_words_or_rows_is_open(archivist: Client) -> None:
    record = make_record(finding_aids="Inventory of the Fondo Mosca, Rome 1995.")
    record.identifiers.create(scheme="wilson-center", value="111973")
    assert opened(archivist.get(address(record))) == {"access", "identity"}


def test_a_fold_with_an_error_is_open(archivist: Client) -> None:
    sent = filled_in(archivist.get(ADD))
    page = save(archivist, ADD, sent | {"slug": "not a short name"})
    assert "publication" in opened(page)
    row = add_row(sent, "identifiers", scheme="", value="111973")
    page = save(archivist, ADD, sent)
    assert "identity" in opened(page)
    assert f'name="{row}-value"' in page.content.decode()


def test_a_text_stands_in_its_language_and_direction(archivist: Client) -> None:
    record = make_record()
    make_text(record, "Венгерские события.", language="ru")
    make_text(record, "أحداث المجر", language="ar")
    shown = archivist.get(address(record)).content.decode()
    assert 'lang="ru" dir="ltr"' in shown or 'dir="ltr" lang="ru"' in shown
    assert 'lang="ar" dir="rtl"' in shown or 'dir="rtl" lang="ar"' in shown


def test_the_choice_of_a_language_says_which_way_it_runs(archivist: Client) -> None:
    make_term("language", "he", "Hebrew")
    make_term("script", "Arab", "Arabic")
    asked = "/admin/catalog/record/choices/?app_label=catalog&model_name=text&field_name="
    languages = archivist.get(f"{asked}language&term=Hebrew").json()["results"]
    assert [(one["tag"], one["dir"]) for one in languages] == [("he", "rtl")]
    scripts = archivist.get(f"{asked}script&term=Arabic").json()["results"]
    assert [(one["tag"], one["dir"]) for one in scripts] == [("Arab", "rtl")]
