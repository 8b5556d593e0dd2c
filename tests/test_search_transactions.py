"""When the index shows a change: at once to who makes it, never when it is undone, later when it is thousands."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError, transaction
from django.utils import timezone

from catalog.choices import Status
from catalog.models import Record
from catalog.models.changes import together
from catalog.search import SearchRequest, column_store, engine, indexing, search, warm
from catalog.search.column_store import ColumnStore
from tests.records import make_agent, make_citation, make_contribution, make_record, make_text
from tests.searching import agrees, found

pytestmark = pytest.mark.django_db


def _set_status(record: Record, status: Status) -> None:
    record.status = status
    record.save()


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
        _set_status(fonds, Status.DRAFT)
        assert found() == []
    assert found() == []
    with transaction.atomic():
        _set_status(fonds, Status.PUBLISHED)
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


@pytest.mark.django_db(transaction=True)
def test_a_process_gets_ready_to_search_before_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    make_record(slug="cable")
    store = ColumnStore("default", indexing.read_again)
    monkeypatch.setattr(engine, "_store", store)
    warm()
    monkeypatch.setattr(column_store, "_loaded", None)
    assert found() == ["cable"]


@pytest.mark.django_db(transaction=True)
def test_a_database_that_cannot_be_read_yet_keeps_nothing_from_serving(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def unreadable() -> None:
        raise OperationalError("no such table: catalog_search_state")

    monkeypatch.setattr(engine._store, "current", unreadable)
    warm()
    assert "read later: no such table" in caplog.text
