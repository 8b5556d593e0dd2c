"""How fast the public pages are, beside an empty one: run by `make bench-pages`.

For each number of records a database of generated holdings is made and each kind of page is asked for again and again,
one page after the other and an empty one after each, from a server of one process as in production. Times are
median/95th percentile in milliseconds; "empty" is a page with a head and a foot and nothing between.
"""

from __future__ import annotations

import argparse
import os

import django
from django.db import connection
from django.test.utils import setup_test_environment


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench_pages", description=__doc__)
    parser.add_argument("--records", type=int, nargs="+", default=[100_000], metavar="N")
    parser.add_argument("--runs", type=int, default=3, help="how often each address is asked (3)")
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

    from tests.bench_pages.report import report
    from tests.bench_search.database import holdings

    for records in asked.records:
        with holdings(records, keep=asked.keep, reuse=asked.reuse):
            print(f"\n{connection.vendor}: {records:,} records, {os.cpu_count()} cores")
            report(asked.runs)


if __name__ == "__main__":
    main()
