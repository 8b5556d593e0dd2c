"""AtoM's tables of authority records become persons, bodies and families."""

from __future__ import annotations

import pytest

from catalog.ingest.drafts import NameDraft
from catalog.ingest.findings import Severity, UnreadableFile
from catalog.ingest.formats.atom_authorities import AtomAuthoritiesFormat
from tests.tables import read

ATOM = AtomAuthoritiesFormat()


def test_a_person_with_names_dates_history_and_identifiers() -> None:
    (longo,), findings = read(
        ATOM,
        "typeOfEntity,authorizedFormOfName,parallelFormsOfName,otherFormsOfName,datesOfExistence,history,functions,"
        "descriptionIdentifier,sources\n"
        'Person,"Longo, Luigi","Лонго, Луиджи",Gallo|Italo,1900-1980,Born in Fubine.,Secretary,'
        "https://viaf.org/viaf/12345/,Guida\n",
    )
    assert not findings
    assert (longo.name, longo.kind, longo.date_text) == ("Longo, Luigi", "person", "1900-1980")
    assert [name.name for name in longo.names] == ["Лонго, Луиджи", "Gallo", "Italo"]
    assert (longo.history, longo.functions, longo.sources) == (
        "Born in Fubine.",
        "Secretary",
        "Guida",
    )
    assert longo.identifiers == [("viaf", "12345")]


def test_what_has_no_field_is_kept_and_told_of_once_a_column() -> None:
    drafts, findings = read(
        ATOM,
        "authorizedFormOfName,legalStatus,actorOccupations,actorOccupationNotes,xyz\n"
        "PCI,Party,a|b,first|NULL,1\nPSI,Party,,,2\n",
    )
    assert drafts[0].history == "Legal status (legalStatus): Party"
    assert drafts[0].functions == (
        "Occupations (actorOccupations): a (first)\n\nOccupations (actorOccupations): b"
    )
    assert drafts[0].sources == "(xyz): 1"
    notes = [told.where.part for told in findings if told.severity == Severity.NOTE]
    assert notes == ["legalStatus", "actorOccupations"]


def test_a_row_of_another_culture_gives_further_names() -> None:
    (party,), _findings = read(
        ATOM,
        "legacyId,culture,authorizedFormOfName,history\n"
        "7,it,Partito comunista italiano,Fondato nel 1921.\n7,en,Italian Communist Party,Founded in 1921.\n",
    )
    assert party.names == [NameDraft("Italian Communist Party", language="en")]
    assert party.history == "Fondato nel 1921.\n\nFounded in 1921."


def test_aliases_are_further_names() -> None:
    drafts, findings = read(
        ATOM,
        "parentAuthorizedFormOfName,alternateForm,formType,culture\n"
        '"Togliatti, Palmiro",Ercoli,other,it\n,Mario,other,it\n',
    )
    assert (drafts[0].name, drafts[0].names[0].name) == ("Togliatti, Palmiro", "Ercoli")
    assert [told.severity for told in findings] == [Severity.ERROR]


def test_relationships_are_refused_with_a_sentence() -> None:
    with pytest.raises(UnreadableFile, match="table of relationships"):
        read(ATOM, "subjectAuthorizedFormOfName,relationType,objectAuthorizedFormOfName\na,b,c\n")


def test_an_unknown_type_and_a_missing_name_are_told_of() -> None:
    drafts, findings = read(ATOM, "authorizedFormOfName,typeOfEntity\nPCI,Party\n,Person\n")
    assert (len(drafts), drafts[0].kind) == (1, "")
    assert [(told.severity, told.where.line) for told in findings] == [
        (Severity.WARNING, 2),
        (Severity.ERROR, 3),
    ]


def test_a_table_without_names_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="authorizedFormOfName"):
        read(ATOM, "Intestazione,Storia\nPCI,x\n")
