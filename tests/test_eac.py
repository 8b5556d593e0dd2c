"""Authority records in EAC-CPF: names, dates, history, identifiers and sources of persons, bodies and families."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.ingest.drafts import NameDraft
from catalog.ingest.eac.crosswalk import CROSSWALK
from catalog.ingest.findings import UnreadableFile
from catalog.ingest.formats.eac import Eac
from catalog.ingest.source import Source
from catalog.models import Agent
from tests.finding_aids import Reading, read_text

_2010 = """<?xml version="1.0"?>
<eac-cpf xmlns="urn:isbn:1-931666-33-4" xmlns:xlink="http://www.w3.org/1999/xlink">
  <control><recordId>apc-17</recordId><otherRecordId localType="gnd">118802712</otherRecordId>
    <maintenanceStatus>revised</maintenanceStatus>
    <maintenanceAgency><agencyCode>IT-RM0303</agencyCode><agencyName>Fondazione Gramsci</agencyName></maintenanceAgency>
    <conventionDeclaration><abbreviation>ISAAR</abbreviation><citation>ISAAR(CPF)</citation></conventionDeclaration>
    <maintenanceHistory><maintenanceEvent><eventType>created</eventType>
      <eventDateTime standardDateTime="2011-06-01"/><agentType>human</agentType><agent>Giuva, Linda</agent>
    </maintenanceEvent></maintenanceHistory>
    <sources><source><sourceEntry>Agosti, Togliatti, 1996</sourceEntry></source>
      <source xlink:href="https://x.org/spriano"><sourceEntry>Spriano</sourceEntry></source></sources></control>
  <cpfDescription>
    <identity><entityId>http://viaf.org/viaf/9855346</entityId><entityType>person</entityType>
      <nameEntry localType="pseudonym"><part>Ercoli, Mario</part><useDates><dateRange>
        <fromDate standardDate="1926">1926</fromDate><toDate standardDate="1944">1944</toDate></dateRange></useDates>
        <alternativeForm>RICA</alternativeForm></nameEntry>
      <nameEntry><part>Togliatti, Palmiro, 1893-1964</part><authorizedForm>RICA</authorizedForm></nameEntry>
      <nameEntryParallel><nameEntry xml:lang="rus" scriptCode="Cyrl"><part>Тольятти, Пальмиро</part></nameEntry>
      </nameEntryParallel></identity>
    <description>
      <existDates><dateRange><fromDate standardDate="1893-03-26">26 March 1893</fromDate>
        <toDate standardDate="1964-08-21">21 August 1964</toDate></dateRange></existDates>
      <places><place><placeRole>birth</placeRole><placeEntry>Genoa</placeEntry></place>
        <place><placeEntry>Yalta</placeEntry><date>1964</date></place></places>
      <occupations><occupation><term>Politician</term></occupation></occupations>
      <functions><function><term>Secretary</term><dateRange><fromDate>1927</fromDate><toDate>1964</toDate></dateRange>
        <descriptiveNote><p>of the party</p></descriptiveNote></function></functions>
      <biogHist><abstract>In short.</abstract><p>A life.</p>
        <chronList><chronItem><date>1921</date><event>Livorno</event></chronItem></chronList></biogHist>
    </description>
    <relations><cpfRelation cpfRelationType="associative" xlink:href="apc-18">
      <relationEntry>Longo, Luigi</relationEntry>
      <date>1943</date><descriptiveNote><p>Comrades.</p></descriptiveNote></cpfRelation>
      <cpfRelation cpfRelationType="identity" xlink:href="https://d-nb.info/gnd/118802712">
      <relationEntry>in the GND</relationEntry></cpfRelation></relations>
  </cpfDescription>
</eac-cpf>
"""
_2_0 = """<eac xmlns="https://archivists.org/ns/eac/v2">
  <control><recordId>pci</recordId><maintenanceAgency countryCode="IT"><agencyName>Fondazione Gramsci</agencyName>
    </maintenanceAgency><sources><source><reference href="https://x.org/1">Spriano</reference></source></sources></control>
  <cpfDescription>
    <identity><entityType value="corporateBody"/>
      <nameEntrySet><nameEntry preferredForm="true" languageOfElement="ita">
          <part>Partito comunista italiano</part></nameEntry>
        <nameEntry languageOfElement="eng"><part>Italian Communist Party</part></nameEntry></nameEntrySet>
      <nameEntry localType="abbreviation"><part>PCI</part></nameEntry></identity>
    <description><existDates><dateRange><fromDate standardDate="1921">1921</fromDate>
        <toDate standardDate="1991">1991</toDate></dateRange></existDates>
      <legalStatuses><legalStatus><term>Party</term></legalStatus></legalStatuses>
      <biogHist><p>Founded at Livorno.</p></biogHist></description>
    <relations><relation><targetEntity targetType="agent"><part>Togliatti, Palmiro</part></targetEntity>
      <relationType>led by</relationType></relation></relations>
  </cpfDescription>
