"""What a finding aid says of itself goes to the record of the whole; what it keeps from the public does not."""

from __future__ import annotations

from pathlib import Path

from tests.finding_aids import DID, finding_aid, one_component, read_text, with_components

_EADHEADER = """
<eadheader {attributes}>
  <eadid url="https://x.org/ead/apc.xml" mainagencycode="IT-RM0303">apc</eadid>
  <filedesc>
    <titlestmt><titleproper>Inventory</titleproper><author>Processed by Linda Giuva</author></titlestmt>
    <publicationstmt><publisher>Fondazione Gramsci</publisher><date>1998</date></publicationstmt>
  </filedesc>
  <profiledesc>
    <creation>Encoded by a program, <date>2001</date></creation>
    <langusage>Written in <language langcode="ita">Italian</language></langusage>
    <descrules>ISAD(G)</descrules>
  </profiledesc>
  <revisiondesc><change><date>2004-02-16</date><item>Dates corrected</item></change></revisiondesc>
</eadheader>
"""
_CONTROL = """
<control>
  <recordid>apc</recordid><representation href="https://x.org/apc.html">On the web</representation>
  <filedesc><titlestmt><titleproper>Inventory</titleproper></titlestmt></filedesc>
  <maintenancestatus value="revised"/>
  <maintenanceagency><agencycode>IT-RM0303</agencycode><agencyname>Fondazione Gramsci</agencyname></maintenanceagency>
  <languagedeclaration><language langcode="ita"/><script scriptcode="Latn"/></languagedeclaration>
  <conventiondeclaration><citation href="https://x.org/isad">ISAD(G)</citation></conventiondeclaration>
  <maintenancehistory><maintenanceevent><eventtype value="created"/>
    <eventdatetime standarddatetime="2014-11-10"/><agenttype value="machine"/><agent>A program</agent>
    <eventdescription>Out of a database</eventdescription></maintenanceevent></maintenancehistory>
</control>
"""


def test_the_header_of_ead_2002_describes_the_description(tmp_path: Path) -> None:
    fields = read_text(tmp_path, finding_aid(header=_EADHEADER.format(attributes=""))).whole.fields
    assert fields["rules"] == "ISAD(G)"
    assert fields["finding_aids"] == "https://x.org/ead/apc.xml"
    assert fields["description_dates"] == (
        "Encoded by a program, 2001\n\n2004-02-16: Dates corrected"
    )
    assert fields["archivists_note"].split("\n\n") == [
        "Finding aid: Inventory",
        "Author: Processed by Linda Giuva",
        "Publication: Fondazione Gramsci\n1998",
        "Language of the description: Written in Italian",
    ]


def test_the_control_of_ead3_describes_the_description(tmp_path: Path) -> None:
    fields = read_text(tmp_path, finding_aid(header=_CONTROL)).whole.fields
    assert fields["rules"] == "ISAD(G) (https://x.org/isad)"
    assert fields["finding_aids"] == "On the web (https://x.org/apc.html)"
    assert (
        fields["description_dates"] == "created 2014-11-10, machine, A program, Out of a database"
    )
    assert "Language of the description: Italian" in fields["archivists_note"]
    assert "Status of the description: revised" in fields["archivists_note"]


def test_a_title_page_is_kept_where_it_says_more_than_the_header(tmp_path: Path) -> None:
    header = _EADHEADER.format(attributes="")
    page = (
        "<frontmatter><titlepage><titleproper>Inventory</titleproper><p>For Franco.</p>"
        "</titlepage></frontmatter>"
    )
    note = read_text(tmp_path, finding_aid(header=header + page)).whole.fields["archivists_note"]
    assert note.count("Inventory") == 1
    assert note.endswith("For Franco.")


def test_an_internal_header_only_names_the_finding_aid(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path, finding_aid(header=_EADHEADER.format(attributes='audience="internal"'))
    )
    assert reading.whole.origin == "ead/IT-RM0303/apc"
    assert "archivists_note" not in reading.whole.fields
    assert any("Linda Giuva" in finding.value for finding in reading.findings)


def test_internal_elements_and_parts_of_them_are_left_out_and_reported(tmp_path: Path) -> None:
    content = (
        '<did><unittitle>Cables</unittitle><physloc audience="internal">Safe 3</physloc></did>'
        '<scopecontent><p>Open.<emph audience="internal">Shelf</emph> Yes.</p>'
        '<p audience="internal">Names agents.</p></scopecontent>'
        '<acqinfo audience="internal"><p>Paid in cash.</p></acqinfo>'
    )
    reading = read_text(tmp_path, one_component(content))
    hidden = ["Safe 3", "Shelf", "Names agents.", "Paid in cash."]
    assert [finding.value for finding in reading.findings] == hidden
    fields = reading.component.fields
    assert fields["scope_and_content"] == "Open. Yes."
    assert not any(words in text for words in hidden for text in fields.values())


def test_internal_components_are_left_out_with_what_is_below_unless_asked_for(
    tmp_path: Path,
) -> None:
    inner = "<c level='item'><did><unittitle>A name</unittitle></did></c>"
    text = with_components(
        f"<c level='file' audience='internal'><did><unittitle>Agents</unittitle></did>{inner}</c>"
    )
    closed = read_text(tmp_path, text)
    assert len(closed.records) == 1
    assert [finding.value for finding in closed.findings] == ["Agents", "A name"]
    assert read_text(tmp_path, text, internal="read").titles[1:] == ["Agents", "A name"]


def test_a_whole_finding_aid_that_is_internal_is_read_with_a_warning(tmp_path: Path) -> None:
    reading = read_text(tmp_path, finding_aid(DID, audience="internal"))
    assert len(reading.records) == 1
    assert any("whole finding aid" in finding.why for finding in reading.findings)


def test_attributes_without_a_field_are_counted(tmp_path: Path) -> None:
    did = '<did><unittitle render="bold" mood="grave">Cables</unittitle></did>'
    (finding,) = read_text(tmp_path, one_component(did)).findings
    assert finding.value == "mood (1)"
