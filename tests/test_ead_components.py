"""The tree of a finding aid: components of every kind, in the order of the file, under what they are part of."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.finding_aids import DID, finding_aid, one_component, read_text, with_components

_SERIES = '<{0} level="series"><did><unittitle>Secretariat</unittitle></did>{1}</{0}>'
_FILE = '<{0} level="file"><did><unittitle>Hungary, October 1956</unittitle></did></{0}>'


def _tree(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    """Each unit with the title of what it is under."""
    reading = read_text(tmp_path, text)
    titles = {record.key: record.fields["title"] for record in reading.records}
    assert len(titles) == len(reading.records)
    return [(record.fields["title"], titles.get(record.parent, "")) for record in reading.records]


_WHOLE = ("Archive of the Italian Communist Party", "")


@pytest.mark.parametrize(
    ("outer", "inner"), [("c", "c"), ("c01", "c02"), ("c01", "c"), ("c", "c02")]
)
def test_numbered_unnumbered_and_mixed_components_are_read(
    tmp_path: Path, outer: str, inner: str
) -> None:
    text = with_components(_SERIES.format(outer, _FILE.format(inner)))
    assert _tree(tmp_path, text) == [
        _WHOLE,
        ("Secretariat", _WHOLE[0]),
        ("Hungary, October 1956", "Secretariat"),
    ]


@pytest.mark.parametrize(
    "namespace", ["urn:isbn:1-931666-22-9", "http://ead3.archivists.org/schema/"]
)
def test_namespaces_and_a_document_type_do_not_matter(tmp_path: Path, namespace: str) -> None:
    text = with_components(_FILE.format("c01")).replace("<ead>", f'<ead xmlns="{namespace}">')
    doctype = '<!DOCTYPE ead PUBLIC "+//ISBN 1-931666-00-8//DTD ead.dtd//EN" "ead.dtd">'
    assert len(read_text(tmp_path, f'<?xml version="1.0"?>{doctype}{text}').records) == 2


def test_several_and_nested_dscs_hold_the_components_of_one_whole(tmp_path: Path) -> None:
    first, second = _FILE.format("c"), _FILE.format("c").replace("Hungary", "Poland")
    text = finding_aid(f"{DID}<dsc><dsc>{first}</dsc></dsc><dsc>{second}</dsc>")
    assert [above for _title, above in _tree(tmp_path, text)] == ["", _WHOLE[0], _WHOLE[0]]


def test_an_overview_is_not_imported_twice_but_its_words_are_kept(tmp_path: Path) -> None:
    overview = (
        '<dsc type="analyticover"><c01 level="series"><did><unittitle>Secretariat</unittitle></did>'
        "<scopecontent><p>Minutes that Togliatti corrected by hand.</p></scopecontent></c01></dsc>"
    )
    text = finding_aid(f'{DID}{overview}<dsc type="in-depth">{_SERIES.format("c01", "")}</dsc>')
    reading = read_text(tmp_path, text)
    assert reading.titles == [_WHOLE[0], "Secretariat"]
    assert "Minutes that Togliatti corrected by hand." in reading.whole.fields["note"]


def test_an_overview_that_stands_alone_is_imported(tmp_path: Path) -> None:
    text = finding_aid(f'{DID}<dsc type="analyticover">{_SERIES.format("c01", "")}</dsc>')
    reading = read_text(tmp_path, text)
    assert reading.titles == [_WHOLE[0], "Secretariat"]
    assert "note" not in reading.whole.fields


def test_what_stands_behind_the_components_is_read(tmp_path: Path) -> None:
    late = "<accessrestrict><p>Open since 1991.</p></accessrestrict>"
    text = finding_aid(
        f"{DID}<dsc><head>Boxes</head>{_SERIES.format('c', _FILE.format('c') + late)}</dsc>{late}"
    )
    whole, series, file = read_text(tmp_path, text).records
    assert (
        whole.fields["access_conditions"]
        == series.fields["access_conditions"]
        == "Open since 1991."
    )
    assert "access_conditions" not in file.fields
    assert whole.fields["note"] == "(dsc): Boxes"


def test_a_component_in_wrapped_xml_is_no_unit(tmp_path: Path) -> None:
    wrapped = (
        "<relations><relation><objectxmlwrap><c12><did><unittitle>No unit</unittitle></did>"
        "</c12></objectxmlwrap></relation></relations>"
    )
    text = one_component(f"<did><unittitle>A unit</unittitle></did>{wrapped}")
    reading = read_text(tmp_path, text)
    assert reading.titles == [_WHOLE[0], "A unit"]
    assert "No unit" in reading.text


def test_two_finding_aids_in_one_file_are_told_apart(tmp_path: Path) -> None:
    text = f"<records>{finding_aid()}{finding_aid()}</records>"
    origins = [record.origin for record in read_text(tmp_path, text).records]
    assert origins == ["ead/IT-RM0303/apc-1956", "ead/IT-RM0303/apc-1956/2"]


@pytest.mark.parametrize(
    ("attributes", "level", "kept"),
    [
        ('level="subfonds"', "subfonds", ""),
        ('level="recordgrp"', "fonds", "recordgrp"),
        ('level="otherlevel" otherlevel="Folder"', "file", "Folder"),
        ('level="otherlevel" otherlevel="sub-sub-series"', "subseries", "sub-sub-series"),
        ('level="otherlevel" otherlevel="Zettelkasten"', "file", "Zettelkasten"),
        ("", "file", ""),
    ],
)
def test_levels_are_ours_and_other_ones_are_kept(
    tmp_path: Path, attributes: str, level: str, kept: str
) -> None:
    text = with_components(f"<c {attributes}><did><unittitle>Notes</unittitle></did></c>")
    component = read_text(tmp_path, text).component
    assert component.level == level
    assert component.fields.get("note", "") == (f"(level): {kept}" if kept else "")


def test_a_component_without_a_level_gets_one_by_its_place_and_the_report_says_so(
    tmp_path: Path,
) -> None:
    inner = "<c><did><unittitle>Cables</unittitle></did></c>"
    text = with_components(f"<c><did><unittitle>Abroad</unittitle></did>{inner}</c>" * 2)
    reading = read_text(tmp_path, text)
    assert [record.level for record in reading.records[1:3]] == ["series", "file"]
    assert ["level" in finding.why and "4" in finding.why for finding in reading.findings] == [True]


def test_an_empty_component_is_left_out_unless_others_stand_in_it(tmp_path: Path) -> None:
    empty = "<c><did><unittitle/></did></c>"
    text = with_components(
        f"{empty}<c level='series'><did><unittitle/></did>{_FILE.format('c')}</c>"
    )
    reading = read_text(tmp_path, text)
    assert reading.titles == [_WHOLE[0], "[no title]", "Hungary, October 1956"]
    assert any("says nothing" in finding.why for finding in reading.findings)


def test_a_dsc_without_components_is_no_error(tmp_path: Path) -> None:
    assert read_text(tmp_path, finding_aid(f"{DID}<dsc/>")).titles == [_WHOLE[0]]


def test_a_component_laid_out_as_a_table_is_read(tmp_path: Path) -> None:
    rows = (
        "<drow><dentry><unittitle>Cable to Moscow</unittitle></dentry><dentry>"
        "<unitdate>1956</unitdate></dentry></drow>"
    )
    component = read_text(tmp_path, one_component(rows)).component
    assert (component.fields["title"], component.fields["date_text"]) == ("Cable to Moscow", "1956")
