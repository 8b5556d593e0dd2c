"""With the password alone, nobody is at the desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import SimpleLazyObject

from catalog.accounts.standing import Standing, standing

ASKING = {Standing.CODE: "catalog:second-factor-code", Standing.SET_UP: "catalog:second-factor"}
"""The page on which what is owed is given."""
_ALWAYS = ("admin:login", "admin:logout")
_ANSWERING = {
    Standing.CODE: (*_ALWAYS, "catalog:second-factor-code"),
    Standing.SET_UP: (
        *_ALWAYS,
        "catalog:second-factor",
        "catalog:second-factor-begin",
        "catalog:second-factor-confirm",
    ),
}


def asks_second_factor(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Closes everything under the desk's address to whoever owes the second factor, and leads to where it is given.

    At every other address they are nobody. It is asked at every request, so sessions that were opened before an account
    had or needed a second factor are no way around it.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(reverse("admin:index")):
            person: Any = SimpleLazyObject(partial(_known, request.user))
            request.user = person
            return get_response(request)
        owed = standing(request.user)
        if owed is Standing.OPEN or request.path in map(reverse, _ANSWERING[owed]):
            return get_response(request)
        answer = redirect_to_login(request.get_full_path(), reverse(ASKING[owed]))
        add_never_cache_headers(answer)
        return answer

    return respond


def _known(person: Any) -> Any:
    return person if standing(person) is Standing.OPEN else AnonymousUser()
