"""The provenance on a record's page: a list that says all, a figure that says the same, gaps and doubts said."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from lxml import html

from catalog.choices import Scheme
from catalog.models import ProvenanceEvent, Record
from tests.records import make_agent, make_record, make_term

pytestmark = pytest.mark.django_db


def add_event(record: Record, position: int, kind: str, date_text: str = "", **more: Any) -> None:
    event = ProvenanceEvent(
        record=record,
        position=position,
        type=make_term(Scheme.EVENT_TYPE, kind),
        date_text=date_text,
        **more,
    )
    event.full_clean()
    event.save()


@pytest.fixture
def minutes() -> Record:
    record = make_record(slug="minutes", title="Minutes of the Direzione, 25 October 1956")
    add_event(record, 1, "created", "25 October 1956", evidence="Dated at the head.")
    add_event(record, 2, "sent", to_agent=make_agent("Togliatti, Palmiro"), unattested=True)
    add_event(
        record, 3, "declassified", "1992", evidence="Decree of 14 June 1992.", pages_withheld=3
    )
    add_event(record, 4, "digitised", "2011?")
    return record


def provenance(client: Client) -> Any:
    page = html.fromstring(client.get("/records/minutes/").content.decode())
    (section,) = page.xpath('//section[@aria-labelledby="provenance"]')
    return section


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_list_and_figure_tell_the_same_steps_in_the_same_order(
    client: Client, minutes: Record
) -> None:
    section = provenance(client)
    listed = [item.get("id") for item in section.xpath('.//ol/li[not(@class="gap")]')]
    drawn = [link.get("href") for link in section.xpath(".//svg//a")]
    assert listed == ["event-1", "event-2", "event-3", "event-4"]
    assert drawn == [f"#{one}" for one in listed]
    gaps = [words(gap) for gap in section.xpath('.//li[@class="gap"]')]
    assert gaps == ["Nothing dated, 1956–1992", "Nothing known, 1992–2011"]
    assert [words(one) for one in section.xpath('.//svg//g[@class="nothing"]/text')] == gaps


def test_what_nothing_shows_is_said_and_drawn_so(client: Client, minutes: Record) -> None:
    section = provenance(client)
    sent = words(section.get_element_by_id("event-2"))
    assert sent == "Sent no date to Palmiro Togliatti Unattested: no source at hand shows it."
    assert section.xpath('.//svg//a[@href="#event-2"]//circle[@class="unattested undated"]')
    assert section.xpath('.//svg//a[@href="#event-1"]//*[@class="evidenced"]')
    assert section.xpath('.//svg//a[@href="#event-4"]//*[@class="unsupported vague"]')
    assert "No evidence given." in words(section.get_element_by_id("event-4"))


def test_pages_withheld_are_counted(client: Client, minutes: Record) -> None:
    assert "3 pages withheld" in words(provenance(client).get_element_by_id("event-3"))
    minutes.events.filter(position=3).update(pages_withheld=1)
    assert "1 page withheld" in words(provenance(client).get_element_by_id("event-3"))


def test_the_key_explains_the_signs_that_are_there_and_no_others(
    client: Client, minutes: Record
) -> None:
    assert [words(one) for one in provenance(client).xpath('.//ul[@class="custody-key"]/li')] == [
        "with evidence",
        "no evidence given",
        "unattested: it must have happened, but nothing shows it",
        "date uncertain or approximate",
        "when it may have happened",
    ]
    minutes.events.filter(position__in=[2, 4]).delete()
    assert [words(one) for one in provenance(client).xpath('.//ul[@class="custody-key"]/li')] == [
        "with evidence"
    ]


def test_one_step_needs_no_figure_and_a_life_of_hundreds_is_drawn_in_part(client: Client) -> None:
    record = make_record(slug="minutes")
    add_event(record, 1, "created", "1956")
    assert not provenance(client).xpath(".//svg")
    copied = make_term(Scheme.EVENT_TYPE, "copied")
    for position in range(2, 62):
        ProvenanceEvent(record=record, position=position, type=copied).save()
    section = provenance(client)
    assert len(section.xpath('.//svg[@role="group"]//a')) == 40
    assert len(section.xpath(".//ol/li")) == 61
    assert "21 further steps are in the list only." in words(section)


def test_what_people_typed_cannot_break_out_of_the_figure(client: Client) -> None:
    record = make_record(slug="minutes")
    add_event(record, 1, "created", "“<script>alert(1)</script>”")
    add_event(record, 2, "sent", "1956")
    assert "<script>alert" not in client.get("/records/minutes/").content.decode()
