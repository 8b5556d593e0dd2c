"""Importing: what is created, updated, left alone and refused."""

from __future__ import annotations

import pytest

from catalog.choices import CopyKind, Scheme, Status, TextKind
from catalog.ingest.drafts import (
    AgentDraft,
    CitationDraft,
    ContributionDraft,
    CopyDraft,
    DateDraft,
    EventDraft,
    IdentifierDraft,
    NameDraft,
    PlaceDraft,
    PublicationDraft,
    RecordDraft,
    RecordRef,
    RelationDraft,
    RepositoryDraft,
    TermDraft,
    TextDraft,
)
from catalog.ingest.findings import Severity, UnreadableFile
from catalog.ingest.report import MOST, Report, sentence
from catalog.ingest.service import MOST_ERRORS
from catalog.models import Accession, Act, Agent, LoggedChange, Record, StatusChange, Term
from tests.importing import draft, import_drafts, make_vocabularies
from tests.records import make_agent, make_record, make_repository
from tests.searching import found

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def vocabularies(db: None) -> None:
    make_vocabularies()


def sentences(report: Report) -> str:
    return "\n".join(sentence(found) for found in report.findings)


def whole_draft(key: str = "1") -> RecordDraft:
    """A cable with something of everything."""
    togliatti = AgentDraft("Togliatti, Palmiro", "person", identifiers=[("viaf", "44325868")])
    return draft(
        key,
        "Cable on Nagy",
        level="item",
        document_type="cable",
        repository=RepositoryDraft("Fondazione Gramsci", city="Roma"),
        fields={
            "reference_code": "MF 0126",
            "date_text": "30 October 1956",
            "scope_and_content": "On the events in Hungary.",
        },
        languages=["it"],
        scripts=["Latn"],
        subjects=[TermDraft(Scheme.SUBJECT, "Hungarian revolution")],
        parts=[
            ContributionDraft(togliatti, "sender", "Ercoli"),
            ContributionDraft(AgentDraft("CPSU", "corporate-body"), "recipient"),
            PlaceDraft(TermDraft(Scheme.PLACE, "Rome"), "written-at", "Roma"),
            DateDraft("31 October 1956", reason="As the register has it."),
            IdentifierDraft("wilson-center", "111973"),
            EventDraft("sent", "30 October 1956", from_agent=togliatti, evidence="The cable."),
            CopyDraft(CopyKind.WEB, url="https://example.org/111973", accessed="2024-05-06"),
            TextDraft(TextKind.TRANSCRIPTION, "it", ["Cari compagni", "Nenni …"], key="original"),
            TextDraft(TextKind.TRANSLATION, "en", ["Dear comrades"], translated_from="original"),
            PublicationDraft(container_title="Cold War History", year="2001"),
        ],
    )


def test_a_record_comes_in_with_all_that_hangs_on_it() -> None:
    report = import_drafts(whole_draft())
    assert report.ok, sentences(report)
    record = Record.objects.get()
    assert (record.title, record.reference_code, record.date_edtf) == (
        "Cable on Nagy",
        "MF 0126",
        "1956-10-30",
    )
    assert record.status == Status.DRAFT and record.public_from is None
    assert (record.slug, record.level.key, record.document_type.key) == (
        "cable-on-nagy",
        "item",
        "cable",
    )
    assert record.repository and record.repository.name == "Fondazione Gramsci"
    assert [term.key for term in record.languages.all()] == ["it"]
    assert [term.label for term in record.subjects.all()] == ["Hungarian revolution"]
    assert {str(one) for one in record.contributions.all()} == {
        "Togliatti, Palmiro (Sender)",
        "CPSU (Recipient)",
    }
    original, translation = record.texts.in_order()
    assert translation.translated_from == original
    assert original.body == "Cari compagni\n\nNenni …"
    assert record.publication.year == "2001"
    assert record.events.get().from_agent == Agent.objects.get(preferred_name="Togliatti, Palmiro")
    assert report.accession and record.accession == report.accession
    assert report.created["record"] == 1 and report.created["agent"] == 2


def test_a_dry_run_says_the_same_and_writes_nothing() -> None:
    dry = import_drafts(whole_draft(), dry_run=True)
    assert not Record.objects.exists() and not Agent.objects.exists()
    assert not Accession.objects.exists()
    real = import_drafts(whole_draft())
    assert dry.created == real.created
    assert dry.accession is None


def test_the_same_file_twice_changes_nothing() -> None:
    import_drafts(whole_draft())
    before = list(Record.objects.values())
    report = import_drafts(whole_draft())
    assert report.unchanged["record"] == 1
    assert not report.changes and report.accession is None
    assert list(Record.objects.values()) == before
    assert Accession.objects.count() == Act.objects.count() == 1


