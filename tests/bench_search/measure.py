"""Timing."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median

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


def elapsed(step: Callable[[], object]) -> float:
    """Seconds that a step takes."""
    start = time.perf_counter()
    step()
    return time.perf_counter() - start


def timed(steps: Sequence[Callable[[], object]], runs: int, seconds: float) -> Timing:
    """Every step `runs` times in turn, after some to warm up; ends early when it takes longer than `seconds`."""
    for step in steps[:_WARMING]:
        step()
    times: list[float] = []
    for step in list(steps) * runs:
        times.append(elapsed(step))
        if sum(times) > seconds and len(times) >= _FEWEST:
            break
    return timing(times)
