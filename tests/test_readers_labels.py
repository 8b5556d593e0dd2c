"""Terms are called by their names in the reader's language, and that costs next to nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from catalog.choices import LabelKind, Scheme
from catalog.models import Record, Term, TermLabel
from catalog.models.readers_labels import fallbacks
from catalog.models.terms import readers_names
from tests.records import make_record, make_term

pytestmark = pytest.mark.django_db


def labelled(term: Term, language: str, text: str, kind: str = LabelKind.PREFERRED) -> TermLabel:
    return TermLabel.objects.create(term=term, language=language, text=text, kind=kind)


@pytest.fixture
def cable() -> Term:
    term = make_term(Scheme.DOCUMENT_TYPE, "cable", "Cable")
    labelled(term, "it", "Cablogramma")
    labelled(term, "sr", "Телеграм")
    labelled(term, "sr-Latn", "Telegram")
    return term


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Cable"), ("it", "Cablogramma"), ("sr-latn", "Telegram"), ("ru", "Cable")],
)
def test_a_term_has_its_name_in_the_reader_s_language_or_in_english(
    cable: Term, language: str, name: str
) -> None:
    with override(language):
        assert str(cable) == name
        assert readers_names({cable.pk: "Cable"}) == {cable.pk: name}


def test_a_language_in_a_script_falls_back_on_the_language() -> None:
    assert fallbacks("sr-Latn") == ("sr-Latn", "sr")
    series = make_term(Scheme.LEVEL, "series", "Series")
    labelled(series, "sr", "Серија")
    with override("sr-latn"):
        assert str(series) == "Серија"


def test_a_label_that_was_changed_is_shown_at_once(cable: Term) -> None:
    with override("it"):
        assert str(cable) == "Cablogramma"
        label = TermLabel.objects.get(term=cable, language="it")
        label.text = "Telegramma cifrato"
        label.save()
        assert str(cable) == "Telegramma cifrato"
        label.delete()
        assert str(cable) == "Cable"


def test_in_english_no_label_is_looked_up(cable: Term, django_assert_num_queries: Any) -> None:
    terms = list(Term.objects.all())
    with django_assert_num_queries(0):
        assert "Cable" in map(str, terms)


def test_all_terms_that_were_read_are_looked_up_at_once_and_then_remembered(
    cable: Term, django_assert_num_queries: Any
) -> None:
    for number in range(20):
        make_record(document_type="cable", subjects=[f"subject-{number}"])
    with override("it"):
        records = list(
            Record.objects.select_related("level", "document_type").prefetch_related("subjects")
        )

        def names() -> list[str]:
            return [
                f"{record.level} {record.document_type} {list(map(str, record.subjects.all()))}"
                for record in records
            ]

        with django_assert_num_queries(1):
            first = names()
        with django_assert_num_queries(0):
            assert names() == first


def test_a_relation_has_its_name_from_the_other_end(django_assert_num_queries: Any) -> None:
    reply = make_term(Scheme.RELATION_TYPE, "reply-to", "Reply to")
    labelled(reply, "en", "Answered by", LabelKind.INVERSE)
    assert reply.inverse == "Answered by"
    with override("it"):
        assert reply.inverse == "Answered by"
    labelled(reply, "it", "Ha risposta in", LabelKind.INVERSE)
    with override("it"):
        assert reply.inverse == "Ha risposta in"
    assert make_term(Scheme.RELATION_TYPE, "mentions", "Mentions").inverse == "Mentions"


def test_pages_call_types_by_their_names_in_the_reader_s_language(
    cable: Term, client: Client
) -> None:
    make_record(document_type="cable")
    assert "Cablogramma" in client.get("/it/search/").text
    assert "Cablogramma" not in client.get("/search/").text