def test_a_corrected_file_changes_just_what_was_corrected() -> None:
    import_drafts(whole_draft(), draft("2"))
    corrected = whole_draft()
    corrected.fields["reference_code"] = "MF 0127"
    corrected.subjects = [TermDraft(Scheme.SUBJECT, "Destalinisation")]
    text = next(part for part in corrected.parts if isinstance(part, TextDraft))
    text.paragraphs[1] = "Nenni se ne è andato."
    del corrected.parts[0]
    report = import_drafts(corrected, draft("2"))
    assert report.ok, sentences(report)
    assert (report.updated["record"], report.unchanged["record"]) == (1, 1)
    record = Record.objects.get(slug="cable-on-nagy")
    assert record.reference_code == "MF 0127"
    assert [term.label for term in record.subjects.all()] == ["Destalinisation"]
    assert [str(one) for one in record.contributions.all()] == ["CPSU (Recipient)"]
    assert record.texts.get(key="original").body == "Cari compagni\n\nNenni se ne è andato."
    assert record.version == 1
    assert import_drafts(corrected).unchanged["record"] == 1


def test_what_a_person_has_changed_is_left_and_told() -> None:
    import_drafts(whole_draft())
    record = Record.objects.get()
    record.title = "Togliatti to the Secretariat"
    record.save()
    corrected = whole_draft()
    corrected.fields |= {"title": "Cable on Imre Nagy", "extent": "2 pages"}
    report = import_drafts(corrected)
    record.refresh_from_db()
    assert (record.title, record.extent) == ("Togliatti to the Secretariat", "2 pages")
    assert report.conflicts["record"] == 1
    assert "Togliatti to the Secretariat" in sentences(report)
    assert "Cable on Imre Nagy" in sentences(report)
    again = import_drafts(corrected)
    assert again.conflicts["record"] == 1 and not again.changes
    import_drafts(corrected, overwrite=True)
    record.refresh_from_db()
    assert record.title == "Cable on Imre Nagy"


def test_what_a_person_has_changed_stands_while_the_file_says_the_same() -> None:
    import_drafts(whole_draft())
    record = Record.objects.get()
    record.title = "Togliatti to the Secretariat"
    record.save()
    report = import_drafts(whole_draft())
    record.refresh_from_db()
    assert record.title == "Togliatti to the Secretariat"
    assert not report.conflicts


def test_a_catalogued_record_is_recognised_by_its_identifier() -> None:
    stored = make_record(title="Cable from Togliatti", status=Status.DRAFT)
    stored.identifiers.create(scheme="wilson-center", value="111973")
    report = import_drafts(whole_draft())
    assert report.ok and not report.created["record"]
    stored.refresh_from_db()
    assert stored.title == "Cable from Togliatti"
    assert stored.scope_and_content == "On the events in Hungary."
    assert "wilson-center:111973" in sentences(report)


def test_a_catalogued_record_is_recognised_by_reference_code_and_repository() -> None:
    stored = make_record(
        repository=make_repository(), reference_code="MF 0126", status=Status.DRAFT
    )
    import_drafts(
        draft(
            repository=RepositoryDraft("fondazione GRAMSCI"),
            fields={"reference_code": "MF 0126", "extent": "2 pages"},
        )
    )
    stored.refresh_from_db()
    assert stored.extent == "2 pages"


def test_agents_are_recognised_by_any_form_of_their_names() -> None:
    togliatti = make_agent()
    togliatti.names.create(name="Тольятти, Пальмиро", kind="transliteration")
    report = import_drafts(
        draft(parts=[ContributionDraft(AgentDraft("Пальмиро Тольятти"), "author")]),
        draft("2", parts=[ContributionDraft(AgentDraft("TOGLIATTI, Palmiro"), "author")]),
    )
    assert not report.created["agent"]
    assert togliatti.contributions.count() == 2


def test_namesakes_with_other_dates_are_others() -> None:
    make_agent("Longo, Luigi", date_text="1900-1980")
    other = AgentDraft("Longo, Luigi", date_text="1850-1919")
    report = import_drafts(draft(parts=[ContributionDraft(other, "author")]))
    assert report.created["agent"] == 1


def test_an_agent_is_meant_by_the_key_of_the_file() -> None:
    listed = AgentDraft("Nagy, Imre", key="p_NI", history="Prime Minister of Hungary.")
    named = AgentDraft("the Prime Minister", key="p_NI")
    import_drafts(
        listed, draft(parts=[ContributionDraft(named, "mentioned", "the Prime Minister")])
    )
    agent = Agent.objects.get()
    assert agent.history == "Prime Minister of Hungary."
    assert agent.contributions.get().name_as_written == "the Prime Minister"


