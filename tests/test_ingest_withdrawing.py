"""Withdrawing an import."""

from __future__ import annotations

import pytest

from catalog.choices import Scheme, TextKind
from catalog.ingest.drafts import (
    AgentDraft,
    ContributionDraft,
    IdentifierDraft,
    TermDraft,
    TextDraft,
)
from catalog.ingest.withdrawing import Hindered, plan_withdrawal, withdraw
from catalog.models import Act, Agent, ImportedState, LoggedChange, Record, Term
from tests.importing import draft, import_drafts, make_vocabularies
from tests.records import make_contribution, make_record
from tests.searching import agrees

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def vocabularies(db: None) -> None:
    make_vocabularies()


def _letters() -> list[object]:
    longo = AgentDraft("Longo, Luigi")
    return [
        draft("fonds", "Fondo Longo", level="fonds"),
        draft("file", "Busta 1", parent="fonds", level="file"),
        draft(
            "letter",
            "Lettera a Togliatti",
            parent="file",
            subjects=[TermDraft(Scheme.SUBJECT, "Destalinisation")],
            parts=[
                ContributionDraft(longo, "author"),
                IdentifierDraft("apci", "mf 127"),
                TextDraft(TextKind.TRANSCRIPTION, "it", ["Caro Palmiro"]),
            ],
        ),
    ]


def test_all_that_an_import_brought_goes() -> None:
    terms = Term.objects.count()
    report = import_drafts(*_letters())  # type: ignore[arg-type]
    assert report.accession
    plan = plan_withdrawal(report.accession)
    assert not plan.hindrances
    assert plan.deleted == {"catalog.record": 3, "catalog.agent": 1, "catalog.term": 1}
    withdraw(report.accession, None)
    assert not Record.objects.exists() and not Agent.objects.exists()
    assert Term.objects.count() == terms
    assert not ImportedState.objects.exists()
    assert agrees()
    assert LoggedChange.objects.filter(model="catalog.record", action="deleted").count() == 3


def test_what_an_import_changed_becomes_as_it_was() -> None:
    first = import_drafts(draft())
    second = import_drafts(draft(title="Lettera a Palmiro Togliatti"))
    assert second.accession
    withdraw(second.accession, None)
    assert Record.objects.get().title == "Lettera a Togliatti"
    again = import_drafts(draft(title="Lettera a Palmiro Togliatti"))
    assert again.updated["record"] == 1 and first.accession


def test_a_withdrawn_file_may_come_again() -> None:
    report = import_drafts(*_letters())  # type: ignore[arg-type]
    assert report.accession
    withdraw(report.accession, None)
    assert import_drafts(*_letters()).created["record"] == 3  # type: ignore[arg-type]


def test_withdrawing_is_one_act() -> None:
    report = import_drafts(*_letters())  # type: ignore[arg-type]
    assert report.accession
    done = withdraw(report.accession, None)
    assert done and done.undoes == report.accession.act
    assert Act.objects.count() == 2
    with pytest.raises(Hindered, match="already"):
        withdraw(report.accession, None)


def test_later_changes_hinder_it() -> None:
    report = import_drafts(*_letters())  # type: ignore[arg-type]
    letter = Record.objects.get(title="Lettera a Togliatti")
    letter.extent = "2 pages"
    letter.save()
    assert report.accession
    with pytest.raises(Hindered, match="“Lettera a Togliatti”"):
        withdraw(report.accession, None)
    assert Record.objects.count() == 3


def test_what_was_described_below_hinders_it() -> None:
    report = import_drafts(*_letters())  # type: ignore[arg-type]
    make_record(title="Busta 2", parent=Record.objects.get(title="Fondo Longo"), status="draft")
    assert report.accession
    assert "“Busta 2”" in "".join(plan_withdrawal(report.accession).hindrances)


def test_other_records_by_a_person_it_brought_hinder_it() -> None:
    report = import_drafts(*_letters())  # type: ignore[arg-type]
    other = make_record(title="Verbale della Direzione")
    make_contribution(other, Agent.objects.get(), "mentioned")
    assert report.accession
    assert "“Verbale della Direzione”" in "".join(plan_withdrawal(report.accession).hindrances)


def test_a_later_import_of_the_same_records_hinders_it() -> None:
    first = import_drafts(draft())
    import_drafts(draft(title="Lettera a Palmiro Togliatti"))
    assert first.accession and plan_withdrawal(first.accession).hindrances
