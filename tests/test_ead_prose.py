"""Prose of finding aids becomes paragraphs that can be read, in the field that ISAD(G) has for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.ingest.drafts import CopyDraft, RecordDraft
from catalog.ingest.ead.numerals import numeral
from tests.finding_aids import one_component, parts_of, read_text

_DID = "<did><unittitle>Cables</unittitle></did>"


def _read(tmp_path: Path, notes: str) -> RecordDraft:
    return read_text(tmp_path, one_component(_DID + notes)).component


def _scope(tmp_path: Path, content: str) -> str:
    return _read(tmp_path, f"<scopecontent>{content}</scopecontent>").fields["scope_and_content"]


@pytest.mark.parametrize(
    ("element", "field"),
    [
        ("bioghist", "creator_history"),
        ("custodhist", "custodial_history"),
        ("acqinfo", "acquisition"),
        ("appraisal", "appraisal"),
        ("accruals", "accruals"),
        ("arrangement", "arrangement"),
        ("accessrestrict", "access_conditions"),
        ("userestrict", "reproduction_conditions"),
        ("phystech", "physical_characteristics"),
        ("otherfindaid", "finding_aids"),
        ("originalsloc", "originals_location"),
        ("altformavail", "copies_location"),
        ("relatedmaterial", "related_units"),
        ("bibliography", "publication_note"),
        ("prefercite", "preferred_citation"),
        ("processinfo", "archivists_note"),
        ("odd", "note"),
        ("note", "note"),
    ],
)
def test_each_element_has_its_field(tmp_path: Path, element: str, field: str) -> None:
    draft = _read(tmp_path, f"<{element}><p>One.</p><p>Two.</p></{element}>")
    assert draft.fields[field] == "One.\n\nTwo."
    assert draft.kept == []


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<p>Read \n  in <emph>Rome</emph>.</p>", "Read in Rome."),
        ("<p>First<lb/>second</p>", "First\nsecond"),
        ("<p>See <title>Rinascita</title>, 1956.</p>", "See Rinascita, 1956."),
        (
            "<p>See <extref href='https://x.org/a'>the guide</extref>.</p>",
            "See the guide (https://x.org/a).",
        ),
        ("<p>See <ref target='c7'>below</ref>.</p>", "See below."),
        (
            "<p>See <extptr title='Guide' href='https://x.org/a'/>.</p>",
            "See Guide (https://x.org/a).",
        ),
        ("<p>Corrected<note><p>By hand.</p></note> twice.</p>", "Corrected [By hand.] twice."),
        (
            "<p>The <abbr expan='Central Committee'>CC</abbr> met.</p>",
            "The CC [Central Committee] met.",
        ),
        ("<list><item>a</item><item>b<list><item>c</item></list></item></list>", "- a\n- b\n  - c"),
        (
            "<list type='ordered' numeration='upperroman'><item>a</item><item>b</item></list>",
            "I. a\nII. b",
        ),
        (
            "<list type='deflist'><listhead><head01>Box</head01><head02>Of</head02></listhead>"
            "<defitem><label>1</label><item>Cables</item></defitem></list>",
            "Box | Of\n- 1: Cables",
        ),
        (
            (
                "<p>In order: <list type='simple'><item>one</item><item>two</item></list> and "
                "more.</p>"
            ),
            "In order:\n\none\ntwo\n\nand more.",
        ),
        (
            "<chronlist><chronitem><date>1921</date><eventgrp><event>Founded</event>"
            "<event>Congress</event></eventgrp>"
            "</chronitem></chronlist>",
            "1921: Founded; Congress",
        ),
        (
            "<chronlist><chronitem><daterange><fromdate>1926</fromdate>"
            "<todate>1944</todate></daterange>"
            "<event>In exile</event></chronitem></chronlist>",
            "1926–1944: In exile",
        ),
        (
            "<table><tgroup cols='2'><thead><row><entry>Box</entry><entry>Year</entry>"
            "</row></thead>"
            "<tbody><row><entry>1</entry><entry>1956</entry></row></tbody></tgroup></table>",
            "Box | Year\n1 | 1956",
        ),
        (
            "<p><persname><part>Togliatti</part><part>Palmiro</part></persname> wrote.</p>",
            "Togliatti, Palmiro wrote.",
        ),
        ("<blockquote><p>He said so.</p></blockquote><p>It is so.</p>", "He said so.\n\nIt is so."),
        (
            (
                "<address><addressline>Via Sebino</addressline><addressline>Roma</addressline>"
                "</address>"
            ),
            "Via Sebino\nRoma",
        ),
        ("Words without a paragraph.", "Words without a paragraph."),
        ("<list>stray<item>a</item></list>", "stray a"),
    ],
)
def test_mixed_content_is_readable(tmp_path: Path, content: str, text: str) -> None:
    assert _scope(tmp_path, content) == text


def test_characters_with_names_are_read(tmp_path: Path) -> None:
    text = one_component(f"{_DID}<scopecontent><p>1956&mdash;1958</p></scopecontent>")
    text = f'<!DOCTYPE ead SYSTEM "ead.dtd">{text}'
    component = read_text(tmp_path, text).component
    assert component.fields["scope_and_content"] == "1956—1958"


def test_a_heading_is_kept_when_it_says_more_than_the_field(tmp_path: Path) -> None:
    assert _scope(tmp_path, "<head>Scope and Contents:</head><p>Cables.</p>") == "Cables."
    assert (
        _scope(tmp_path, "<head>Cables sent</head><p>To Moscow.</p>") == "Cables sent\n\nTo Moscow."
    )


def test_what_stands_inside_another_element_goes_where_it_belongs(tmp_path: Path) -> None:
    draft = _read(
        tmp_path,
        "<scopecontent><p>Cables.</p><arrangement><p>By date.</p></arrangement>"
        "<scopecontent><head>Drafts</head><p>In pencil.</p></scopecontent></scopecontent>"
        "<custodhist><p>Hidden in 1926.</p><acqinfo><p>Given in 1988.</p></acqinfo></custodhist>",
    )
    assert draft.fields["scope_and_content"] == "Cables.\n\nDrafts\n\nIn pencil."
    assert draft.fields["arrangement"] == "By date."
    assert draft.fields["custodial_history"] == "Hidden in 1926."
    assert draft.fields["acquisition"] == "Given in 1988."


def test_groups_are_read_as_what_is_in_them(tmp_path: Path) -> None:
    draft = _read(
        tmp_path,
        "<descgrp type='admininfo'><head>Administrative Information</head>"
        "<accessrestrict><p>Open.</p></accessrestrict><p>Ask first.</p>"
        "<add><userestrict><p>No copies.</p></userestrict></add></descgrp>",
    )
    assert draft.fields["access_conditions"] == "Open."
    assert draft.fields["reproduction_conditions"] == "No copies."
    assert draft.fields["note"] == "(descgrp): Ask first."


def test_legal_status_and_separated_material_are_told_apart_in_the_field_they_share(
    tmp_path: Path,
) -> None:
    draft = _read(
        tmp_path,
        "<accessrestrict><p>Open.</p><legalstatus>Public record</legalstatus></accessrestrict>"
        "<separatedmaterial><p>Films.</p></separatedmaterial>",
    )
    assert draft.fields["access_conditions"] == "Open.\n\nLegal status\n\nPublic record"
    assert draft.fields["related_units"] == "Separated material\n\nFilms."


def test_conditions_from_above_are_not_written_into_what_is_below(tmp_path: Path) -> None:
    closed = "<accessrestrict><p>Closed until 2030.</p></accessrestrict>"
    inner = f"<c level='item'>{_DID}</c>"
    _whole, file, item = read_text(tmp_path, one_component(_DID + closed + inner)).records
    assert file.fields["access_conditions"] == "Closed until 2030."
    assert "access_conditions" not in item.fields


def test_an_index_is_kept_as_lines(tmp_path: Path) -> None:
    draft = _read(
        tmp_path,
        "<index><head>Index of correspondents</head><indexentry><persname>Longo, Luigi</persname>"
        "<ptrgrp><ref>1.3</ref><ref>1.4</ref></ptrgrp></indexentry></index>",
    )
    note = draft.fields["note"]
    assert note.startswith("Index of correspondents (index): Longo, Luigi")
    assert "1.3" in note
    assert "1.4" in note


def test_an_abstract_is_the_scope_unless_there_is_one(tmp_path: Path) -> None:
    did = "<did><unittitle>Cables</unittitle><abstract>In short.</abstract></did>"
    alone = read_text(tmp_path, one_component(did)).component
    assert alone.fields["scope_and_content"] == "In short."
    scope = "<scopecontent><p>At length.</p></scopecontent>"
    both = read_text(tmp_path, one_component(did + scope)).component
    assert both.fields["scope_and_content"] == "At length."
    assert both.fields["note"] == "(abstract): In short."


def test_odd_is_a_note_under_its_heading_and_unknown_elements_are_named(tmp_path: Path) -> None:
    draft = _read(
        tmp_path,
        "<odd><head>Stamps</head><p>Two.</p></odd><watermark><p>A lily.</p></watermark>",
    )
    assert draft.fields["note"] == "Stamps: Two.\n\n(watermark): A lily."
    assert draft.kept == ["watermark"]


@pytest.mark.parametrize(
    ("dao", "copies"),
    [
        (
            (
                "<dao xmlns:x='http://www.w3.org/1999/xlink' x:href='https://x.org/1' "
                "x:title='Page 1'/>"
            ),
            [("https://x.org/1", "Page 1", "")],
        ),
        (
            (
                "<dao href='https://x.org/iiif/1/manifest.json'><descriptivenote><p>All "
                "pages.</p></descriptivenote></dao>"
            ),
            [
                (
                    "https://x.org/iiif/1/manifest.json",
                    "All pages.",
                    "https://x.org/iiif/1/manifest.json",
                )
            ],
        ),
        (
            "<daogrp><daodesc><p>The cable.</p></daodesc><daoloc href='https://x.org/1'/>"
            "<daoloc href='https://x.org/2'/>"
            "</daogrp>",
            [("https://x.org/1", "The cable.", ""), ("https://x.org/2", "The cable.", "")],
        ),
        (
            "<daoset><dao href='https://x.org/1'/><dao href='scans/2.tif'/></daoset>",
            [("https://x.org/1", "", ""), ("", "scans/2.tif", "")],
        ),
        ("<dao daotype='unknown'/>", []),
    ],
)
def test_digital_objects_are_copies_on_the_web(
    tmp_path: Path, dao: str, copies: list[tuple[str, str, str]]
) -> None:
    found = parts_of(_read(tmp_path, dao), CopyDraft)
    assert [(copy.url, copy.note, copy.iiif_manifest) for copy in found] == copies


@pytest.mark.parametrize(
    ("number", "numeration", "written"),
    [
        (4, "", "4"),
        (4, "lowerroman", "iv"),
        (1956, "upper-roman", "MCMLVI"),
        (27, "loweralpha", "aa"),
        (26, "upper-alpha", "Z"),
    ],
)
def test_lists_are_numbered_as_they_ask(number: int, numeration: str, written: str) -> None:
    assert numeral(number, numeration) == written
