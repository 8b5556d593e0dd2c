"""By correspondence: who wrote to whom, one person's correspondents, and the letters between two."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control

from catalog.models import Agent, Record
from catalog.pages import letter_figures
from catalog.pages.answers import BeyondLastPage, page_number, public
from catalog.search import Correspondence
from catalog.search import correspondence as all_letters

_ROWS = 50
_REMEMBERED_SECONDS = 60


@public
def correspondence(request: HttpRequest) -> HttpResponse:
    found = all_letters()
    page = _page(request, len(found), _ROWS)
    rows = _rows(found, page)
    shown = letter_figures.chosen(found)
    names = _agents(
        {*shown.agents, *(key for sender, recipient, _n in rows for key in (sender, recipient))}
    )
    context: dict[str, Any] = {
        "page": page,
        "pairs": _named(rows, names),
        "pair_count": len(found),
        "people": letter_figures.number_of_people(found),
    }
    if page.number == 1 and len(found):
        context |= {
            "graph": letter_figures.graph(shown.graph_nodes, shown.graph, names),
            "graph_agents": len(shown.graph_nodes),
            "matrix": letter_figures.table(shown, names),
        }
    return render(request, "catalog/correspondence/all.html", context)


@public
def correspondent(request: HttpRequest, slug: str) -> HttpResponse:
    agent = _agent(slug)
    found = all_letters().of(agent.pk)
    if not len(found):
        return _nothing()
    if agent.slug != slug:
        return _redirected(request, reverse("catalog:correspondent", args=[agent.slug]))
    exchanges = letter_figures.exchanges(found, agent.pk)
    page = _page(request, len(exchanges), _ROWS)
    shown = exchanges[page.start_index() - 1 : page.end_index()]
    nodes = [agent.pk, *(one.other for one in exchanges[: letter_figures.NODES - 1])]
    names = _agents({*nodes, *(one.other for one in shown)})
    context: dict[str, Any] = {
        "agent": agent,
        "page": page,
        "exchanges": [(names[one.other], one) for one in shown if one.other in names],
        "total": len(exchanges),
        "written": sum(one.written for one in exchanges),
        "received": sum(one.received for one in exchanges),
    }
    if page.number == 1:
        context["graph"] = letter_figures.graph(nodes, found.among(nodes), names)
    return render(request, "catalog/correspondence/one.html", context)


@public
def letters(request: HttpRequest, slug: str, other: str) -> HttpResponse:
    """What the two wrote to each other, oldest first."""
    one, another = _agent(slug), _agent(other)
    exchange = letter_figures.dated_letters(one, another)
    if one == another or not exchange:
        return _nothing()
    if (one.slug, another.slug) != (slug, other):
        return _redirected(request, reverse("catalog:letters", args=[one.slug, another.slug]))
    page = _page(request, len(exchange), _ROWS)
    shown = exchange[page.start_index() - 1 : page.end_index()]
    keys = [letter.key for letter in shown]
    records = Record.objects.public().in_lines().in_bulk(keys)
    context = {
        "one": one,
        "another": another,
        "page": page,
        "letters": [(records[sent.key], sent.there) for sent in shown if sent.key in records],
        "written": sum(letter.there for letter in exchange),
        "received": sum(not letter.there for letter in exchange),
        "strip": letter_figures.strip(one, another, exchange),
    }
    return render(request, "catalog/correspondence/two.html", context)


def _agent(slug: str) -> Agent:
    """Who has this short name, or had it. Whether readers may know of them, their public letters say."""
    found = (
        Agent.objects.filter(slug=slug).first()
        or Agent.objects.filter(former_keys__slug=slug).first()
    )
    if found is None:
        raise Http404
    return found


def _redirected(request: HttpRequest, address: str) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    answer = HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    patch_cache_control(answer, public=True, max_age=_REMEMBERED_SECONDS)
    return answer


def _nothing() -> HttpResponse:
    raise Http404


def _page(request: HttpRequest, count: int, size: int) -> Page[int]:
    paginator = Paginator(range(count), size)
    number = page_number(request)
    if number > paginator.num_pages:
        raise BeyondLastPage(paginator.num_pages)
    return paginator.page(number)


def _rows(found: Correspondence, page: Page[int]) -> list[tuple[int, int, int]]:
    return found.rows(max(page.start_index() - 1, 0), page.end_index())


def _agents(keys: set[int]) -> dict[int, Agent]:
    return Agent.objects.only("slug", "preferred_name", "kind").in_bulk(sorted(keys))


def _named(
    rows: list[tuple[int, int, int]], names: dict[int, Agent]
) -> list[tuple[Agent, Agent, int]]:
    return [
        (names[sender], names[recipient], number)
        for sender, recipient, number in rows
        if sender in names and recipient in names
    ]
