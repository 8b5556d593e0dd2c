"""Whole pages, from a server of one process as in production."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.db import connection

_ADDRESS = "127.0.0.1"
_START_SECONDS = 30


class Server:
    """A running server: its pages, and the memory of the process that makes them."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process = process
        self._connection = HTTPConnection(_ADDRESS, port, timeout=120)

    def get(self, address: str) -> bytes:
        """The body of a page; RuntimeError when it is answered otherwise than by 200."""
        self._connection.request("GET", address)
        response = self._connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise RuntimeError(f"{address} was answered by {response.status}: {body[-500:]!r}")
        return body

    def hang_up(self) -> None:
        """Close the connection, which the server would not keep for long; the next page opens another."""
        self._connection.close()

    def memory(self) -> dict[str, int]:
        """Resident memory of the worker in megabytes, now (VmRSS) and at most (VmHWM); empty where Linux is not."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        if not children.exists():
            return {}
        (worker, *_others) = children.read_text().split()
        lines = Path(f"/proc/{worker}/status").read_text().splitlines()
        fields = dict(line.split(":", 1) for line in lines)
        return {name: int(fields[name].split()[0]) // 1024 for name in ("VmRSS", "VmHWM")}


def empty_address(rows: int) -> str:
    """Of a page about nothing, with so many lines."""
    return f"/empty/?rows={rows}"


@contextmanager
def server() -> Iterator[Server]:
    """The catalogue served from the database that is in use here."""
    with socket.socket() as free:
        free.bind((_ADDRESS, 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [
                *(
                    sys.executable,
                    "-m",
                    "gunicorn",
                    "tests.bench_search.wsgi",
                    "--log-level",
                    "warning",
                ),
                *("--config", "deploy/gunicorn.conf.py", "--max-requests", "0"),
                *("--bind", f"{_ADDRESS}:{port}"),
            ],
            cwd=settings.BASE_DIR,
            env=_environment(),
            stderr=log,
        )
        try:
            yield _started(Server(process, port), log)
        finally:
            process.terminate()
            process.wait()


def _started(running: Server, log: IO[bytes]) -> Server:
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            running.get(empty_address(0))
        except OSError:
            running.hang_up()
            if running.process.poll() is None and time.monotonic() < deadline:
                time.sleep(0.1)
                continue
            log.seek(0)
            raise RuntimeError(f"The server did not start: {log.read().decode()}") from None
        return running


def _environment() -> dict[str, str]:
    own = {
        "DJANGO_SETTINGS_MODULE": "archive.settings",
        "DATABASE_URL": database_url(),
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": _ADDRESS,
        "SITE_URL": f"http://{_ADDRESS}",
        "HTTPS": "0",
        "DEBUG": "0",
        "WEB_CONCURRENCY": "1",
    }
    inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_POOL"}
    return inherited | own


def database_url() -> str:
    """The address of the database in use, which is not the one that DATABASE_URL names but stands beside it."""
    name: Any = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{quote(str(name))}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{quote(name)}").geturl()
