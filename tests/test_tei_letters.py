"""TEI: letters by `correspDesc`, alone, in an edition, and in a list (CMIF)."""

from __future__ import annotations

from pathlib import Path

from catalog.choices import CopyKind
from catalog.ingest.drafts import ContributionDraft, CopyDraft, IdentifierDraft
from tests.tei_files import NAMESPACES, Reading, events, parts_of, people, places, text_of

LIST = f"""<TEI {NAMESPACES}><teiHeader><fileDesc><titleStmt><title>Letters of Weber</title></titleStmt>
<publicationStmt><publisher>Weber-Gesamtausgabe</publisher><idno type="url">https://example.org/cmif.xml</idno>
<availability><licence target="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</licence></availability>
</publicationStmt><sourceDesc><bibl type="print" xml:id="s1">Weber: Briefe. Mainz 2001.</bibl></sourceDesc></fileDesc>
<profileDesc>
<correspDesc ref="https://example.org/letters/1" source="#s1">
<correspAction type="sent"><persName ref="http://d-nb.info/gnd/118814044">Gänsbacher, Johann</persName>
<date notBefore="1810-07-11" notAfter="1810-07-18" cert="medium"/></correspAction>
<correspAction type="received"><persName ref="http://viaf.org/viaf/59894734/">Melchior von Birkenstock</persName>
<placeName ref="http://www.geonames.org/2873891">Mannheim</placeName><date when="1810-07-20"/></correspAction>
<note><ref type="cmif:hasLanguage" target="de"/></note></correspDesc>
<correspDesc key="632" source="#s1"><correspAction type="sent"><orgName>Stadt Wien</orgName>
<placeName>unknown</placeName><date from="1811-01" to="1811-03"/></correspAction>
<correspAction type="received" subtype="cc"><persName>Pastenaci, E.</persName></correspAction></correspDesc>
</profileDesc></teiHeader><text><body><p/></body></text></TEI>"""
LETTER = f"""<TEI {NAMESPACES} xml:id="L1" xml:lang="la"><teiHeader><fileDesc>
<titleStmt><title>Bona Sforza to Dantiscus</title></titleStmt>
<publicationStmt><publisher>University of Warsaw</publisher>
<date>2007</date></publicationStmt><sourceDesc><msDesc><msIdentifier><country key="PL">Poland</country>
<settlement>Cracow</settlement><repository>Czartoryski Library</repository><idno>BCz 1601</idno></msIdentifier>
<msContents><summary>She asks for news.</summary></msContents><physDesc><p>Paper, one leaf.</p></physDesc>
<history><provenance><p>From the Radziwiłł papers.</p></provenance></history></msDesc></sourceDesc></fileDesc>
<profileDesc><particDesc><listPerson><person xml:id="BS"><idno type="VIAF">https://viaf.org/viaf/88717722</idno>
<persName>Bona Sforza</persName><persName type="alt">Bona, Queen of Poland</persName><birth when="1494"/>
<death when="1557"/></person></listPerson></particDesc>
<settingDesc><listPlace><place xml:id="CRA"><placeName>Kraków</placeName></place></listPlace></settingDesc>
<correspDesc><correspAction type="sent"><persName ref="#BS"/><placeName ref="#CRA"/><date when="1524-04-29"/>
</correspAction><correspContext><ref type="prev" target="L0.xml">Earlier letter</ref></correspContext></correspDesc>
</profileDesc></teiHeader><text><body><p>Magnifice <supplied>noster</supplied>.</p></body></text></TEI>"""
ANTHOLOGY = f"""<TEI {NAMESPACES}><teiHeader><fileDesc><titleStmt><title>Meyerbeer</title></titleStmt></fileDesc>
<profileDesc><langUsage><language ident="de"/></langUsage><correspDesc xml:id="c1"><correspAction type="sent">
<persName>Amalia Beer</persName><date when="1815-02-28">28 February 1815</date></correspAction></correspDesc>
<correspDesc xml:id="c2"><correspAction type="sent"><persName>L. Schoenberger</persName></correspAction></correspDesc>
</profileDesc></teiHeader><text><body><div decls="#c1"><p>Mein lieber Sohn</p></div>
<div decls="#c2"><opener><dateline>London, 4 March 1815</dateline></opener></div></body></text></TEI>"""


