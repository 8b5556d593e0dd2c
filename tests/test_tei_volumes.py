"""TEI: a volume of documents becomes a tree of records."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.choices import Certainty, Completeness
from catalog.dates import HistoricalDate, read_edtf
from catalog.ingest.drafts import IdentifierDraft, NoteDraft, PublicationDraft
from catalog.ingest.findings import UnreadableFile
from catalog.ingest.formats.tei import Tei
from tests.tei_files import (
    HEADER,
    NAMESPACES,
    PERSONS,
    TELEGRAM,
    Reading,
    events,
    parts_of,
    people,
    places,
    source,
    text_of,
    volume,
)

CHAPTERS = f"""<div type="compilation" xml:id="comp1"><head>Eastern Europe<note n="1">Continued from 1954.</note></head>
<p>These papers are in the files of the Department.</p>
<div type="chapter" xml:id="ch1"><head>Hungary</head>{TELEGRAM}<p>Between the documents.</p>
<div type="document" xml:id="d104" n="104" subtype="editorial-note"
frus:doc-dateTime-min="1956-10-01T00:00:00-05:00" frus:doc-dateTime-max="1956-10-31T23:59:59-05:00">
<head>104. Editorial Note</head><p>The Council met.</p></div></div></div>"""


def test_a_volume_its_parts_and_its_documents_are_a_tree(tmp_path: Path) -> None:
    reading = Reading(tmp_path, volume(CHAPTERS))

    assert [(one.key, one.parent, one.level) for one in reading.records] == [
        ("frus1955-57v25", "", "collection"),
        ("comp1", "frus1955-57v25", "series"),
        ("ch1", "comp1", "subseries"),
        ("d103", "ch1", "item"),
        ("d104", "ch1", "item"),
        ("ch1/after", "ch1", "part"),
    ]
    assert {one.origin for one in reading.records} == {"tei/frus1955-57v25"}
    preface = text_of(reading.record("comp1"))
    assert preface.paragraphs == ["These papers are in the files of the Department."]
    assert preface.notes == [NoteDraft("Continued from 1954.", mark="1")]
    assert text_of(reading.record("ch1/after")).paragraphs == ["Between the documents."]


def test_a_volume_says_who_published_it_where_and_when(tmp_path: Path) -> None:
    record = Reading(tmp_path, volume()).records[0]

    assert record.fields["rights"] == "In the public domain."
    assert record.fields["publication_note"] == "Released 1990 as printed book"
    assert parts_of(record, PublicationDraft)[0].year == "1990"
    assert people(record, "editor") == ["Glennon, John P."]
    assert events(record)["published"].date_text == "1990"


def test_a_telegram_says_what_its_heading_dateline_and_source_note_say(tmp_path: Path) -> None:
    record = Reading(tmp_path, volume()).record("d103")

    assert record.document_type == "telegram"
    assert (
        record.fields["title"] == "Telegram From the Legation in Hungary to the Department of State"
    )
    assert record.fields["date_text"] == "October 24, 1956—3 p.m."
    assert record.fields["date_edtf"] == "1956-10-24"
    assert record.fields["classification"] == "Confidential; Niact"
    assert record.fields["reference_code"] == "764.00/10–2456"
    assert (
        record.fields["originals_location"] == "Department of State, Central Files, 764.00/10–2456"
    )
    assert record.fields["custodial_history"].startswith("Source: Department of State, Central")
    assert record.fields["publication_note"].endswith(
        "(Washington: Government Printing Office, 1990), Document 103."
    )
    assert people(record, "sender") == ["Legation in Hungary"]
    assert people(record, "recipient") == ["Department of State"]
    assert people(record, "drafter") == ["Gabor, Andrew G."]
    assert places(record) == [("sent-from", "Budapest")]
    assert events(record)["created"].evidence == record.fields["custodial_history"]
    assert record.languages == ["en"]
    assert parts_of(record, IdentifierDraft) == [
        IdentifierDraft(
            "frus",
            "frus1955-57v25/d103",
            "https://history.state.gov/historicaldocuments/frus1955-57v25/d103",
        )
    ]


def test_notes_stand_beside_the_words_they_are_on(tmp_path: Path) -> None:
    text = text_of(Reading(tmp_path, volume()).record("d103"))

    assert text.paragraphs == [
        "Budapest, October 24, 1956—3 p.m.",
        "Unnumbered. Legation considers statement urgently required, and suggests text.",
    ]
    assert text.notes == [NoteDraft("See Document 95.", 2, "statement urgently required,", "2")]


@pytest.mark.parametrize("place", ["front", "back"])
def test_listed_persons_come_first_wherever_the_list_stands(tmp_path: Path, place: str) -> None:
    body = TELEGRAM.replace(
        "Unnumbered.", 'Unnumbered. <persName corresp="#p_DJF1">Dulles</persName> knows.'
    )
    front, back = (PERSONS, "") if place == "front" else ("", PERSONS)
    reading = Reading(tmp_path, volume(body, front, back))

    assert [draft.key for draft in reading.all[:2]] == ["p_BJD1", "p_DJF1"]  # type: ignore[union-attr]
    assert [(one.name, one.history) for one in reading.agents] == [
        ("Beam, Jacob D.", "Director, Office of Eastern European Affairs"),
        ("Dulles, John Foster", "Secretary of State"),
    ]
    assert people(reading.record("d103"), "mentioned") == ["Dulles, John Foster"]
    assert people(reading.record("d103"), "clearer") == ["Beam, Jacob D."]
    assert reading.record("persons").level == "part"


def test_a_family_name_in_a_heading_means_the_one_who_is_listed_under_it(tmp_path: Path) -> None:
    body = """<div type="document" xml:id="d1"><head>Letter From Secretary of State Dulles to the President</head>
