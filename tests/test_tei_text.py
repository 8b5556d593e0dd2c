"""TEI: the text of a document, in paragraphs, with nothing left out."""

from __future__ import annotations

import re
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from catalog.choices import NoteBy
from catalog.ingest.drafts import NoteDraft, RecordDraft
from catalog.ingest.tei.transcribed import Transcribed
from catalog.ingest.tei.transcript import Transcript
from tests.tei_files import Reading, volume

WORDS = st.text("abcdefgh ZÀж[].,;:()0123–“”", min_size=1, max_size=20)
INLINE = st.sampled_from(
    [
        "hi",
        "persName",
        "placeName",
        "gloss",
        "ref",
        "supplied",
        "del",
        "unclear",
        "add",
        "sic",
        "q",
        "seg",
        "foreign",
    ]
)
BLOCK = st.sampled_from(
    [
        "p",
        "quote",
        "closer",
        "opener",
        "signed",
        "salute",
        "postscript",
        "frus:attachment",
        "div",
        "figure",
        "ab",
        "lg",
    ]
)


def wrapped(name: str, inner: str) -> str:
    return f"<{name}>{inner}</{name}>"


RUNS = st.recursive(
    st.one_of(WORDS, st.sampled_from(["<lb/>", '<pb n="3"/>', "<gap/>"])),
    lambda inner: st.one_of(
        st.builds(wrapped, INLINE, inner),
        st.builds("{}{}".format, inner, inner),
        st.builds(lambda text: f"<note>{text}</note>", inner),
        st.builds(lambda a, b: f"<choice><sic>{a}</sic><corr>{b}</corr></choice>", inner, inner),
    ),
    max_leaves=6,
)
BODIES = st.recursive(
    st.builds(wrapped, BLOCK, RUNS),
    lambda inner: st.one_of(
        st.builds(wrapped, BLOCK, inner),
        st.builds("{}{}".format, inner, inner),
        st.builds(lambda a, b: f"<list><label>{a}</label><item>{b}</item></list>", RUNS, inner),
        st.builds(
            lambda a, b: f"<table><row><cell>{a}</cell><cell>{b}</cell></row></table>", RUNS, inner
        ),
        st.builds(lambda a, b: f"<p>{a}{b}</p>", RUNS, inner),
    ),
    max_leaves=6,
)


def paragraphs(xml: str) -> list[str]:
    transcript = Transcript()
    transcript.add(etree.fromstring(f'<div xmlns:frus="x">{xml}</div>'))
    return transcript.prose()


def text(xml: str) -> Transcribed:
    transcript = Transcript()
    transcript.add(etree.fromstring(f"<div>{xml}</div>"))
    return transcript.text()


def strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [" ".join(value.split())]
    if isinstance(value, dict):
        return [text for one in value.values() for text in strings(one)]
    if isinstance(value, list | tuple | set):
        return [text for one in value for text in strings(one)]
    return []


def record_of(body: str) -> RecordDraft:
    with tempfile.TemporaryDirectory() as directory:
        return Reading(Path(directory), volume(body)).record("d1")


@given(BODIES, RUNS)
def test_every_piece_of_text_of_a_document_appears_in_its_draft(body: str, heading: str) -> None:
    division = f'<div type="document" xml:id="d1"><head>{heading}</head>{body}</div>'
    draft = record_of(division)
    everything = strings(asdict(draft))

    for piece in etree.fromstring(division.replace("frus:", "")).itertext():
        text = re.sub(r"^\W*[0-9]+[a-h]?\W*", "", " ".join(piece.split())).strip(" .,;:[]()")
        assert not text or any(text in said for said in everything), text


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        ("<p>Hispani<supplied>iis</supplied> and <del>not</del> <unclear>so</unclear></p>",
         ["Hispani[iis] and [deleted: not] [so?]"]),
        ("<p>Februar <choice><sic>1814</sic><corr>1815</corr></choice></p>", ["Februar 1814 [1815]"]),
        ("<p>the <choice><expan>Department</expan><abbr>Dept</abbr></choice></p>",
         ["the Dept [Department]"]),
        ('<p>one <gap reason="illegible" quantity="2" unit="words"/> more</p>',
         ["one [… illegible, 2 words] more"]),
        ("<p><supplied>[sic]</supplied></p>", ["[sic]"]),
        ("<p>Before: <list><label>1.</label><item>First.</item><item>Next.</item></list> after.</p>",
         ["Before:", "1. First.", "Next.", "after."]),
        ("<table><row><cell>Date</cell><cell><p>One</p><p>Two</p></cell></row></table>",
         ["Date | One Two"]),
        ("<lg><l>Arma</l><l>virumque</l></lg>", ["Arma\nvirumque"]),
        ("<p>broken<lb break='no'/>word<lb/>  next</p>", ["brokenword\nnext"]),
        ("<p>A <quote rend='blockquote'><p>told</p></quote> B</p>", ["A", "told", "B"]),
        ("<p>One.<note n='1'>First<note>inner</note>.</note> Two.<note n='1'>Again.</note></p>",
         ["One.[1] Two.[2]", "[1] First[3].", "[2] Again.", "[3] inner"]),
        ("<p>Said<note place='inline'> (so)</note>.</p>", ["Said (so)."]),
        ("<figure><head>Map</head><graphic url='a.png'/></figure>", ["Map"]),
    ],
)  # fmt: skip
def test_signs_and_lines_are_kept(xml: str, said: list[str]) -> None:
    assert paragraphs(xml) == said


