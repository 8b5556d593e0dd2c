"""Help: how to search, cite and read; what the catalogue is; how far everyone can use it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalog.choices import Holding, Scheme, Standing
from catalog.models import Agent, Repository, Term
from catalog.pages import citing_examples, reading_examples
from catalog.pages.answers import public
from catalog.search import SearchRequest, search
from catalog.search.query import examples

_COUNTED = ("type", "language", "holding", "has")
"""The facets of which the page about the catalogue tells the largest values."""


@public
def contents(request: HttpRequest) -> HttpResponse:
    return render(request, "catalog/help/contents.html")


@public
def search_help(request: HttpRequest) -> HttpResponse:
    sections = [
        ("words", examples.WORDS),
        ("fields", examples.FIELDS),
        ("dates", examples.DATES),
    ]
    return render(request, "catalog/help/search.html", {"sections": sections})


@public
def citing(request: HttpRequest) -> HttpResponse:
    context = {
        "example": citing_examples.of_a_text(),
        "scan": citing_examples.of_a_scan(),
    }
    return render(request, "catalog/help/citing.html", context)


@public
def reading(request: HttpRequest) -> HttpResponse:
    context = {
        "dates": reading_examples.dates(),
        "levels": Term.objects.filter(scheme=Scheme.LEVEL).order_by("position", "label"),
        "holding": {choice.name.lower(): choice.label for choice in Holding},
        "standing": {choice.name.lower(): choice.label for choice in Standing},
    }
    return render(request, "catalog/help/reading.html", context)


@public
def about(request: HttpRequest) -> HttpResponse:
    found = search(SearchRequest(page_size=1))
    facets = {facet.name: facet for facet in found.facets}
    context = {
        "total": found.total,
        "agents": Agent.objects.public().count(),
        "repositories": Repository.objects.public().count(),
        "counted": [facets[name] for name in _COUNTED if facets[name].values],
    }
    return render(request, "catalog/help/about.html", context)


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "catalog/help/accessibility.html", {"contact": settings.CONTACT})
