"""What the busiest pages may ask of the database, and that it is asked for the values of the day."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from catalog.choices import Scheme
from catalog.models import Record, Relation
from catalog.models.statements import Objects, Rows, Values
from catalog.pages import home
from catalog.pages.keeping import Kept
from tests.first_holdings import CABLE, ESSAY
from tests.records import make_citation, make_record, make_term, make_text

pytestmark = pytest.mark.django_db
AtMost = Callable[[int], AbstractContextManager[Any]]


def opened(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


@pytest.mark.parametrize("slug", [CABLE, ESSAY, "pci-direzione-1956-10-25", "pci-archive"])
def test_a_record_of_the_first_holdings_takes_twelve_queries_at_most(
    client: Client, holdings: None, slug: str, django_assert_max_num_queries: AtMost
) -> None:
    for language in ("", "/it", "/sr-latn", "/ru"):
        with django_assert_max_num_queries(12):
            opened(client, f"{language}/records/{slug}/")


def test_a_record_with_everything_takes_twelve_queries_at_most(
    client: Client, django_assert_max_num_queries: AtMost
) -> None:
    fonds = make_record(title="Estero", level="fonds")
    records = [make_record(title=f"Telegram {number}", parent=fonds) for number in range(3)]
    record = records[1]
    make_text(record, "Words of the telegram.")
    enclosure = make_term(Scheme.RELATION_TYPE, "encloses")
    Relation(source=record, target=make_record(title="A map"), type=enclosure).save()
    make_citation(record, make_record(title="A letter"))
    make_citation(make_record(title="An essay"), record)
    make_record(title="A page of it", parent=record)
    for language in ("", "/it"):
        with django_assert_max_num_queries(12):
            shown = opened(client, f"{language}/records/{record.slug}/")
    said = ("Telegram 0", "Telegram 2", "Words of", "A map", "A letter", "An essay", "A page")
    assert [words for words in said if words not in shown] == []


def test_the_front_page_made_anew_takes_six_queries_at_most(
    client: Client, holdings: None, monkeypatch: pytest.MonkeyPatch, asks_at_most: AtMost
) -> None:
    for language in ("", "/it"):
        opened(client, f"{language}/")
        monkeypatch.setattr(home, "_kept", Kept())
        # And one that asks the search whether anything has changed.
        with asks_at_most(5):
            opened(client, f"{language}/")


def test_a_record_that_ceases_to_be_public_is_gone_from_every_page_at_once(client: Client) -> None:
    record, other = make_record(title="A cable"), make_record(title="A secret letter")
    work = make_record(title="An essay of theirs")
    make_citation(record, other)
    make_citation(work, record)
    shown = opened(client, f"/records/{record.slug}/")
    assert "A secret letter" in shown
    assert "An essay of theirs" in shown
    for hidden in (other, work):
        hidden.embargo_until = timezone.now() + timedelta(days=1)
        hidden.save()
    shown = opened(client, f"/records/{record.slug}/")
    assert "A secret letter" not in shown
    assert "An essay of theirs" not in shown
    assert client.get(f"/records/{other.slug}/").status_code == 404


def test_a_statement_finds_what_fits_each_time_it_is_asked() -> None:
    later = timezone.now() + timedelta(days=1)
    first, second, third = (make_record(title=title) for title in ("First", "Second", "Third"))
    found = Objects[Record](
        lambda keys, title, now: (
            Record.objects.public(now)
            .filter(pk__in=keys, title=title)
            .select_related("level")
            .only("title", "level__label")
        )
    )
    keys = [first.pk, second.pk]
    assert found(keys=keys, title="Second", now=later) == [second]
    assert found(keys=keys, title="Third", now=later) == []
    assert found(keys=[third.pk], title="Third", now=later) == [third]
    assert found(keys=[third.pk], title="Third", now=timezone.now() - timedelta(days=1)) == []
    assert found(keys=[], title="Third", now=later) == []
    (one,) = found(keys=keys, title="First", now=later)
    assert one.level.label == first.level.label


def test_a_number_that_is_given_is_compared_with() -> None:
    fonds = make_record(level="fonds")
    for _number in range(4):
        make_record(parent=fonds)
    before = Values(
        lambda parent, position: (
            Record.objects.filter(parent=parent, position__lt=position)
            .order_by("position")
            .values_list("position")
        )
    )
    places = Rows(
        lambda keys: (
            Record.objects.filter(parent__in=keys).order_by("position").values_list("position")
        )
    )([fonds.pk])
    for number in range(4):
        assert before(parent=fonds.pk, position=places[number][0]) == places[:number]
