"""What all public pages share: read-only methods, caching, refusal of bad addresses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalog.numbers import grouped
from catalog.search import SearchTimeout
from catalog.text import forbidden_character, printable

MAX_PAGE = 1_000
_RETRY_SECONDS = 10
_GZIP = GZipMiddleware(lambda _request: HttpResponse())
View = Callable[..., HttpResponseBase]


@dataclass
class BadAddress(Exception):
    """A part of the address that cannot be answered: its `name`, its `value`, the `reason` and the `remedy`."""

    name: str
    value: str
    reason: str
    remedy: str


class BeyondLastPage(Http404):
    """A page of a list that has fewer; `last` is the number of its last one."""

    def __init__(self, last: int) -> None:
        super().__init__(last)
        self.last = last


def public(view: View) -> View:
    """A page for everyone: GET and HEAD only, compressed, cached for a minute unless it says otherwise.

    400 with the reason for a bad address, 503 for a search that takes too long.
    """

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            response = view(request, *args, **kwargs)
        except BadAddress as bad:
            return render(request, "catalog/bad_address.html", {"bad": bad}, status=400)
        except SearchTimeout:
            response = render(request, "catalog/too_slow.html", status=503)
            response["Retry-After"] = str(_RETRY_SECONDS)
            return response
        if response.status_code == 200 and not response.has_header("Cache-Control"):
            patch_cache_control(response, public=True, max_age=60)
        return _compressed(request, response) if isinstance(response, HttpResponse) else response

    return answer


def _compressed(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """The page as it is sent to browsers that can unpack it; files are streamed, and compressed already.

    How much a page can be compressed may tell of a secret in it (BREACH). Pages for everyone hold none: no token of a
    form, nothing of a session.
    """
    compressed: HttpResponse = _GZIP.process_response(request, response)  # type: ignore[assignment]
    return compressed


def text_of(request: HttpRequest, name: str, limit: int = 500) -> str:
    """The value of a query parameter, stripped; BadAddress when it is too long or cannot be stored text."""
    value = request.GET.get(name, "").strip()
    check_text(name, value, limit)
    return value


def check_text(name: str, value: str, limit: int) -> None:
    if len(value) > limit:
        reason = _("It has %(length)s characters; at most %(limit)s are read.")
        told = {"length": grouped(len(value)), "limit": grouped(limit)}
        raise BadAddress(name, printable(value), reason % told, _("Ask with fewer words."))
    found = forbidden_character(value)
    if found:
        reason = _("It has the character %(character)s.") % {"character": found[1]}
        raise BadAddress(name, printable(value), reason, _("Type it again without."))


def number_of(request: HttpRequest, name: str, low: int, high: int) -> int | None:
    """The value of a query parameter as a number from `low` to `high`; None when it is not given."""
    value = text_of(request, name)
    if not value:
        return None
    digits = value.removeprefix("-")
    number = int(value) if digits.isascii() and digits.isdigit() and len(digits) < 9 else None
    if number is None or not low <= number <= high:
        reason = _("It is no number from %(low)s to %(high)s.") % {"low": low, "high": high}
        raise BadAddress(name, printable(value), reason, _("Correct it or leave it out."))
    return number


def page_number(request: HttpRequest) -> int:
    return number_of(request, "page", 1, MAX_PAGE) or 1


def page_of(request: HttpRequest, objects: QuerySet[Any], size: int = 50) -> Page[Any]:
    """The page of `objects` that the address asks for; 404 when it is beyond the last."""
    paginator = Paginator(objects, size)
    number = page_number(request)
    if number > paginator.num_pages:
        raise BeyondLastPage(paginator.num_pages)
    return paginator.page(number)
