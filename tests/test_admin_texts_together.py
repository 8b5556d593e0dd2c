"""An original and its translation are entered on one form and saved at once."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from catalog.models import Record, Text
from tests.desk import add_row, errors, filled_in, save
from tests.records import make_record, make_term, make_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def archivist(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("archivist"))
    return client


def address(record: Record) -> str:
    return reverse("admin:catalog_record_change", args=[record.pk])


def add_text(sent: dict[str, Any], kind: str, language: str, body: str, **values: Any) -> str:
    term = make_term("language", language)
    return add_row(sent, "texts", kind=kind, language=term.pk, body=body, **values)


def test_a_translation_is_made_from_the_transcription_entered_with_it(archivist: Client) -> None:
    record = make_record()
    sent = filled_in(archivist.get(address(record)))
    # The translation first: what it needs is stored before it all the same.
    add_text(sent, "translation", "en", "Hungarian events.", translated_from="entered-here")
    add_text(sent, "transcription", "ru", "Венгерские события.")
    assert errors(save(archivist, address(record), sent)) == {}
    translation = record.texts.get(kind="translation")
    assert translation.translated_from == record.texts.get(kind="transcription")
    assert translation.body == "Hungarian events."


def test_an_original_found_later_takes_the_place_of_the_reason(archivist: Client) -> None:
    record = make_record()
    text = make_text(record, kind="translation", no_source_reason="Not held here.")
    sent = filled_in(archivist.get(address(record)))
    add_text(sent, "transcription", "ru", "Венгерские события.")
    sent |= {"texts-0-translated_from": "entered-here", "texts-0-no_source_reason": ""}
    assert errors(save(archivist, address(record), sent)) == {}
    text.refresh_from_db()
    assert text.translated_from == record.texts.get(kind="transcription")
    assert text.no_source_reason == ""


@pytest.mark.parametrize("transcriptions", [0, 2])
def test_what_was_translated_must_be_clear(archivist: Client, transcriptions: int) -> None:
    record = make_record()
    sent = filled_in(archivist.get(address(record)))
    row = add_text(sent, "translation", "en", "Hungarian events.", translated_from="entered-here")
    for language in ["ru", "it"][:transcriptions]:
        add_text(sent, "transcription", language, "Венгерские события.")
    page = save(archivist, address(record), sent)
    assert list(errors(page)) == [f"{row}-translated_from"]
    assert f"{transcriptions} new transcriptions" in str(errors(page))
    assert not Text.objects.exists()


def test_two_texts_of_one_kind_and_language_get_names_of_their_own(archivist: Client) -> None:
    record = make_record()
    make_text(record, language="ru")
    sent = filled_in(archivist.get(address(record)))
    for _ in range(2):
        add_text(sent, "transcription", "ru", "Венгерские события.")
    assert errors(save(archivist, address(record), sent)) == {}
    keys = sorted(record.texts.values_list("key", flat=True))
    assert keys == ["transcription-ru", "transcription-ru-2", "transcription-ru-3"]


@pytest.mark.slow
@pytest.mark.parametrize("source", ["entered-there", "x", "99999999", "-1", "9" * 30])
def test_a_source_that_is_none_is_refused(archivist: Client, source: str) -> None:
    record = make_record()
    sent = filled_in(archivist.get(address(record)))
    row = add_text(sent, "translation", "en", "Hungarian events.", translated_from=source)
    page = save(archivist, address(record), sent)
    assert f"{row}-translated_from" in errors(page)
