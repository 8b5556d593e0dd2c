from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from pytest_django import Settings

from tests.browser.chromium import executable
from tests.with_postgres import CannotStart, find_programs

ROOT = Path(__file__).parent.parent


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={"PATH": os.environ["PATH"]},
    )


def test_make_alone_lists_its_commands() -> None:
    listed = make().stdout
    for command in ("run", "admin", "test", "test-postgres", "check", "lock", "help"):
        assert f"\nmake {command} " in f"\n{listed}"


def test_a_port_in_use_is_one_sentence_before_anything_is_set_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        result = make("run", f"PORT={port}", f"PYTHON={sys.executable}")
    assert result.returncode != 0
    assert result.stdout == ""
    said, made = result.stderr.splitlines()
    assert said.startswith(f"Port {port} on 127.0.0.1 cannot be used (Address already in use)")
    assert "make run PORT=" in said
    assert made.startswith("make: ***")


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1", "9" * 5000])
def test_a_port_that_is_none_is_one_sentence(port: str) -> None:
    result = make("run", f"PORT={port}", f"PYTHON={sys.executable}")
    assert "is not a port: choose one" in result.stderr.splitlines()[0]


@pytest.mark.parametrize("python", ["no-such-python", "false"])
def test_a_wrong_python_is_one_sentence(python: str) -> None:
    result = make("run", f"PYTHON={python}")
    said, made = result.stderr.splitlines()
    assert said.startswith(f"Python 3.11 or newer is needed and {python} is not it: install one")
    assert made.startswith("make: ***")


def test_a_missing_postgresql_server_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tests.with_postgres.INSTALLED", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotStart, match="No PostgreSQL server is installed: install one"):
        find_programs()


def test_a_missing_browser_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pytest.UsageError, match=r"need Chromium and there is none: install it"):
        executable()
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    with pytest.raises(pytest.UsageError, match="CHROMIUM names /no/such/browser, which is no"):
        executable()


def test_static_files_get_hashed_names_and_compressed_copies(
    settings: Settings, tmp_path: Path
) -> None:
    hashed = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": hashed}}
    call_command("collectstatic", interactive=False, verbosity=0)
    name = staticfiles_storage.url("admin/css/base.css").rpartition("/")[2]
    assert name != "base.css"
    assert (tmp_path / "admin" / "css" / f"{name}.gz").is_file()


def test_the_one_sheet_of_the_pages_begins_with_tokens_and_has_every_part(
    settings: Settings,
) -> None:
    path = finders.find("catalog/site.css")
    text = Path(str(path)).read_text(encoding="utf-8")
    assert text.startswith("/* The tokens")
    parts = list((settings.BASE_DIR / "catalog/static/catalog/site").glob("*.css"))
    assert len(parts) > 3
    assert all(part.read_text(encoding="utf-8") in text for part in parts)
