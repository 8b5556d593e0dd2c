"""Units are recognised when a finding aid comes again, corrected or with others put before them."""

from __future__ import annotations

from pathlib import Path

from tests.finding_aids import finding_aid, read_text, with_components

_FOLDER = "<c><did><unitid>{}</unitid><unittitle>{}</unittitle></did></c>"


def _keys(tmp_path: Path, components: str) -> dict[str, str]:
    records = read_text(tmp_path, with_components(components)).records
    assert len({record.key for record in records}) == len(records)
    return {record.fields["title"]: record.key for record in records}


def test_an_id_is_the_key(tmp_path: Path) -> None:
    keys = _keys(
        tmp_path, '<c id="aspace_1"><did><unitid>7</unitid><unittitle>Cables</unittitle></did></c>'
    )
    assert keys["Cables"] == "aspace_1"


def test_a_code_that_occurs_once_is_the_key(tmp_path: Path) -> None:
    assert _keys(tmp_path, _FOLDER.format("APC 1/1", "Cables"))["Cables"] == "APC 1/1"


def test_ids_and_codes_that_occur_twice_are_no_keys(tmp_path: Path) -> None:
    twice = (
        '<c id="x"><did><unittitle>Cables</unittitle></did></c><c id="x"><did>'
        "<unittitle>Minutes</unittitle></did></c>"
    )
    assert "x" not in _keys(tmp_path, twice).values()
    assert "1" not in _keys(tmp_path, _FOLDER.format("1", "A") + _FOLDER.format("1", "B")).values()


def test_a_folder_number_that_others_have_elsewhere_is_a_key_under_its_parent(
    tmp_path: Path,
) -> None:
    series = "<c><did><unitid>{0}</unitid><unittitle>Series {0}</unittitle></did>{1}</c>"
    file = _keys(
        tmp_path,
        series.format("S1", _FOLDER.format("1", "A"))
        + series.format("S2", _FOLDER.format("1", "B")),
    )
    corrected = series.format("S0", _FOLDER.format("1", "C")) + series.format(
        "S1", _FOLDER.format("1", "A, corrected")
    )
    again = _keys(tmp_path, corrected + series.format("S2", _FOLDER.format("1", "B")))
    assert again["A, corrected"] == file["A"]
    assert again["B"] == file["B"]


def test_without_id_and_code_a_unit_is_recognised_by_title_and_date(tmp_path: Path) -> None:
    folder = "<c><did><unittitle>{}</unittitle><unitdate>1956</unitdate></did></c>"
    before = _keys(tmp_path, folder.format("Cables"))
    after = _keys(tmp_path, folder.format("Minutes") + folder.format("Cables"))
    assert before["Cables"] == after["Cables"]


def test_units_that_are_called_alike_are_told_apart(tmp_path: Path) -> None:
    folder = "<c><did><unittitle>Correspondence</unittitle></did></c>"
    keys = [record.key for record in read_text(tmp_path, with_components(folder * 3)).records]
    assert len(set(keys)) == 4


def test_the_origin_names_agency_and_finding_aid(tmp_path: Path) -> None:
    header = '<eadheader><eadid countrycode="us" mainagencycode="NcRS">mc00019</eadid></eadheader>'
    assert read_text(tmp_path, finding_aid(header=header)).whole.origin == "ead/US-NcRS/mc00019"


def test_the_origin_of_ead3_is_its_record_identifier(tmp_path: Path) -> None:
    header = (
        "<control><recordid>mc00019</recordid><maintenanceagency><agencycode>US-NcRS</agencycode>"
        "</maintenanceagency></control>"
    )
    assert read_text(tmp_path, finding_aid(header=header)).whole.origin == "ead/US-NcRS/mc00019"


def test_a_finding_aid_without_identifier_is_recognised_by_its_file_and_the_report_says_so(
    tmp_path: Path,
) -> None:
    reading = read_text(tmp_path, finding_aid(header=""))
    assert reading.whole.origin == "ead/finding-aid"
    assert any("no identifier" in finding.why for finding in reading.findings)
