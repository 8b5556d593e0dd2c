"""The index is right at the end of the transaction that changes a record, and can be made anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from catalog.choices import Scheme, Standing, Status
from catalog.models import AgentName, Identifier, Record, RecordPlace, TermLabel
from catalog.models.changes import together
from catalog.search import SearchRequest, indexing, reindexing, search
from catalog.search.backends import backend_for
from catalog.search.query import parse
from catalog.search.reindexing import differences, is_whole
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


def found(query: str = "", **asked: Any) -> list[str]:
    results = search(SearchRequest(parse(query), **asked))
    assert results.total == len(results.hits)
    return sorted(hit.record.slug for hit in results.hits)


def agrees() -> bool:
    return list(differences("default")) == []


@pytest.fixture
def cable() -> Record:
    """A cable in a file of a fonds, with everything hung on it."""
    fonds = make_record(slug="fonds", title="Archivio", level="fonds")
    folder = make_record(slug="folder", title="Ungheria", level="file", parent=fonds)
    record = make_record(
        slug="cable",
        title="Cable on Hungary",
        parent=folder,
        repository=make_repository(),
        document_type="cable",
        languages=["ru"],
        subjects=["foreign-relations"],
    )
    make_contribution(record, make_agent("Togliatti, Palmiro"))
    text = make_text(record, "Nenni is against us.\n\nDi Vittorio as well.")
    assert text.paragraphs.count() == 2
    place, role = make_term(Scheme.PLACE, "budapest"), make_term(Scheme.PLACE_ROLE, "mentioned")
    RecordPlace.objects.create(record=record, place=place, role=role)
    return record


def _elsewhere(record: Record) -> None:
    record.parent = make_record(slug="other", title="Altro fondo", level="fonds")
    record.save()


def _under(child: str, parent: str) -> None:
    term = make_term(Scheme.PLACE, child)
    term.broader = make_term(Scheme.PLACE, parent, "Hungary")
    term.save()


def _renamed(instance: Any, **changes: Any) -> None:
    for name, value in changes.items():
        setattr(instance, name, value)
    instance.save()


def _related(subject: Any) -> Any:
    return subject.records_about


CHANGES: dict[str, tuple[Callable[[Record], Any], str]] = {
    "a title": (lambda record: _renamed(record, title="Telegram on Imre Nagy"), "nagy"),
    "a note": (lambda record: _renamed(record, note="Seen by Khrushchev."), "khrushchev"),
    "a text": (lambda record: make_text(record, "Ingrao disagreed.", key="second"), "ingrao"),
    "a body": (lambda record: record.texts.get().write_body("Longo spoke."), "longo"),
    "a contribution": (
        lambda record: make_contribution(record, make_agent("Longo, Luigi"), "recipient"),
        "to:longo",
    ),
    "an agent's name": (
        lambda record: _renamed(record.contributions.get().agent, preferred_name="Ercoli, Mario"),
        "from:ercoli",
    ),
    "a variant of a name": (
        lambda record: AgentName.objects.create(
            agent=record.contributions.get().agent, name="Тольятти"
        ),
        "Тольятти",
    ),
    "a subject's label": (
        lambda record: _renamed(record.subjects.get(), label="Diplomacy"),
        "about:diplomacy",
    ),
    "another label of a place": (
        lambda record: TermLabel.objects.create(
            term=record.places.get().place, language="sr", text="Будимпешта"
        ),
        "place:Budimpešta",
    ),
    "a place put under another": (lambda record: _under("budapest", "hungary"), "place:hungary"),
    "a repository's name": (
        lambda record: _renamed(record.repository, name="Archivio centrale"),
        "centrale",
    ),
    "an identifier": (
        lambda record: Identifier.objects.create(
            record=record, scheme="wilson-center", value="111973"
        ),
        "ref:111973",
    ),
    "a subject more": (
        lambda record: record.subjects.add(make_term(Scheme.SUBJECT, "strikes")),
        "about:strikes",
    ),
    "a subject from its own side": (
        lambda record: _related(make_term(Scheme.SUBJECT, "strikes")).add(record),
        "about:strikes",
    ),
    "a language": (
        lambda record: record.languages.set([make_term(Scheme.LANGUAGE, "it", "Italian")]),
        "lang:italian",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_in_the_index_at_once(cable: Record, change: str) -> None:
    alter, query = CHANGES[change]
    assert "cable" not in found(query)
    alter(cable)
    assert "cable" in found(query)
    assert agrees()


LOSSES: dict[str, tuple[Callable[[Record], Any], str]] = {
    "a paragraph": (
        lambda record: record.texts.get().paragraphs.get(anchor=2).delete(),
        "vittorio",
    ),
    "a text": (lambda record: record.texts.all().delete(), "nenni"),
    "a text made a draft": (
        lambda record: _renamed(record.texts.get(), standing=Standing.DRAFT),
        "nenni",
    ),
    "a contribution": (lambda record: record.contributions.get().delete(), "togliatti"),
    "all subjects": (lambda record: record.subjects.clear(), "about:foreign"),
    "a place": (lambda record: record.places.get().delete(), "budapest"),
    "publication": (lambda record: _renamed(record, status=Status.WITHDRAWN), "nenni"),
    "publication of what is above": (
        lambda record: _renamed(Record.objects.get(slug="fonds"), status=Status.DRAFT),
        "nenni",
    ),
    "an embargo of what is above": (
        lambda record: _renamed(
            Record.objects.get(slug="folder"), embargo_until=timezone.now() + timedelta(days=1)
        ),
        "nenni",
    ),
    "the record": (lambda record: record.delete(), "nenni"),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_what_is_gone_is_found_no_more(cable: Record, loss: str) -> None:
    lose, query = LOSSES[loss]
    assert "cable" in found(query)
    lose(cable)
    assert "cable" not in found(query)
    assert agrees()


def test_a_record_that_moves_takes_its_collection_along(cable: Record) -> None:
    assert found(selected={"collection": ("folder",)}) == ["cable", "folder"]
    _elsewhere(cable)
    assert found(selected={"collection": ("folder",)}) == []
    assert found(selected={"collection": ("other",)}) == ["cable", "other"]
    assert agrees()


def test_a_citation_that_comes_to_mean_another_source_concerns_both() -> None:
    meant, other = make_record(slug="meant"), make_record(slug="other")
    citation = make_citation(make_record(slug="essay"), meant)
    assert found(selected={"has": ("citation",)}) == ["meant"]
    _renamed(citation, cited=other)
    assert found(selected={"has": ("citation",)}) == ["other"]
    assert agrees()


def test_an_embargo_ends_at_its_moment_also_for_what_is_cited(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    moment = timezone.now() + timedelta(days=1)
    make_citation(make_record(slug="essay", embargo_until=moment), make_record(slug="source"))
    for offset, shown, cited in ((-1, ["source"], []), (0, ["essay", "source"], ["source"])):
        now = moment + timedelta(seconds=offset)
        monkeypatch.setattr(timezone, "now", lambda now=now: now)
        assert found() == shown
        assert found(selected={"has": ("citation",)}) == cited


@pytest.mark.django_db(transaction=True)
def test_what_a_transaction_writes_its_own_searches_find_at_once() -> None:
    assert found() == []
    with transaction.atomic():
        for count in range(1, 4):
            make_record(slug=f"record-{count}")
            assert len(found()) == count


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_leaves_no_trace_in_later_searches() -> None:
    make_record(slug="kept", title="Verbale")
    assert found("verbale") == ["kept"]
    with pytest.raises(RuntimeError), transaction.atomic():
        make_record(slug="undone", title="Verbale")
        assert found("verbale") == ["kept", "undone"]
        raise RuntimeError
    assert found("verbale") == ["kept"]
    make_record(slug="later", title="Verbale")
    assert found("verbale") == ["kept", "later"]


@pytest.mark.django_db(transaction=True)
def test_of_thousands_the_hidden_vanish_at_once_and_the_others_wait_in_a_queue(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(indexing, "AT_ONCE", 2)
    fonds = make_record(slug="fonds", level="fonds")
    for number in range(4):
        make_record(slug=f"item-{number}", parent=fonds)
    with transaction.atomic():
        _renamed(fonds, status=Status.DRAFT)
        assert found() == []
    assert found() == []
    with transaction.atomic():
        _renamed(fonds, status=Status.PUBLISHED)
        waiting = search(SearchRequest())
        assert (waiting.total, waiting.pending) == (0, 5)
    after = search(SearchRequest())
    assert (after.total, after.pending) == (5, 0)
    assert agrees()


def test_one_piece_of_work_is_written_once(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[list[int]] = []
    plain = indexing.write

    def noted(using: str, keys: list[int]) -> None:
        written.append(keys)
        plain(using, keys)

    monkeypatch.setattr(indexing, "write", noted)
    with together():
        record = make_record()
        make_text(record, "Nagy.\n\nNenni.")
        make_contribution(record, make_agent())
    assert written == [[record.pk]]


def test_making_the_index_anew_gives_what_writing_gave(cable: Record) -> None:
    reindexing.empty("default")
    assert found() == []
    out = StringIO()
    call_command("reindex", stdout=out)
    assert "The index is whole: 3 records" in out.getvalue()
    assert found("nenni") == ["cable"]
    assert agrees()


def test_a_run_that_was_ended_half_way_goes_on_from_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reindexing, "BATCH", 2)
    for _number in range(5):
        make_record()
    reindexing.empty("default")
    run = reindexing.rebuild("default")
    assert next(run) == 2
    run.close()
    assert not is_whole("default")
    assert len(found()) == 2
    assert list(reindexing.rebuild("default")) == [4, 5]
    assert is_whole("default")
    assert agrees()


DAMAGES = {
    "it is not in the index": "DELETE FROM catalog_search_words",
    "its facets, date or order are out of date": "UPDATE catalog_search_facts SET title_key = 'x'",
    "but it is in the index": "UPDATE catalog_search_facts SET doc = doc + 1000",
}


@pytest.mark.parametrize("reason", DAMAGES)
def test_a_comparison_names_the_record_and_what_is_wrong(reason: str) -> None:
    make_record(slug="damaged")
    backend_for().execute(DAMAGES[reason])
    out = StringIO()
    with pytest.raises(CommandError, match="Mend them by"):
        call_command("reindex", check=True, stdout=out)
    assert reason in out.getvalue()
    call_command("reindex", stdout=StringIO())
    out = StringIO()
    call_command("reindex", check=True, stdout=out)
    assert "The index agrees with all 1 records." in out.getvalue()


def test_a_hidden_record_in_the_index_is_a_difference() -> None:
    record = make_record(slug="hidden")
    Record.objects.filter(pk=record.pk).update(public_from=None)
    assert [(found.record, found.reason) for found in differences("default")] == [
        ("hidden", "it is hidden, but in the index")
    ]
    assert search(SearchRequest()).hits == ()