@pytest.mark.parametrize(
    ("xml", "notes"),
    [
        ("<p>He left Rome <note n='2'>On May 3.</note> at once.</p>",
         [NoteDraft("On May 3.", 1, "He left Rome", "2")]),
        ("<p>He left.</p><p>He came back.<note n='*'>By car.</note></p>",
         [NoteDraft("By car.", 2, "", "*")]),
        ("<p>He left.</p><note><p>By car.</p><p>Not alone.</p></note>",
         [NoteDraft("By car.\n\nNot alone.", 1, "", "1")]),
        ("<p>Then he and then he<note>The son.</note> left.</p>",
         [NoteDraft("The son.", 1, "and then he", "1")]),
        ("<p>One.<note n='1'>First<note>inner</note>.</note> Two.<note n='1'>Again.</note> Three.</p>",
         [NoteDraft("First[3].", 1, "One.", "1"), NoteDraft("Again.", 1, "One. Two.", "2"),
          NoteDraft("inner", 1, "One.", "3")]),
        ("<table><row><cell>Date</cell><cell>May<note n='a'>June?</note> 3</cell></row></table>",
         [NoteDraft("June?", 1, "Date | May", "a")]),
        ("<p>We <note resp='#author'>That is, I.</note> left.</p>",
         [NoteDraft("That is, I.", 1, "We", "1", NoteBy.DOCUMENT)]),
        ("<p>Nothing<note n='1'><ptr target='#x'/></note> is said.</p>", []),
        (f"<p>Left.<note n='{'9' * 30}'>Long.</note></p>", [NoteDraft("Long.", 1, "", "1")]),
    ],
)  # fmt: skip
def test_a_note_stands_at_the_words_that_it_follows(xml: str, notes: list[NoteDraft]) -> None:
    assert text(xml).notes == notes


def test_what_is_nothing_but_notes_is_a_text_of_its_own() -> None:
    assert text("<note n='7'>Not printed.</note>") == Transcribed(["[7] Not printed."])


def test_no_space_is_doubled_and_none_lost_where_a_note_was() -> None:
    said = text("<p>He <note>Who?</note> left<note>When?</note>, <note>Why?</note></p>")
    assert said.paragraphs == ["He left,"]


@given(BODIES)
def test_a_note_leads_to_its_place_in_the_text(body: str) -> None:
    said = text(body.replace("frus:", ""))
    for note in said.notes:
        assert 1 <= note.paragraph <= len(said.paragraphs) or not note.words
        assert note.words in said.paragraphs[note.paragraph - 1]
    assert not any("\0" in part for part in (*said.paragraphs, *(note.body for note in said.notes)))


def test_pictures_are_kept_by_their_addresses() -> None:
    draft = record_of(
        '<div type="document" xml:id="d1"><head>Map</head><figure><graphic url="a.png"/></figure></div>'
    )

    assert draft.fields["note"] == "(graphic): a.png"
    assert draft.kept == ["graphic"]


def test_elements_inside_elements_to_the_limit_are_read(tmp_path: Path) -> None:
    nested = "<q>" * 150 + "deep" + "</q>" * 150
    body = f'<div type="document" xml:id="d1"><head>Note</head><p>{nested}</p></div>'

    assert any(
        "deep" in said for said in strings(asdict(Reading(tmp_path, volume(body)).records[-1]))
    )
