"""A spreadsheet that a person would write becomes records."""

from __future__ import annotations

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
    PublicationDraft,
    RelationDraft,
    TextDraft,
)
from catalog.ingest.findings import Severity
from catalog.ingest.formats.csv import CsvFormat
from tests.tables import read

OURS = CsvFormat()


def one(content: str, **settings: str) -> tuple[Any, list[Any]]:
    drafts, findings = read(OURS, content, **settings)
    assert len(drafts) == 1
    return drafts[0], findings


def of_kind(draft: Any, kind: type) -> list[Any]:
    return [part for part in draft.parts if isinstance(part, kind)]


def test_a_cable_with_sender_recipients_language_and_places() -> None:
    draft, findings = one(
        "Titolo;Data;Mittente;Destinatari;Lingua;sent_from;type\n"
        "Cifrato;30 ottobre 1956;Togliatti, Palmiro;Suslov, Michail|Ponomarev, Boris;russo;Roma;cable\n"
    )
    assert not findings
    assert [(part.agent.name, part.role) for part in of_kind(draft, ContributionDraft)] == [
        ("Togliatti, Palmiro", "sender"),
        ("Suslov, Michail", "recipient"),
        ("Ponomarev, Boris", "recipient"),
    ]
    assert draft.fields["date_text"] == "30 ottobre 1956"
    assert (draft.languages, draft.document_type, draft.level) == (["ru"], "cable", "item")
    assert [(part.place.label, part.role) for part in of_kind(draft, PlaceDraft)] == [
        ("Roma", "sent-from")
    ]
    assert {"contributions", "languages", "places"} <= draft.says


def test_persons_with_their_roles_in_one_column() -> None:
    draft, _findings = one('title,persons\nMinutes,"speaker: Nagy, Imre|Hegedüs, András"\n')
    assert [(part.role, part.agent.name) for part in of_kind(draft, ContributionDraft)] == [
        ("speaker", "Nagy, Imre"),
        ("creator", "Hegedüs, András"),
    ]


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("en", "en"),
        ("eng", "en"),
        ("English", "en"),
        ("italiano", "it"),
        ("ger", "de"),
        ("pt_BR", "pt-BR"),
    ],
)
def test_languages_are_known_by_code_or_name(written: str, tag: str) -> None:
    assert one(f"title,language\nCable,{written}\n")[0].languages == [tag]


def test_an_unknown_language_is_told_of_and_kept() -> None:
    draft, (told,) = one("title,languages\nCable,ru|Klingonish\n")
    assert (draft.languages, draft.fields["note"]) == (["ru"], "(languages): Klingonish")
    assert told.value == "Klingonish"


def test_texts_in_the_languages_of_their_headings() -> None:
    draft, findings = one(
        'title,languages,translation (en),transcription\nCable,ru,"One.\n\nTwo.",Один.\n'
    )
    assert not findings
    original, translation = of_kind(draft, TextDraft)
    assert (original.language, original.key) == ("ru", "transcription-ru")
    assert translation.paragraphs == ["One.", "Two."]
    assert translation.translated_from == original.key


def test_a_translation_without_original_says_why() -> None:
    draft, _findings = one(
        'title,translation,translation_language,translated_by\nCable,One.,English,"Hirst, Samuel"\n'
    )
    (translation,) = of_kind(draft, TextDraft)
    assert translation.no_source_reason
    assert translation.translator.name == "Hirst, Samuel"


def test_a_text_of_no_language_is_told_of_and_kept() -> None:
    draft, (told,) = one("title,transcription\nCable,Один.\n")
    assert draft.fields["note"] == "(transcription): Один."
    assert told.where.part == "transcription"


def test_events_and_copies_stand_in_columns_that_go_together() -> None:
    draft, findings = one(
        "title,event_types,event_dates,event_to,copy_urls,copy_kinds,copy_shelfmarks\n"
        "Cable,sent|received,30 October 1956|NULL,|Suslov,https://example.org/1|,|photocopy,|d. 485\n"
    )
    assert not findings
    sent, received = of_kind(draft, EventDraft)
    assert (sent.type, sent.date_text, sent.to_agent) == ("sent", "30 October 1956", None)
    assert (received.type, received.date_text, received.to_agent.name) == ("received", "", "Suslov")
    web, photocopy = of_kind(draft, CopyDraft)
    assert (web.kind, web.url) == (CopyKind.WEB, "https://example.org/1")
    assert (photocopy.kind, photocopy.shelfmark) == (CopyKind.PHOTOCOPY, "d. 485")


def test_columns_that_go_together_and_do_not_are_told_of() -> None:
    _draft, (told,) = one("title,event_types,event_dates\nCable,sent|received,1956\n")
    assert "different numbers" in told.why


