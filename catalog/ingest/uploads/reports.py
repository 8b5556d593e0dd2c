"""What a run found, kept with the upload as text and read again for its page."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from catalog.ingest.drafts import Where
from catalog.ingest.findings import Finding, Severity
from catalog.ingest.report import Report

_COUNTERS = ("created", "updated", "unchanged", "conflicts", "kept")


def of_findings(findings: Iterable[Finding]) -> Report:
    """The report of a run that came to nothing but these findings."""
    report = Report(is_dry=True)
    for finding in findings:
        report.add(finding)
    return report


def written(report: Report) -> str:
    """As JSON in ASCII, in which databases store whatever characters a file has; without its accession."""
    told: dict[str, Any] = {name: dict(getattr(report, name)) for name in _COUNTERS}
    told["is_dry"] = report.is_dry
    told["counts"] = {severity.value: number for severity, number in report.counts.items()}
    told["findings"] = [
        [one.severity.value, one.why, one.remedy, one.value, one.where.line, one.where.part]
        for one in report.findings
    ]
    # Whatever is translated late is a text by now.
    return json.dumps(told, default=str)


def read(text: str) -> Report:
    """What `written` has written; an empty report of an empty text."""
    told = json.loads(text or "{}")
    counters: Any = {name: Counter(told.get(name, {})) for name in _COUNTERS}
    counts = Counter(
        {Severity(severity): number for severity, number in told.get("counts", {}).items()}
    )
    findings = [
        Finding(Severity(severity), why, remedy, value, Where(line, part))
        for severity, why, remedy, value, line, part in told.get("findings", ())
    ]
    dry = bool(told.get("is_dry"))
    return Report(is_dry=dry, findings=findings, counts=counts, **counters)
