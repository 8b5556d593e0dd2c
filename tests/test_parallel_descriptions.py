"""A record described in several languages is read in the reader's, each field falling back and saying so."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from catalog.choices import Method, Standing
from catalog.models import ParallelDescription, Record
from catalog.pages.description import Entry, parallel_of, sections, title_of
from catalog.search import SearchRequest, search
from catalog.search.query import parse
from tests.records import make_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def cable() -> Record:
    return make_record(
        title="Cable on the Hungarian events",
        scope_and_content="The party is isolated.",
        arrangement="By date.",
    )


def described(record: Record, language: str = "it", **said: Any) -> ParallelDescription:
    said.setdefault("standing", Standing.REVIEWED)
    found = ParallelDescription(record=record, language=language, **said)
    found.full_clean()
    found.save()
    return found


def entries(record: Record) -> dict[str, Entry]:
    found = sections(record, parallel_of(record))
    return {entry.number: entry for section in found for entry in section.entries}


def test_each_field_is_read_in_the_reader_s_language_or_said_to_be_in_another(
    cable: Record,
) -> None:
    described(
        cable, title="Cablogramma sui fatti d'Ungheria", scope_and_content="Il partito è isolato."
    )
    with override("it"):
        found = entries(cable)
        assert title_of(cable, parallel_of(cable)) == "Cablogramma sui fatti d'Ungheria"
    assert (found["3.3.1"].values, found["3.3.1"].lang) == (["Il partito è isolato."], "it")
    assert found["3.3.1"].label_of_language == ""
    assert (found["3.3.4"].values, found["3.3.4"].lang) == (["By date."], "en")
    assert found["3.3.4"].label_of_language
    with override("ru"):
        assert title_of(cable, parallel_of(cable)) == cable.title


def test_in_its_own_language_a_description_is_read_without_a_question_or_a_label(
    cable: Record, django_assert_num_queries: Any
) -> None:
    described(cable, scope_and_content="Il partito è isolato.")
    entries(cable)
    with django_assert_num_queries(0):
        assert parallel_of(cable) is None
    assert entries(cable)["3.3.1"].label_of_language == ""


def test_a_language_without_its_script_serves_the_reader_of_one_script(cable: Record) -> None:
    described(cable, "sr", scope_and_content="Partija je izolovana.")
    with override("sr-latn"):
        assert entries(cable)["3.3.1"].lang == "sr"


def test_what_a_machine_translated_says_so(cable: Record) -> None:
    described(cable, scope_and_content="Il partito è isolato.", method=Method.MACHINE)
    with override("it"):
        assert entries(cable)["3.3.1"].label_of_language


def test_drafts_are_neither_shown_nor_found(cable: Record, client: Client) -> None:
    draft = described(cable, scope_and_content="Zimbellino.", standing=Standing.DRAFT)
    assert "Zimbellino" not in client.get(f"/it/records/{cable.slug}/").text
    assert search(SearchRequest(query=parse("zimbellino"))).total == 0
    draft.standing = Standing.REVIEWED
    draft.save()
    assert "Zimbellino" in client.get(f"/it/records/{cable.slug}/").text
    assert search(SearchRequest(query=parse("zimbellino"))).total == 1


def test_its_words_find_the_record_in_any_of_their_forms(cable: Record) -> None:
    described(
        cable, title="Cablogramma sui fatti d'Ungheria", custodial_history="Conservato a Mosca."
    )
    for query in ("title:cablogramma", "conservata", "mosca"):
        assert search(SearchRequest(query=parse(query))).total == 1, query


def test_the_page_says_which_language_is_which(cable: Record, client: Client) -> None:
    described(cable, scope_and_content="Il partito è isolato.")
    page = client.get(f"/it/records/{cable.slug}/").text
    assert '<dd lang="it"><p>Il partito è isolato.</p></dd>' in page
    assert '<dd lang="en"><p>By date.</p></dd>' in page


@pytest.mark.parametrize(
    "said", [{}, {"title": "  "}, {"language": "Italian", "title": "Cablogramma"}]
)
def test_one_that_says_nothing_or_names_no_language_is_refused(
    cable: Record, said: dict[str, str]
) -> None:
    with pytest.raises(ValidationError):
        described(cable, **said)


def test_another_language_asks_the_database_two_questions_more_at_most(
    cable: Record, client: Client, django_assert_max_num_queries: Any
) -> None:
    described(cable, scope_and_content="Il partito è isolato.")
    with CaptureQueriesContext(connection) as in_english:
        client.get(f"/en/records/{cable.slug}/")
    with django_assert_max_num_queries(len(in_english) + 2):
        client.get(f"/it/records/{cable.slug}/")
