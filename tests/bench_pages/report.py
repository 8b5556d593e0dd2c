"""The measurements, printed as they are made."""

from __future__ import annotations

import gzip
from functools import partial
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.bench_pages.addresses import MANY, addresses
from tests.bench_search import index
from tests.bench_search.http import Server, empty_address, server
from tests.bench_search.measure import timed_beside

_HEADINGS = ("queries", "KB", "KB gzip", "page", "empty", "page/empty", "at most")
_SECONDS = 60


def report(runs: int) -> None:
    """Measure the pages of the holdings in use and print the figures."""
    index.build()
    print(f"\n{'':24}{''.join(f'{heading:>12}' for heading in _HEADINGS)}")
    # Each page has to be looked at as a reader would: the first search reads the index.
    client = Client(SERVER_NAME="localhost")
    client.get("/search/")
    with server() as site:
        for name, found in addresses().items():
            cells = _row(client, site, found, runs)
            print(f"{name:24}{''.join(f'{cell:>12}' for cell in cells)}", flush=True)


def _row(client: Client, site: Server, found: list[str], runs: int) -> list[str]:
    """The figures of one kind of page: bytes as the median page has them, queries as the worst has."""
    pages = (found * (MANY // len(found) + 1))[:MANY]
    bodies = [client.get(address).content for address in found]
    site.hang_up()
    page, empty = timed_beside(
        [
            [partial(site.get, address) for address in pages],
            [partial(site.get, empty_address(0))] * MANY,
        ],
        runs,
        _SECONDS,
    )
    return [
        str(max(_queries(client, address) for address in found)),
        f"{median(map(len, bodies)) / 1_000:.1f}",
        f"{median(len(gzip.compress(body, 6)) for body in bodies) / 1_000:.1f}",
        str(page),
        str(empty),
        f"{page.median / empty.median:.1f}",
        f"{page.p95 / empty.median:.1f}",
    ]


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} was answered by {response.status_code}")
    return len(asked)
