"""Citations are gone through at the desk: confirmed, given another source, a new draft, or none; one act each."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from catalog.choices import Holding, Scheme, Status
from catalog.models import Act, Citation, Publication, Record
from tests.desk import said
from tests.records import make_agent, make_citation, make_contribution, make_record, make_term

pytestmark = pytest.mark.django_db

FULL = "M. Galeazzi, Togliatti e Tito. Tra identità nazionale e internazionalismo, (Roma: Carocci, 2005), 38."


@pytest.fixture
def archivist(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("rosa"))
    return client


@pytest.fixture
def book() -> Record:
    record = make_record(
        title="Togliatti e Tito. Tra identità nazionale e internazionalismo", slug="galeazzi"
    )
    make_contribution(record, make_agent("Galeazzi, Marco"), "author")
    Publication.objects.create(record=record, place="Roma", publisher="Carocci", year="2005")
    return record


@pytest.fixture
def citation(book: Record) -> Citation:
    essay = make_record(
        title="Relations between the PCI and the League", slug="essay", status=Status.DRAFT
    )
    return make_citation(essay, None, 1, text_as_cited=FULL)


def page_of(citation: Citation) -> str:
    return reverse("admin:catalog_record_notes", args=[citation.citing_id])


def decide(client: Client, citation: Citation, chosen: object, other: str = "") -> str:
    sent = {"citation": citation.pk, "chosen": str(chosen), "other": other}
    answer = client.post(page_of(citation), sent, follow=True)
    citation.refresh_from_db()
    return said(answer)


def test_the_page_shows_the_words_and_what_they_may_mean(
    archivist: Client, citation: Citation, book: Record
) -> None:
    answer = archivist.get(page_of(citation))
    (row,) = answer.context["rows"]
    assert [choice.record for choice in row.choices] == [book]
    assert "the title is the same" in row.choices[0].reasons
    assert FULL in answer.content.decode()


def test_a_source_is_confirmed_as_one_act(
    archivist: Client, citation: Citation, book: Record
) -> None:
    before = Act.objects.count()
    decide(archivist, citation, book.pk)
    assert (citation.cited, citation.reviewed) == (book, True)
    assert Act.objects.count() == before + 1


def test_another_record_is_given_by_its_short_name(archivist: Client, citation: Citation) -> None:
    other = make_record(title="Another book", slug="another-book")
    decide(archivist, citation, "other", " another-book ")
    assert citation.cited == other


def test_a_short_name_of_nothing_changes_nothing(archivist: Client, citation: Citation) -> None:
    assert "There is no record “nobody”" in decide(archivist, citation, "other", "nobody")
    assert not citation.reviewed


def test_a_new_draft_is_made_of_the_words(archivist: Client, citation: Citation) -> None:
    make_term(Scheme.DOCUMENT_TYPE, "monograph")
    decide(archivist, citation, "new")
    made = citation.cited
    assert made is not None and made.slug != "galeazzi"
    assert (made.status, made.holding) == (Status.DRAFT, Holding.CITED_ONLY)
    assert made.publication.publisher == "Carocci"
    assert str(made.document_type) == "Monograph"


def test_a_citation_may_be_left_without_a_source(archivist: Client, citation: Citation) -> None:
    decide(archivist, citation, "nothing")
    assert (citation.cited, citation.reviewed) == (None, True)


def test_what_someone_has_reviewed_meanwhile_is_left(
    archivist: Client, citation: Citation, book: Record
) -> None:
    Citation.objects.filter(pk=citation.pk).update(reviewed=True)
    assert "just now" in decide(archivist, citation, book.pk)
    assert citation.cited is None


def test_a_work_does_not_cite_itself(archivist: Client, citation: Citation) -> None:
    assert "cannot cite itself" in decide(archivist, citation, citation.citing_id)
    assert not citation.reviewed


def test_an_ibid_is_shown_with_the_choices_of_what_it_repeats(
    archivist: Client, citation: Citation, book: Record
) -> None:
    make_citation(citation.citing, None, 2, text_as_cited="Ibid., 40.", form="ibid")
    (_first, second) = archivist.get(page_of(citation)).context["rows"]
    assert [choice.record for choice in second.choices] == [book]


def test_the_record_leads_to_its_citations_while_some_wait(
    archivist: Client, citation: Citation
) -> None:
    form = reverse("admin:catalog_record_change", args=[citation.citing_id])
    assert page_of(citation) in archivist.get(form).content.decode()
    Citation.objects.update(reviewed=True)
    assert page_of(citation) not in archivist.get(form).content.decode()


def test_a_citation_of_another_work_is_not_found(
    archivist: Client, citation: Citation, book: Record
) -> None:
    foreign = make_citation(make_record(), book, 1)
    answer = archivist.post(page_of(citation), {"citation": foreign.pk, "chosen": "nothing"})
    assert answer.status_code == 404
