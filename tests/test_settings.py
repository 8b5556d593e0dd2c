from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from archive.environment import (
    env_bool,
    env_contact,
    env_int,
    env_list,
    env_secret,
    env_site_url,
    env_text,
)

ROOT = Path(__file__).parent.parent
PRODUCTION = {
    "SECRET_KEY": "k" * 25 + "0123456789 not a key of anybody's",
    "ALLOWED_HOSTS": "catalogue.example.org",
}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`manage.py` in a process whose environment holds nothing but these variables."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
    )


def assert_stops_with_one_sentence(
    result: subprocess.CompletedProcess[str], status: int, *words: str
) -> None:
    assert result.returncode == status, result.stderr
    assert result.stderr.count("\n") == 1, result.stderr
    assert all(word in result.stderr for word in words), result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(("text", "expected"), [("1", True), ("Yes", True), ("off", False)])
def test_a_switch_is_on_or_off(monkeypatch: pytest.MonkeyPatch, text: str, expected: bool) -> None:
    monkeypatch.setenv("HTTPS", text)
    assert env_bool("HTTPS", default=not expected) is expected


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMPTY", "  ")
    assert env_text("EMPTY", "as before") == "as before"
    assert env_bool("EMPTY", default=True) is True
    assert env_int("EMPTY", 8) == 8
    assert env_list("EMPTY", "a, b,") == ["a", "b"]
    assert env_secret("EMPTY", "hidden") == "hidden"


def test_a_switch_that_is_neither_on_nor_off_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBUG", "maybe")
    with pytest.raises(ImproperlyConfigured, match=r"DEBUG is 'maybe'.*1 or 0"):
        env_bool("DEBUG", default=False)


@pytest.mark.parametrize("text", ["-1", "1.5", "eight", "٣", "1" * 5000])
def test_a_number_that_is_not_whole_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("DATABASE_POOL", text)
    with pytest.raises(ImproperlyConfigured, match=r"DATABASE_POOL is .* whole number"):
        env_int("DATABASE_POOL", 8)


def test_a_secret_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("from the file\n")
    monkeypatch.setenv("SECRET_KEY_FILE", str(file))
    monkeypatch.setenv("SECRET_KEY", "")
    assert env_secret("SECRET_KEY") == "from the file"
    monkeypatch.setenv("SECRET_KEY", "from the environment")
    assert env_secret("SECRET_KEY") == "from the environment"


@pytest.mark.parametrize(
    ("content", "problem"), [(None, "cannot be read"), (b" \n", "empty"), (b"\xff", "cannot")]
)
def test_a_secret_file_without_a_secret_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None, problem: str
) -> None:
    file = tmp_path / "key"
    if content is not None:
        file.write_bytes(content)
    monkeypatch.setenv("SECRET_KEY", "")
    monkeypatch.setenv("SECRET_KEY_FILE", str(file))
    with pytest.raises(ImproperlyConfigured, match=f"SECRET_KEY_FILE is .*{problem}"):
        env_secret("SECRET_KEY")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://catalogue.example.org/", "https://catalogue.example.org"),
        ("HTTP://Localhost:8000", "http://localhost:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_a_site_address_is_kept_without_its_last_slash(
    monkeypatch: pytest.MonkeyPatch, text: str, expected: str
) -> None:
    monkeypatch.setenv("SITE_URL", text)
    assert env_site_url("SITE_URL", default="") == expected


@pytest.mark.parametrize(
    "text",
    [
        "catalogue.example.org",
        "ftp://catalogue.example.org",
        "https://catalogue.example.org/sources",
        "https://catalogue.example.org?page=1",
        "https://reader@catalogue.example.org",
        "https://catalogue.example.org:port",
        "https://[catalogue.example.org",
        "https://",
    ],
)
def test_a_site_address_with_more_or_less_than_scheme_and_host_is_refused(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("SITE_URL", text)
    with pytest.raises(ImproperlyConfigured, match="SITE_URL is"):
        env_site_url("SITE_URL", default="")


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_production_refuses_to_start_without(missing: str) -> None:
    result = manage("check", **{**PRODUCTION, missing: ""})
    assert_stops_with_one_sentence(result, os.EX_CONFIG, f"{missing} ", "set it")


def test_production_refuses_to_answer_to_any_host() -> None:
    result = manage("check", **{**PRODUCTION, "ALLOWED_HOSTS": "*"})
    assert_stops_with_one_sentence(result, os.EX_CONFIG, "ALLOWED_HOSTS")


def test_the_server_refuses_to_start_without_a_secret_key() -> None:
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
    result = subprocess.run(
        [*gunicorn, "--log-level", "warning", "--bind", "127.0.0.1:0", "archive.wsgi"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
    )
    assert_stops_with_one_sentence(result, os.EX_CONFIG, "SECRET_KEY is not set")


def test_an_unreachable_database_is_one_sentence(tmp_path: Path) -> None:
    socket = str(tmp_path).replace("/", "%2F")
    url = f"postgres://reader:hunter2@{socket}/catalogue"
    result = manage("migrate", DATABASE_URL=url, **PRODUCTION)
    assert_stops_with_one_sentence(result, os.EX_UNAVAILABLE, "DATABASE_URL")
    assert "hunter2" not in result.stderr


def test_a_database_file_that_cannot_be_opened_is_one_sentence(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/missing/catalogue.sqlite3"
    result = manage("migrate", DATABASE_URL=url, **PRODUCTION)
    assert_stops_with_one_sentence(result, os.EX_UNAVAILABLE, "unable to open", "DATABASE_URL")


def test_every_answer_carries_the_security_headers(client: Client) -> None:
    headers = client.get("/admin/login/nowhere").headers
    policy = headers["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"} < set(policy)
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_a_file_that_is_no_database_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "catalogue.sqlite3"
    file.write_text("This is a finding aid, not a database. " * 100)
    result = manage("migrate", DATABASE_URL=f"sqlite:///{file}", **PRODUCTION)
    assert_stops_with_one_sentence(result, os.EX_UNAVAILABLE, "not a database", "DATABASE_URL")


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("", ""),
        ("archive@example.org", "mailto:archive@example.org"),
        ("https://example.org/contact", "https://example.org/contact"),
    ],
)
def test_readers_write_to_an_address_or_a_page(
    monkeypatch: pytest.MonkeyPatch, text: str, link: str
) -> None:
    monkeypatch.setenv("CONTACT", text)
    assert env_contact("CONTACT") == link


@pytest.mark.parametrize("text", ["the archive", "javascript:alert(1)", "a@b", 'a"@b.org'])
def test_what_nobody_can_write_to_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("CONTACT", text)
    with pytest.raises(ImproperlyConfigured, match="CONTACT"):
        env_contact("CONTACT")
