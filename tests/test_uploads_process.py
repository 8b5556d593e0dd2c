"""Large files are dealt with by a process of its own, which may be killed at any moment."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings as configured
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from pytest_django import Settings

from catalog.ingest.uploads import life, starting, withdrawals
from catalog.ingest.uploads.states import state_of
from catalog.models import Accession, LoggedChange, Record
from catalog.models.uploads import UploadStatus
from tests.bringing import address, bring, brought, press, use_registers

pytestmark = pytest.mark.django_db(transaction=True)

_LONGEST = 60
"""Seconds that a process may take on a busy machine."""
_MANAGE = """
import os, sys

sys.path.insert(0, {root!r})
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
import django

django.setup()
from django.core.management import execute_from_command_line
from catalog.ingest import formats
from tests.bringing import Register

formats.FORMATS = (Register(),)
execute_from_command_line(sys.argv)
"""


def database_url() -> str:
    """The address of the test database."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


@pytest.fixture
def registers(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> Path:
    """The folder of what is brought; whatever its size, a process deals with it that reads registers too."""
    folder = use_registers(monkeypatch, settings, tmp_path)
    (tmp_path / "manage.py").write_text(_MANAGE.format(root=str(configured.BASE_DIR)))
    settings.BASE_DIR = tmp_path
    monkeypatch.setattr(starting, "SMALL", 0)
    monkeypatch.setenv("DATABASE_URL", database_url())
    monkeypatch.setenv("IMPORTS_ROOT", str(folder))
    return folder


@pytest.fixture
def archivist(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("rosa"))
    return client


def wait_until(comes: Callable[[], object]) -> None:
    end = time.monotonic() + _LONGEST
    while not comes():
        assert time.monotonic() < end
        time.sleep(0.05)


def wait_for_its_end() -> None:
    """Wait until the process has let go of the upload."""
    held = life.lock(brought())
    assert held is not None
    os.close(held)


def test_a_process_checks_and_saves_and_its_page_follows(
    archivist: Client, registers: Path
) -> None:
    page = bring(archivist, "Deed of 1911", "Deed of 1912?")
    assert b'id="import-progress"' in page.content
    wait_until(lambda: not brought().is_running)
    page = archivist.get(address(brought()))
    assert page.context["shown"].counts == [("Records", [2, 0, 0, 0])]
    press(archivist, "save", brought())
    wait_until(lambda: not brought().is_running)
    assert brought().status == UploadStatus.SAVED
    assert Accession.objects.get().imported_by == User.objects.get()
    logged = LoggedChange.objects.filter(model="catalog.record")
    assert {row.person_name for row in logged} == {"rosa"}
    wait_for_its_end()
    assert not (registers / brought().sha256).exists()


@pytest.mark.slow
def test_what_is_killed_leaves_nothing_behind_and_is_done_again(
    archivist: Client, registers: Path
) -> None:
    bring(archivist, *(f"Deed {number}" for number in range(1200)), "wait")
    wait_until(lambda: not brought().is_running)
    (registers / "hold").touch()
    press(archivist, "save", brought())
    wait_until(lambda: state_of(brought()).progress)
    progress = life.progress_of(brought())
    assert progress is not None
    os.kill(progress.pid, signal.SIGKILL)
    wait_until(lambda: state_of(brought()).is_interrupted)
    assert "interrupted; nothing was saved" in archivist.get(address(brought())).content.decode()
    assert not Record.objects.exists() and not Accession.objects.exists()
    (registers / "hold").unlink()
    press(archivist, "save", brought())
    wait_until(lambda: not brought().is_running)
    assert brought().status == UploadStatus.SAVED and Record.objects.count() == 1201
    wait_for_its_end()


def test_a_large_import_is_withdrawn_by_a_process(
    archivist: Client, registers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starting, "SMALL", 1000)
    monkeypatch.setattr(withdrawals, "LARGE", 1)
    bring(archivist, "Deed of 1911", "Deed of 1912")
    press(archivist, "save", brought())
    accession = Accession.objects.get()
    page = f"/admin/catalog/accession/{accession.pk}/withdraw/"
    shown = archivist.post(page, follow=True)
    assert "It is being withdrawn" in shown.content.decode()
    assert archivist.get(f"{page}progress/").json()["running"]
    wait_until(lambda: not withdrawals.is_under_way(accession))
    assert not archivist.get(f"{page}progress/").json()["running"]
    assert not Record.objects.exists()
    logged = LoggedChange.objects.filter(model="catalog.record", action="deleted")
    assert {row.person_name for row in logged} == {"rosa"}
