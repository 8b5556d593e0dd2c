"""Lists of the admin that answer whatever an address or a ticked row holds."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.main import ERROR_FLAG
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.admin import refusals
from catalog.admin.requests import is_key, unusable_parameter

UNKNOWN = gettext_lazy(
    "The address names a filter or page that is not there. Here is the whole list."
)
TOO_LONG = (OverflowError, DataError)
"""What SQLite and PostgreSQL raise on a number longer than any they store."""


class ForgivingList(admin.ModelAdmin):  # type: ignore[type-arg]
    """A list that says what is wrong with what it was asked, and shows itself whole."""

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        unusable = unusable_parameter(request.GET)
        if unusable is not None:
            return send_back(request, unusable)
        if ERROR_FLAG in request.GET:
            messages.warning(request, UNKNOWN)
        if not all(map(is_key, request.POST.getlist(ACTION_CHECKBOX_NAME))):
            strange = _("What was ticked is not in this list. Nothing was changed. Tick it again.")
            return send_back(request, strange)
        try:
            return super().changelist_view(request, extra_context)
        except TOO_LONG:
            return send_back(request, str(UNKNOWN))
        except refusals.of(request) as refused:
            return send_back(request, *refusals.refusal(refused).messages)


def send_back(request: HttpRequest, *reasons: str) -> HttpResponse:
    """The same page without what was asked of it, and the reasons."""
    for reason in reasons:
        messages.error(request, reason)
    return redirect(request.path)
