"""What identifies a unit: title, dates, extent, place in the repository, languages and creator."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.choices import CopyKind, DateEvent
from catalog.ingest.drafts import (
    ContributionDraft,
    CopyDraft,
    DateDraft,
    IdentifierDraft,
    RecordDraft,
)
from tests.finding_aids import finding_aid, one_component, parts_of, read_text

_TITLE = "<unittitle>Cables</unittitle>"


def _read(tmp_path: Path, did: str) -> RecordDraft:
    return read_text(tmp_path, one_component(f"<did>{did}</did>")).component


@pytest.mark.parametrize(
    ("unittitle", "title", "date"),
    [
        ("Cables, <unitdate>1956</unitdate>", "Cables", "1956"),
        ("Cables of <unitdate>1956</unitdate> to Moscow", "Cables of 1956 to Moscow", "1956"),
        ("Cables (<unitdate>1956</unitdate>)", "Cables (1956)", "1956"),
        ("Review of <title>Die&#10;  Wende</title>,<lb/>draft", "Review of Die Wende, draft", ""),
        ('<emph render="italic">Rina</emph>scita', "Rinascita", ""),
        ("<part>Cables</part><part>Moscow</part>", "Cables -- Moscow", ""),
    ],
)
def test_titles_are_read_with_all_that_is_in_them(
    tmp_path: Path, unittitle: str, title: str, date: str
) -> None:
    draft = _read(tmp_path, f"<unittitle>{unittitle}</unittitle>")
    assert (draft.fields["title"], draft.fields.get("date_text", "")) == (title, date)


def test_further_titles_are_alternative_ones(tmp_path: Path) -> None:
    draft = _read(tmp_path, f"{_TITLE}<unittitle>Telegrammi</unittitle>")
    assert draft.fields["alternative_titles"] == "Telegrammi"


@pytest.mark.parametrize(
    ("did", "title"),
    [
        ("<unitdate>January 1956</unitdate><unitid>7</unitid>", "January 1956"),
        ("<unitid>APC 7</unitid>", "APC 7"),
        ('<container type="box">3</container>', "Box 3"),
        ("<abstract>On the Hungarian events.</abstract>", "On the Hungarian events."),
    ],
)
def test_a_unit_without_title_is_called_by_what_else_it_has(
    tmp_path: Path, did: str, title: str
) -> None:
    assert _read(tmp_path, did).fields["title"] == title


def test_of_several_codes_the_first_is_the_reference_code_and_the_others_are_kept(
    tmp_path: Path,
) -> None:
    codes = (
        '<unitid type="aspace_uri">/repositories/2/7</unitid><unitid>APC 7</unitid><unitid '
        'label="Accession number:">2001-3</unitid>'
    )
    draft = _read(tmp_path, codes + _TITLE)
    assert draft.fields["reference_code"] == "APC 7"
    assert "Accession number (unitid): 2001-3" in draft.fields["note"]
    assert "/repositories/2/7" in draft.fields["note"]


def test_an_ark_is_an_identifier(tmp_path: Path) -> None:
    ark = (
        '<unitid type="ark"><extref '
        'href="https://n2t.net/ark:/13030/kt4c6037q8">ark:/13030/kt4c6037q8</extref></unitid>'
    )
    assert parts_of(_read(tmp_path, ark + _TITLE), IdentifierDraft) == [
        IdentifierDraft("ark", "ark:/13030/kt4c6037q8", "https://n2t.net/ark:/13030/kt4c6037q8")
    ]


@pytest.mark.parametrize(
    ("unitdate", "text", "edtf"),
    [
        ('<unitdate normal="1956/1958">1956-1958</unitdate>', "1956-1958", ""),
        (
            '<unitdate normal="19560101/19571231">two years</unitdate>',
            "two years",
            "1956-01-01/1957-12-31",
        ),
        ('<unitdate normal="1956-10-30">that Tuesday</unitdate>', "that Tuesday", "1956-10-30"),
        ('<unitdate normal="1950/9999">since the war</unitdate>', "since the war", "1950/.."),
        ('<unitdate normal="1900/1906">circa 1900-1906</unitdate>', "circa 1900-1906", ""),
        ('<unitdate normal="1956" certainty="approximate">undated</unitdate>', "undated", "1956~"),
        (
            '<unitdate normal="1983-01-01/1983-12-31,1986/1987">some years</unitdate>',
            "some years",
            "{1983,1986..1987}",
        ),
        ('<unitdate normal="1956"/>', "1956", ""),
        (
            (
                "<unitdatestructured><datesingle standarddate='1956-10'>October</datesingle>"
                "</unitdatestructured>"
            ),
            "October",
            "1956-10",
        ),
        (
            (
                "<unitdatestructured><daterange><fromdate>1820</fromdate><todate>1972</todate>"
                "</daterange></unitdatestructured>"
            ),
            "1820–1972",
            "",
        ),
        (
            (
                "<unitdatestructured><daterange><fromdate standarddate='1820'>the "
                "Congress</fromdate><todate/></daterange></unitdatestructured>"
            ),
            "the Congress",
            "",
        ),
        (
            (
                "<unitdatestructured><datesingle notbefore='1950' "
                "notafter='1956'>fifties</datesingle></unitdatestructured>"
            ),
            "fifties",
            "[1950..1956]",
        ),
    ],
)
def test_dates_are_kept_in_their_words_with_what_they_mean(
    tmp_path: Path, unitdate: str, text: str, edtf: str
) -> None:
    draft = _read(tmp_path, _TITLE + unitdate)
    assert draft.fields["date_text"] == text
    assert draft.fields.get("date_edtf", "") == edtf
    assert parts_of(draft, DateDraft) == []


def test_bulk_and_further_dates_stand_beside_the_own_one(tmp_path: Path) -> None:
    dates = (
        '<unitdate type="bulk">1909-1935</unitdate><unitdate type="inclusive">1820-1972</unitdate>'
        '<unitdate datechar="publication">1975</unitdate>'
    )
    draft = _read(tmp_path, _TITLE + dates)
    assert draft.fields["date_text"] == "1820-1972"
    assert parts_of(draft, DateDraft) == [
        DateDraft(date_text="1909-1935", event=DateEvent.WRITTEN, reason="bulk"),
        DateDraft(date_text="1975", event=DateEvent.PUBLISHED),
    ]


def test_a_date_given_in_words_and_structured_is_one(tmp_path: Path) -> None:
    structured = (
        "<unitdatestructured><daterange><fromdate>2003</fromdate><todate>2004</todate>"
        "</daterange></unitdatestructured>"
    )
    draft = _read(tmp_path, f"{_TITLE}<unitdate>2003-2004</unitdate>{structured}")
    assert draft.fields["date_text"] == "2003-2004"
    assert parts_of(draft, DateDraft) == []


def test_a_normal_date_that_is_none_is_told(tmp_path: Path) -> None:
    text = one_component(f'<did>{_TITLE}<unitdate normal="sometime">1850s</unitdate></did>')
    (finding,) = read_text(tmp_path, text).findings
    assert (finding.value, finding.where.part) == ("sometime", "unitdate")


@pytest.mark.parametrize(
    ("physdesc", "extent"),
    [
        (
            "<physdesc><extent>1.25 linear feet</extent><extent>(1 volume)</extent></physdesc>",
            "1.25 linear feet (1 volume)",
        ),
        (
            (
                "<physdesc>32 v. (4 folders)</physdesc><physdesc><dimensions>20 x 20 "
                "cm</dimensions></physdesc>"
            ),
            "32 v. (4 folders); 20 x 20 cm",
        ),
        (
            (
                "<physdescset><physdescstructured approximate='true'><quantity>4</quantity>"
                "<unittype>boxes</unittype></physdescstructured><physdescstructured>"
                "<quantity>6</quantity><unittype>feet</unittype>"
                "<physfacet>typescript</physfacet></physdescstructured></physdescset>"
            ),
            "c. 4 boxes; 6 feet; typescript",
        ),
    ],
)
def test_extents_are_put_together(tmp_path: Path, physdesc: str, extent: str) -> None:
    assert _read(tmp_path, _TITLE + physdesc).fields["extent"] == extent


@pytest.mark.parametrize(
    ("containers", "shelfmarks"),
    [
        (
            '<container type="box">1</container><container type="folder">2</container>',
            ["Box 1, Folder 2"],
        ),
        (
            (
                '<container type="Box">1</container><container type="Folder">2</container>'
                '<container type="Box">3</container>'
            ),
            ["Box 1, Folder 2", "Box 3"],
        ),
        (
            (
                '<container id="a" type="Box">1</container><container id="b" '
                'type="Box">2</container><container parent="a" type="Folder">9</container>'
            ),
            ["Box 1, Folder 9", "Box 2"],
        ),
        (
            (
                '<container id="a" type="Box">1</container><container parent="a" '
                'type="Folder">2</container><container parent="a" type="Folder">3</container>'
            ),
            ["Box 1, Folder 2", "Box 1, Folder 3"],
        ),
        ('<container localtype="box">Box 7</container><container/>', ["Box 7"]),
    ],
)
def test_containers_that_belong_together_are_one_copy(
    tmp_path: Path, containers: str, shelfmarks: list[str]
) -> None:
    copies = parts_of(_read(tmp_path, _TITLE + containers), CopyDraft)
    assert [copy.shelfmark for copy in copies] == shelfmarks


def test_what_lies_on_a_reel_is_a_microfilm_and_its_place_and_barcode_are_told(
    tmp_path: Path,
) -> None:
    did = '<container type="reel" containerid="39015">4</container><physloc>Cold store</physloc>'
    assert parts_of(_read(tmp_path, _TITLE + did), CopyDraft) == [
        CopyDraft(CopyKind.MICROFILM, shelfmark="Reel 4", note="39015\n\nCold store")
    ]


@pytest.mark.parametrize(
    ("langmaterial", "languages", "scripts", "kept"),
    [
        ('<language langcode="ger">German</language>', ["de"], [], ""),
        (
            '<language langcode="chu" scriptcode="Cyrl">Church Slavic</language>',
            ["cu"],
            ["Cyrl"],
            "",
        ),
        ("English, Italian and Russian", ["en", "it", "ru"], [], ""),
        ('<language langcode="ger">Deutsch</language>', ["de"], [], ""),
        (
            'In <language langcode="fre">French</language>, some letters in a code.',
            ["fr"],
            [],
            "In French, some letters in a code.",
        ),
        (
            (
                '<languageset><language langcode="srp">Serbian</language><script '
                'scriptcode="Latn">Latin</script></languageset>'
            ),
            ["sr"],
            ["Latn"],
            "",
        ),
        (
            (
                '<language langcode="grc">Ancient Greek</language><descriptivenote><p>With '
                "glosses.</p></descriptivenote>"
            ),
            ["grc"],
            [],
            "With glosses.",
        ),
    ],
)
def test_languages_are_tags_and_what_says_more_is_kept(
    tmp_path: Path, langmaterial: str, languages: list[str], scripts: list[str], kept: str
) -> None:
    draft = _read(tmp_path, f"{_TITLE}<langmaterial>{langmaterial}</langmaterial>")
    assert (draft.languages, draft.scripts) == (languages, scripts)
    assert draft.fields.get("note", "") == (f"(langmaterial): {kept}" if kept else "")


def test_an_unknown_code_of_a_language_is_told(tmp_path: Path) -> None:
    did = f'{_TITLE}<langmaterial><language langcode="xqx">Klingonisch</language></langmaterial>'
    reading = read_text(tmp_path, one_component(f"<did>{did}</did>"))
    assert [finding.value for finding in reading.findings] == ["xqx"]
    assert "Klingonisch" in reading.component.fields["note"]


def test_the_repository_holds_what_is_below_too(tmp_path: Path) -> None:
    did = (
        "<did><unittitle>Archive</unittitle>"
        "<repository><corpname>Fondazione Gramsci<subarea>Archivi</subarea></corpname><address>"
        "<addressline>Via Sebino 43a</addressline>"
        '<addressline>Roma <extptr href="https://www.fondazionegramsci.org"/></addressline>'
        "</address></repository></did>"
    )
    text = finding_aid(f"{did}<dsc><c level='file'><did>{_TITLE}</did></c></dsc>")
    whole, file = read_text(tmp_path, text).records
    assert whole.repository is not None
    assert whole.repository.name == "Fondazione Gramsci Archivi"
    assert (whole.repository.isil, whole.repository.country) == ("IT-RM0303", "IT")
    assert whole.repository.address.splitlines()[0] == "Via Sebino 43a"
    assert whole.repository.url == "https://www.fondazionegramsci.org"
    assert file.repository is whole.repository


@pytest.mark.parametrize(
    ("origination", "name", "kind", "role"),
    [
        (
            "<persname>Togliatti, Palmiro, 1893-1964</persname>",
            "Togliatti, Palmiro",
            "person",
            "creator",
        ),
        (
            '<persname role="Author (aut)">Longo, Luigi</persname>',
            "Longo, Luigi",
            "person",
            "author",
        ),
        (
            '<corpname role="http://id.loc.gov/vocabulary/relators/pbl">Einaudi</corpname>',
            "Einaudi",
            "corporate-body",
            "publisher",
        ),
        ("<famname>Vitet (famille)</famname>", "Vitet (famille)", "family", "creator"),
        ("Italian Communist Party", "Italian Communist Party", "", "creator"),
        (
            '<persname normal="Togliatti, Palmiro">Palmiro Togliatti</persname>',
            "Togliatti, Palmiro",
            "person",
            "creator",
        ),
        (
            "<corpname><part>Partito comunista</part><part>Direzione</part></corpname>",
            "Partito comunista. Direzione",
            "corporate-body",
            "creator",
        ),
        (
            (
                "<persname><part localtype='surname'>Serow</part><part "
                "localtype='forename'>Robert C.</part><part localtype='existDates'>1947-</part>"
                "</persname>"
            ),
            "Serow, Robert C.",
            "person",
            "creator",
        ),
    ],
)
def test_creators_are_contributors_in_their_role(
    tmp_path: Path, origination: str, name: str, kind: str, role: str
) -> None:
    draft = _read(tmp_path, f"{_TITLE}<origination>{origination}</origination>")
    (part,) = parts_of(draft, ContributionDraft)
    assert (part.agent.name, part.agent.kind, part.role) == (name, kind, role)


def test_the_dates_of_a_life_are_the_agents(tmp_path: Path) -> None:
    names = "<persname>Smith, John, 1800-1870</persname><persname>Smith, John, 1901-</persname>"
    draft = _read(tmp_path, f"{_TITLE}<origination>{names}</origination>")
    agents = [part.agent for part in parts_of(draft, ContributionDraft)]
    assert [agent.date_edtf for agent in agents] == ["1800/1870", "1901/.."]
    assert [agent.names[0].name for agent in agents] == [
        "Smith, John, 1800-1870",
        "Smith, John, 1901-",
    ]


def test_a_donor_belongs_to_the_acquisition(tmp_path: Path) -> None:
    did = '<origination label="Source"><persname>Gusdorf, Ima</persname></origination>'
    draft = _read(tmp_path, _TITLE + did)
    assert draft.fields["acquisition"] == "Gusdorf, Ima (Source)"
    assert parts_of(draft, ContributionDraft) == []


def test_numbers_of_authority_files_identify_agents(tmp_path: Path) -> None:
    names = (
        '<persname authfilenumber="http://viaf.org/viaf/9855346">Togliatti</persname>'
        '<persname source="gnd" authfilenumber="118802712">Togliatti</persname>'
        '<persname source="local" authfilenumber="17">Togliatti</persname>'
    )
    draft = _read(tmp_path, f"{_TITLE}<origination>{names}</origination>")
    found = [part.agent.identifiers for part in parts_of(draft, ContributionDraft)]
    assert found == [[("viaf", "9855346")], [("gnd", "118802712")], [("it-rm0303", "17")]]


def test_an_element_that_no_schema_has_is_kept_by_its_name(tmp_path: Path) -> None:
    draft = _read(tmp_path, f'{_TITLE}<climate label="Climate">dry</climate>')
    assert draft.fields["note"] == "Climate (climate): dry"
    assert draft.kept == ["climate"]
