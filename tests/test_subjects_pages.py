"""Subjects: the tree of them, and the page of one."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from catalog.choices import LabelKind, Scheme, Status
from catalog.models import Term, TermLabel
from catalog.pages import subject_tree
from tests.records import make_record, make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def subjects() -> dict[str, Term]:
    """Communism with Stalinism below it, and the Cold War."""
    communism = make_term(Scheme.SUBJECT, "communism", definition="The movement and its parties.")
    stalinism = make_term(Scheme.SUBJECT, "stalinism", broader=communism)
    cold_war = make_term(Scheme.SUBJECT, "cold-war", "Cold War")
    return {"communism": communism, "stalinism": stalinism, "cold-war": cold_war}


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def test_a_broader_subject_counts_the_records_of_narrower_ones(
    client: Client, subjects: dict[str, Term]
) -> None:
    make_record(subjects=["stalinism"])
    make_record(subjects=["communism"])
    make_record(subjects=["cold-war"], status=Status.DRAFT)
    shown = page(client, "/subjects/")
    assert '>Communism</a> <span class="count">2</span>' in shown
    assert '>Stalinism</a> <span class="count">1</span>' in shown
    assert shown.index("Communism</a>") < shown.index("Stalinism</a>")
    assert "Cold War" not in shown


def test_a_broad_subject_without_records_of_its_own_has_a_page(
    client: Client, subjects: dict[str, Term]
) -> None:
    make_record(title="On the cult", subjects=["stalinism"])
    shown = page(client, "/subjects/communism/")
    assert "On the cult" in shown
    assert "The movement and its parties." in shown
    assert 'href="/subjects/stalinism/"' in shown


def test_the_page_says_what_a_subject_is_called_elsewhere(
    client: Client, subjects: dict[str, Term]
) -> None:
    make_record(subjects=["stalinism"])
    term = subjects["stalinism"]
    term.exact_match = "https://www.wikidata.org/entity/Q8448"
    term.save()
    for language, kind, text in (
        ("it", LabelKind.PREFERRED, "Stalinismo"),
        ("sr-Cyrl", LabelKind.ALTERNATIVE, "Стаљинизам"),
        ("en", LabelKind.HIDDEN, "Stallinism"),
    ):
        TermLabel.objects.create(term=term, language=language, kind=kind, text=text)
    shown = page(client, "/subjects/stalinism/")
    assert '<dd lang="it" dir="ltr">Stalinismo</dd>' in shown
    assert '<dd lang="sr-Cyrl" dir="ltr">Стаљинизам</dd>' in shown
    assert 'href="https://www.wikidata.org/entity/Q8448"' in shown
    assert "Stallinism" not in shown


def test_related_are_subjects_of_the_same_records_neither_above_nor_below(
    client: Client, subjects: dict[str, Term]
) -> None:
    make_record(subjects=["stalinism", "cold-war"])
    for key, others in (("communism", ["stalinism"]), ("stalinism", ["communism"])):
        shown = page(client, f"/subjects/{key}/")
        related = shown[shown.index('id="related"') :].partition("</section>")[0]
        assert "/subjects/cold-war/" in related
        for other in others:
            assert f"/subjects/{other}/" not in related


def test_records_are_paged_oldest_first(client: Client, subjects: dict[str, Term]) -> None:
    for day in range(1, 52):
        make_record(title=f"No. {day}.", date_text=str(1900 + day), subjects=["cold-war"])
    first = page(client, "/subjects/cold-war/")
    assert "No. 50." in first
    assert "No. 51." not in first
    second = page(client, "/subjects/cold-war/?page=2")
    assert "No. 51." in second
    assert "No. 1." not in second
    page(client, "/subjects/cold-war/?page=3", status=404)


def test_long_branches_are_cut_and_lead_on(
    client: Client, subjects: dict[str, Term], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subject_tree, "BRANCHES", 1)
    make_term(Scheme.SUBJECT, "eurocommunism", broader=subjects["communism"])
    make_record(subjects=["stalinism", "eurocommunism"])
    shown = page(client, "/subjects/")
    assert "Eurocommunism" in shown
    assert "Stalinism" not in shown
    assert "1 more below Communism" in shown


def test_addresses_that_lead_nowhere_are_answered_in_sentences(
    client: Client, subjects: dict[str, Term]
) -> None:
    make_record(subjects=["cold-war"])
    page(client, "/subjects/?page=2", status=404)
    page(client, "/subjects/?page=-1", status=400)
    page(client, "/subjects/stalinism/", status=404)
    page(client, "/subjects/cold-war/?page=x", status=400)


def test_a_subject_with_a_new_key_is_found_at_the_former_address(
    client: Client, subjects: dict[str, Term]
) -> None:
    make_record(subjects=["cold-war"])
    term = subjects["cold-war"]
    term.key = "the-cold-war"
    term.save()
    assert client.get("/subjects/cold-war/").headers["Location"] == "/subjects/the-cold-war/"


@pytest.mark.django_db(transaction=True)
def test_the_pages_ask_the_database_a_fixed_number_of_times(
    client: Client, subjects: dict[str, Term], asks_at_most: Any
) -> None:
    for number in range(6):
        make_term(Scheme.SUBJECT, f"part-{number}", broader=subjects["communism"])
        make_record(subjects=["stalinism", "cold-war", f"part-{number}"])
    for address, most in (("/subjects/", 4), ("/subjects/communism/", 9)):
        page(client, "/search/")
        with asks_at_most(most):
            page(client, address)
