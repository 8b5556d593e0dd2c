"""Our own JSON holds the whole catalogue, loads into an empty one, and comes out of it byte for byte as it went in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from catalog.exchange.natural_json import contents
from catalog.exchange.natural_json.writing import text_of
from catalog.ingest.fixtures import FixtureLoader, read_entries
from catalog.models import (
    Copy,
    FormerRecordKey,
    Paragraph,
    Record,
    Relation,
    StatusChange,
    Term,
    TermLabel,
    Text,
)
from catalog.models.base import CatalogModel
from tests import first_holdings
from tests.one_of_each import make_one_of_each
from tests.records import (
    make_agent,
    make_citation,
    make_contribution,
    make_record,
    make_term,
    make_text,
)

pytestmark = pytest.mark.django_db

WRITTEN = [
    contents.TERMS,
    *contents.PARTS_OF_TERMS,
    contents.AGENTS,
    *contents.PARTS_OF_AGENTS,
    contents.REPOSITORIES,
    contents.RECORDS,
    *contents.PARTS_OF_RECORDS,
    *contents.LINKS,
]
OF_THE_INSTALLATION = {
    "accession",
    "chosencolumns",
    "loggedchange",
    "columnmapping",
    "savedview",
    "secondfactorrequirement",
}


def export(*slugs: str) -> str:
    out = StringIO()
    call_command("export", *slugs, all=not slugs, stdout=out)
    return out.getvalue()


def load(text: str, tmp_path: Path) -> str:
    path = tmp_path / "catalogue.json"
    path.write_text(text, encoding="utf-8", newline="\n")
    out = StringIO()
    call_command("loaddata", str(path), stdout=out)
    return out.getvalue()


def empty() -> None:
    Text.objects.update(kind="transcription", translated_from=None)
    for content in reversed(WRITTEN):
        if content is contents.RECORDS:
            Record.objects.update(parent=None)
        if content is contents.TERMS:
            Term.objects.update(broader=None)
        content.model._base_manager.all().delete()


def entry(label: str, text: str, **fields: Any) -> dict[str, Any]:
    """The one entry of this model with these fields."""
    found: list[dict[str, Any]] = [
        one["fields"]
        for one in json.loads(text)
        if one["model"] == label and fields.items() <= one["fields"].items()
    ]
    assert len(found) == 1, found
    return found[0]


def test_every_model_is_written_or_belongs_to_the_installation() -> None:
    models = {
        model._meta.model_name
        for model in apps.get_app_config("catalog").get_models()
        if issubclass(model, CatalogModel)
    }
    written = {content.model._meta.model_name for content in WRITTEN}
    assert written | (models & OF_THE_INSTALLATION) == models
    assert not written & OF_THE_INSTALLATION


@pytest.mark.slow
def test_the_first_holdings_come_back_byte_for_byte(tmp_path: Path) -> None:
    first_holdings.load()
    written = export()
    assert load(written, tmp_path).startswith("0 objects created, 0 updated, ")
    empty()
    assert export() == "[]\n"
    assert "0 updated, 0 unchanged" in load(written, tmp_path)
    assert export() == written


@pytest.mark.slow
def test_another_database_gives_the_same_file(tmp_path: Path) -> None:
    """Of another vendor, too, when the tests run on PostgreSQL."""
    first_holdings.load()
    written = export()
    source, again = tmp_path / "written.json", tmp_path / "again.json"
    source.write_text(written, encoding="utf-8", newline="\n")
    url = f"sqlite:///{tmp_path / 'other.sqlite3'}"
    for arguments in (
        ["migrate", "--verbosity", "0"],
        ["loaddata", str(source), "--verbosity", "0"],
        ["export", "--all", "--output", str(again)],
    ):
        subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.BASE_DIR,
            env={**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"},
            check=True,
        )
    assert again.read_text(encoding="utf-8") == written


def test_one_of_each_comes_back_byte_for_byte(tmp_path: Path) -> None:
    made = make_one_of_each()
    copy: Any = made[Copy]
    copy.files.update(file=f"objects/00/{'0' * 64}.png")
    cable: Any = made[Record]
    StatusChange.objects.create(
        record=cable,
        step="publish",
        from_status="in-review",
        to_status="published",
        at=datetime(2026, 8, 7, 12, 30, 1, 123456, tzinfo=UTC),
        public_reason="Opened by the archive.",
    )
    written = export()
    models = {one["model"] for one in json.loads(written)}
    assert models == {content.model._meta.label_lower for content in WRITTEN}
    empty()
    load(written, tmp_path)
    assert export() == written


def test_the_order_does_not_depend_on_which_was_entered_first() -> None:
    make_agent("Zhukov, Georgy")
    make_agent("Andropov, Yuri")
    TermLabel.objects.create(
        term=make_record().level, language="ru", text="Единица", kind="preferred"
    )
    label = TermLabel.objects.create(
        term=Term.objects.get(key="item"), language="it", text="Unità", kind="preferred"
    )
    text = export()
    assert text.index("andropov-yuri") < text.index("zhukov-georgy")
    assert text.index("Unità") < text.index("Единица"), label


def test_what_is_above_comes_first_and_what_is_cited_last(tmp_path: Path) -> None:
    essay = make_record(title="Essay")
    fonds = make_record(title="Fonds", level="fonds")
    item = make_record(title="Item", parent=fonds)
    make_citation(essay, item)
    make_citation(item, essay)
    written = export()
    empty()
    load(written, tmp_path)
    assert Record.objects.get(slug="item").cites.get().cited == Record.objects.get(slug="essay")
    assert export() == written


def test_authors_of_equal_position_stay_in_their_order(tmp_path: Path) -> None:
    record = make_record(slug="report")
    for name in ("Zhukov, Georgy", "Andropov, Yuri", "Mikoyan, Anastas"):
        make_contribution(record, make_agent(name), "author")
    written = export()
    empty()
    load(written, tmp_path)
    names = Record.objects.get().contributions.in_order().values_list("agent__slug", flat=True)
    assert list(names) == ["zhukov-georgy", "andropov-yuri", "mikoyan-anastas"]
    assert export() == written


def test_texts_that_lead_to_one_another_are_loaded(tmp_path: Path) -> None:
    first, second = make_record(slug="first"), make_record(slug="second")
    english = make_text(first, "The events.", no_source_reason="Lost.", kind="translation")
    russian = make_text(first, "События.", language="ru", supersedes=None)
    copy = Copy.objects.create(record=second, kind="web")
    Text.objects.filter(pk=english.pk).update(
        translated_from=russian, no_source_reason="", base_copy=copy
    )
    Text.objects.filter(pk=russian.pk).update(supersedes=english)
    make_text(second, "Later.", supersedes=russian)
    Relation.objects.create(
        source=first, target=second, type=make_term("relation-type", "encloses")
    )
    written = export()
    empty()
    load(written, tmp_path)
    loaded = Text.objects.get(record__slug="first", language__key="en")
    assert loaded.translated_from is not None
    assert loaded.translated_from.supersedes == loaded
    assert loaded.base_copy is not None
    assert loaded.base_copy.record.slug == "second"
    assert export() == written


def test_when_and_why_it_was_published_and_withdrawn_comes_along_and_who_does_not(
    tmp_path: Path, django_user_model: Any
) -> None:
    rosa = django_user_model.objects.create_user("rosa")
    moment = datetime(2026, 3, 1, 9, 0, 0, 5, tzinfo=UTC)
    record = make_record(slug="cable", created_by=rosa, published_at=moment)
    StatusChange.objects.create(
        record=record, step="publish", from_status="draft", to_status="published", by=rosa
    )
    written = export()
    assert "rosa" not in written
    assert "created" not in written
    fields = entry("catalog.record", written, slug="cable")
    assert fields["published_at"] == "2026-03-01T09:00:00.000005Z"
    assert load(written, tmp_path).startswith("0 objects created, 0 updated")
    assert StatusChange.objects.get().by == rosa


def test_an_empty_field_is_said_to_be_empty(tmp_path: Path) -> None:
    record = make_record(slug="cable", note="")
    written = export()
    Record.objects.filter(pk=record.pk).update(note="Typed since.")
    assert "1 updated" in load(written, tmp_path)
    assert Record.objects.get().note == ""


def test_records_are_written_with_all_that_it_takes_to_load_them(tmp_path: Path) -> None:
    make_one_of_each()
    fonds = make_record(title="Fonds", level="fonds")
    series = make_record(title="Series", level="series", parent=fonds)
    letter = make_record(title="Letter", parent=series, subjects=["hungary-1956"])
    make_contribution(letter, make_agent("Nenni, Pietro"), "recipient")
    source = make_record(title="Minutes", parent=fonds)
    make_citation(letter, source)
    make_record(title="Another letter", parent=series)
    FormerRecordKey.objects.create(record=series, slug="old-series")
    written = export("old-series")
    assert {
        one["fields"]["slug"] for one in json.loads(written) if one["model"] == "catalog.record"
    } == {"fonds", "series", "letter", "another-letter", "minutes"}
    assert "togliatti" not in written
    empty()
    load(written, tmp_path)
    assert export() == written


def test_an_unknown_record_is_named() -> None:
    with pytest.raises(CommandError, match="no-such-cable"):
        export("no-such-cable")


def test_saying_nothing_or_too_much_is_refused() -> None:
    with pytest.raises(CommandError, match="--all"):
        call_command("export")
    with pytest.raises(CommandError, match="--all"):
        call_command("export", "cable", all=True)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("kept")
    with pytest.raises(CommandError, match="Nothing was written"):
        call_command("export", "no-such-cable", output=str(path))
    assert path.read_text() == "kept"
    assert list(tmp_path.iterdir()) == [path]
    make_record(slug="cable")
    call_command("export", "cable", output=str(path))
    assert path.read_bytes().endswith(b"\n]\n")
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("export", "cable", output=str(tmp_path / "none" / "out.json"))


def test_a_file_of_the_catalogue_is_named_as_the_catalogue_names_it(tmp_path: Path) -> None:
    make_one_of_each()
    with pytest.raises(CommandError, match="no file of the catalogue's own"):
        load(export().replace("objects/00/scan.png", "../secret-key"), tmp_path)


@given(
    body=st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1).map(
        lambda text: text.strip() or "x"
    )
)
def test_any_words_survive(body: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    label, fields = "catalog.paragraph", {"text": ["cable", "en"], "body": body}
    path = tmp_path_factory.mktemp("words") / "one.json"
    path.write_text(f"[\n{text_of((label, fields))}\n]\n", encoding="utf-8", newline="\n")
    with path.open("rb") as stream:
        assert list(read_entries(stream)) == [{"model": label, "fields": fields}]


def test_a_paragraph_with_line_ends_and_marks_comes_back_as_it_was(tmp_path: Path) -> None:
    body = "“Nagy”\u2028is\tgoing \\ in\na “reactionary”\u00a0direction 👍🏽 é"
    record = make_record(slug="cable")
    text = make_text(record)
    Paragraph.objects.filter(text=text).update(body=body)
    written = export()
    empty()
    load(written, tmp_path)
    assert Paragraph.objects.get().body == body.replace("é", "é")
    assert export() == written


def test_keys_that_no_database_can_look_up_are_refused_by_name() -> None:
    for key in (["item\x00"], ["level", "\ud800"], ["level", 10**40]):
        loader = FixtureLoader("default")
        batch = [{"model": "catalog.record", "fields": {"slug": "a", "level": key}}]
        assert loader.stored_keys(batch) == {Record: []}
    assert loader.stored_keys(
        [
            {"model": "catalog.statuschange", "fields": {"record": ["a"], "at": "soon"}},
            {"model": "catalog.paragraph", "fields": {"anchor": "first"}},
            {"model": "catalog.record", "fields": {"slug": "a\x00"}},
        ]
    ) in ({}, {Record: []})
