"""Short forms lead to what they stand for, in the habits of several countries.

The lists in `tests/notes` were written for these tests. For each note they say of each citation its form, and the note
(and which source of it) where its source is first cited; a third number is that of what it is found in.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from catalog.ingest.notes.context import Context
from catalog.ingest.notes.resolving import Resolution, resolve
from catalog.ingest.notes.sources import Source
from catalog.ingest.notes.splitting import split
from catalog.ingest.notes.values import Note

LISTS = sorted((Path(__file__).parent / "notes").glob("*.json"))


def _resolved(*notes: str) -> Resolution:
    return resolve([Note(number, text) for number, text in enumerate(notes, 1)], Context())


def _first(source: Source | None) -> str:
    if source is None:
        return ""
    return str(source.note) if source.order == 1 else f"{source.note}.{source.order}"


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_every_citation_of_a_list_leads_to_its_source(path: Path) -> None:
    content: dict[str, Any] = json.loads(path.read_text())
    found: dict[str, list[str]] = {}
    for one in resolve(split("\n".join(content["text"])).notes, Context()).citations:
        said = " ".join((one.form.value, _first(one.source), _first(one.container))).strip()
        found.setdefault(str(one.note.number), []).append(said)
    assert found == content["expected"]


def test_an_ibid_says_which_note_it_repeats() -> None:
    notes = (
        "J. Pirjevec, Tito e i suoi compagni, Torino: Einaudi, 2005, 161.",
        "Ibid., 165.",
        "Ibid., 180.",
    )
    rules = [one.rule for one in _resolved(*notes).citations]
    assert rules == [
        "",
        "“Ibid.” repeats the one source of note 1.",
        "“Ibid.” repeats the one source of note 2, which is that of note 1.",
    ]


def test_an_ibid_after_two_sources_is_doubtful() -> None:
    found = _resolved(
        "A. Berrini, Noi siamo la classe operaia (Milano: Baldini, 2004); E. Miletto, Gli italiani di Tito "
        "(Soveria Mannelli: Rubbettino, 2019).",
        "Ibid., 12.",
    )
    assert found.citations[-1].is_doubtful
    assert "any of the 2 sources of note 1" in found.findings[0].why


def test_an_ibid_after_one_source_cited_twice_is_plain() -> None:
    found = _resolved(
        "A. Berrini, Noi siamo la classe operaia (Milano: Baldini, 2004), 3; ibid., 7.",
        "Ibid., 12.",
    )
    assert not found.citations[-1].is_doubtful


def test_an_ibid_with_nothing_before_leads_nowhere() -> None:
    (one,) = _resolved("Ibid., 12.").citations
    assert one.source is None
    assert one.is_doubtful


def test_an_ibid_with_another_box_is_another_document_in_the_same_papers() -> None:
    found = _resolved(
        "Hoover Institution Archives, Milovan Djilas Papers, box 4, folder 12, letter to Dedijer, 3 March 1955.",
        "Ibid., box 5, folder 1.",
    )
    assert found.citations[1].source is not found.citations[0].source
    second = found.citations[1].reference
    assert [unit.text for unit in second.units] == ["Milovan Djilas Papers", "box 5", "folder 1"]
    assert second.repository == "Hoover Institution Archives"


def test_a_misspelt_name_leads_to_the_same_book() -> None:
    found = _resolved(
        "J. Pirjevec, Tito e i suoi compagni, Torino: Einaudi, 2005, 161.",
        "J. Prijevec, Tito e i suoi compagni, 210.",
    )
    assert found.citations[0].source is found.citations[1].source
    assert "spelt otherwise" in found.citations[1].rule


def test_op_cit_of_an_author_with_two_works_is_doubtful() -> None:
    found = _resolved(
        "R. Service, Comrades: A World History of Communism (London: Macmillan, 2007), p. 3.",
        "R. Service, Stalin: A Biography (London: Macmillan, 2004), p. 5.",
        "Service, op. cit., p. 9.",
    )
    assert found.citations[2].is_doubtful
    assert found.citations[2].source is found.citations[1].source


def test_two_volumes_of_a_work_are_two_sources() -> None:
    found = _resolved(
        "P. Spriano, Storia del Partito comunista italiano, vol. IV, La fine del fascismo, Einaudi, Torino 1973, p. 9.",
        "P. Spriano, Storia del Partito comunista italiano, vol. V, La Resistenza, Einaudi, Torino 1975, p. 120.",
    )
    assert len(found.sources.all) == 2


def test_another_day_alone_is_another_meeting_of_the_same_body() -> None:
    found = _resolved(
        "Fondazione Gramsci, Archivio Partito Comunista Italiano, Fondo Direzione verbali, riunione della direzione "
        "del PCI, 10 giugno 1955; 26 giugno 1955."
    )
    first, second = (one.reference for one in found.citations)
    assert (second.repository, second.document) == (first.repository, first.document)
    assert (first.edtf, second.edtf) == ("1955-06-10", "1955-06-26")


def test_abbreviations_are_taken_up_where_they_are_introduced() -> None:
    found = _resolved(
        "Fondazione Istituto Gramsci, Archivio del Partito comunista italiano (d'ora in poi FIG, APC), Direzione, "
        "verbali, 30 ottobre 1956.",
        "FIG, APC, Segreteria, 12 novembre 1956.",
    )
    second = found.citations[1]
    assert second.reference.repository == "Fondazione Istituto Gramsci"
    assert second.reference.units[0].text == "Archivio del Partito comunista italiano"
    assert "since note 1" in second.rule


def test_a_newspaper_in_a_file_is_found_in_the_file() -> None:
    (one,) = _resolved(
        "“The Times”, 16 gennaio 1964, in Fondazione Gramsci, Archivio Partito Comunista Italiano, fondo Anni – "
        "Estero, Comunicazione delle delegazioni dei Comitati Centrali."
    ).citations
    assert one.form == "in"
    assert one.source is not None and one.source.reference.container == "The Times"
    assert one.container is not None and one.container.reference.repository == "Fondazione Gramsci"


def test_remarks_stay_with_the_source_they_stand_by() -> None:
    text = "As Karlsen claims, it was a better solution. Cf. P. Karlsen, Vittorio Vidali (Bologna: Il Mulino), 2."
    (one,) = _resolved(text).citations
    assert one.text == text
    assert one.reference.title == "Vittorio Vidali"


def test_a_note_that_is_not_understood_is_kept_as_a_citation_of_nothing() -> None:
    (one,) = _resolved("The 14 points “so called” were never mentioned again.").citations
    assert one.source is None
    assert one.is_doubtful


def test_a_remark_without_a_source_is_told() -> None:
    found = _resolved("The committee never met again.")
    assert not found.citations
    assert "not kept" in found.findings[0].why
