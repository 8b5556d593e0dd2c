"""How fast the search is, beside the usual way and an empty page: run by `make bench`.

For each number of records a database of generated holdings is made, its index is built, and queries of nine classes are
answered as data, in the usual Django way, and as whole pages. Times are median/95th percentile in milliseconds.
"""

from __future__ import annotations

import argparse
import os
import sys

import django
from django.db import connection
from django.test.utils import setup_test_environment

_SIZES = (10_000, 100_000)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench_search", description=__doc__)
    parser.add_argument("--records", type=int, nargs="+", default=_SIZES, metavar="N")
    parser.add_argument("--runs", type=int, default=3, help="how often each query is asked (3)")
    parser.add_argument(
        "--seconds", type=float, default=20, help="the most spent on a class and a way (20)"
    )
    parser.add_argument("--classes", nargs="+", metavar="Q", help="some of Q0 to Q8 (all)")
    parser.add_argument("--no-http", action="store_true", help="without whole pages")
    parser.add_argument("--no-usual", action="store_true", help="without the usual Django way")
    parser.add_argument("--no-reindex", action="store_true", help="with the index as it was kept")
    parser.add_argument("--keep", action="store_true", help="keep the databases for another run")
    parser.add_argument(
        "--reuse", action="store_true", help="use databases that were kept, and keep them"
    )
    return parser.parse_args()


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    asked = arguments()
    django.setup()
    setup_test_environment()

    from tests.bench_search.classes import CLASSES
    from tests.bench_search.database import holdings
    from tests.bench_search.report import report

    chosen = asked.classes or list(CLASSES)
    if unknown := set(chosen) - CLASSES.keys():
        sys.exit(f"{', '.join(sorted(unknown))}: the classes are {', '.join(CLASSES)}.")
    for records in asked.records:
        with holdings(records, keep=asked.keep, reuse=asked.reuse):
            print(
                f"\n{connection.vendor}: {records:,} records, {os.cpu_count()} cores,"
                f" {asked.runs} runs; median/p95 in ms"
            )
            report(records, chosen, asked)


if __name__ == "__main__":
    main()
