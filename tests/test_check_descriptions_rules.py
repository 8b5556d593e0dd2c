"""Each rule of description speaks of a bad record and is silent about a good one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.choices import CitationForm, NameKind, Scheme, TextKind
from catalog.descriptions import RULES, Finding, Severity
from catalog.models import (
    AgentName,
    Citation,
    ProvenanceEvent,
    Publication,
    Record,
    RecordDate,
    Text,
)
from tests.records import (
    make_agent,
    make_citation,
    make_contribution,
    make_record,
    make_repository,
    make_term,
    make_text,
)

pytestmark = pytest.mark.django_db


def found(name: str) -> list[Finding]:
    rule = next(rule for rule in RULES if rule.name == name)
    return list(rule.find())


def places(name: str) -> list[tuple[str, str]]:
    return [(finding.record, finding.where) for finding in found(name)]


def essay(**changes: Any) -> Record:
    changes.setdefault("date_text", "2022")
    return make_record(slug="essay", title="Relations between the PCI and the League", **changes)


def book(slug: str = "pirjevec", year: str = "2015", **changes: Any) -> Record:
    record = make_record(slug=slug, title=f"Tito e i suoi compagni, {slug}", **changes)
    Publication.objects.create(record=record, publisher="Einaudi", place="Torino", year=year)
    return record


def event(record: Record, position: int = 1, **changes: Any) -> ProvenanceEvent:
    made = ProvenanceEvent(
        record=record, position=position, type=make_term(Scheme.EVENT_TYPE, "sent"), **changes
    )
    made.full_clean()
    made.save()
    return made


def test_a_record_that_is_nowhere_held_and_was_not_published_is_reported() -> None:
    make_record(slug="cable", title="Cable from Togliatti")
    [finding] = found("no-repository")
    assert (finding.record, finding.value) == ("cable", "Cable from Togliatti")
    assert finding.severity == Severity.ERROR
    assert "Name the institution" in finding.remedy


def test_a_publication_needs_no_repository_and_a_part_takes_it_from_above() -> None:
    book()
    fonds = make_record(slug="fonds", level="fonds", repository=make_repository())
    make_record(slug="minutes", parent=fonds)
    assert found("no-repository") == []


def test_a_whole_fonds_without_a_repository_is_one_finding() -> None:
    fonds = make_record(slug="fonds", level="fonds")
    make_record(slug="minutes", parent=fonds)
    assert places("no-repository") == [("fonds", "")]


def test_a_translation_whose_reason_is_only_blanks_is_reported() -> None:
    text = make_text(
        make_record(slug="cable"), kind=TextKind.TRANSLATION, no_source_reason="Not held here."
    )
    assert found("translation-without-source") == []
    Text.objects.filter(pk=text.pk).update(no_source_reason="  ")
    assert places("translation-without-source") == [("cable", "text translation-en")]


def test_a_translation_of_a_text_that_is_here_needs_no_reason() -> None:
    record = make_record(slug="cable")
    russian = make_text(record, "Венгерские события", language="ru")
    make_text(record, kind=TextKind.TRANSLATION, translated_from=russian)
    assert found("translation-without-source") == []


def test_dates_of_every_kind_that_were_not_understood_are_reported_with_the_reason() -> None:
    record = make_record(slug="cable", date_text="in the days of the crisis")
    make_agent("Togliatti, Palmiro", slug="togliatti", date_text="a man of his time")
    RecordDate.objects.create(record=record, position=3, date_text="some day")
    event(record, 2, date_text="whenever", evidence="La Stampa")
    assert set(places("date-not-parsed")) == {
        ("cable", "date"),
        ("person or body togliatti", "date"),
        ("cable", "provenance event 2"),
        ("cable", "further date 3"),
    }
    finding = found("date-not-parsed")[0]
    assert finding.value
    assert finding.reason
    assert finding.remedy


def test_understood_dates_undated_records_and_no_dates_are_silent() -> None:
    make_record(date_text="c. 1956")
    make_record(date_text="n.d.")
    make_record(date_text="")
    assert found("date-not-parsed") == []


def test_an_event_needs_evidence_or_the_mark_of_being_unattested() -> None:
    record = make_record(slug="cable")
    event(record, 1, evidence="Wilson Center Digital Archive, document 111973.")
    event(record, 2, unattested=True)
    assert found("event-without-evidence") == []
    event(record, 3, evidence="   ")
    assert places("event-without-evidence") == [("cable", "event 3")]


def test_a_citation_that_leads_nowhere_is_reported_by_its_form() -> None:
    work = essay()
    make_citation(work, book(), 1)
    make_citation(work, None, 2, text_as_cited="J. Pirjevec, Tito, 5.", form=CitationForm.SHORT)
    make_citation(work, None, 3, text_as_cited="Ibid., 7.", form=CitationForm.IBID)
    make_citation(work, None, 4, text_as_cited="A. Author, A Book.")
    assert places("citation-without-target") == [
        ("essay", "note 2"),
        ("essay", "note 3"),
        ("essay", "note 4"),
    ]
    assert [finding.reason for finding in found("citation-without-target")] == [
        "The short title leads to no source",
        "The “ibid.” leads to no source",
        "The source is not identified",
    ]


def test_a_short_form_that_does_not_say_how_it_was_identified_is_reported() -> None:
    work, source = essay(), book()
    make_citation(work, source, 1)
    make_citation(work, source, 2, form=CitationForm.SHORT, resolution="Title of note 1.")
    assert found("short-form-unexplained") == []
    make_citation(work, source, 3, form=CitationForm.SHORT)
    assert places("short-form-unexplained") == [("essay", "note 3")]


def ibid(work: Record, cited: Record | None, number: int, order: int = 1, **changes: Any) -> None:
    changes.setdefault("resolution", "The note before.")
    make_citation(
        work,
        cited,
        number,
        order=order,
        form=CitationForm.IBID,
        text_as_cited=f"Ibid., {number}.",
        **changes,
    )


def test_ibid_after_one_source_or_another_ibid_is_silent() -> None:
    work, source = essay(), book()
    make_citation(work, source, 4)
    ibid(work, source, 5)
    ibid(work, source, 6)
    assert found("ibid-astray") == []


def test_ibid_in_the_first_note_of_a_work_is_reported_though_another_work_comes_before() -> None:
    source = book()
    other = make_record(slug="an-earlier-essay", title="An earlier essay")
    make_citation(other, source, 1)
    ibid(essay(), source, 1)
    [finding] = found("ibid-astray")
    assert (finding.record, finding.where) == ("essay", "note 1")
    assert "Nothing is cited before" in finding.reason


def test_ibid_after_a_note_with_several_sources_is_an_error_until_it_is_settled() -> None:
    work, first, second = essay(), book("berrini"), book("miletto")
    make_citation(work, first, 20)
    make_citation(work, second, 20, order=2)
    ibid(work, second, 21)
    [finding] = found("ibid-astray")
    assert (finding.where, finding.severity) == ("note 21", Severity.ERROR)
    assert "note 20, names several sources" in finding.reason
    Citation.objects.filter(note_number=21).update(reviewed=True, resolution="Page 300 is Miletto.")
    assert [finding.severity for finding in found("ibid-astray")] == [Severity.NOTICE]


def test_ibid_after_one_source_cited_twice_in_a_note_is_not_ambiguous() -> None:
    work, source = essay(), book()
    make_citation(work, source, 20)
    make_citation(work, source, 20, order=2)
    ibid(work, source, 21)
    assert found("ibid-astray") == []


def test_ibid_within_a_note_means_the_source_before_it_there() -> None:
    work, first, second = essay(), book("berrini"), book("miletto")
    make_citation(work, first, 19)
    make_citation(work, second, 20)
    ibid(work, second, 20, order=2)
    assert found("ibid-astray") == []


def test_ibid_taken_for_another_source_than_that_of_the_note_before_is_reported() -> None:
    work, first, second = essay(), book("berrini"), book("miletto")
    make_citation(work, first, 4)
    ibid(work, second, 5)
    [finding] = found("ibid-astray")
    assert "another source than that of note 4" in finding.reason


def test_a_mended_slip_is_a_notice_and_an_unexplained_one_an_error() -> None:
    printed = "J. Prijevec, Tito e i suoi compagni, 210."
    slip = make_citation(essay(), book(), 12, text_as_cited=printed, corrected_text=printed)
    assert found("slip") == []
    slip.corrected_text = "J. Pirjevec, Tito e i suoi compagni, 210."
    slip.save()
    [finding] = found("slip")
    assert (finding.value, finding.severity) == ("Prijevec → Pirjevec", Severity.ERROR)
    slip.archivists_note = "Two letters are changed round."
    slip.save()
    [finding] = found("slip")
    assert (finding.severity, finding.reason) == (
        Severity.NOTICE,
        "Two letters are changed round.",
    )


@pytest.mark.parametrize(
    ("preferred", "misspelled", "bad", "good"),
    [
        ("Pirjevec, Jože", "J. Prijevec", "Jože Prijevec, Tito, 1.", "J. Pirjevec, Tito, 1."),
        ("Pirjevec, Jože", "Prijevec, Jože", "J. Prijevec, Tito, 1.", "J. Prijevecova, Tito, 1."),
        (
            "Luce, Clare Boothe",
            "Clara Boothe Luce",
            "the Mandate of Clara Boothe Luce, 422.",
            "the Mandate of Clare Boothe Luce, 422.",
        ),
        ("Luce, Clare Boothe", "Luce, Clara Boothe", "Clara Boothe Luce, 1.", "C. B. Luce, 1."),
        ("Karlsen, Patrick", "D. Karlsen", "D. Karlsen, Il PCI, 13.", "P. Karlsen, Il PCI, 13."),
    ],
)
def test_a_misspelled_name_in_a_note_is_reported_until_it_is_mended(
    preferred: str, misspelled: str, bad: str, good: str
) -> None:
    source, agent = book(), make_agent(preferred)
    AgentName.objects.create(agent=agent, name=misspelled, kind=NameKind.MISSPELLING)
    make_contribution(source, agent, "author")
    make_contribution(source, agent, "subject")
    work = essay()
    make_citation(work, source, 1, text_as_cited=good)
    assert found("misspelled-name") == []
    citation = make_citation(work, source, 12, text_as_cited=bad)
    assert places("misspelled-name") == [("essay", "note 12")]
    citation.corrected_text = good
    citation.save()
    assert found("misspelled-name") == []


def test_a_name_misspelled_for_one_person_may_be_right_for_another() -> None:
    AgentName.objects.create(
        agent=make_agent("Karlsen, Patrick"), name="P. Carlsen", kind=NameKind.MISSPELLING
    )
    source = book()
    make_contribution(source, make_agent("Carlsen, Per"), "author")
    make_citation(essay(), source, 1, text_as_cited="P. Carlsen, Danmark, 3.")
    assert found("misspelled-name") == []


@pytest.mark.parametrize(
    ("note", "year"),
    [
        ("“Democristiani di confine. 1945–19790, Contemporanea, XVII (2014).", "1945–19790"),
        ("La questione di Trieste, 1954-1945, (Bologna: il Mulino, 2020), 198.", "1954-1945"),
        ("J. Pirjevec, Tito e i suoi compagni, (Torino: Einaudi, 2105), 5.", "2105"),
        ("J. Pirjevec, Tito e i suoi compagni (2023), 5.", "2023"),
    ],
)
def test_a_year_that_cannot_be_is_reported(note: str, year: str) -> None:
    make_citation(essay(), book(), 18, text_as_cited=note)
    [finding] = found("impossible-year")
    assert (finding.where, finding.value) == ("note 18", year)


@pytest.mark.parametrize(
    "note",
    [
        "Fondazione Gramsci, carte, 15 febbraio 1944-24 marzo 1944, foglio 2.",
        "F. Tenca Montini, La questione di Trieste, 1945–1954, (Bologna: il Mulino, 2020), 198.",
        "AJ, 507, kutija 19790, list 1945–1954.",
        "https://www.cia.gov/readingroom/document/1945-19790 (Last accessed January 6th 2020).",
        "ISBN 1945-19790-1, (Roma: Carocci, 2005), 1998–2003.",
    ],
)
def test_shelfmarks_addresses_and_sound_years_are_silent(note: str) -> None:
    make_citation(essay(), book(), 18, text_as_cited=note)
    assert found("impossible-year") == []


def test_a_year_to_come_is_measured_by_the_citing_work() -> None:
    make_citation(essay(date_text=""), book(), 1, text_as_cited="A Book (2023), 5.")
    assert found("impossible-year") == []


def test_a_full_citation_with_another_year_than_its_source_is_reported() -> None:
    work, source = essay(), book(year="2015")
    make_citation(work, source, 1, text_as_cited="J. Pirjevec, Tito, Torino: Einaudi, 2015, 161.")
    make_citation(work, source, 2, text_as_cited="Tito, 1948–1955, 7.", form=CitationForm.SHORT)
    make_citation(work, source, 3, text_as_cited="J. Pirjevec, Tito, 161.")
    assert found("year-of-another-edition") == []
    make_citation(work, source, 4, text_as_cited="J. Pirjevec, Tito, Torino: Einaudi, 2005, 161.")
    [finding] = found("year-of-another-edition")
    assert (finding.where, finding.value) == ("note 4", "2005")
    assert "published in 2015" in finding.reason


def test_two_forms_of_one_number_in_a_note_are_reported() -> None:
    note = (
        "General CIA records, CIA-RDP-00915R000400380002–4. "
        "https://www.cia.gov/readingroom/document/cia-rdp78–00915r000400380002–4 (Last accessed)."
    )
    make_citation(essay(), book(), 32, text_as_cited=note)
    [finding] = found("two-forms-of-an-identifier")
    assert finding.value == ("cia-rdp-00915r000400380002-4 / cia-rdp78-00915r000400380002-4")


@pytest.mark.parametrize(
    "note",
    [
        "CIA-RDP78-00915R000400380002-4. https://www.cia.gov/x/cia-rdp78–00915r000400380002–4.",
        "doi:10.1162/15203970151100662, https://doi.org/10.1162/15203970151100662?x=1",
        "NARA, 12345678 and 87654321.",
    ],
)
def test_one_form_of_a_number_and_two_numbers_are_silent(note: str) -> None:
    make_citation(essay(), book(), 32, text_as_cited=note)
    assert found("two-forms-of-an-identifier") == []


@pytest.mark.parametrize(
    "note",
    [
        "D. D‘Amelio, “Democristiani di confine. 1945–19790, Contemporanea, XVII (2014).",
        "A. Berrini, Noi siamo la classe operaia, (Milano: Baldini Castoldi Dalai, 2004.",
        "A. Berrini, Noi siamo la classe operaia, Milano, 2004).",
        "Telegram [25 March 1959), Rome.",
        "«Contemporanea, XVII.",
    ],
)
def test_a_sign_without_its_partner_is_reported(note: str) -> None:
    make_citation(essay(), book(), 18, text_as_cited=note)
    [finding] = found("unbalanced-signs")
    assert finding.where == "note 18"
    assert finding.value.strip("…") in note


@pytest.mark.parametrize(
    "note",
    [
        'S. Mišić, ”Obnavljanje odnosa. godine“, ("The restoration of relations”), Tokovi.',
        "«Contemporanea», [XVII (2014)], Tito‘s letter, „Politika“.",
        "Belgrade‘s direct annexation, ‘partito italiano’.",
    ],
)
def test_signs_of_mixed_shapes_and_apostrophes_are_silent(note: str) -> None:
    make_citation(essay(), book(), 39, text_as_cited=note)
    assert found("unbalanced-signs") == []


def break_every_rule(numbers: range) -> None:
    """Records, works and sources that break every rule once for each number."""
    for number in numbers:
        record = make_record(slug=f"cable-{number}", date_text="in the days of the crisis")
        event(record)
        text = make_text(record, kind=TextKind.TRANSLATION, no_source_reason="Not held.")
        Text.objects.filter(pk=text.pk).update(no_source_reason=" ")
        work = make_record(slug=f"essay-{number}", title="An essay", date_text="2022")
        source, agent = book(f"book-{number}"), make_agent(f"Pirjevec {number}, Jože")
        AgentName.objects.create(agent=agent, name="J. Prijevec", kind=NameKind.MISSPELLING)
        make_contribution(source, agent, "author")
        ibid(work, source, 1, resolution="")
        make_citation(work, None, 2)
        make_citation(work, source, 3, text_as_cited="J. Prijevec, “Tito, 1945–19790, 2005, 3.")
        make_citation(work, source, 4, text_as_cited="A. Author", corrected_text="B. Author")
        make_citation(work, source, 5, text_as_cited="A-123456789-1, a/B-123456789-1.")


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_takes_as_many_queries_for_many_records_as_for_one(rule: Any) -> None:
    counts: list[tuple[int, int]] = []
    for numbers in (range(1), range(1, 3)):
        break_every_rule(numbers)
        with CaptureQueriesContext(connection) as queries:
            findings = list(rule.find())
        counts.append((len(findings), len(queries)))
    (few, queries_for_few), (many, queries_for_many) = counts
    assert few > 0
    assert many == 3 * few
    assert queries_for_few == queries_for_many <= 4


def test_every_rule_has_a_name_of_its_own() -> None:
    finders: list[Callable[[], Any]] = [rule.find for rule in RULES]
    assert len({rule.name for rule in RULES}) == len(set(finders)) == len(RULES)