def test_authority_records_are_updated_in_what_the_file_says_anew() -> None:
    said = AgentDraft("Nagy, Imre", "person", key="p_NI", names=[NameDraft("Надь, Имре")])
    import_drafts(said)
    assert import_drafts(said).unchanged["agent"] == 1
    agent = Agent.objects.get()
    agent.functions = "Prime Minister"
    agent.save()
    anew = AgentDraft(
        "Nagy, Imre",
        "person",
        key="p_NI",
        identifiers=[("viaf", "27067990")],
        history="Executed in 1958.",
        functions="Minister of Agriculture",
    )
    report = import_drafts(anew)
    agent.refresh_from_db()
    assert (agent.history, agent.functions) == ("Executed in 1958.", "Prime Minister")
    assert not agent.names.exists() and agent.identifiers.get().value == "27067990"
    assert (report.updated["agent"], report.conflicts["agent"]) == (1, 1)


def test_records_stand_below_one_another_in_the_order_of_the_file() -> None:
    import_drafts(
        draft("fonds", "Fondo Togliatti", level="fonds"),
        draft("b", "Busta B", parent="fonds", level="file"),
        draft("b1", "Lettera", parent="b"),
        draft("a", "Busta A", parent="fonds", level="file"),
    )
    assert [record.title for record in Record.objects.in_archival_order()] == [
        "Fondo Togliatti",
        "Busta B",
        "Lettera",
        "Busta A",
    ]
    letter = Record.objects.get(title="Lettera")
    assert [above.title for above in letter.ancestors()] == ["Fondo Togliatti", "Busta B"]


def test_a_file_is_put_under_a_record_of_the_catalogue() -> None:
    make_record(title="Fondo Gramsci", slug="fondo-gramsci", level="fonds")
    import_drafts(draft(), under="fondo-gramsci")
    assert Record.objects.get(title="Lettera a Togliatti").parent_id
    refused = import_drafts(draft("2"), under="fondo-gramshi")
    assert not refused.ok and "fondo-gramshi" in sentences(refused)


def test_a_parent_that_is_not_in_the_file_is_named() -> None:
    report = import_drafts(draft(parent="busta-9"))
    assert not report.ok and "busta-9" in sentences(report)
    assert not Record.objects.exists()


def test_one_error_and_nothing_is_stored() -> None:
    report = import_drafts(
        *(draft(str(number)) for number in range(1, 301)),
        draft("400", "A title with \x00 in it"),
        draft("401", ""),
    )
    assert not report.ok
    assert "U+0000" in sentences(report) and "line 401" in sentences(report)
    assert "title" in sentences(report)
    assert not Record.objects.exists() and not Accession.objects.exists()
    assert not LoggedChange.objects.filter(model="catalog.record").exists()


def test_a_file_that_breaks_off_brings_nothing() -> None:
    broken = UnreadableFile("The file ends in the middle of a row.", "Fetch it again.")
    report = import_drafts(*(draft(str(number)) for number in range(1, 500)), broken)
    assert not report.ok and "middle of a row" in sentences(report)
    assert not Record.objects.exists()


def test_text_that_deceives_is_refused() -> None:
    report = import_drafts(draft(title="invoice\u202etxt.exe"))
    assert "U+202E" in sentences(report) and not report.ok


def test_titles_too_long_are_cut_and_kept_whole() -> None:
    import_drafts(draft(title="Verbale " * 100))
    record = Record.objects.get()
    assert len(record.title) <= 500 and record.title.endswith("…")
    assert ("Verbale " * 100).strip() in record.note


def test_a_date_that_cannot_be_is_kept_in_the_note() -> None:
    report = import_drafts(draft(fields={"date_text": "30 February 1956"}))
    record = Record.objects.get()
    assert record.date_text == "" and "30 February 1956" in record.note
    assert report.counts[Severity.WARNING] == 1


def test_an_unknown_term_is_kept_in_the_note() -> None:
    import_drafts(draft(document_type="aide-mémoire"))
    assert "aide-mémoire" in Record.objects.get().note


def test_the_same_key_twice_is_an_error() -> None:
    report = import_drafts(draft("7"), draft("7", "Another letter"))
    assert not report.ok and "7" in sentences(report)


def test_an_identifier_of_another_record_is_left_out_with_a_warning() -> None:
    parts = [IdentifierDraft("doi", "10.2298/BALC2253")]
    report = import_drafts(draft("1", parts=list(parts)), draft("2", parts=list(parts)))
    assert report.ok and Record.objects.count() == 2
    assert "10.2298/BALC2253" in sentences(report)


