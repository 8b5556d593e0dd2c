"""A file is brought, looked at, saved and taken back in a browser, with scripts and without."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from pytest_django import Settings

from catalog.ingest.uploads import life, running
from catalog.models import Record, Upload
from catalog.models.uploads import UploadStatus
from catalog.workflow import may_edit
from tests.bringing import BRING, address, brought, use_registers
from tests.browser.chromium import EVERY_LOOK, Window
from tests.browser.conftest import sign_in
from tests.browser.keyboard import Desk

pytestmark = pytest.mark.django_db(transaction=True)
LINES = "Deed of 1911\nDeed of 1912?\nDeed of 1913*"


@pytest.fixture
def registers(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> Path:
    return use_registers(monkeypatch, settings, tmp_path)


def a_register(folder: Path, text: str = LINES) -> Path:
    file = folder / "deeds.register"
    file.write_text(text)
    return file


def test_a_file_is_brought_looked_at_and_saved(desk: Desk, registers: Path, tmp_path: Path) -> None:
    page = desk.open("/admin/")
    page.get_by_role("link", name="Import a file").click()
    page.get_by_role("button", name="Check the file").wait_for()
    assert desk.faults(EVERY_LOOK) == []
    desk.picture("import-1-bring")
    page.get_by_role("radio", name="Register of documents").check()
    assert page.get_by_label("Mapping").is_visible()
    assert desk.faults(EVERY_LOOK) == []
    page.get_by_label("File:", exact=True).set_input_files(a_register(tmp_path))
    page.get_by_role("button", name="Check the file").click()
    page.get_by_text("It can be saved; nothing is saved yet.").wait_for()
    page.locator("details.kept summary").click()
    page.locator("details.again summary").click()
    assert desk.faults(EVERY_LOOK) == []
    desk.picture("import-2-report")
    page.get_by_label("Prefix").fill("Register: ")
    page.get_by_role("button", name="Check again").click()
    page.get_by_role("button", name="Save it").click()
    page.get_by_text("It is saved.").wait_for()
    assert desk.faults(EVERY_LOOK) == []
    assert Record.objects.filter(title__startswith="Register: Deed of").count() == 3
    page.get_by_role("link", name="The import", exact=True).click()
    page.get_by_role("link", name="Withdraw this import").wait_for()
    assert desk.faults(EVERY_LOOK) == []
    desk.picture("import-4-accession")
    page.get_by_role("link", name="Withdraw this import").click()
    page.get_by_role("button", name="Withdraw this import").wait_for()
    assert desk.faults(EVERY_LOOK) == []
    desk.picture("import-5-withdraw")
    page.get_by_role("button", name="Withdraw this import").click()
    page.get_by_text("was withdrawn").wait_for()
    assert not Record.objects.exists()


def test_without_scripts_a_file_is_imported_too(
    plain: Window, registers: Path, tmp_path: Path
) -> None:
    sign_in(plain.context, plain.root, User.objects.create_superuser("rosa"))
    page = plain.open(BRING)
    page.get_by_label("File:", exact=True).set_input_files(a_register(tmp_path))
    page.get_by_role("button", name="Check the file").click()
    page.get_by_role("button", name="Save it").click()
    page.get_by_text("It is saved.").wait_for()
    assert Record.objects.count() == 3


def a_run(folder: Path, **told: Any) -> tuple[Upload, int]:
    """An upload at work, and the lock of its process."""
    (folder / "0").parent.mkdir(exist_ok=True)
    upload = Upload.objects.create(name="deeds.register", sha256="0", size=9)
    (folder / "0").write_text(LINES)
    assert Upload.objects.claim(upload, UploadStatus.SAVING, User.objects.latest("pk"))
    held = life.lock(upload)
    assert held is not None
    come = {"run": upload.run, "pid": os.getpid(), "moment": time.time()}
    (folder / f"{upload.pk}.json").write_text(json.dumps(come | told))
    return upload, held


@pytest.mark.parametrize("scripts", [True, False])
def test_progress_is_shown_until_it_is_saved(
    opened: Callable[..., Window], registers: Path, scripts: bool
) -> None:
    window = opened(java_script_enabled=scripts)
    sign_in(window.context, window.root, User.objects.create_superuser("rosa"))
    upload, held = a_run(registers, done=512, total=2048, records=7)
    page = window.open(address(upload))
    page.get_by_text("512 bytes of 2.0 KB read; 7 records so far").wait_for()
    assert page.locator("progress").get_attribute("value") == "25"
    if scripts:
        assert window.faults(EVERY_LOOK) == []
        window.picture("import-3-progress")
    told = {"run": upload.run, "pid": 1, "moment": time.time(), "done": 1024, "total": 2048}
    (registers / f"{upload.pk}.json").write_text(json.dumps(told | {"records": 9}))
    page.get_by_text("9 records so far").first.wait_for()
    running.run(upload, may_edit)
    os.close(held)
    page.get_by_text("It is saved.").wait_for()


def test_what_was_interrupted_is_done_again(desk: Desk, registers: Path) -> None:
    upload, held = a_run(registers)
    os.close(held)
    page = desk.open(address(upload))
    page.get_by_text("It was interrupted; nothing was saved.").wait_for()
    assert desk.faults(EVERY_LOOK) == []
    page.get_by_role("button", name="Save it again").click()
    page.get_by_text("It is saved.").wait_for()
    assert brought().accession is not None
