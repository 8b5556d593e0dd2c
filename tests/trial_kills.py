"""Imports killed at any moment: run by `make trials`.

A finding aid is imported by a command that is killed with SIGKILL after a random time, again and again. After each
there must be none of its records, or all of them with their accession, revision and log; at last the same command
completes, and what is exported then is what an import that nobody killed gives.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import django
from django.db import connection

UNITS = 1_500


def environment() -> dict[str, str]:
    """That of commands which work on the test database."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{settings['NAME']}"
    else:
        given = urlsplit(os.environ["DATABASE_URL"])
        url = urlunsplit(given._replace(path=f"/{settings['NAME']}"))
    return {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}


def import_command(path: Path) -> list[str]:
    return [sys.executable, "manage.py", "ingest", str(path)]


def state() -> tuple[int, int, int, int]:
    """How many records, accessions, acts and accessions' states there are."""
    from catalog.models import Accession, Act, ImportedState, Record

    found = tuple(
        model._default_manager.count() for model in (Record, Accession, Act, ImportedState)
    )
    connection.close()
    return found  # type: ignore[return-value]


def exported() -> str:
    """A digest of everything in the catalogue."""
    command = [sys.executable, "manage.py", "export", "--format", "json", "--all"]
    said = subprocess.run(command, env=environment(), capture_output=True, check=True)
    return sha256(said.stdout).hexdigest()


def take_back() -> None:
    """Withdraw the last import, and assert that nothing of it is left."""
    from catalog.ingest.withdrawing import withdraw
    from catalog.models import Accession

    withdraw(Accession.objects.latest("pk"), None)
    assert state()[0] == 0 == state()[3]


def trial(path: Path, seconds: float) -> bool:
    """Kill an import after a while; whether it had completed by then, and was taken back."""
    before = state()
    started = subprocess.Popen(
        import_command(path),
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(random.uniform(0.2, seconds))
    started.kill()
    started.wait()
    found = state()
    if found == before:
        return False
    assert found[0] == UNITS + 1, f"{found[0]} records after a kill"
    assert found[1:3] == (before[1] + 1, before[2] + 1), f"{found} after a kill"
    take_back()
    return True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=25)
    kills = parser.parse_args().kills
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from django.core.management import call_command

    from tests.big_ead import write_finding_aid

    connection.creation.create_test_db(verbosity=0)
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "finding-aid.xml"
        write_finding_aid(path, UNITS)
        try:
            vocabularies = sorted(Path("fixtures/vocabularies").glob("*.json"))
            call_command("loaddata", *map(str, vocabularies), verbosity=0)
            start = time.perf_counter()
            subprocess.run(import_command(path), env=environment(), check=True, capture_output=True)
            seconds = time.perf_counter() - start
            whole = exported()
            take_back()
            print(f"{connection.vendor}: {kills} kills within {seconds:.1f} s", flush=True)
            completed = sum(trial(path, seconds) for _number in range(kills))
            subprocess.run(import_command(path), env=environment(), check=True, capture_output=True)
            assert exported() == whole, "the export differs from that of an import nobody killed"
            call_command("reindex", "--check", verbosity=0)
            print(f"nothing partial, nothing twice; {completed} had completed before the kill")
        finally:
            connection.creation.destroy_test_db("", verbosity=0)


if __name__ == "__main__":
    main()
