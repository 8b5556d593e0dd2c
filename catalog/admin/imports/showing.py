"""A report and a run's progress as their pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.template.defaultfilters import filesizeformat
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.ingest.findings import Finding, Severity
from catalog.ingest.report import Report, kind_name
from catalog.ingest.uploads.life import Life
from catalog.ingest.uploads.states import State
from catalog.text import printable

_ON_A_PAGE = 50
_LONGEST_VALUE = 300


@dataclass(frozen=True)
class Line:
    """One finding."""

    severity: Severity
    row: str
    part: str
    value: str
    why: str
    remedy: str


@dataclass(frozen=True)
class Shown:
    """`counts` has a row for each kind of object; `severities` the number of findings of each, and which is chosen."""

    counts: list[tuple[str, list[int]]]
    heads: list[str]
    severities: list[tuple[Severity, int, bool]]
    chosen: str
    page: Page[Line]
    unlisted: int
    kept: list[tuple[str, int]]


def shown(report: Report, asked: QueryDict) -> Shown:
    """What a page shows of a report: all its numbers, and one page of the findings asked for."""
    chosen = asked.get("severity", "")
    chosen = chosen if chosen in Severity.values else ""
    found = [_line(one) for one in report.findings if chosen in ("", one.severity)]
    tables = report.tables()
    kinds = dict.fromkeys(kind for _label, counted in tables for kind in counted)
    return Shown(
        counts=[
            (capfirst(kind_name(kind)), [counted[kind] for _label, counted in tables])
            for kind in kinds
        ],
        heads=[label for label, _counted in tables],
        severities=[
            (severity, report.counts[severity], severity == chosen)
            for severity in Severity
            if report.counts[severity]
        ],
        chosen=chosen,
        page=Paginator(found, _ON_A_PAGE).get_page(asked.get("p")),
        unlisted=report.counts.total() - len(report.findings),
        kept=report.kept.most_common(),
    )


def progress(state: State) -> dict[str, Any]:
    """How far a run is, in words and numbers; `percent` is None while that is not known."""
    told = state.progress
    is_running = state.life in (Life.ALIVE, Life.STUCK)
    if told is None:
        return {"running": is_running, "percent": None, "text": _("It is about to begin.")}
    said = ngettext("%(number)d record so far", "%(number)d records so far", told.records) % {
        "number": told.records
    }
    if told.total and told.done >= told.total:
        said = f"{_('All of it is read and is being finished')}; {said}"
    elif told.total:
        read = {"done": filesizeformat(told.done), "total": filesizeformat(told.total)}
        said = f"{_('%(done)s of %(total)s read') % read}; {said}"
    return {"running": is_running, "percent": told.percent, "text": said}


def _line(found: Finding) -> Line:
    return Line(
        found.severity,
        str(found.where.line or ""),
        found.where.part,
        printable(found.value, _LONGEST_VALUE),
        found.why,
        found.remedy,
    )
