"""Runs of uploads: alive, stuck, interrupted or overtaken, and what may be said of each."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from catalog.ingest.uploads import life, running, starting
from catalog.ingest.uploads.clearing import clear, discard
from catalog.ingest.uploads.states import state_of
from catalog.models import Accession, Record, Upload
from catalog.models.uploads import UploadStatus
from catalog.workflow import may_edit
from tests.bringing import address, bring, brought, press, use_registers
from tests.desk import said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registers")]


@pytest.fixture
def registers(
    db: None, monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> Path:
    return use_registers(monkeypatch, settings, tmp_path)


@pytest.fixture
def rosa() -> User:
    return User.objects.create_superuser("rosa")


@pytest.fixture
def archivist(client: Client, rosa: User) -> Client:
    client.force_login(rosa)
    return client


@pytest.fixture
def saving(archivist: Client, rosa: User) -> Upload:
    """An upload whose saving was begun."""
    bring(archivist, "Deed of 1911")
    upload = brought()
    assert Upload.objects.claim(upload, UploadStatus.SAVING, rosa)
    return upload


@pytest.fixture
def at_work(saving: Upload) -> Iterator[Upload]:
    """An upload that a process is saving."""
    held = life.lock(saving)
    assert held is not None
    yield saving
    os.close(held)


def tell(folder: Path, upload: Upload, **changes: Any) -> None:
    """Write what a process tells of itself."""
    told = {"run": upload.run, "pid": 4711, "moment": time.time(), "done": 0, "total": 0}
    (folder / f"{upload.pk}.json").write_text(json.dumps(told | {"records": 0} | changes))


def test_the_page_of_a_run_shows_how_far_it_is_and_loads_itself_anew(
    archivist: Client, at_work: Upload, registers: Path
) -> None:
    tell(registers, at_work, done=2048, total=4096, records=7)
    page = archivist.get(address(at_work)).content.decode()
    assert '<noscript><meta http-equiv="refresh"' in page
    assert 'value="50"' in page and "2.0\xa0KB of 4.0\xa0KB read; 7 records so far" in page
    told = archivist.get(address(at_work, "progress")).json()
    assert (told["running"], told["percent"]) == (True, 50)


def test_a_run_that_has_said_nothing_yet_is_about_to_begin(
    archivist: Client, at_work: Upload
) -> None:
    told = archivist.get(address(at_work, "progress")).json()
    assert told == {"running": True, "percent": None, "text": "It is about to begin."}


@pytest.mark.parametrize("torn", ["", "{", "[]", '{"run": 1}', '{"pid": "x"}'])
def test_progress_that_cannot_be_read_is_as_none(
    at_work: Upload, registers: Path, torn: str
) -> None:
    (registers / f"{at_work.pk}.json").write_text(torn)
    assert life.progress_of(at_work) is None


def test_the_progress_of_an_earlier_run_is_not_taken_for_this_one(
    at_work: Upload, registers: Path
) -> None:
    tell(registers, at_work, run=at_work.run - 1)
    assert life.progress_of(at_work) is None


def test_progress_never_shows_its_end_before_it_is_saved(at_work: Upload, registers: Path) -> None:
    tell(registers, at_work, done=10, total=10)
    progress = life.progress_of(at_work)
    assert progress is not None and progress.percent == 99


def test_a_process_that_is_gone_is_noticed_and_the_work_done_again(
    archivist: Client, saving: Upload
) -> None:
    page = archivist.get(address(saving)).content.decode()
    assert "It was interrupted; nothing was saved." in page and "Save it again" in page
    press(archivist, "save", saving)
    assert brought().status == UploadStatus.SAVED and Record.objects.count() == 1


def test_a_process_that_gives_no_sign_is_said_to_be_stuck_and_left_alone(
    archivist: Client, at_work: Upload, registers: Path
) -> None:
    tell(registers, at_work, moment=time.time() - 2 * life.SILENCE)
    page = archivist.get(address(at_work)).content.decode()
    assert "no sign for a minute" in page and "process 4711" in page
    page = press(archivist, "save", at_work)
    assert brought().run == at_work.run


def test_one_that_never_gave_a_sign_is_stuck_a_minute_after_its_beginning(at_work: Upload) -> None:
    at_work.started_at = timezone.now() - timedelta(minutes=2)
    at_work.save()
    assert state_of(at_work).is_stuck


def test_nothing_is_begun_or_deleted_while_a_process_is_at_work(
    archivist: Client, at_work: Upload, rosa: User
) -> None:
    with pytest.raises(ValidationError, match="Someone has begun with"):
        starting.begin(at_work, UploadStatus.CHECKING, rosa, may_edit)
    with pytest.raises(ValidationError, match="at work; nothing was deleted"):
        discard(at_work)
    assert "at work" in said(press(archivist, "discard", at_work))
    assert brought().run == at_work.run


def test_a_run_that_was_overtaken_saves_nothing(
    saving: Upload, rosa: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = Upload.objects.get(pk=saving.pk)
    assert Upload.objects.claim(saving, UploadStatus.SAVING, rosa)
    running.run(lost, may_edit)
    assert not Record.objects.exists() and not Accession.objects.exists()
    assert brought().status == UploadStatus.SAVING
    running.run(saving, may_edit)
    assert brought().status == UploadStatus.SAVED and Record.objects.count() == 1


def test_of_two_who_read_the_same_row_one_begins(saving: Upload, rosa: User) -> None:
    same = Upload.objects.get(pk=saving.pk)
    assert Upload.objects.claim(saving, UploadStatus.SAVING, rosa)
    assert not Upload.objects.claim(same, UploadStatus.SAVING, rosa)


def test_a_run_that_ends_while_one_looks_is_not_called_interrupted(saving: Upload) -> None:
    seen = Upload.objects.get(pk=saving.pk)
    running.run(saving, may_edit)
    assert seen.is_running and state_of(seen).is_saved


def test_an_error_in_the_program_is_said_without_its_details(
    archivist: Client, saving: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: Any) -> None:
        raise ZeroDivisionError("a secret")

    monkeypatch.setattr(running, "ingest", broken)
    running.run(saving, may_edit)
    page = archivist.get(address(saving)).content.decode()
    assert "An error in the program ended it; nothing was saved." in page
    assert "a secret" not in page


def test_a_busy_database_is_said_and_the_end_is_noted_once_it_is_free(
    saving: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = type(Upload.objects.all()).end
    pauses: list[float] = []

    def busy(*_arguments: Any) -> None:
        raise OperationalError("database is locked")

    def end(self: Any, *arguments: Any, **values: Any) -> bool:
        if not pauses:
            raise OperationalError("database is locked")
        return ends(self, *arguments, **values)

    monkeypatch.setattr(running, "ingest", busy)
    monkeypatch.setattr(running, "sleep", pauses.append)
    monkeypatch.setattr(type(Upload.objects.all()), "end", end)
    running.run(saving, may_edit, attempts=3)
    assert brought().status == UploadStatus.FAILED and len(pauses) == 1
    assert "The database was busy" in brought().report


def test_progress_is_told_by_replacing_a_file_whole(saving: Upload, registers: Path) -> None:
    with life.pulse(saving) as telling:
        telling.tell(5, 10, 2)
        telling.beat()
        progress = life.progress_of(saving)
    assert progress is not None
    assert (progress.pid, progress.done, progress.total) == (os.getpid(), 5, 10)
    assert not list(registers.glob("*.unfinished"))


def test_a_large_file_is_left_to_a_process_that_keeps_the_lock(
    archivist: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[tuple[str, ...]] = []

    def start(held: int, *arguments: str) -> None:
        assert os.fstat(held)
        begun.append(arguments)

    monkeypatch.setattr(starting, "SMALL", 5)
    monkeypatch.setattr(starting, "start_process", start)
    page = bring(archivist, "Deed of 1911")
    assert begun == [("ingest_upload", str(brought().pk), "1")]
    assert "interrupted; nothing was saved" in page.content.decode()


def test_the_command_does_only_the_run_that_it_was_started_for(saving: Upload) -> None:
    with pytest.raises(CommandError, match="another was begun"):
        call_command("ingest_upload", saving.pk, saving.run - 1)
    call_command("ingest_upload", saving.pk, saving.run)
    assert brought().status == UploadStatus.SAVED
    with pytest.raises(CommandError, match="is over"):
        call_command("ingest_upload", saving.pk, saving.run)


def test_what_nobody_came_back_for_is_cleared_and_what_is_at_work_is_not(
    archivist: Client, at_work: Upload, registers: Path
) -> None:
    bring(archivist, "Deed of 1912")
    left = brought()
    (registers / "unfinished-abc").write_text("half")
    long_ago = time.time() - 40 * 24 * 60 * 60
    os.utime(registers / "unfinished-abc", (long_ago, long_ago))
    Upload.objects.update(at=timezone.now() - timedelta(days=40), started_at=None)
    assert clear(30) == 2
    assert list(Upload.objects.all()) == [at_work]
    kept = {path.name for path in registers.iterdir()}
    assert at_work.sha256 in kept and left.sha256 not in kept and "unfinished-abc" not in kept


def test_what_was_brought_lately_is_not_cleared(saving: Upload) -> None:
    told = StringIO()
    call_command("clear_uploads", stdout=told)
    assert told.getvalue() == "Nothing had to be deleted.\n"
    assert Upload.objects.count() == 1