<p>Dear Mr. President.</p></div>"""
    record = Reading(tmp_path, volume(body, PERSONS)).record("d1")

    sender = record.parts[0]
    assert people(record, "sender") == ["Dulles, John Foster"]
    assert getattr(sender, "certainty", None) == Certainty.PROBABLE
    assert people(record, "recipient") == ["President"]


def test_participants_of_a_conversation_attended_it(tmp_path: Path) -> None:
    body = """<div type="document" xml:id="d1"><head>Memorandum of a Conversation, Washington</head>
<list type="participants"><head>PARTICIPANTS</head><item>Mr. <persName corresp="#p_BJD1">Beam</persName></item></list>
<p>They spoke of <persName corresp="#p_DJF1">the Secretary</persName>.</p></div>"""
    record = Reading(tmp_path, volume(body, PERSONS)).record("d1")

    assert record.document_type == "record-of-conversation"
    assert people(record, "attendee") == ["Beam, Jacob D."]
    assert people(record, "mentioned") == ["Dulles, John Foster"]


def test_the_markup_of_older_volumes_is_read(tmp_path: Path) -> None:
    body = """<div type="compilation" xml:id="c"><head>Affairs at Bluefields</head><pb n="9"/>
<div type="document" xml:id="d1" n="1"><head>No. 1.<lb/><hi>Mr. <persName type="from">Baker</persName> to Mr.
<persName type="to">Gresham</persName>.</hi></head><note rend="inline" type="source">[Telegram.]</note>
<dateline><placeName><hi>Legation of the United States</hi>,<lb/><hi>Managua</hi></placeName>,
<date when="1894-12-28">December 28, 1894</date>. (Received January 4.)</dateline>
<p>Sir: I report.</p><pb n="10"/><closer><signed><hi>Lewis Baker</hi>, <hi>Minister</hi></signed>,<lb/>(and fifty
citizens).</closer><frus:attachment><head>Mr. <persName type="from">Seat</persName> to Mr. Baker.</head>
<p>Enclosed.</p></frus:attachment></div></div>"""
    record = Reading(tmp_path, volume(body)).record("d1")

    assert record.fields["title"] == "Mr. Baker to Mr. Gresham."
    assert record.document_type == "telegram"
    assert record.fields["publication_note"].endswith("pp. 9–10, No. 1.")
    assert people(record, "sender") == ["Baker, Lewis"]
    assert people(record, "recipient") == ["Gresham"]
    assert places(record) == [("sent-from", "Managua")]
    assert events(record)["received"].date_edtf == "1895-01-04"
    assert "custodial_history" not in record.fields
    assert text_of(record).paragraphs == [
        "[Telegram.]",
        "Legation of the United States,\nManagua, December 28, 1894. (Received January 4.)",
        "Sir: I report.",
        "Lewis Baker, Minister,\n(and fifty citizens).",
        "Mr. Seat to Mr. Baker.",
        "Enclosed.",
    ]


def test_a_file_number_beside_the_heading_is_the_reference(tmp_path: Path) -> None:
    body = """<div type="document" xml:id="d92"><note rend="inline" type="source">500.A15a3/811: Telegram</note>
