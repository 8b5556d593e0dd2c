"""Texts of a record, their paragraphs and translations."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from catalog.choices import Standing, TextKind
from catalog.models import Alignment, Paragraph, Text
from tests.records import make_record, make_term, make_text

pytestmark = pytest.mark.django_db


def anchors(text: Text) -> list[tuple[int, str]]:
    return [(paragraph.anchor, paragraph.body) for paragraph in Paragraph.objects.filter(text=text)]


def test_an_edited_text_keeps_the_anchors_by_which_it_is_cited() -> None:
    text = make_text(make_record(), "Hungarian events.\n\nThe gap.\n\nWe are all thinking.")
    text.write_body("Hungarian events.\n\nAn insertion.\n\nThe gap.\n\nWe are all thinking.")
    assert anchors(text) == [
        (1, "Hungarian events."),
        (4, "An insertion."),
        (2, "The gap."),
        (3, "We are all thinking."),
    ]


def test_the_anchor_of_a_deleted_paragraph_stays_unused() -> None:
    text = make_text(make_record(), "One.\n\nTwo.\n\nThree.")
    text.write_body("One.\n\nTwo.")
    text = Text.objects.get(pk=text.pk)
    text.write_body("One.\n\nTwo.\n\nFour.")
    assert anchors(text) == [(1, "One."), (2, "Two."), (4, "Four.")]


def test_a_translation_names_the_text_it_translates_or_says_why_not() -> None:
    record = make_record(languages=["ru"])
    with pytest.raises(ValidationError, match="name the text it translates, or say why"):
        make_text(record, kind=TextKind.TRANSLATION)
    with (
        pytest.raises(IntegrityError, match="text_translation_names_its_source"),
        transaction.atomic(),
    ):
        Text.objects.create(
            record=record, kind=TextKind.TRANSLATION, language=make_term("language", "en")
        )
    make_text(
        record, kind=TextKind.TRANSLATION, no_source_reason="The Russian original is not held here."
    )
    original = make_text(record, "Венгерские события", language="ru")
    make_text(record, kind=TextKind.TRANSLATION, language="it", translated_from=original)


def test_a_translation_is_of_a_text_of_the_same_record() -> None:
    original = make_text(make_record(), "Венгерские события", language="ru")
    with pytest.raises(ValidationError, match="another record"):
        make_text(make_record(), kind=TextKind.TRANSLATION, translated_from=original)


def test_a_text_is_named_within_its_record_by_kind_language_and_script() -> None:
    text = make_text(make_record(), "Поздрав", language="sr", script=make_term("script", "Cyrl"))
    assert (text.key, text.lang, text.dir) == ("transcription-sr-cyrl", "sr-Cyrl", "ltr")


def test_draft_texts_are_not_public() -> None:
    record = make_record()
    make_text(record, standing=Standing.DRAFT, language="it")
    published = make_text(record, standing=Standing.PUBLISHED)
    assert list(Text.objects.public()) == [published]


def test_several_paragraphs_may_render_one_but_only_of_another_text_of_the_same_record() -> None:
    record = make_record()
    original = make_text(record, "Венгерские события создали тяжёлое положение.", language="ru")
    english = make_text(
        record,
        "Hungarian events.\n\nA heavy situation.",
        kind=TextKind.TRANSLATION,
        translated_from=original,
    )
    source = original.paragraphs.get()
    for target in english.paragraphs.all():
        alignment = Alignment(source=source, target=target)
        alignment.full_clean()
        alignment.save()
    assert source.rendered_by.count() == 2
    one, other = english.paragraphs.all()
    with pytest.raises(ValidationError, match="same text"):
        Alignment(source=one, target=other).full_clean()
    elsewhere = make_text(make_record()).paragraphs.get()
    with pytest.raises(ValidationError, match="two records"):
        Alignment(source=source, target=elsewhere).full_clean()
