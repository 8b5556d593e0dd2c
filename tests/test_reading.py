"""The reading view of a record, as it is sent."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from catalog.choices import Standing, TextKind
from catalog.models import Record, Text, TextNote
from catalog.pages.reading import with_hits
from tests.parallel_texts import make_parallel_cable
from tests.records import make_record, make_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def cable() -> Record:
    return make_parallel_cable()


def page(client: Client, address: str = "/records/cable/", status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def rows(shown: str) -> list[list[str]]:
    """The anchors of the paragraphs in each row."""
    return [
        re.findall(r'class="paragraph (?:ltr|rtl)" id="([^"]+)"', row)
        for row in shown.split('<div class="row">')[1:]
    ]


def test_an_original_and_its_translation_stand_side_by_side_as_they_were_aligned(
    client: Client, cable: Record
) -> None:
    assert rows(page(client))[:3] == [
        ["ru-p1", "en-p1"],
        ["ru-p2", "ru-p3", "en-p2"],
        ["ru-p4", "en-p3"],
    ]


def test_every_address_of_a_paragraph_is_on_the_page_whatever_is_chosen(
    client: Client, cable: Record
) -> None:
    for address in (
        "/records/cable/",
        "/records/cable/?left=it",
        "/records/cable/?left=he&right=it",
    ):
        shown = page(client, address)
        found = [anchor for row in rows(shown) for anchor in row]
        assert len(found) == len(set(found)) == 11
        for text in Text.objects.all():
            assert shown.count(f'id="{text.key}"') == 1


def test_any_two_texts_are_chosen_or_one_alone(client: Client, cable: Record) -> None:
    assert rows(page(client, "/records/cable/?left=he&right=en"))[0] == ["he-p1", "en-p1"]
    assert rows(page(client, "/records/cable/?left=it"))[:2] == [["it-p1"], ["it-p2"]]
    assert rows(page(client, "/records/cable/?left=it&right=it"))[0] == ["it-p1"]


def test_paragraphs_that_nobody_aligned_are_said_to_be_paired_by_guess(
    client: Client, cable: Record
) -> None:
    assert "Nobody has" not in page(client)
    assert "by their order" in page(client, "/records/cable/?left=it&right=he")
    assert "need not say the same" in page(client, "/records/cable/?left=ru&right=it")


@pytest.mark.parametrize("asked", ["left=fr", "right=fr&left=en", "left=%00", "left=" + "x" * 600])
def test_a_text_that_is_not_there_is_said_not_to_be_there(
    client: Client, cable: Record, asked: str
) -> None:
    assert "This address cannot be answered" in page(client, f"/records/cable/?{asked}", 400)


def test_each_text_is_told_to_be_in_its_language_and_direction(
    client: Client, cable: Record
) -> None:
    shown = page(client)
    assert '<p class="body" lang="ru" dir="ltr">' in shown
    assert '<p class="body" lang="he" dir="rtl">' in shown


def test_drafts_are_neither_read_nor_chosen_nor_named(client: Client, cable: Record) -> None:
    Text.objects.filter(key="ru").update(standing=Standing.DRAFT)
    shown = page(client)
    assert "Венгерские" not in shown
    page(client, "/records/cable/?left=ru", 400)


def test_a_note_has_its_mark_after_its_words_and_stands_in_its_paragraph(
    client: Client, cable: Record
) -> None:
    shown = page(client)
    assert 'our initiatives<sup class="note-mark"><a id="en-n1-at" href="#en-n1"' in shown
    assert 'role="note" id="en-n1"' in shown
    assert "Note of the text&#x27;s editors" in shown


def test_a_note_whose_paragraph_is_gone_stands_over_its_text(client: Client, cable: Record) -> None:
    TextNote.objects.update(anchor=99)
    shown = page(client)
    assert shown.index("Talks with Nenni at Pralognan") < shown.index('id="ru-p1"')


def test_a_name_leads_to_its_authority_at_its_first_mention_in_a_paragraph(
    client: Client, cable: Record
) -> None:
    shown = page(client)
    paragraph = shown.partition('id="en-p2"')[2].partition("</p>")[0]
    assert paragraph.count('href="/agents/nenni-pietro/"') == 1
    assert ">Ненни</a>" in shown
    assert 'id="card-agent-nenni-pietro"' in shown
    assert "Led the Italian Socialists." in shown


def test_what_a_search_found_is_marked_and_the_address_leads_to_the_first(
    client: Client, cable: Record
) -> None:
    address = with_hits("cable", "positions")
    assert address == "/records/cable/?q=positions#hit-1"
    shown = page(client, "/records/cable/?q=positions")
    assert '<mark id="hit-1">position</mark>' in shown
    assert '<mark id="hit-2">positions</mark>' in shown
    assert "is found in 2 places" in shown


def test_paragraphs_with_found_words_lead_to_each_other(client: Client, cable: Record) -> None:
    shown = page(client, "/records/cable/?q=events")
    assert '<a href="#en-p2">Next found</a>' in shown
    assert '<a href="#en-p1">Previous found</a>' in shown


@pytest.mark.parametrize(
    "query", ["", "   ", "((", '"', "title:", "*", "-", "date:x", "qwertyuiop"]
)
def test_whatever_is_searched_for_the_page_opens(client: Client, cable: Record, query: str) -> None:
    assert client.get("/records/cable/", {"q": query}).status_code == 200


def test_a_passage_is_cited_by_the_address_of_its_paragraph(client: Client, cable: Record) -> None:
    cited = (
        page(client)
        .partition('id="en-p2"')[2]
        .partition('<p class="cite">')[2]
        .partition("</p>")[0]
    )
    assert cited.startswith("“Cable from Togliatti on the Hungarian events”, 30 October 1956.")
    assert "English translation, translator not recorded, paragraph 2." in cited
    assert cited.endswith("/records/cable/#en-p2")


def test_texts_translated_from_each_other_are_told_once(client: Client) -> None:
    record = make_record(slug="cable")
    one = make_text(record, key="one", kind=TextKind.TRANSLATION, no_source_reason="Lost.")
    two = make_text(record, key="two", kind=TextKind.TRANSLATION, translated_from=one)
    Text.objects.filter(pk=one.pk).update(translated_from=two)
    page(client)


def test_many_texts_take_no_more_queries_than_one(
    client: Client, cable: Record, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        make_text(cable, "One.\n\nTwo.", key=f"text-{number}", position=10 + number)
    with django_assert_max_num_queries(12):
        page(client, "/records/cable/?q=one")
