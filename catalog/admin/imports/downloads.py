"""The report of an import as a file to take away."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpResponse

from catalog.ingest.report import Report, as_csv, sentence

_BYTE_ORDER_MARK = "\ufeff"
"""Without it, Excel does not take the file for UTF-8."""


def answer(report: Report, kind: str, stem: str, heading: str) -> HttpResponse:
    """A report as "csv", its findings alone, or as "txt", all of it under a heading. Http404 on other kinds."""
    if kind == "txt":
        return text_file(_text(report, heading), f"{stem}.txt")
    if kind != "csv":
        raise Http404
    text = _BYTE_ORDER_MARK + as_csv(report)
    return _file(text, "text/csv; charset=utf-8", f"{stem}.csv")


def text_file(text: str, name: str) -> HttpResponse:
    return _file(text, "text/plain; charset=utf-8", name)


def _file(text: str, media_type: str, name: str) -> HttpResponse:
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(text, content_type=media_type, headers={"Content-Disposition": disposition})


def _text(report: Report, heading: str) -> str:
    return "\n".join(_lines(report, heading)) + "\n"


def _lines(report: Report, heading: str) -> Iterator[str]:
    yield from (heading, "=" * len(heading), "")
    yield from report.lines()
    yield ""
    yield from map(sentence, report.findings)
