"""The catalogue's addresses, and an empty page of any length to compare the others with."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from archive.urls import handler400, handler403, handler404

__all__ = ["handler400", "handler403", "handler404", "urlpatterns"]

_ROW = {
    "url": "/search/?q=government&type=letter&agent=togliatti-palmiro&subject=cold-war",
    "label": "Comitato di liberazione",
    "count": 1956,
}


def empty(request: HttpRequest) -> HttpResponse:
    """A page about nothing: as many lines as `rows` says, each a link with a number, like those of the facets."""
    return render(request, "empty.html", {"rows": [_ROW] * int(request.GET["rows"])})


urlpatterns = [path("empty/", empty), path("", include("archive.urls"))]
