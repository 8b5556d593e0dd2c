"""Pages for what went wrong."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from catalog.numbers import grouped
from catalog.pages.answers import BeyondLastPage

# Other languages have nothing there either: what they are offered is the first page.
_ELSEWHERE = {"languages_at": "/"}


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    hint = ""
    if isinstance(exception, BeyondLastPage):
        hint = _("The last page is %(number)s.") % {"number": grouped(exception.last)}
    return render(request, "catalog/not_found.html", {"hint": hint, **_ELSEWHERE}, status=404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "catalog/bad_address.html", {"bad": None, **_ELSEWHERE}, status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "catalog/forbidden.html", _ELSEWHERE, status=403)


def locked_out(
    request: HttpRequest, _response: HttpResponse | None = None, *_credentials: Any
) -> HttpResponse:
    """Said to who has tried too many passwords, or codes after the password: how long to wait, and whom to ask."""
    wait: timedelta = settings.AXES_COOLOFF_TIME
    typed = request.POST.get("username", "")[:150]
    context = {
        "username": typed or request.user.get_username(),
        "signed_in": request.user.is_authenticated and not typed,
        "attempts": settings.AXES_FAILURE_LIMIT,
        "minutes": round(wait.total_seconds() / 60),
        **_ELSEWHERE,
    }
    answer = render(request, "catalog/locked_out.html", context, status=429)
    answer.headers["Retry-After"] = str(round(wait.total_seconds()))
    return answer
