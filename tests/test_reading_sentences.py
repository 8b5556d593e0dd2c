"""The sentences of the reading view: where a text comes from, and how a passage is cited."""

from __future__ import annotations

from dataclasses import replace

from catalog.choices import Completeness, Method, Standing, TextKind
from catalog.reading.citing import cited
from catalog.reading.descent import descent, not_held
from catalog.reading.facts import Passage, TextFacts, Whereabouts

ENGLISH = TextFacts(TextKind.TRANSLATION, "English", standing=Standing.PUBLISHED)
RUSSIAN = TextFacts(TextKind.TRANSCRIPTION, "Russian")
APRF = Whereabouts(
    languages=("Russian",),
    archive="Archive of the President of the Russian Federation",
    surrogate="Wilson Center Digital Archive, document 111973",
)


def test_a_translation_whose_original_is_elsewhere_says_so_in_one_sentence() -> None:
    assert descent(ENGLISH, APRF) == (
        "English translation, translator not recorded, as published by its source, from the Russian; archived copy: "
        "Archive of the President of the Russian Federation; the Russian text is not held here."
    )
    assert not_held(APRF) == "Original text, Russian: not held here"


def test_a_translation_of_a_translation_names_every_step() -> None:
    german = TextFacts(
        TextKind.TRANSLATION, "German", translator="Karl Gröger", translated_from=RUSSIAN
    )
    text = replace(
        ENGLISH, translated_from=german, translator="Ann Smith", standing=Standing.UNKNOWN
    )
    assert descent(text, Whereabouts(languages=("Russian",))) == (
        "English translation, translated by Ann Smith, from the German translation by Karl Gröger, from the Russian."
    )


def test_what_is_known_of_a_text_is_told_and_nothing_else() -> None:
    text = TextFacts(
        TextKind.TRANSLATION,
        "Italian",
        method=Method.MACHINE,
        standing=Standing.DRAFT,
        completeness=Completeness.EXTRACT,
        translated_from=RUSSIAN,
        supersedes="Translation, Italian",
    )
    assert descent(text, Whereabouts()) == (
        "Italian translation, an extract, made by a machine, a draft, from the Russian; "
        "it replaces an earlier one: Translation, Italian."
    )
    assert descent(RUSSIAN, Whereabouts()) == "Russian text."


def test_a_passage_is_cited_with_the_archive_before_the_surrogate_and_without_inventing_a_translator() -> (
    None
):
    passage = Passage(
        "Cable from Togliatti",
        "30 October 1956",
        ENGLISH,
        2,
        "https://archive.example/records/cable/#translation-en-p2",
        replace(APRF, shelfmark="f. 3, op. 64"),
    )
    assert cited(passage) == (
        "“Cable from Togliatti”, 30 October 1956. English translation, translator not recorded, paragraph 2. "
        "Archive of the President of the Russian Federation, f. 3, op. 64; "
        "Wilson Center Digital Archive, document 111973. "
        "https://archive.example/records/cable/#translation-en-p2"
    )


def test_a_passage_without_date_or_place_is_cited_by_what_there_is() -> None:
    passage = Passage("Is it true?", "", RUSSIAN, 1, "https://archive.example/#p1")
    assert cited(passage) == "“Is it true?”. Russian text, paragraph 1. https://archive.example/#p1"
