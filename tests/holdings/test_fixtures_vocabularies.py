"""The vocabularies: complete enough for the holdings, labelled in all languages of the pages."""

from __future__ import annotations

import pytest
from django.db.models import Count

from catalog.choices import LabelKind, Scheme
from catalog.models import RecordPlace, Term, TermLabel
from catalog.page_languages import ENGLISH, PAGE_LANGUAGES

pytestmark = pytest.mark.django_db

KEYS = {
    Scheme.LEVEL: "collection fonds subfonds series subseries file item part",
    Scheme.DOCUMENT_TYPE: "cable telegram minutes letter memorandum report communique speech interview "
    "intelligence-report newspaper-article journal-article monograph chapter",
    Scheme.ROLE: "author creator sender recipient drafter clearer signatory speaker attendee translator editor "
    "publisher mentioned subject",
    Scheme.PLACE_ROLE: "written-at sent-from sent-to mentioned subject",
    Scheme.EVENT_TYPE: "created sent received transferred acquired declassified copied digitised translated "
    "published accessed",
    Scheme.RELATION_TYPE: "reply-to encloses draft-of version-of translation-of mentions",
    Scheme.LANGUAGE: "en it ru sr",
    Scheme.SCRIPT: "Latn Cyrl Grek",
    Scheme.PLACE: "budapest hungary italy poland trieste yugoslavia moscow belgrade",
    Scheme.SUBJECT: "communism stalinism bilateral-relations hungarian-revolution-1956",
}


@pytest.mark.parametrize("scheme", list(Scheme))
def test_every_vocabulary_has_the_terms_of_the_field(scheme: Scheme) -> None:
    assert set(KEYS[scheme].split()) <= set(Term.objects.of(scheme).values_list("key", flat=True))


@pytest.mark.parametrize(
    "language", [language.tag for language in PAGE_LANGUAGES if language is not ENGLISH]
)
def test_every_term_has_a_label_in_every_language_of_the_pages(language: str) -> None:
    labelled = TermLabel.objects.filter(language=language, kind=LabelKind.PREFERRED)
    missing = Term.objects.exclude(pk__in=labelled.values("term"))
    assert list(missing.values_list("scheme", "key")) == []


def test_no_two_terms_of_a_vocabulary_share_a_label() -> None:
    english = Term.objects.values("scheme", "label").annotate(times=Count("pk"))
    assert not english.filter(times__gt=1)
    further = TermLabel.objects.filter(kind=LabelKind.PREFERRED)
    grouped = further.values("term__scheme", "language", "text").annotate(times=Count("pk"))
    assert not grouped.filter(times__gt=1)


def test_terms_stand_in_an_order_of_their_own() -> None:
    for scheme in Scheme:
        positions = list(
            Term.objects.of(scheme).order_by("position").values_list("position", flat=True)
        )
        assert positions == list(range(1, len(positions) + 1))


def test_every_relation_can_be_read_from_the_other_end() -> None:
    for relation in Term.objects.of(Scheme.RELATION_TYPE):
        inverse = relation.labels.filter(kind=LabelKind.INVERSE)
        languages = set(inverse.values_list("language", flat=True))
        assert languages == {language.tag for language in PAGE_LANGUAGES}, relation.key


def test_every_place_has_its_point_and_every_town_its_country() -> None:
    places = Term.objects.of(Scheme.PLACE)
    assert not places.filter(latitude=None).exists()
    assert Term.objects.get(scheme="place", key="budapest").broader == Term.objects.get(
        scheme="place", key="hungary"
    )
    towns = {
        "athens",
        "belgrade",
        "budapest",
        "london",
        "monfalcone",
        "moscow",
        "rome",
        "trieste",
        "washington",
    }
    assert set(places.exclude(broader=None).values_list("key", flat=True)) == towns


def test_the_places_of_the_holdings_lie_in_europe_or_america() -> None:
    for place in Term.objects.filter(pk__in=RecordPlace.objects.values("place")):
        assert place.latitude is not None
        assert place.longitude is not None
        assert 35 < place.latitude < 61
        assert -98 < place.longitude < 91


def test_subjects_are_a_tree_of_broader_and_narrower_terms() -> None:
    twentieth = Term.objects.get(scheme="subject", key="20th-congress-of-the-cpsu")
    assert twentieth.broader is not None
    assert twentieth.broader.broader is not None
    assert (twentieth.broader.key, twentieth.broader.broader.key) == (
        "destalinisation",
        "communism",
    )
