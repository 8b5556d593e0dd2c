"""Making the rows of the index for very many records, by several processes when there are processors for them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from catalog.processes import begin
from catalog.search import desk
from catalog.search.backends import backend_for
from catalog.search.backends.base import DeskRow, Row
from catalog.search.indexing import rows_of

_AHEAD = 3
"""Batches for each process that are made before they are written."""


@dataclass(frozen=True)
class Built:
    """The rows of these records as they were no earlier than the state with this mark."""

    keys: Sequence[int]
    mark: str
    rows: list[Row]
    desk_rows: list[DeskRow]


def built(using: str, batches: Iterable[list[int]], jobs: int) -> Iterator[Built]:
    """The rows of each batch of records, in order; made by `jobs` processes when there are more than one."""
    if jobs <= 1:
        yield from (build(using, keys) for keys in batches)
        return
    # The database may be another than the settings name, as when it is one for tests.
    name = backend_for(using).connection.settings_dict["NAME"]
    # Not forked: a process with threads and connections of its own cannot be.
    with ProcessPoolExecutor(jobs, get_context("spawn"), initializer=begin) as pool:
        waiting: deque[Future[Built]] = deque()
        for keys in batches:
            waiting.append(pool.submit(_build_in, name, using, keys))
            if len(waiting) >= _AHEAD * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def build(using: str, keys: list[int]) -> Built:
    mark = backend_for(using).state().mark
    return Built(keys, mark, rows_of(using, keys), desk.rows_of(using, keys))


def _build_in(name: object, using: str, keys: list[int]) -> Built:
    backend_for(using).connection.settings_dict["NAME"] = name
    return build(using, keys)
