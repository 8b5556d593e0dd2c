"""Runs a command with DATABASE_URL naming a PostgreSQL server started for it alone.

    python tests/with_postgres.py command [argument ...]

The server keeps its files in a temporary directory, answers on a socket in there and nowhere else,
and is stopped and removed whatever becomes of the command, whose exit status is passed on.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from urllib.parse import quote

INSTALLED = Path("/usr/lib/postgresql")
START_SECONDS = 30
STOP_SECONDS = 10
INITDB = "--username=catalogue --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync"
# Losing the tests' data in a crash costs nothing, so nothing waits for the disk.
POSTGRES = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses="


class CannotStart(Exception):
    """Why there is no server, with the remedy."""


def find_programs() -> Path:
    """The directory of the newest installed server's programs."""
    found = sorted(
        (initdb.parent for initdb in INSTALLED.glob("*/bin/initdb")),
        key=lambda directory: float(directory.parent.name),
        reverse=True,
    )
    if pg_config := shutil.which("pg_config"):
        told = subprocess.run([pg_config, "--bindir"], capture_output=True, text=True, check=False)
        found.append(Path(told.stdout.strip()))
    if initdb := shutil.which("initdb"):
        found.append(Path(initdb).resolve().parent)
    for directory in found:
        if all((directory / name).is_file() for name in ("initdb", "postgres", "pg_isready")):
            return directory
    raise CannotStart(
        "No PostgreSQL server is installed: install one (on Debian: apt install postgresql),"
        " or put its initdb on the PATH."
    )


def server_account() -> pwd.struct_passwd:
    """Whom the server runs as: whoever runs this, or another in place of root, whom it refuses."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise CannotStart(
        "PostgreSQL does not run as root, and there is no account postgres or nobody to run it as:"
        " add one, or run this as another user."
    )


@contextmanager
def process(
    arguments: list[str], account: pwd.struct_passwd, home: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """A process of the account's, out of reach of the terminal's Ctrl-C, stopped at the end."""
    root = os.geteuid() == 0
    with (home / "log").open("ab") as log:
        started = subprocess.Popen(
            arguments,
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            user=account.pw_uid if root else None,
            group=account.pw_gid if root else None,
            extra_groups=[] if root else None,
        )
    try:
        yield started
    finally:
        if started.poll() is None:
            started.send_signal(signal.SIGINT)
            try:
                started.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                started.kill()
                started.wait()


@contextmanager
def server() -> Iterator[str]:
    """A new server's DATABASE_URL, good until the block is left."""
    programs, account = find_programs(), server_account()
    with tempfile.TemporaryDirectory(prefix="catalogue-") as name:
        home, data = Path(name), f"{name}/data"
        os.chown(home, account.pw_uid, account.pw_gid)
        with process([f"{programs}/initdb", *INITDB.split(), "-D", data], account, home) as making:
            if making.wait() != 0:
                raise CannotStart(f"initdb failed: {_last_line(home)}")
        postgres = [f"{programs}/postgres", *POSTGRES.split(), "-k", name, "-D", data]
        with process(postgres, account, home) as running:
            deadline = time.monotonic() + START_SECONDS
            while not _answers(programs, name):
                if running.poll() is not None or time.monotonic() > deadline:
                    raise CannotStart(f"The PostgreSQL server did not start: {_last_line(home)}")
                time.sleep(0.05)
            yield f"postgres://catalogue@{quote(name, safe='')}/postgres"


def _answers(programs: Path, socket_directory: str) -> bool:
    asked = [f"{programs}/pg_isready", "--quiet", f"--host={socket_directory}"]
    return subprocess.run(asked, check=False).returncode == 0


def _last_line(home: Path) -> str:
    lines = (home / "log").read_text(encoding="utf-8", errors="replace").split("\n")
    return next((line for line in reversed(lines) if line), "it said nothing")


def run(command: Sequence[str], database_url: str) -> int:
    running = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": database_url})
    try:
        return running.wait()
    except KeyboardInterrupt:
        # The terminal has told the command too, which may have more to say.
        return running.wait()
    finally:
        if running.poll() is None:
            running.terminate()
            running.wait()


def _leave(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)


def main(command: Sequence[str]) -> int:
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGHUP, _leave)
    try:
        with server() as database_url:
            return run(command, database_url)
    except CannotStart as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if sys.argv[1:] else __doc__)
