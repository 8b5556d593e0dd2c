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

from catalog.ingest.drafts import RecordDraft
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
    return transcript.finished()


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