<head>The <gloss type="from">Acting Secretary of State</gloss> to the Chairman of the American Delegation
(<persName type="to">Stimson</persName>)</head><opener><dateline>[Received April 1, 1930]</dateline></opener>
<p>281. We assume.</p></div>"""
    record = Reading(tmp_path, volume(body)).record("d92")

    assert record.document_type == "telegram"
    assert record.fields["reference_code"] == "500.A15a3/811"
    assert record.fields["custodial_history"] == "500.A15a3/811: Telegram"


def test_an_editorial_note_is_dated_by_the_days_that_it_covers(tmp_path: Path) -> None:
    record = Reading(tmp_path, volume(CHAPTERS)).record("d104")

    assert record.fields["title"] == "Editorial Note"
    assert record.document_type == ""
    assert record.fields["date_edtf"] == "1956-10"
    assert isinstance(read_edtf(record.fields["date_edtf"]), HistoricalDate)


def test_text_that_was_left_out_makes_a_text_partial(tmp_path: Path) -> None:
    body = TELEGRAM.replace("Unnumbered.", "<gap/> [<hi>1 line not declassified</hi>]")
    text = text_of(Reading(tmp_path, volume(body)).record("d103"))

    assert "[…] [1 line not declassified]" in text.paragraphs[1]
    assert text.completeness == Completeness.PARTIAL


def test_documents_without_identifiers_keep_their_keys_when_others_are_added(
    tmp_path: Path,
) -> None:
    one = '<div type="document"><head>Note From Warsaw to Moscow</head><p>One.</p></div>'
    other = '<div type="document"><head>Note From Prague to Moscow</head><p>Two.</p></div>'
    before = Reading(tmp_path, volume(one)).records[-1]
    after = Reading(tmp_path, volume(other + one)).records[-1]

    assert before.key == after.key


def test_what_has_no_field_is_kept_under_its_name(tmp_path: Path) -> None:
    header = HEADER.replace(
        "<publisher>", "<distributor>Office of the Historian</distributor><publisher>"
    )
    record = Reading(tmp_path, volume(header=header)).records[0]

    assert "(distributor): Office of the Historian" in record.fields["note"]
    assert record.kept == ["distributor"]


def test_a_date_that_is_none_is_told(tmp_path: Path) -> None:
    reading = Reading(tmp_path, volume(TELEGRAM.replace("1956-10-24T15:00:00+01:00", "1956-13-45")))

    assert [found.value for found in reading.findings] == ["October 24, 1956—3 p.m."]
    assert reading.record("d103").fields["date_text"] == "October 24, 1956—3 p.m."


def test_included_files_are_told_and_not_read(tmp_path: Path) -> None:
    body = f'{TELEGRAM}<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>'
    reading = Reading(tmp_path, volume(body))

    assert [found.value for found in reading.findings] == ["/etc/passwd"]


def test_a_language_that_the_file_does_not_say_can_be_given(tmp_path: Path) -> None:
    header = (
        "<teiHeader><fileDesc><titleStmt><title>Atti</title></titleStmt></fileDesc></teiHeader>"
    )
    content = volume(TELEGRAM, header=header)

    assert text_of(Reading(tmp_path, content, language="it").record("d103")).language == "it"
    silent = Reading(tmp_path, content)
    assert text_of(silent.record("d103")).language == "und"
    assert len(silent.findings) == 1
    with pytest.raises(UnreadableFile):
        Reading(tmp_path, content, language="Italian please")


def test_a_corpus_holds_its_documents(tmp_path: Path) -> None:
    header = "<teiHeader><fileDesc><titleStmt><title>{}</title></titleStmt></fileDesc></teiHeader>"
    letters = "".join(
        f'<TEI xml:id="{key}" xml:lang="it">{header.format(key)}<text><body><p>Caro.</p></body></text></TEI>'
        for key in ("l1", "l2")
    )
    reading = Reading(
        tmp_path, f"<teiCorpus {NAMESPACES}>{header.format('Lettere')}{letters}</teiCorpus>"
    )

    whole = reading.records[0]
    assert (whole.level, whole.fields["title"]) == ("collection", "Lettere")
    assert [(one.key, one.parent, one.level) for one in reading.records[1:]] == [
        ("l1", whole.key, "item"),
        ("l2", whole.key, "item"),
    ]


def test_the_format_is_recognised_by_its_root(tmp_path: Path) -> None:
    assert Tei().recognises(source(tmp_path, volume()))
    assert not Tei().recognises(source(tmp_path, "<ead><archdesc/></ead>"))


@pytest.mark.parametrize(
    "piece",
    ["x<note>y</note>", "<choice><sic>a</sic><corr>b</corr></choice>", "<lb/>  ", "<pb n='1'/>"],
)
def test_a_document_of_one_thing_over_and_over_is_read(tmp_path: Path, piece: str) -> None:
    body = TELEGRAM.replace("Unnumbered.", piece * 5_000)

    assert Reading(tmp_path, volume(body)).record("d103")


def test_a_file_without_tei_in_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no TEI"):
        Reading(tmp_path, "<ead/>")
