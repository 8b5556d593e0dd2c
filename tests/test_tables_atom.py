"""AtoM's tables of descriptions become records; what has no field is kept under the name of its column."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

import pytest

from catalog.choices import CopyKind, DateEvent
from catalog.ingest.drafts import (
    ContributionDraft,
    CopyDraft,
    DateDraft,
    EventDraft,
    IdentifierDraft,
    PlaceDraft,
    RecordDraft,
)
from catalog.ingest.findings import Finding, Severity, UnreadableFile
from catalog.ingest.formats import FORMATS
from catalog.ingest.formats.atom_csv import AtomCsvFormat
from catalog.ingest.formats.csv import CsvFormat
from tests.tables import a_file, read, workbook

ATOM = AtomCsvFormat()
BARE = {"legacyId": "1", "title": "Carte Longo", "levelOfDescription": "Fonds"}


def table(*rows: dict[str, str]) -> str:
    """A table with these rows, and the columns that they have."""
    text = StringIO(newline="")
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(text, names, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def one(**columns: str) -> tuple[RecordDraft, list[Finding]]:
    drafts, findings = read(ATOM, table({**BARE, **columns}))
    assert len(drafts) == 1
    return drafts[0], findings


def of_kind(draft: RecordDraft, kind: type) -> list[Any]:
    return [part for part in draft.parts if isinstance(part, kind)]


def test_fields_of_isad_go_where_the_crosswalk_says() -> None:
    draft, findings = one(
        identifier="APC 12",
        extentAndMedium="14 boxes",
        archivalHistory="Kept by the party until 1991.",
        scopeAndContent="Letters.|Notes.",
        locationOfOriginals="Moscow",
        generalNote="First.|Second.",
        revisionHistory="2011",
        sources="Guida, p. 4",
        archivistNote="By hand.",
        language="ita|ru",
        script="Cyrl",
        repository="Fondazione Gramsci",
    )
    assert not findings
    assert draft.key == "1" and draft.level == "fonds"
    assert draft.fields["reference_code"] == "APC 12"
    assert draft.fields["custodial_history"] == "Kept by the party until 1991."
    assert draft.fields["scope_and_content"] == "Letters.\n\nNotes."
    assert draft.fields["originals_location"] == "Moscow"
    assert draft.fields["note"] == "First.\n\nSecond."
    assert draft.fields["archivists_note"].split("\n\n") in (
        ["By hand.", "Guida, p. 4"],
        ["Guida, p. 4", "By hand."],
    )
    assert (draft.languages, draft.scripts) == (["it", "ru"], ["Cyrl"])
    assert draft.repository and draft.repository.name == "Fondazione Gramsci"


def test_what_has_no_field_is_kept_under_its_column() -> None:
    draft, _findings = one(levelOfDetail="Full", accessionNumber="2011-1|2011-2", myColumn="x")
    assert draft.fields["note"].split("\n\n") == [
        "(levelOfDetail): Full",
        "(accessionNumber): 2011-1",
        "(accessionNumber): 2011-2",
        "(myColumn): x",
    ]
    assert draft.kept == ["levelOfDetail", "accessionNumber", "accessionNumber", "myColumn"]


def test_the_status_of_publication_is_left_to_whoever_imports_and_told_of() -> None:
    draft, (told,) = one(publicationStatus="Published")
    assert "note" not in draft.fields
    assert (told.severity, told.where.part) == (Severity.NOTE, "publicationStatus")


def test_events_in_parallel_columns() -> None:
    draft, findings = one(
        eventTypes="Creation|Accumulation|Publication|Custody",
        eventDates="January 1956 - December 1957|NULL|1960|1961",
        eventStartDates="1956-01-01|1956-00-00|NULL|",
        eventEndDates="1957-12-31|1957-00-00|NULL|",
        eventActors="Longo, Luigi|Partito comunista italiano|Einaudi|Amerigo",
        eventActorHistories="Born in Fubine.|NULL|NULL|NULL",
        eventPlaces="Rome|NULL|NULL|NULL",
    )
    assert not findings
    assert [
        (part.agent.name, part.role, part.note) for part in of_kind(draft, ContributionDraft)
    ] == [
        ("Longo, Luigi", "creator", ""),
        ("Partito comunista italiano", "creator", "Accumulation"),
        ("Einaudi", "publisher", ""),
    ]
    assert draft.fields["date_text"] == "January 1956 - December 1957"
    assert draft.fields["creator_history"] == "Born in Fubine."
    accumulated, published = of_kind(draft, DateDraft)
    assert (accumulated.event, accumulated.date_edtf) == (DateEvent.ATTRIBUTED, "1956/1957")
    assert (published.event, published.date_text) == (DateEvent.PUBLISHED, "1960")
    assert [part.place.label for part in of_kind(draft, PlaceDraft)] == ["Rome"]
    assert draft.fields["note"] == "(eventTypes): Custody; Amerigo; 1961"


def test_days_serve_where_the_words_of_a_date_cannot_be_read() -> None:
    draft, _findings = one(
        eventDates="in the year of the congress",
        eventStartDates="1956-02-14",
        eventEndDates="1956-02-25",
    )
    assert draft.fields["date_text"] == "in the year of the congress"
    assert draft.fields["date_edtf"] == "1956-02-14/1956-02-25"


def test_days_that_say_something_else_than_the_words_are_kept_in_the_note() -> None:
    draft, _findings = one(
        eventDates="1956", eventStartDates="1955-01-01", eventEndDates="1956-12-31"
    )
    assert (draft.fields["date_text"], draft.fields["date_edtf"]) == ("1956", "")
    assert draft.fields["note"] == "(eventStartDates/eventEndDates): 1955-01-01/1956-12-31"
    draft, _findings = one(
        eventDates="1956", eventStartDates="1956-01-01", eventEndDates="1956-12-31"
    )
    assert "note" not in draft.fields


def test_days_that_are_none_are_kept_as_words() -> None:
    draft, _findings = one(eventStartDates="sometime", eventDates="")
    assert (draft.fields["date_text"], draft.fields["date_edtf"]) == ("sometime", "")


def test_a_reproduction_is_a_step_of_provenance() -> None:
    draft, _findings = one(eventTypes="Reproduction", eventDates="1992", eventActors="Studio Rossi")
    (step,) = of_kind(draft, EventDraft)
    assert (step.type, step.date_text, step.from_agent.name) == ("copied", "1992", "Studio Rossi")


def test_events_with_different_numbers_of_values_are_told_of() -> None:
    _draft, (told,) = one(eventTypes="Creation|Creation", eventDates="1956")
    assert "different numbers" in told.why


@pytest.mark.parametrize("dates", ["creationDates", "creatorDates"])
def test_columns_of_earlier_releases_are_read(dates: str) -> None:
    draft, _findings = one(
        creators="Longo, Luigi|Secchia, Pietro",
        creatorHistories="Born in Fubine.|NULL",
        **{dates: "1956", f"{dates}Start": "1956-01-01", f"{dates}End": "1956-12-31"},
    )
    assert draft.fields["date_text"] == "1956"
    assert [part.agent.name for part in of_kind(draft, ContributionDraft)] == [
        "Longo, Luigi",
        "Secchia, Pietro",
    ]
    assert draft.fields["creator_history"] == "Born in Fubine."


def test_creators_without_dates_are_read() -> None:
    draft, _findings = one(creators="Longo, Luigi")
    assert [part.role for part in of_kind(draft, ContributionDraft)] == ["creator"]


def test_access_points_genres_and_storage() -> None:
    draft, _findings = one(
        subjectAccessPoints="Cold War|Hungary",
        placeAccessPoints="Budapest",
        nameAccessPoints="Nagy, Imre",
        genreAccessPoints="Correspondence|Textual record",
        physicalObjectName="Box 12|Box 13",
        physicalObjectLocation="Aisle 3|NULL",
        physicalObjectType="Box|Box",
        digitalObjectURI="https://example.org/scan.jpg",
    )
    assert [term.label for term in draft.subjects] == ["Cold War", "Hungary"]
    assert [part.place.label for part in of_kind(draft, PlaceDraft)] == ["Budapest"]
    assert [part.role for part in of_kind(draft, ContributionDraft)] == ["subject"]
    assert draft.document_type == "correspondence"
    assert draft.fields["note"] == "(genreAccessPoints): Textual record"
    assert [
        (part.kind, part.shelfmark, part.url, part.note) for part in of_kind(draft, CopyDraft)
    ] == [
        (CopyKind.WEB, "", "https://example.org/scan.jpg", ""),
        (CopyKind.ORIGINAL, "Box 12", "", "Box; Aisle 3"),
        (CopyKind.ORIGINAL, "Box 13", "", "Box"),
    ]


def test_former_shelfmarks_are_no_identifiers_that_records_are_recognised_by() -> None:
    draft, _findings = one(
        alternativeIdentifiers="12|10.1000/182", alternativeIdentifierLabels="Former reference|DOI"
    )
    assert [(part.scheme, part.value) for part in of_kind(draft, IdentifierDraft)] == [
        ("doi", "10.1000/182")
    ]
    assert draft.fields["note"] == "Former reference (alternativeIdentifiers): 12"


def test_children_come_behind_their_parents_and_roots_under_a_slug() -> None:
    drafts, findings = read(
        ATOM,
        table(
            {"legacyId": "3", "parentId": "2", "qubitParentSlug": "", "title": "Letter"},
            {"legacyId": "2", "parentId": "1", "qubitParentSlug": "", "title": "Series"},
            {"legacyId": "1", "parentId": "", "qubitParentSlug": "fondo-513", "title": "Fonds"},
        ),
    )
    assert not findings
    assert [(draft.key, draft.parent, draft.under) for draft in drafts] == [
        ("1", "", "fondo-513"),
        ("2", "1", ""),
        ("3", "2", ""),
    ]


def test_a_parent_that_is_not_there_is_refused_by_name() -> None:
    _drafts, (told,) = read(ATOM, table({**BARE, "parentId": "99"}))
    assert (told.severity, told.value, told.where.part) == (Severity.ERROR, "99", "parentId")
    assert "qubitParentSlug" in told.remedy


def test_a_row_of_another_culture_translates_the_one_above() -> None:
    drafts, findings = read(
        ATOM,
        table(
            {**BARE, "scopeAndContent": "Lettere.", "culture": "it"},
            {**BARE, "title": "Longo papers", "scopeAndContent": "Letters.", "culture": "en"},
            {"legacyId": "2", "title": "Busta", "culture": "it"},
        ),
    )
    assert not findings
    first, second = drafts
    assert first.fields["title"] == "Carte Longo"
    assert first.fields["alternative_titles"] == "Longo papers"
    assert first.fields["note"] == "[en] (scopeAndContent): Letters."
    assert second.key == "2"


def test_one_legacy_id_for_two_descriptions_is_refused() -> None:
    _drafts, findings = read(ATOM, table(BARE, {**BARE, "title": "Carte Secchia"}))
    assert [(told.where.line, told.where.part) for told in findings] == [(3, "legacyId")]


def test_a_description_without_legacy_id_has_a_key_of_what_it_is_called() -> None:
    columns = {"legacyId": "", "title": "Carte Longo", "identifier": "APC"}
    first, _findings = read(ATOM, table(columns))
    again, _findings = read(ATOM, table({**columns, "title": "Other"}, columns))
    assert first[0].key == again[1].key


@pytest.mark.parametrize(
    ("headings", "name"),
    [
        ("legacyId,parentId,title,levelOfDescription,culture", "atom-csv"),
        ("LegacyID;Title;qubitParentSlug", "atom-csv"),
        ("culture,typeOfEntity,authorizedFormOfName,history", "atom-authorities"),
        ("title,date,from,to", "csv"),
        ("accessionNumber,acquisitionDate,title", None),
        ("legacyId,uploadLimit,authorizedFormOfName", None),
    ],
)
def test_the_format_of_a_table_is_recognised_by_its_headings(
    headings: str, name: str | None
) -> None:
    rows = [headings.replace(";", ",").split(",")]
    for content, called in ((headings + "\n", "table.csv"), (workbook(rows), "table.xlsx")):
        with a_file(content, called) as source:
            tables = [one for one in FORMATS if ".xlsx" in one.endings and one.recognises(source)]
        assert [found.name for found in tables] == ([name] if name else [])


def test_atoms_other_tables_are_refused_by_name() -> None:
    with pytest.raises(UnreadableFile, match="accessions"):
        read(CsvFormat(), "accessionNumber,acquisitionDate,title\n1,2011,Dono\n")


def test_a_file_of_another_kind_is_no_table() -> None:
    for content, name in (("<ead/>", "a.csv"), ("", "notes.txt"), ("%PDF-1.4", "a.pdf")):
        with a_file(content, name) as source:
            assert not ATOM.recognises(source)
            assert not CsvFormat().recognises(source)
