"""Scholarship: the works that cite, what each cites and in which note, and who cites a source."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from catalog.models import Record
from catalog.models.addresses import address_of
from catalog.pages import citation_graphs
from catalog.pages.answers import MAX_PAGE, BeyondLastPage, number_of, page_number, page_of, public
from catalog.pages.citing import (
    Cited,
    Work,
    cited_by,
    cited_together,
    in_lines,
    most_cited,
    sources,
    works_citing,
    works_that_cite,
)
from catalog.pages.former_addresses import moved
from catalog.pages.notes import NOTES_ON_PAGE, note_url, notes_of

_ON_PAGE = 50
_MOST_CITED = 12


@public
def works(request: HttpRequest) -> HttpResponse:
    page = page_of(request, works_that_cite(), _ON_PAGE)
    records = in_lines(row["citing"] for row in page)
    shown = [
        Work(records[row["citing"]], row["citations"], row["notes"], row["sources"])
        for row in page
        if row["citing"] in records
    ]
    most = most_cited(_MOST_CITED) if page.number == 1 else []
    context = {"page": page, "works": shown, "most_cited": most}
    return render(request, "catalog/scholarship/works.html", context)


@public
def scholarship_of(request: HttpRequest, slug: str) -> HttpResponse:
    """One record in the net of scholarship: what it cites, and what cites it; 404 when neither is known."""
    record = _record(slug)
    if record is None:
        return _moved(request, "catalog:scholarship-of", slug)
    context = {"record": record, **_cites(request, record), **_cited_in(request, record)}
    if not (context["citations"] or context["works"]):
        raise Http404
    return render(request, "catalog/scholarship/of.html", context)


@public
def notes(request: HttpRequest, slug: str) -> HttpResponse:
    """All notes of a work, page by page."""
    record = _record(slug)
    if record is None:
        return _moved(request, "catalog:scholarship-notes", slug)
    number = page_number(request)
    found = notes_of(record, number)
    if found is None:
        raise Http404
    page = Paginator(range(found.total), NOTES_ON_PAGE).page(number)
    context = {"record": record, "notes": found, "page": page}
    return render(request, "catalog/scholarship/notes.html", context)


def _record(slug: str) -> Record | None:
    found = Record.objects.public().in_lines("path").filter(slug=slug)
    return found.first()


def _moved(request: HttpRequest, name: str, slug: str) -> HttpResponse:
    to_record = moved(request, Record, Record.objects.public(), name, slug=slug)
    if to_record is None:
        raise Http404
    return to_record


def _cites(request: HttpRequest, record: Record) -> dict[str, Any]:
    cited = cited_by(record)
    page = _page(request, "page", cited.order)
    shown = sources(record, cited, list(page)) if cited.pairs else []
    onward = address_of("catalog:scholarship-of", record.slug)
    if page.has_next():
        onward += f"?page={page.next_page_number()}"
    return {
        "page": page,
        "sources": shown,
        "graph": citation_graphs.of_work(record, cited, shown, onward) if cited.pairs else None,
        "citations": len(cited.pairs),
        **_unseen(record, cited),
    }


def _unseen(record: Record, cited: Cited) -> dict[str, Any]:
    """The notes with a source that is not to be seen, as (number, address)."""
    numbers = sorted({number for number, source in cited.pairs if source is None})
    shown = [(number, note_url(record, number)) for number in numbers[:_ON_PAGE]]
    return {"unseen": shown, "more_unseen": len(numbers) - len(shown)}


def _cited_in(request: HttpRequest, record: Record) -> dict[str, Any]:
    page = _page(request, "works", works_citing(record))
    rows = list(page)
    if not rows:
        return {"works_page": page, "works": []}
    keys = [row["citing"] for row in rows]
    together = cited_together(keys, record)
    records = in_lines([*keys, *together.shared])
    shown = [
        (records[row["citing"]], row["times"], row["first"])
        for row in rows
        if row["citing"] in records
    ]
    works = [work for work, _times, _first in shown]
    shared = [(records[key], together.of(key)) for key in together.shared if key in records]
    figure = citation_graphs.of_source(record, works, [other for other, _times in shared], together)
    return {"works_page": page, "works": shown, "works_graph": figure, "shared": shared}


def _page(request: HttpRequest, name: str, objects: Any) -> Page[Any]:
    """The page of `objects` that the parameter `name` asks for; 404 when it is beyond the last."""
    paginator = Paginator(objects, _ON_PAGE)
    number = number_of(request, name, 1, MAX_PAGE) or 1
    if number > paginator.num_pages:
        raise BeyondLastPage(paginator.num_pages)
    return paginator.page(number)
