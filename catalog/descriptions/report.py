"""Findings as lines for people and as JSON for programs, written while they are found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby

from catalog.descriptions.findings import Finding, Rule, full_stop

_LONGEST_VALUE = 160


def as_lines(findings: Iterable[tuple[Rule, Finding]]) -> Iterator[str]:
    """One line for each finding, under the name of its rule."""
    for name, group in groupby(findings, lambda pair: pair[0].name):
        yield name
        for _rule, finding in group:
            where = f"{finding.record}, {finding.where}" if finding.where else finding.record
            value = _one_line(finding.value)
            yield f"  {finding.severity}: {where}: “{value}”: {full_stop(finding.reason)} {full_stop(finding.remedy)}"


def as_json(findings: Iterable[tuple[Rule, Finding]]) -> Iterator[str]:
    """A JSON list of objects, one on each line."""
    mark = "["
    for rule, finding in findings:
        yield mark + json.dumps({"rule": rule.name, **asdict(finding)}, ensure_ascii=False)
        mark = ","
    yield "]" if mark == "," else "[]"


def _one_line(value: str) -> str:
    flat = " ".join(value.split())
    return flat if len(flat) <= _LONGEST_VALUE else flat[:_LONGEST_VALUE] + "…"
