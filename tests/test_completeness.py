"""What a record lacks for its publication, what it could have besides, and what may be the same as it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.choices import Standing
from catalog.descriptions import RULES, Severity, advice, blocking, broken, likely_duplicates
from catalog.models import Agent, Publication, Record, Repository
from tests.records import (
    make_agent,
    make_contribution,
    make_record,
    make_repository,
    make_term,
    make_text,
)
from tests.test_check_descriptions_rules import break_every_rule

pytestmark = pytest.mark.django_db


def cable(**changes: Any) -> Record:
    """A cable that lacks nothing, unless changed."""
    given = {
        "title": "Cable from Togliatti on the Hungarian events",
        "reference_code": "APRF, f. 89, op. 45, d. 84",
        "date_text": "30 October 1956",
        "extent": "2 pages, typescript",
        "scope_and_content": "Togliatti asks for the view of the Presidium on Nagy.",
        "access_conditions": "Open.",
        "languages": ["ru"],
        **changes,
    }
    if "repository" not in given:
        given["repository"] = Repository.objects.first() or make_repository()
    sender = given.pop("sender", "Togliatti, Palmiro")
    record = make_record(**given)
    if sender:
        found = Agent.objects.filter(preferred_name=sender).first()
        make_contribution(record, found or make_agent(sender))
    return record


def reasons(record: Record) -> list[str]:
    return [rule.name for rule, _finding in blocking(record)]


def lacks(record: Record) -> list[str]:
    return [finding.where for finding in advice(record)]


def test_a_complete_record_has_nothing_said_against_it() -> None:
    record = cable()
    assert (reasons(record), lacks(record), likely_duplicates(record)) == ([], [], [])


def test_what_blocks_is_said_with_the_value_the_reason_and_an_example() -> None:
    record = cable(date_text="", repository=None)
    said = [finding.sentences for _rule, finding in blocking(record)]
    assert said == [
        "“Cable from Togliatti on the Hungarian events”: It names no repository and has no publication details. "
        "Name the institution that holds it, such as “Fondazione Gramsci”, or add the publication details.",
        "“Cable from Togliatti on the Hungarian events”: It has no date. "
        "Write the date in the words of the source, such as “25 marzo 1959”, or “n.d.” when it has none.",
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"date_text": "n.d."}, []),
        ({"date_text": "", "date_edtf": "1956"}, []),
        ({"date_text": ""}, ["no-date"]),
        ({"date_text": "", "level": "part"}, []),
        ({"date_text": "", "level": "fonds"}, []),
        ({"date_text": "", "holding": "cited-only"}, []),
        ({"repository": None}, ["no-repository"]),
    ],
)
def test_what_blocks_and_what_does_not(changes: dict[str, Any], expected: list[str]) -> None:
    record = cable(**changes)
    assert reasons(record) == expected
    assert Record.objects.incomplete().exists() == bool(expected)


def test_what_stands_below_takes_its_repository_from_above_and_a_book_needs_none() -> None:
    fonds = make_record(title="Fondo Mosca", level="fonds", repository=make_repository())
    below = cable(repository=None, parent=fonds)
    book = cable(repository=None, title="Tito e i suoi compagni")
    Publication.objects.create(record=book, publisher="Einaudi")
    assert reasons(below) == reasons(book) == []
    assert not Record.objects.incomplete().exists()


def test_the_incomplete_are_exactly_those_that_a_rule_blocks() -> None:
    break_every_rule(range(2))
    cable()
    undated = cable(date_text="", repository=None)
    text = make_text(undated, kind="translation", no_source_reason="Not held.")
    undated.texts.filter(pk=text.pk).update(no_source_reason=" ")
    blocked = {record.slug for record in Record.objects.all() if reasons(record)}
    assert len(blocked) > 2
    found = list(Record.objects.incomplete().values_list("slug", flat=True))
    assert set(found) == blocked
    assert len(found) == len(blocked)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_of_one_record_what_it_says_of_it_among_all(rule: Any) -> None:
    break_every_rule(range(2))
    everything = [finding for _rule, finding in broken([rule])]
    of_each = [
        finding for record in Record.objects.all() for _rule, finding in broken([rule], record)
    ]
    of_records = [finding for finding in everything if " " not in finding.record]
    assert of_records
    assert sorted(map(str, of_each)) == sorted(map(str, of_records))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"reference_code": ""}, ["Reference code"]),
        ({"extent": ""}, ["Extent and medium"]),
        ({"sender": ""}, ["Creators"]),
        ({"scope_and_content": ""}, ["Scope and content"]),
        ({"access_conditions": ""}, ["Conditions of access"]),
        ({"languages": []}, ["Languages and scripts"]),
        ({"languages": [], "level": "fonds"}, []),
        ({"date_text": "im Spätherbst danach"}, ["date"]),
        ({"reference_code": "", "extent": "", "holding": "cited-only"}, []),
    ],
)
def test_what_is_wanted_is_named_by_its_label_and_does_not_block(
    changes: dict[str, Any], expected: list[str]
) -> None:
    record = cable(**changes)
    assert lacks(record) == expected
    assert reasons(record) == []


def test_conditions_said_above_and_codes_of_books_are_not_asked_for() -> None:
    fonds = make_record(title="Fondo Mosca", level="fonds")
    assert lacks(cable(parent=fonds, access_conditions="")) == []
    book = cable(reference_code="")
    Publication.objects.create(record=book, publisher="Einaudi")
    assert lacks(book) == []


def test_draft_texts_and_events_without_evidence_are_mentioned() -> None:
    record = cable()
    make_text(record, standing=Standing.DRAFT)
    record.events.create(position=1, type=make_term("event-type", "sent"))
    assert lacks(record) == ["Texts", "event 1"]
    assert next(iter(advice(record))).severity == Severity.NOTICE


def test_advice_takes_as_many_queries_for_much_as_for_little() -> None:
    counts = []
    for rows in (1, 20):
        record = cable(slug=f"cable-{rows}", repository=None, languages=[])
        for number in range(rows):
            make_text(record, key=f"text-{number}", standing=Standing.DRAFT)
            record.events.create(position=number, type=make_term("event-type", "sent"))
            record.identifiers.create(scheme="wilson-center", value=f"{rows}-{number}")
        record = Record.objects.select_related("level").get(pk=record.pk)
        with CaptureQueriesContext(connection) as queries:
            list(blocking(record)), list(advice(record)), likely_duplicates(record)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 14


def duplicates(record: Record) -> list[Record]:
    return [found.record for found in likely_duplicates(record)]


def test_the_same_reference_in_the_same_repository_is_a_likely_duplicate() -> None:
    repository = make_repository()
    first = cable(repository=repository)
    second = cable(repository=repository, title="Telegramma di Togliatti", date_text="1957")
    assert duplicates(first) == [second]
    assert "“APRF, f. 89, op. 45, d. 84”" in likely_duplicates(first)[0].reason


def test_a_file_and_a_document_in_it_may_share_a_reference() -> None:
    repository = make_repository()
    file = cable(repository=repository, level="file", title="Ungheria", date_text="1956")
    assert duplicates(cable(repository=repository, parent=file)) == []


def test_the_same_identifier_in_other_letters_is_a_likely_duplicate() -> None:
    first = cable(reference_code="")
    second = cable(reference_code="", title="Intelligence report", date_text="1957")
    first.identifiers.create(scheme="cia-rdp", value="CIA-RDP78-00915R000400380002-4")
    second.identifiers.create(scheme="cia-rdp", value="cia-rdp78-00915r000400380002-4")
    assert duplicates(first) == [second]


@pytest.mark.parametrize(
    ("changes", "alike"),
    [
        ({"title": "Cable from Togliatti on the Hungarian event"}, True),
        ({"title": "Cable from Togliatti, on the Hungarian Events!"}, True),
        ({"title": "Minutes of the Direzione"}, False),
        ({"date_text": "31 October 1956"}, False),
        ({"sender": "Longo, Luigi"}, False),
        ({"sender": ""}, True),
        ({"title": "Cable from Togliatti on the Hungarian events, no. 2"}, False),
    ],
)
def test_a_like_title_of_the_same_date_and_sender_is_a_likely_duplicate(
    changes: dict[str, Any], alike: bool
) -> None:
    first = cable(reference_code="A 1")
    other = cable(reference_code="A 2", **changes)
    assert duplicates(first) == ([other] if alike else [])
