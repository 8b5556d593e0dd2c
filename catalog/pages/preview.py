"""The page of a record as readers will see it, for those who work on it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from catalog.models import Record
from catalog.pages.answers import BadAddress
from catalog.pages.records import context_of, named


@require_safe
def preview(request: HttpRequest, slug: str) -> HttpResponse:
    """The record's public page, drafts of the record and of its texts included; to be wrapped in `admin_view`.

    403 for staff who may not see records at the desk.
    """
    if not any(request.user.has_perm(f"catalog.{may}_record") for may in ("view", "change")):
        raise PermissionDenied
    found = named(Record.objects.all(), slug).first()
    if found is None:
        renamed = Record.objects.filter(former_keys__slug=slug).first()
        if renamed is None:
            raise Http404
        return redirect("catalog:preview", slug=renamed.slug)
    try:
        context = context_of(request, found, drafts=True)
    except BadAddress as bad:
        return render(request, "catalog/bad_address.html", {"bad": bad}, status=400)
    response = render(request, "catalog/preview.html", context)
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


def nothing(request: HttpRequest, target: str) -> HttpResponse:
    """An address of Django's admin that the desk does without."""
    raise Http404
