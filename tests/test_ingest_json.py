"""Our own JSON through the service: whole, idempotent, careful of what people have changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from catalog.ingest.formats import guess
from catalog.ingest.options import Options
from catalog.ingest.report import Report, sentence
from catalog.ingest.service import ingest
from catalog.ingest.source import Source
from catalog.ingest.withdrawing import withdraw
from catalog.models import Accession, Agent, ImportedState, Record
from catalog.revisions import act
from tests.importing import make_vocabularies
from tests.roles import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def vocabularies(db: None) -> None:
    make_vocabularies()


def _entries() -> list[dict[str, Any]]:
    return [
        {
            "model": "catalog.agent",
            "fields": {"slug": "togliatti", "preferred_name": "Togliatti, Palmiro"},
        },
        {
            "model": "catalog.record",
            "fields": {
                "slug": "cable",
                "title": "Cable on Nagy",
                "level": ["level", "item"],
                "date_text": "30 October 1956",
                "languages": [["language", "it"]],
            },
        },
        {
            "model": "catalog.contribution",
            "fields": {"record": ["cable"], "agent": ["togliatti"], "role": ["role", "sender"]},
        },
    ]


def _import(entries: list[dict[str, Any]], tmp_path: Path, **options: Any) -> Report:
    path = tmp_path / "cable.json"
    path.write_text(json.dumps(entries))
    source = Source(path)
    return ingest(source, guess(source), Options(**options))


def test_entries_are_saved_with_an_accession_and_an_act(tmp_path: Path) -> None:
    report = _import(_entries(), tmp_path)
    assert report.ok and report.accession and report.accession.act
    assert report.created == {"agent": 1, "record": 1, "contribution": 1}
    assert Record.objects.get().contributions.get().agent.slug == "togliatti"


def test_the_same_entries_twice_change_nothing(tmp_path: Path) -> None:
    _import(_entries(), tmp_path)
    report = _import(_entries(), tmp_path)
    assert not report.changes and report.accession is None
    assert Accession.objects.count() == 1


def test_a_dry_run_of_entries_writes_nothing(tmp_path: Path) -> None:
    report = _import(_entries(), tmp_path, dry_run=True)
    assert report.created["record"] == 1
    assert not Record.objects.exists() and not ImportedState.objects.exists()
    assert report.accession is None and not Accession.objects.exists()


def test_entries_that_people_have_changed_are_left(tmp_path: Path) -> None:
    _import(_entries(), tmp_path)
    record = Record.objects.get()
    with act(None):
        record.title = "Togliatti to the Secretariat"
        record.save()
    entries = _entries()
    entries[1]["fields"] |= {"title": "Cable on Imre Nagy", "extent": "2 pages"}
    report = _import(entries, tmp_path)
    record.refresh_from_db()
    assert (record.title, record.extent) == ("Togliatti to the Secretariat", "2 pages")
    assert report.conflicts["record"] == 1
    _import(entries, tmp_path, overwrite=True)
    record.refresh_from_db()
    assert record.title == "Cable on Imre Nagy"


def test_one_bad_entry_and_nothing_is_stored(tmp_path: Path) -> None:
    entries = _entries()
    entries[2]["fields"]["role"] = ["role", "typist"]
    report = _import(entries, tmp_path)
    assert not report.ok and "typist" in sentence(report.findings[0])
    assert not Agent.objects.exists()


def test_imported_entries_are_withdrawn_whole(tmp_path: Path) -> None:
    report = _import(_entries(), tmp_path)
    assert report.accession
    withdraw(report.accession, None)
    assert not Record.objects.exists() and not Agent.objects.exists()


def test_entries_say_nothing_that_their_importer_may_not_say(tmp_path: Path) -> None:
    cataloguer = make_member("cataloguer")
    entries = [
        {"model": "catalog.record", "fields": {**_entries()[1]["fields"], "status": "published"}}
    ]
    drafts_only = {"by": cataloguer, "may_change": lambda status: status == "draft"}
    report = _import(entries, tmp_path, **drafts_only)
    assert not report.ok and "Published" in sentence(report.findings[0])
    assert not Record.objects.exists()
    home = {"slug": "fondazione-gramsci", "name": "Fondazione Gramsci"}
    report = _import([{"model": "catalog.repository", "fields": home}], tmp_path, **drafts_only)
    assert not report.ok and "You may not add a repository" in sentence(report.findings[0])
    assert _import(_entries(), tmp_path, **drafts_only).ok
