"""Persons, bodies and families: the list by letter and kind, and the page of one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from catalog.choices import AgentKind
from catalog.models import Agent, Contribution
from catalog.pages.agent_list import agent_list, is_letter
from catalog.pages.agent_view import agent_view
from catalog.pages.answers import BadAddress, page_number, public, text_of
from catalog.pages.former_addresses import moved
from catalog.text import printable
from catalog.visibility import public_now


@public
def agents(request: HttpRequest) -> HttpResponse:
    listed = agent_list(
        text_of(request, "q", 100), _letter(request), _kind(request), page_number(request)
    )
    return render(request, "catalog/agents.html", {"list": listed, "page": listed.page})


@public
def agent(request: HttpRequest, slug: str) -> HttpResponse:
    found = Agent.objects.with_names().filter(slug=slug).first()
    if found is None or not _is_named(found):
        led_on = moved(request, Agent, Agent.objects.public(), slug=slug)
        if led_on is None:
            raise Http404
        return led_on
    return render(request, "catalog/agent.html", {"agent": found, "view": agent_view(found)})


def _is_named(agent: Agent) -> bool:
    """Whether any public record names the agent, or has a public text that the agent translated."""
    named = Contribution.objects.filter(public_now("record"), agent=agent)
    return named.exists() or agent.translations.public().filter(public_now("record")).exists()


def _letter(request: HttpRequest) -> str:
    letter = text_of(request, "letter", 10)
    if letter and not is_letter(letter):
        raise BadAddress(
            "letter", printable(letter), "There is no such letter.", "Use one from a to z."
        )
    return letter


def _kind(request: HttpRequest) -> str:
    kind = text_of(request, "kind", 30)
    if kind and kind not in AgentKind.values:
        raise BadAddress(
            "kind",
            printable(kind),
            "There is no such kind of agent.",
            f"Use one of {', '.join(AgentKind.values)}.",
        )
    return kind