def test_each_letter_of_a_list_is_a_record(tmp_path: Path) -> None:
    whole, first, second = Reading(tmp_path, LIST).records

    assert (whole.level, first.parent, second.parent) == ("collection", whole.key, whole.key)
    assert first.document_type == second.document_type == "letter"
    assert first.fields["title"] == "Letter from Johann Gänsbacher to Melchior von Birkenstock"
    assert first.fields["date_edtf"] == "[1810-07-11..1810-07-18]"
    assert first.fields["publication_note"] == "Weber: Briefe. Mainz 2001."
    assert first.languages == ["de"]
    assert people(first, "sender") == ["Gänsbacher, Johann"]
    assert people(first, "recipient") == ["Birkenstock, Melchior von"]
    assert parts_of(first, ContributionDraft)[0].agent.identifiers == [("gnd", "118814044")]
    assert places(first) == [("sent-to", "Mannheim")]
    assert events(first)["received"].date_edtf == "1810-07-20"
    assert second.fields["publication_note"] == "Weber: Briefe. Mainz 2001, no. 632."
    assert second.fields["date_edtf"] == "1811-01/1811-03"
    assert people(second, "copied-to") == ["Pastenaci, E."]
    assert places(second) == []


def test_the_address_of_a_letter_identifies_it(tmp_path: Path) -> None:
    first = Reading(tmp_path, LIST).records[1]
    address = "https://example.org/letters/1"

    assert first.key == address
    assert parts_of(first, IdentifierDraft) == [IdentifierDraft("url", address, address)]
    assert parts_of(first, CopyDraft) == [CopyDraft(CopyKind.WEB, url=address)]


def test_a_letter_by_itself_is_described_by_its_header(tmp_path: Path) -> None:
    reading = Reading(tmp_path, LETTER)
    record = reading.records[0]

    assert len(reading.records) == 1
    assert (record.level, record.document_type, record.key) == ("item", "letter", "L1")
    assert record.repository is not None
    assert (record.repository.name, record.repository.city, record.repository.country) == (
        "Czartoryski Library",
        "Cracow",
        "PL",
    )
    assert record.fields["reference_code"] == "BCz 1601"
    assert record.fields["scope_and_content"] == "She asks for news."
    assert record.fields["physical_characteristics"] == "Paper, one leaf."
    assert record.fields["custodial_history"] == "From the Radziwiłł papers."
    assert record.fields["related_units"] == "prev: Earlier letter <L0.xml>"
    assert record.fields["date_edtf"] == "1524-04-29"
    assert people(record, "sender") == ["Sforza, Bona"]
    assert places(record) == [("sent-from", "Kraków")]
    assert text_of(record).paragraphs == ["Magnifice [noster]."]
    assert text_of(record).language == "la"


def test_persons_of_a_list_have_their_names_years_and_identifiers(tmp_path: Path) -> None:
    (agent,) = Reading(tmp_path, LETTER).agents

    assert (agent.key, agent.name, agent.date_edtf) == ("BS", "Sforza, Bona", "1494/1557")
    assert agent.identifiers == [("viaf", "88717722")]
    assert [name.name for name in agent.names] == ["Bona, Queen of Poland"]


def test_letters_of_an_edition_are_described_where_their_texts_point(tmp_path: Path) -> None:
    _, first, second = Reading(tmp_path, ANTHOLOGY).records

    assert people(first, "sender") == ["Beer, Amalia"]
    assert first.fields["date_text"] == "28 February 1815"
    assert first.fields["title"] == "Letter from Amalia Beer"
    assert people(second, "sender") == ["Schoenberger, L."]
    assert second.fields["date_edtf"] == "1815-03-04"