</eac>
"""


def _read(tmp_path: Path, text: str) -> Reading:
    return read_text(tmp_path, text, Eac())


def test_a_person_in_eac_cpf_2010(tmp_path: Path) -> None:
    (agent,) = _read(tmp_path, _2010).agents
    assert (agent.name, agent.kind, agent.key) == ("Togliatti, Palmiro", "person", "apc-17")
    assert agent.origin == "eac/IT-RM0303"
    assert agent.identifiers == [
        ("it-rm0303", "apc-17"),
        ("gnd", "118802712"),
        ("viaf", "9855346"),
        ("gnd", "118802712"),
    ]
    assert agent.names == [
        NameDraft("Togliatti, Palmiro, 1893-1964", "full"),
        NameDraft("Ercoli, Mario", "pseudonym", used="1926–1944"),
        NameDraft("Тольятти, Пальмиро", "parallel", language="ru", script="Cyrl"),
    ]
    assert (agent.date_text, agent.date_edtf) == (
        "26 March 1893–21 August 1964",
        "1893-03-26/1964-08-21",
    )
    assert agent.functions == "Politician\n\nSecretary, 1927–1964: of the party"
    assert agent.history.split("\n\n") == [
        "Places:\nbirth, Genoa\nYalta, 1964",
        "In short.",
        "A life.",
        "1921: Livorno",
        "Related: associative: Longo, Luigi, 1943 (apc-18): Comrades.",
        "Related: identity: in the GND (https://d-nb.info/gnd/118802712)",
    ]
    assert "Agosti, Togliatti, 1996\nSpriano (https://x.org/spriano)" in agent.sources
    assert "Maintenance: created, 2011-06-01, human, Giuva, Linda" in agent.sources


def test_a_body_in_eac_2_0(tmp_path: Path) -> None:
    (agent,) = _read(tmp_path, _2_0).agents
    assert (agent.name, agent.kind) == ("Partito comunista italiano", "corporate-body")
    assert [(name.name, name.kind, name.language) for name in agent.names] == [
        ("Italian Communist Party", "parallel", "en"),
        ("PCI", "abbreviation", ""),
    ]
    assert (agent.date_text, agent.date_edtf) == ("1921–1991", "1921/1991")
    assert agent.history.split("\n\n") == [
        "Legal status: Party",
        "Founded at Livorno.",
        "Related: Togliatti, Palmiro, led by",
    ]
    assert "Spriano (https://x.org/1)" in agent.sources


def test_many_records_in_one_file_are_read(tmp_path: Path) -> None:
    record = _2_0
    reading = _read(tmp_path, f"<export>{record}{record.replace('pci', 'psi')}</export>")
    assert [agent.key for agent in reading.agents] == ["pci", "psi"]


def test_several_identities_are_several_agents(tmp_path: Path) -> None:
    begin, end = _2_0.index("<cpfDescription>"), _2_0.index("</eac>")
    description = _2_0[begin:end]
    other = description.replace("Partito comunista", "Movimento sociale")
    text = _2_0.replace(
        description, f"<multipleIdentities>{description}{other}</multipleIdentities>"
    )
    agents = _read(tmp_path, text).agents
    assert [agent.key for agent in agents] == ["pci", "pci-2"]
    assert agents[1].name == "Movimento sociale italiano"


def test_a_record_without_a_name_is_told(tmp_path: Path) -> None:
    reading = _read(tmp_path, "<eac-cpf><cpfDescription><identity/></cpfDescription></eac-cpf>")
    assert reading.agents == []
    assert "names nobody" in reading.findings[0].why


def test_what_is_internal_is_left_out_and_reported(tmp_path: Path) -> None:
    text = _2010.replace("<p>A life.</p>", '<p audience="internal">A secret.</p>')
    reading = _read(tmp_path, text)
    assert "A secret." not in reading.agents[0].history
    assert [finding.value for finding in reading.findings] == ["A secret."]


def test_an_element_that_no_schema_has_is_kept(tmp_path: Path) -> None:
    text = _2010.replace("<occupations>", "<hobbies><hobby>Chess</hobby></hobbies><occupations>")
    assert "Chess" in _read(tmp_path, text).agents[0].history


def test_what_is_no_authority_record_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no eac-cpf"):
        _read(tmp_path, "<ead/>")


def test_the_head_of_a_file_tells_that_it_is_an_authority_record(tmp_path: Path) -> None:
    path = tmp_path / "record.xml"
    for text, is_one in [(_2010, True), (_2_0, True), ("<ead/>", False), ("name,kind", False)]:
        path.write_text(text)
        assert Eac().recognises(Source(path)) is is_one


@pytest.mark.parametrize(
    "target", sorted({crossing.target for crossing in CROSSWALK} - {"key", "kind", "name"})
)
def test_the_targets_of_the_crosswalk_are_fields_of_an_agent(target: str) -> None:
    assert target in {field.name for field in Agent._meta.get_fields()}
