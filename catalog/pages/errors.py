"""Pages for what went wrong."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    hint = str(exception.args[0]) if exception.args and isinstance(exception.args[0], str) else ""
    shown = hint if hint.startswith("The last page is") else ""
    return render(request, "catalog/not_found.html", {"hint": shown}, status=404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "catalog/bad_address.html", {"bad": None}, status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "catalog/forbidden.html", status=403)
