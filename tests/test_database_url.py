from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import example, given
from hypothesis import strategies as st

from archive.database import parse_database_url

BASE_DIR = Path("/srv/catalogue")


def parse(url: str, **options: int) -> dict[str, Any]:
    return parse_database_url(url, base_dir=BASE_DIR, **options)


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///var/catalogue.sqlite3", "/srv/catalogue/var/catalogue.sqlite3"),
        ("sqlite:////data/catalogue.sqlite3", "/data/catalogue.sqlite3"),
        ("sqlite:////data/Fonti%20primarie.sqlite3", "/data/Fonti primarie.sqlite3"),
    ],
)
def test_a_sqlite_path_is_absolute_or_the_projects_own(url: str, path: str) -> None:
    assert parse(url)["NAME"] == Path(path)


def test_sqlite_keeps_acknowledged_writes_and_waits_for_its_turn() -> None:
    options = parse("sqlite:///catalogue.sqlite3")["OPTIONS"]
    assert options["timeout"] == 20
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]
    assert "synchronous=FULL" in options["init_command"]


def test_a_postgresql_address_is_taken_apart() -> None:
    database = parse("postgresql://archivist:p%40ss:%2F%3F%23@[2001:db8::1]:6432/catalogue")
    assert database["USER"] == "archivist"
    assert database["PASSWORD"] == "p@ss:/?#"
    assert (database["HOST"], database["PORT"]) == ("2001:db8::1", "6432")
    assert database["NAME"] == "catalogue"


def test_a_postgresql_address_may_name_a_socket_or_nothing_but_the_database() -> None:
    assert parse("postgres://archivist@%2Frun%2Fpostgresql/catalogue")["HOST"] == "/run/postgresql"
    database = parse("postgres:///catalogue")
    assert [database[key] for key in ("USER", "PASSWORD", "HOST", "PORT")] == ["", "", "", ""]


def test_postgresql_options_are_passed_on() -> None:
    options = parse("postgres://db/catalogue?sslmode=verify-full&connect_timeout=9")["OPTIONS"]
    assert options["sslmode"] == "verify-full"
    assert options["connect_timeout"] == "9"


def test_connections_are_pooled_and_checked_and_statements_end() -> None:
    database = parse("postgres:///catalogue", pool_size=8, statement_timeout=5_000)
    assert database["OPTIONS"]["pool"]["max_size"] == 8
    assert database["CONN_HEALTH_CHECKS"] is True
    assert "statement_timeout=5000" in database["OPTIONS"]["options"]
    assert "pool" not in parse("postgres:///catalogue")["OPTIONS"]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("catalogue.sqlite3", "is not a database address"),
        ("mysql://db/catalogue", "unknown scheme 'mysql'"),
        ("POSTGRES://db/catalogue", "unknown scheme 'POSTGRES'"),
        ("sqlite://catalogue.sqlite3", "three slashes"),
        ("sqlite:///", "names no SQLite file"),
        ("sqlite:///var/", "names no SQLite file"),
        ("sqlite:///catalogue.sqlite3?mode=ro", "options"),
        ("sqlite:///%ff", "not UTF-8"),
        ("sqlite:///a%00b", "NUL"),
        ("sqlite:///a b", "space"),
        ("postgres://db", "names no single PostgreSQL database"),
        ("postgres://db/", "names no single PostgreSQL database"),
        ("postgres://db/catalogue/public", "names no single PostgreSQL database"),
        ("postgres://db:port/catalogue", "host or port"),
        ("postgres://db:5432:5433/catalogue", "host or port"),
        ("postgres://[2001:db8::1/catalogue", "host or port"),
        ("postgres://db:0/catalogue", "port outside"),
        ("postgres://db:65536/catalogue", "port outside"),
        ("postgres://db/catalogue?sslmode", "options that cannot be read"),
        ("postgres://db/catalogue?sslmode=require&sslmode=disable", "twice"),
        ("postgres://db/catalogue?service=other", "unknown option 'service'.*sslmode"),
        ("postgres://reader:100%@db/catalogue", "% in its password"),
        ("postgres://reader:a@b@db/catalogue", "percent-encode"),
        ("postgres://reader\n@db/catalogue", "control character"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_with_its_reason(url: str, reason: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"DATABASE_URL .*{reason}"):
        parse(url)


@given(password=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_percent_encoded_password_is_read_back(password: str) -> None:
    url = f"postgres://archivist:{quote(password, safe='')}@db:5432/catalogue"
    assert parse(url)["PASSWORD"] == password


@given(
    before=st.sampled_from(
        ["postgres://archivist:", "postgres:archivist:", "archivist:", "mysql://a:"]
    ),
    around=st.lists(
        st.sampled_from([*"@:/?#[]%&= \n\0", "\udcff", "://", "%00", "é"]), min_size=3, max_size=8
    ),
    after=st.sampled_from(["@db/catalogue", "@db", "", "@[db/catalogue?sslmode=require"]),
)
@example(before="postgres://archivist:", around=["/", "", ""], after="@db/catalogue")
def test_no_complaint_shows_the_password(before: str, around: list[str], after: str) -> None:
    password = "hunter2".join(around)
    try:
        parse(f"{before}{password}{after}")
    except ImproperlyConfigured as error:
        assert "hunter2" not in str(error)
        assert error.__cause__ is None
        assert error.__suppress_context__ or error.__context__ is None


@given(url=st.text() | st.text().map("postgres://{}".format) | st.text().map("sqlite:///{}".format))
def test_any_text_is_an_address_or_refused(url: str) -> None:
    try:
        assert parse(url)["ENGINE"].startswith("django.db.backends.")
    except ImproperlyConfigured as error:
        assert str(error).startswith("DATABASE_URL ")