def test_relations_and_citations_lead_to_what_comes_later_in_the_file() -> None:
    report = import_drafts(
        draft(
            "1",
            parts=[
                RelationDraft("reply-to", RecordRef("2")),
                CitationDraft(1, "Lettera, cit.", cited=RecordRef("2")),
            ],
        ),
        draft("2", "Lettera di Longo"),
    )
    assert report.ok, sentences(report)
    first, second = Record.objects.order_by("pk")
    assert first.relations.get().target == second
    assert first.cites.get().cited == second
    assert report.created["record"] == 2 and not report.updated


def test_what_is_wrong_with_a_record_that_waits_for_a_later_one_is_told_once() -> None:
    report = import_drafts(
        draft(
            "1",
            document_type="aide-mémoire",
            fields={"date_text": "30 February 1956"},
            parts=[RelationDraft("reply-to", RecordRef("2"))],
        ),
        draft("2", "Lettera di Longo"),
    )
    assert report.counts[Severity.WARNING] == 2, sentences(report)
    note = Record.objects.order_by("pk")[0].note
    assert note.count("aide-mémoire") == note.count("30 February 1956") == 1


def test_what_leads_to_a_record_that_is_nowhere_is_told_and_a_citation_kept() -> None:
    report = import_drafts(
        draft(
            "1",
            parts=[
                RelationDraft("reply-to", RecordRef(key="9")),
                CitationDraft(1, "Lettera, cit.", cited=RecordRef(slug="lettera-di-longo")),
            ],
        )
    )
    assert report.ok and report.counts[Severity.WARNING] == 2
    assert "9" in sentences(report) and "lettera-di-longo" in sentences(report)
    record = Record.objects.get()
    assert not record.relations.exists()
    assert record.cites.get().cited is None


def test_after_too_many_errors_the_rest_is_not_looked_at() -> None:
    drafts = [draft("same") for _number in range(MOST_ERRORS + 600)]
    report = import_drafts(*drafts)
    assert MOST_ERRORS < report.counts[Severity.ERROR] < MOST_ERRORS + 500
    assert "not looked at" in sentences(report)


def test_the_accession_counts_all_warnings() -> None:
    drafts = [draft(str(number), document_type="aide-mémoire") for number in range(MOST + 1)]
    assert import_drafts(*drafts).counts[Severity.WARNING] == MOST + 1
    assert Accession.objects.get().warnings == MOST + 1


def test_a_record_without_its_terms_is_refused_with_the_remedy() -> None:
    Term.objects.filter(scheme=Scheme.LEVEL).delete()
    report = import_drafts(draft())
    assert not report.ok and "loaddata" in sentences(report)


def test_records_may_come_in_for_review_and_published() -> None:
    import_drafts(draft(title="Telegramma da Budapest"), status=Status.IN_REVIEW)
    step = StatusChange.objects.get()
    assert (step.from_status, step.to_status) == (Status.DRAFT, Status.IN_REVIEW)
    home = RepositoryDraft("Fondazione Gramsci")
    report = import_drafts(
        draft("2", "Telegramma da Roma", repository=home, fields={"date_text": "1956"}),
        status=Status.PUBLISHED,
    )
    assert report.ok, sentences(report)
    assert Record.objects.public().get().title == "Telegramma da Roma"
    assert found("Roma") == ["telegramma-da-roma"]


def test_what_is_not_fit_for_publication_does_not_come_in_as_published() -> None:
    report = import_drafts(draft(title="Telegramma da Budapest"), status=Status.PUBLISHED)
    assert not report.ok and "Telegramma da Budapest" in sentences(report)
    assert not Record.objects.exists()


def test_every_new_record_is_in_the_log_and_in_the_act() -> None:
    report = import_drafts(*(draft(str(number)) for number in range(1, 450)))
    assert report.accession and report.accession.act
    assert report.accession.act.effects.count() == 449
    assert LoggedChange.objects.filter(model="catalog.record", action="added").count() == 449


def test_short_names_are_unique_in_one_file() -> None:
    import_drafts(*(draft(str(number)) for number in range(1, 300)))
    assert Record.objects.values("slug").distinct().count() == 299


def test_what_may_not_be_changed_is_refused() -> None:
    make_record(title="Published", slug="published")
    report = import_drafts(
        draft(fields={"slug": "published", "extent": "2 pages"}),
        may_change=lambda status: status == Status.DRAFT,
    )
    assert not report.ok and "Published" in sentences(report)
