"""The archivists' search: all that the public finds, and what it must not find."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from catalog.choices import Standing, Status
from catalog.models import Record
from catalog.search import SearchRequest, desk, search
from catalog.search.query import parse
from tests.records import make_agent, make_contribution, make_record, make_text
from tests.searching import agrees
from tests.searching import found as found_by_all

pytestmark = pytest.mark.django_db


def found(text: str) -> list[str]:
    """The short names of the records that an archivist finds."""
    records = Record.objects.filter(desk.matching(parse(text)))
    return sorted(records.values_list("slug", flat=True))


@pytest.fixture
def holdings() -> None:
    """A public cable with a draft of a translation, a draft of minutes, and a letter under embargo."""
    cable = make_record(slug="cable", title="Cable on Nagy", date_text="30 October 1956")
    make_text(cable, "Nenni is against us.")
    make_text(cable, "Nenni è contro di noi.", language="it", standing=Standing.DRAFT, key="draft")
    minutes = make_record(
        slug="minutes", title="Minutes", status=Status.DRAFT, date_text="1955/1957"
    )
    make_contribution(minutes, make_agent("Togliatti, Palmiro"))
    make_text(minutes, "Ingrao spoke of Nagy.")
    make_record(slug="letter", title="Letter", embargo_until=timezone.now() + timedelta(days=1))


@pytest.mark.usefixtures("holdings")
@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("", ["cable", "letter", "minutes"]),
        ("nagy", ["cable", "minutes"]),
        ("ingrao", ["minutes"]),
        ("palmiro togliatti", ["minutes"]),
        ("contro", ["cable"]),
        ("letter", ["letter"]),
        ("nagy -ingrao", ["cable"]),
        ("-nagy", ["letter"]),
        ("date:1956", ["cable", "minutes"]),
        ("nagy date:<1956", ["minutes"]),
        ("date:undated", ["letter"]),
        ("letter OR date:1957", ["letter", "minutes"]),
        ("(letter OR ingrao) -date:1957", ["letter"]),
        ('title:"cable on nagy"', ["cable"]),
        ("٪", ["cable", "letter", "minutes"]),
    ],
)
def test_archivists_find_drafts_texts_in_draft_and_what_is_under_embargo(
    text: str, slugs: list[str]
) -> None:
    assert found(text) == slugs


@pytest.mark.usefixtures("holdings")
def test_the_public_finds_none_of_it() -> None:
    for text in ("ingrao", "togliatti", "contro", "letter", "minutes"):
        assert search(SearchRequest(parse(text))).total == 0, text


@pytest.mark.usefixtures("holdings")
def test_what_becomes_public_leaves_the_desk_and_what_is_withdrawn_comes_to_it() -> None:
    for slug, status in (("minutes", Status.PUBLISHED), ("cable", Status.WITHDRAWN)):
        record = Record.objects.get(slug=slug)
        record.status = status
        record.save()
        assert found("nagy") == ["cable", "minutes"]
        assert agrees()
    assert found_by_all("nagy") == ["minutes"]
    Record.objects.get(slug="cable").delete()
    assert found("nagy") == ["minutes"]
    assert agrees()


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("togl", "togl*"),
        ("nagy togl", "nagy togl*"),
        ("togl ", "togl"),
        ("", ""),
        ('"togliatti palmiro"', '"togliatti palmiro"'),
        ("date:1956", "date:1956"),
    ],
)
def test_the_last_word_may_still_be_typed(text: str, query: str) -> None:
    assert desk.typed(text) == parse(query)
