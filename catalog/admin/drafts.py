"""Drafts of forms are kept in the browser; it is told which of them have been saved."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

COOKIE = "saved-drafts"
"""A cookie that scripts read and delete: the tokens of the drafts whose forms were saved, joined by dots."""
FIELD = "_draft"
"""The field in which a form sends the token of its draft."""

_TOKEN = re.compile(r"[0-9a-f]{32}\Z")
_SAVED = "catalog.draft_saved"
_MOST = 20
_A_DAY = 24 * 60 * 60


def note_saved(request: HttpRequest) -> None:
    """Remember, for the answer to this request, that its form was saved."""
    request.META[_SAVED] = True


def forget_saved(request: HttpRequest) -> None:
    """The form was not saved after all."""
    request.META.pop(_SAVED, None)


def tell_saved(request: HttpRequest, response: HttpResponse) -> None:
    """Add the draft of a form that was saved to those the browser may forget."""
    token = request.POST.get(FIELD, "")
    if not request.META.get(_SAVED) or not _TOKEN.match(token):
        return
    told = [one for one in request.COOKIES.get(COOKIE, "").split(".") if _TOKEN.match(one)]
    response.set_cookie(
        COOKIE,
        ".".join([*told, token][-_MOST:]),
        max_age=_A_DAY,
        path=reverse("admin:index"),
        secure=request.is_secure(),
        samesite="Lax",
    )


def context() -> dict[str, Any]:
    """What a form's page tells the script that keeps drafts."""
    return {"draft_cookie": COOKIE, "draft_cookie_path": reverse("admin:index")}
