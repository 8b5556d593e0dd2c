"""From `DATABASE_URL` to Django's database settings, for SQLite and PostgreSQL."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

from django.core.exceptions import ImproperlyConfigured

FORMS = "postgres://user:password@host:5432/name or sqlite:///path/to/file"
POSTGRESQL_OPTIONS = frozenset(
    {
        "application_name",
        "channel_binding",
        "connect_timeout",
        "sslcert",
        "sslkey",
        "sslmode",
        "sslrootcert",
        "target_session_attrs",
    }
)
# FULL because NORMAL loses acknowledged writes when the power fails. IMMEDIATE because otherwise a
# transaction that reads first and writes later is refused at once, whatever the timeout.
SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=WAL;"
        "PRAGMA synchronous=FULL;"
        "PRAGMA trusted_schema=OFF;"
        "PRAGMA cell_size_check=ON;"
        "PRAGMA mmap_size=0;"
        "PRAGMA journal_size_limit=67108864;"
    ),
}
LOCK_TIMEOUT = 2_000


def parse_database_url(
    url: str, *, base_dir: Path, pool_size: int = 0, statement_timeout: int = 0
) -> dict[str, Any]:
    """Settings for one database.

    `url` is `postgres://user:password@host:port/name?option=value` (or `postgresql://`), or
    `sqlite:///path`, where the path is relative to `base_dir` unless it starts with a second slash.
    Everything but the separators may be percent-encoded. `pool_size` is the most connections a
    process keeps (0: none is kept), `statement_timeout` is in milliseconds (0: none).

    Raises `ImproperlyConfigured`, never showing a part of the URL that may hold a password.
    """
    if not url.isprintable() or " " in url:
        raise _refused("holds a space or a control character: percent-encode it, a space as %20")
    scheme, separator, rest = url.partition("://")
    if not separator:
        raise _refused(f"is not a database address: write {FORMS}")
    if scheme == "sqlite":
        return _sqlite(rest, base_dir)
    if scheme in {"postgres", "postgresql"}:
        return _postgresql(rest, pool_size, statement_timeout)
    named = f" {scheme!r}" if re.fullmatch(r"[a-zA-Z][a-zA-Z0-9+.-]{0,30}", scheme) else ""
    raise _refused(f"has the unknown scheme{named}: write {FORMS}")


def _refused(reason: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"DATABASE_URL {reason}.")


def _sqlite(rest: str, base_dir: Path) -> dict[str, Any]:
    if "?" in rest:
        raise _refused(
            "gives options, which SQLite takes none of: leave out the ? and what follows"
        )
    path = _decoded(rest[1:], "path") if rest.startswith("/") else ""
    if not path or path.endswith("/"):
        raise _refused("names no SQLite file: write sqlite:///path/to/file, with three slashes")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": base_dir / path,
        # Opening the file anew for every page takes as long as a simple search in it.
        "CONN_MAX_AGE": 60,
        "OPTIONS": SQLITE_OPTIONS,
    }


def _postgresql(rest: str, pool_size: int, statement_timeout: int) -> dict[str, Any]:
    authority = re.split(r"[/?]", rest, maxsplit=1)[0]
    if "#" in rest or rest.count("@") > authority.count("@") or authority.count("@") > 1:
        raise _refused(
            "holds an @, /, ? or # that separates nothing: percent-encode those in the password,"
            " as %40, %2F, %3F and %23"
        )
    path, _, query = rest[len(authority) :].partition("?")
    credentials, _, address = authority.rpartition("@")
    user, _, password = credentials.partition(":")
    host, port = _address(address)
    name = _decoded(path.removeprefix("/"), "database name")
    if not name or "/" in name:
        raise _refused(f"names no single PostgreSQL database after its host: write {FORMS}")
    options: dict[str, Any] = {
        "connect_timeout": 2,
        "keepalives_idle": 30,
        "tcp_user_timeout": 5_000,
        "options": (
            f"-c statement_timeout={statement_timeout} -c lock_timeout={LOCK_TIMEOUT}"
            f" -c idle_in_transaction_session_timeout={2 * statement_timeout}"
        ),
        **_postgresql_options(query),
    }
    if pool_size:
        options["pool"] = {
            "min_size": min(2, pool_size),
            "max_size": pool_size,
            "timeout": 2,
            "max_lifetime": 1_800,
        }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": _decoded(user, "user"),
        "PASSWORD": _decoded(password, "password"),
        "HOST": host,
        "PORT": port,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def _address(address: str) -> tuple[str, str]:
    found = re.fullmatch(r"(\[[0-9A-Fa-f:.]+\]|[^\[\]:]*)(?::([0-9]{1,5}))?", address)
    if not found:
        raise _refused(
            "has a host or port that cannot be read: write host:5432 or [2001:db8::1]:5432"
        )
    host, port = found[1].strip("[]"), found[2] or ""
    if port and not 1 <= int(port) <= 65_535:
        raise _refused("has a port outside 1 to 65535: PostgreSQL's usual one is 5432")
    return _decoded(host, "host"), port


def _postgresql_options(query: str) -> dict[str, str]:
    if not query:
        return {}
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=True, errors="strict")
    except ValueError:
        raise _refused("has options that cannot be read: write ?name=value&name=value") from None
    options = dict(pairs)
    if len(options) != len(pairs):
        raise _refused("gives an option twice: give it once")
    for name in options.keys() - POSTGRESQL_OPTIONS:
        allowed = ", ".join(sorted(POSTGRESQL_OPTIONS))
        raise _refused(f"has the unknown option {name[:40]!r}: the known ones are {allowed}")
    return options


def _decoded(text: str, part: str) -> str:
    if re.search(r"%(?![0-9A-Fa-f]{2})", text):
        raise _refused(f"has a % in its {part} that encodes nothing: write it %25")
    try:
        decoded = unquote(text, errors="strict")
    except UnicodeDecodeError:
        raise _refused(f"has a {part} that is not UTF-8 once decoded: encode it as UTF-8") from None
    if "\0" in decoded:
        raise _refused(f"has a NUL character in its {part}: remove the %00")
    return decoded