def test_identifiers_dates_publication_and_repository() -> None:
    draft, (told,) = one(
        "title,identifiers,date received,published in,year,repository,isil\n"
        "Essay,https://doi.org/10.2298/X|wilson-center:111973|12,31 October 1956,Balcanica,2022,Archivio,IT-1\n"
    )
    assert [(part.scheme, part.value) for part in of_kind(draft, IdentifierDraft)] == [
        ("doi", "10.2298/X"),
        ("wilson-center", "111973"),
    ]
    assert told.value == "12" and draft.fields["note"] == "(identifiers): 12"
    (received,) = of_kind(draft, DateDraft)
    assert (received.event, received.date_text) == (DateEvent.RECEIVED, "31 October 1956")
    (publication,) = of_kind(draft, PublicationDraft)
    assert (publication.container_title, publication.year) == ("Balcanica", "2022")
    assert (draft.repository.name, draft.repository.isil) == ("Archivio", "IT-1")


def test_what_belongs_to_something_that_is_not_there_is_kept() -> None:
    draft, _findings = one("title,repository_city,translated_by\nCable,Rome,Hirst\n")
    assert draft.fields["note"] == "(repository_city): Rome\n\n(translation_translator): Hirst"


def test_an_empty_cell_says_that_there_is_nothing() -> None:
    draft, _findings = one("title,extent,subjects,title_kind,senders\nCable,,,,\n")
    assert draft.fields["extent"] == ""
    assert "title_kind" not in draft.fields
    assert {"subjects", "contributions"} <= draft.says
    assert "scope_and_content" not in draft.fields


def test_a_word_that_no_list_has_is_told_of_and_kept() -> None:
    draft, (told,) = one("title,holding,title_kind\nCable,borrowed,Supplied by the archivist\n")
    assert "holding" not in draft.fields and draft.fields["title_kind"] == "supplied"
    assert "cited-only" in told.remedy
    assert draft.fields["note"] == "(holding): borrowed"


def test_children_come_behind_their_parents_whatever_the_order_of_rows() -> None:
    drafts, findings = read(OURS, "key,part of,title\nc,b,Cable\nb,a,File\na,,Fonds\nd,a,Series\n")
    assert not findings
    assert [(draft.key, draft.parent) for draft in drafts] == [
        ("a", ""),
        ("b", "a"),
        ("c", "b"),
        ("d", "a"),
    ]


def test_a_parent_that_no_row_has_is_a_record_of_the_catalogue() -> None:
    draft, _findings = one("key,parent,title\nc,fondo-513,Cable\n")
    assert (draft.parent, draft.under) == ("", "fondo-513")


def test_units_that_are_parts_of_each_other_are_refused() -> None:
    drafts, findings = read(OURS, "key,parent,title\na,b,File\nb,a,Cable\nc,c,Letter\n")
    assert drafts == []
    assert sorted(finding.where.line for finding in findings) == [2, 3, 4]
    assert {finding.severity for finding in findings} == {Severity.ERROR}


def test_a_row_is_known_by_key_short_name_or_reference_code() -> None:
    drafts, _findings = read(
        OURS,
        "key,slug,reference code,title,parent,reply_to\n"
        "k1,first,F. 1,Fonds,,\n,second,F. 2,File,F. 1,\n,,F. 3,Cable,second,first|elsewhere\n",
    )
    assert [(draft.key, draft.parent) for draft in drafts] == [
        ("k1", ""),
        ("second", "k1"),
        ("F. 3", "second"),
    ]
    reply, elsewhere = of_kind(drafts[2], RelationDraft)
    assert (reply.target.key, elsewhere.target.slug) == ("k1", "elsewhere")


def test_rows_that_share_a_reference_code_are_told_apart_by_what_they_are_called() -> None:
    content = "reference,title\nd. 485,Cable\nd. 485,Letter\nd. 486,Note\n"
    drafts, (told,) = read(OURS, content)
    keys = [draft.key for draft in drafts]
    assert len(set(keys)) == 3 and keys[2] == "d. 486"
    assert "key" in told.remedy
    reordered, _told = read(OURS, "reference,title\nd. 486,Note\nd. 485,Letter\nd. 485,Cable\n")
    assert {draft.key for draft in reordered} == set(keys)


def test_one_key_for_two_rows_is_refused() -> None:
    _drafts, findings = read(OURS, "key,title\na,Cable\na,Letter\n")
    assert [(finding.where.line, finding.where.part) for finding in findings] == [(3, "key")]


def test_a_row_without_title_is_refused() -> None:
    drafts, (told,) = read(OURS, "title,date\n,1956\n")
    assert (drafts, told.severity, told.where.part) == ([], Severity.ERROR, "title")


def test_level_and_origin_can_be_said_for_the_whole_table() -> None:
    draft, _findings = one("title\nBusta 12\n", level="file", origin="pci/1956")
    assert (draft.level, draft.origin) == ("file", "pci/1956")
    assert one("title,livello\nBusta 12,Fascicolo\n")[0].level == "file"
