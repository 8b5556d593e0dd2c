"""How long the desk makes an archivist wait: run by `make bench-desk`.

Prints for each page the number of queries, the median of several runs in milliseconds, and the ratio to the change form
of an empty record.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

import django
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

EVENTS, CITATIONS, MANY = 30, 60, 1_000
RUNS = 5


def crowded_record() -> Any:
    """A record with 30 events and 60 citations."""
    from tests.records import make_agent, make_citation, make_record, make_term, make_text

    record = make_record(title="Relations between the PCI and the League of Communists")
    sent, togliatti = make_term("event-type", "sent"), make_agent()
    for number in range(EVENTS):
        record.events.create(position=number, type=sent, from_agent=togliatti)
    for number in range(CITATIONS):
        make_citation(record, make_record(), note_number=number + 1)
    make_text(record)
    return record


def steps() -> Iterator[tuple[str, Callable[[Client], Any], int]]:
    """What is timed, and how often."""
    from catalog.models import Act, Record
    from tests.desk import filled_in
    from tests.records import make_record

    empty, crowded = make_record(), crowded_record()
    keys = ",".join(str(make_record().pk) for _number in range(MANY))
    form = f"/admin/catalog/record/{crowded.pk}/change/"
    together = "/admin/catalog/record/together/"
    runs = iter(range(1_000))

    def save(client: Client) -> Any:
        return client.post(form, filled_in(client.get(form)) | {"note": f"Note {next(runs)}"})

    def look(client: Client) -> Any:
        sent = {"keys": keys, "operation": "set-rights", "set-rights-value": f"No. {next(runs)}"}
        return client.post(together, sent)

    def change(client: Client) -> Any:
        return client.post(together, filled_in(look(client)) | {"do": "Change"})

    def undo(client: Client) -> Any:
        return client.post(f"/admin/catalog/act/{Act.objects.latest('pk').pk}/undo/")

    yield (
        "open the form of an empty record",
        lambda c: c.get(form.replace(str(crowded.pk), str(empty.pk))),
        RUNS,
    )
    yield f"… of one with {EVENTS} events, {CITATIONS} citations", lambda c: c.get(form), RUNS
    yield "open and save that", save, RUNS
    yield "its history", lambda c: c.get(form.replace("change", "history")), RUNS
    yield "the list of records", lambda c: c.get("/admin/catalog/record/"), RUNS
    yield "the tree", lambda c: c.get("/admin/catalog/record/tree/"), RUNS
    yield f"look at a change of {MANY} records", look, 1
    yield f"look at it and change {MANY} records", change, 1
    yield f"undo the change of {MANY} records", undo, 1
    assert Record.objects.count() > MANY


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    connection.creation.create_test_db(verbosity=0)
    try:
        from django.contrib.auth.models import User

        # Not in the environment of tests, which tells of every template that is drawn.
        client = Client(SERVER_NAME="localhost")
        client.force_login(User.objects.create_superuser("archivist"))
        print(f"{connection.vendor}: queries, median in ms, ratio to the first line")
        first = 0.0
        for name, step, runs in steps():
            times, queries = [], 0
            for _run in range(runs):
                with CaptureQueriesContext(connection) as asked:
                    start = time.perf_counter()
                    answer = step(client)
                    times.append((time.perf_counter() - start) * 1_000)
                assert answer.status_code in {200, 302}, (name, answer.status_code)
                queries = len(asked)
            median = statistics.median(times)
            first = first or median
            print(f"{name:45}{queries:8}{median:12.1f}{median / first:8.1f}")
    finally:
        connection.creation.destroy_test_db("", verbosity=0)


if __name__ == "__main__":
    main()
