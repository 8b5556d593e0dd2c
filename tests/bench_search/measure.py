"""Timing."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median

Step = Callable[[], object]
_WARMING = 3
_FEWEST = 5


@dataclass(frozen=True)
class Timing:
    """Median and 95th percentile in milliseconds."""

    median: float
    p95: float

    def __str__(self) -> str:
        return f"{_figure(self.median)}/{_figure(self.p95)}"


def _figure(milliseconds: float) -> str:
    return f"{milliseconds:.1f}" if milliseconds < 100 else f"{milliseconds:.0f}"


def timing(times: Sequence[float]) -> Timing:
    """From times in seconds."""
    ordered = sorted(times)
    return Timing(median(ordered) * 1_000, ordered[ceil(0.95 * len(ordered)) - 1] * 1_000)


def elapsed(step: Step) -> float:
    """Seconds that a step takes."""
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def timed(steps: Sequence[Step], runs: int, seconds: float) -> Timing:
    """Every step `runs` times in turn, after some to warm up; ends early when it takes longer than `seconds`."""
    return timed_beside([steps], runs, seconds)[0]


def timed_beside(ways: Sequence[Sequence[Step]], runs: int, seconds: float) -> list[Timing]:
    """As many steps in each of several ways, a step of one after that of another, so that all meet the same machine."""
    rounds = list(zip(*ways, strict=True))
    for steps in rounds[:_WARMING]:
        for step in steps:
            step()
    times: list[list[float]] = [[] for _way in ways]
    for steps in rounds * runs:
        for way, step in zip(times, steps, strict=True):
            way.append(elapsed(step))
        if sum(map(sum, times)) > seconds * len(ways) and len(times[0]) >= _FEWEST:
            break
    return list(map(timing, times))
