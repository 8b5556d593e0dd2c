"""The measurements, printed as they are made."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial

from catalog.search import SearchTimeout, search
from tests.bench_search import index, usual
from tests.bench_search.classes import CLASSES, Case, cases
from tests.bench_search.http import Server, empty_address, server
from tests.bench_search.measure import Timing, timed, timed_beside

_HEADINGS = ("found", "search", "usual", "usual/search", "page", "empty page", "page/empty")
_NOTHING = "–"


def report(records: int, chosen: Sequence[str], asked: Namespace) -> None:
    """Measure the holdings in use and print the figures."""
    if not asked.no_reindex:
        seconds = index.build()
        _figure("index built, records/s", f"{records / seconds:,.0f}")
    _figure("index on disk, MB", f"{index.size():,.0f}")
    _figure("one record updated, ms", f"{index.update():.1f}")
    if not asked.no_usual:
        usual.prepare()
    with ExitStack() as stack:
        site = None if asked.no_http else stack.enter_context(server())
        print(f"\n{'':28}{''.join(f'{heading:>14}' for heading in _HEADINGS)}")
        for name in chosen:
            cells = _row(cases(name), site, asked)
            print(
                f"{name} {CLASSES[name]:25}{''.join(f'{cell:>14}' for cell in cells)}", flush=True
            )
        if site and (memory := site.memory()):
            _figure("\nmemory of the server's process, MB", f"{memory['VmRSS']}")
            _figure("the same at its most, MB", f"{memory['VmHWM']}")


def _figure(name: str, value: str) -> None:
    print(f"{name:40}{value:>12}", flush=True)


def _row(asked_for: list[Case], site: Server | None, asked: Namespace) -> list[str]:
    totals = [total for case in asked_for if (total := _search(case)) is not None]
    found = f"{sum(totals) / len(totals):,.0f}" if totals else _NOTHING
    ours = timed([partial(_search, case) for case in asked_for], asked.runs, asked.seconds)
    cells = [found, str(ours), _NOTHING, _NOTHING, _NOTHING, _NOTHING, _NOTHING]
    if not asked.no_usual:
        theirs = timed(
            [partial(usual.search, case) for case in asked_for], asked.runs, asked.seconds
        )
        cells[2:4] = [str(theirs), _ratio(theirs, ours)]
    if site:
        page, empty = _pages(asked_for, site, asked)
        cells[4:] = [str(page), str(empty), _ratio(page, empty)]
    return cells


def _search(case: Case) -> int | None:
    """How many records are found; None when the search was ended, which counts as long as it took."""
    try:
        return search(case.request()).total
    except SearchTimeout:
        return None


def _ratio(one: Timing, other: Timing) -> str:
    return f"{one.median / other.median:.1f}"


def _pages(asked_for: list[Case], site: Server, asked: Namespace) -> tuple[Timing, Timing]:
    """Whole pages, and pages about nothing that are as long."""
    site.hang_up()
    bare, hundred = (len(site.get(empty_address(rows))) for rows in (0, 100))
    lengths = (len(site.get(case.address)) for case in asked_for)
    rows = [max(0, length - bare) * 100 // (hundred - bare) for length in lengths]
    pages = [partial(site.get, case.address) for case in asked_for]
    empties = [partial(site.get, empty_address(many)) for many in rows]
    site.hang_up()
    page, empty = timed_beside([pages, empties], asked.runs, asked.seconds)
    return page, empty
