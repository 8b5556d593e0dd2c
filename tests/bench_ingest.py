"""How fast files are imported, and in how much memory: run by `make bench-ingest`.

Writes a finding aid and a table of so many units, and imports each into an empty catalogue, each step in a process of
its own: reading alone, a dry run, saving with index, log and revision, and the same file again. Prints for each the
units a second, the ratio to reading alone, and the most memory that the process had.
"""

from __future__ import annotations

import argparse
import csv
import multiprocessing
import os
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
from django.db import connection

STEPS = ("read", "dry run", "save", "save again")


def write_table(path: Path, rows: int) -> None:
    """A table in our own columns: folders of twenty letters."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            "key parent level reference_code title date_text extent languages creators subjects"
            " scope_and_content".split()
        )
        folder = ""
        for number in range(rows):
            heads = number % 21 == 0
            folder = f"f{number}" if heads else folder
            writer.writerow(
                (
                    folder if heads else f"i{number}",
                    "" if heads else folder,
                    "file" if heads else "item",
                    f"APC {number // 21 + 1}/{number % 21}",
                    f"Folder {number // 21 + 1}" if heads else f"Letter no. {number} to Togliatti",
                    f"{number % 28 + 1} October 19{45 + number % 40}",
                    "1 folder" if heads else "2 pages",
                    "it",
                    f"Longo, Luigi {number % 40}",
                    f"Federation of Bologna {number % 60}",
                    "Reports on the organisation of the party in the province, on the elections "
                    "and the press, with replies of the secretariat. " * 3,
                )
            )


def step(name: str, path: Path, database: str) -> tuple[float, float, int]:
    """One step in this process: seconds, the most memory in MB, and the units there were."""
    django.setup()
    connection.settings_dict["NAME"] = database
    from catalog.ingest.drafts import RecordDraft
    from catalog.ingest.formats import guess
    from catalog.ingest.options import Options
    from catalog.ingest.service import ingest
    from catalog.ingest.source import Source

    source = Source(path)
    reader = guess(source)
    before = time.perf_counter()
    if name == "read":
        number = sum(isinstance(said, RecordDraft) for said in reader.read(source))
    else:
        report = ingest(source, reader, Options(dry_run=name == "dry run"))
        assert report.ok, report.findings[:3]
        number = report.created["record"] + report.unchanged["record"]
    seconds = time.perf_counter() - before
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    connection.close()
    return seconds, memory, number


def measured(name: str, path: Path) -> tuple[float, float, int]:
    """One step in a process of its own, so that its memory is its own."""
    connection.close()
    database = str(connection.settings_dict["NAME"])
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(step, (name, path, database))


def bench(write: Callable[[Path, int], Any], path: Path, units: int) -> None:
    from django.core.management import call_command

    connection.creation.create_test_db(verbosity=0)
    try:
        vocabularies = sorted(Path("fixtures/vocabularies").glob("*.json"))
        call_command("loaddata", *map(str, vocabularies), verbosity=0)
        write(path, units)
        size = path.stat().st_size / 1024**2
        print(f"{path.name}: {units} units, {size:.0f} MB, {connection.vendor}")
        alone = 0.0
        for name in STEPS:
            seconds, memory, number = measured(name, path)
            alone = alone or seconds
            rate = number / seconds
            print(f"  {name:12}{rate:10.0f} a second{seconds / alone:8.1f}{memory:10.0f} MB")
    finally:
        connection.creation.destroy_test_db("", verbosity=0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=5_000)
    units = parser.parse_args().units
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from tests.big_ead import write_finding_aid

    with tempfile.TemporaryDirectory() as directory:
        bench(write_finding_aid, Path(directory) / "finding-aid.xml", units)
        bench(write_table, Path(directory) / "table.csv", units)


if __name__ == "__main__":
    main()
