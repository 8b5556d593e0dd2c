"""Fixtures: validated like a form, recognised by natural keys, all or nothing."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from catalog import workflow
from catalog.choices import Scheme
from catalog.models import Act, Agent, Contribution, Record, Term
from catalog.models.acts import ActKind
from tests.records import make_agent, make_contribution, make_record, make_term

pytestmark = pytest.mark.django_db

LEVEL = {"model": "catalog.term", "fields": {"scheme": "level", "key": "item", "label": "Item"}}
CABLE = {
    "slug": "cable-1956-10-30",
    "level": ["level", "item"],
    "title": "Cable from Togliatti on Imre Nagy's Hungary",
    "date_text": "October 30, 1956",
    "status": "published",
}


def record_entry(**changes: Any) -> dict[str, Any]:
    return {"model": "catalog.record", "fields": {**CABLE, **changes}}


@pytest.fixture
def load(tmp_path: Path) -> Any:
    """Write entries to a fixture file and load it; gives what the command printed."""

    def load_entries(*entries: Any, raw: str = "") -> str:
        path = tmp_path / "fixture.json"
        path.write_bytes((raw or json.dumps(entries)).encode("utf-8"))
        out = StringIO()
        call_command("loaddata", str(path), stdout=out)
        return out.getvalue()

    return load_entries


def test_a_fixture_is_loaded_with_all_that_follows_from_it(load: Any) -> None:
    load(LEVEL, record_entry())
    record = Record.objects.public().get()
    assert (record.date_edtf, record.date_earliest, record.date_latest) == (
        "1956-10-30",
        19561030,
        19561030,
    )
    assert record.path


def test_the_same_fixture_twice_changes_nothing(load: Any) -> None:
    entries = [
        LEVEL,
        {
            "model": "catalog.term",
            "fields": {"scheme": "subject", "key": "hungary-1956", "label": "Hungary 1956"},
        },
        record_entry(subjects=[["subject", "hungary-1956"]]),
    ]
    load(*entries)
    before = Record.objects.values().get()
    assert load(*entries) == "0 objects created, 0 updated, 3 unchanged.\n"
    assert Record.objects.values().get() == before


def test_only_what_the_fixture_names_is_changed(load: Any) -> None:
    load(LEVEL, record_entry())
    Record.objects.update(note="Typed by an archivist.")
    assert load(record_entry(date_text="autumn 1956")).endswith("1 updated, 0 unchanged.\n")
    record = Record.objects.get()
    assert record.note == "Typed by an archivist."
    assert record.date_edtf == "1956-23"


def test_natural_keys_lead_through_other_natural_keys(load: Any) -> None:
    contribution = make_contribution(
        make_record(slug="cable"), make_agent(slug="togliatti"), "sender"
    )
    assert contribution.natural_key() == ("cable", "togliatti", "role", "sender")
    assert Contribution.objects.get_by_natural_key(*contribution.natural_key()) == contribution


def test_what_dumpdata_writes_by_natural_keys_is_read_back_as_it_was(load: Any) -> None:
    record = make_record(
        slug="cable", date_text="c. 1956", languages=["ru"], subjects=["hungary-1956"]
    )
    make_record(slug="enclosure", parent=record, title="Приложение")
    make_contribution(record, make_agent(), "sender")
    options = {"use_natural_foreign_keys": True, "use_natural_primary_keys": True}
    dumped = StringIO()
    call_command("dumpdata", "catalog", stdout=dumped, **options)
    assert "0 created" not in load(raw=dumped.getvalue())
    assert load(raw=dumped.getvalue()).startswith("0 objects created, 0 updated")
    Contribution.objects.all().delete()
    Record.objects.filter(parent__isnull=False).delete()
    Record.objects.all().delete()
    Agent.objects.all().delete()
    Term.objects.all().delete()
    load(raw=dumped.getvalue())
    again = StringIO()
    call_command("dumpdata", "catalog", stdout=again, **options)
    assert _comparable(again.getvalue()) == _comparable(dumped.getvalue())


def _comparable(dumped: str) -> list[dict[str, Any]]:
    """The dump without what saving works out anew."""
    entries = json.loads(dumped)
    for entry in entries:
        for name in ("path", "public_from", "updated_at", "version"):
            entry["fields"].pop(name, None)
    return sorted(entries, key=lambda entry: json.dumps(entry, sort_keys=True))


REFUSED = {
    "an unknown field": (
        record_entry(colour="red"),
        ["“colour”", "Its fields are", "reference_code"],
    ),
    "an unknown model": (
        {"model": "catalog.spaceship", "fields": {}},
        ["catalog.spaceship", "catalog.record"],
    ),
    "a model of another app": ({"model": "auth.user", "fields": {"username": "x"}}, ["auth.user"]),
    "no fields": ({"model": "catalog.record"}, ["must look like"]),
    "a number for an entry": (7, ["must look like"]),
    "a primary key": (
        {"model": "catalog.record", "pk": 1, "fields": CABLE},
        ["“pk”", "natural key"],
    ),
    "no natural key": (
        {"model": "catalog.record", "fields": {"title": "X"}},
        ["“slug” must be given"],
    ),
    "an unknown key": (
        record_entry(level=["level", "galaxy"]),
        ["There is no term", "level, galaxy"],
    ),
    "a key with too few parts": (record_entry(level=["item"]), ["has 2 parts", "scheme, key"]),
    "a database number for a key": (record_entry(level=1), ["no natural key"]),
    "a nested key": (record_entry(level=[["level"], "item"]), ["no natural key"]),
    "a term of another vocabulary": (
        record_entry(level=["subject", "hungary"]),
        ["level", "“Hungary” is no term of the vocabulary “Levels of description”"],
    ),
    "an impossible EDTF date": (record_entry(date_edtf="1956-13-45"), ["date_edtf", "1956-13-45"]),
    "an impossible date in words": (
        record_entry(date_text="1956-13-45"),
        ["date_text", "1956-13-45"],
    ),
    "a status that is none": (record_entry(status="secret"), ["status", "secret"]),
    "a word for a moment": (record_entry(embargo_until="soon"), ["embargo_until", "soon"]),
    "a list for a text": (record_entry(title=["a"]), ["title", "must be a text"]),
    "null for a text": (record_entry(title=None), ["title", "null"]),
    "a NUL": (record_entry(title="Cable\x00"), ["title", "U+0000", "Cable\\u0000"]),
    "a lone surrogate": (record_entry(note="\ud800"), ["note", "U+D800"]),
    "a title too long": (record_entry(title="x" * 100_000), ["title", "500"]),
    "itself for a parent": (record_entry(parent=["cable-1956-10-30"]), ["There is no record"]),
    "a slug with spaces": (record_entry(slug="a b"), ["slug"]),
    "a linked term of another vocabulary": (
        record_entry(subjects=[["level", "item"]]),
        ["subjects", "“Item”"],
    ),
    "a scalar for many": (record_entry(subjects="hungary"), ["subjects", "list"]),
    "a reverse relation": (record_entry(children=[["x"]]), ["“children”"]),
    "a number too large": (record_entry(position=10**40), ["position"]),
}


@pytest.mark.parametrize(("entry", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_a_bad_entry_is_refused_by_name_and_nothing_is_loaded(
    load: Any, entry: Any, words: list[str]
) -> None:
    make_term(Scheme.SUBJECT, "hungary")
    agent = {"model": "catalog.agent", "fields": {"slug": "nagy", "preferred_name": "Nagy, Imre"}}
    with pytest.raises(CommandError) as error:
        load(LEVEL, agent, entry)
    message = str(error.value)
    assert "entry 3: " in message
    assert message.endswith("Nothing was loaded.")
    assert all(word in message for word in words), message
    assert len(message) < 2_000
    assert not Agent.objects.exists()
    assert not Record.objects.exists()


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("{", "not JSON"),
        ('{"model": "catalog.record"}', "must hold a list"),
        ('[{"model": "catalog.record", "model": "catalog.agent", "fields": {}}]', "stands twice"),
        ('[{"model": "catalog.record", "fields": {"position": NaN}}]', "NaN is not a number"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_file_that_is_no_list_of_json_objects_is_refused(load: Any, raw: str, words: str) -> None:
    with pytest.raises(CommandError, match=words):
        load(raw=raw)


def test_a_cycle_in_a_fixture_is_refused(load: Any) -> None:
    load(LEVEL, record_entry(slug="fonds"), record_entry(slug="series", parent=["fonds"]))
    with pytest.raises(CommandError, match="Choose a place outside it"):
        load(record_entry(slug="fonds", title="Another title", parent=["series"]))
    assert Record.objects.get(slug="fonds").title == CABLE["title"]


def test_the_first_holdings_are_loaded_only_into_an_empty_catalogue() -> None:
    make_record(title="An archive's own record")
    out = StringIO()
    call_command("first_holdings", stdout=out)
    assert "left out" in out.getvalue()
    assert Record.objects.count() == 1


def test_what_was_loaded_is_one_act_and_undone_as_one(load: Any) -> None:
    load(LEVEL, record_entry(note="As found."))
    load(
        LEVEL,
        record_entry(note="Mended.", title="Cable from Ercoli"),
        record_entry(slug="letter", title="Letter to Nenni"),
    )
    loaded = Act.objects.latest("pk")
    assert (loaded.kind, loaded.effects.count()) == (ActKind.IMPORT, 2)
    record = Record.objects.get(slug=CABLE["slug"])
    record.note = "Mended by hand."
    record.save()
    workflow.undo(loaded, User.objects.create_superuser("rosa"))
    record.refresh_from_db()
    assert (record.title, record.note) == (CABLE["title"], "Mended by hand.")
    assert not Record.objects.filter(slug="letter").exists()


@pytest.mark.slow
def test_the_first_holdings_are_undone_as_one() -> None:
    call_command("first_holdings", stdout=StringIO())
    for loaded in Act.objects.order_by("-pk"):
        workflow.undo(loaded, User.objects.create_superuser(f"rosa-{loaded.pk}"))
    assert not Record.objects.exists()
    assert not Agent.objects.exists()
