"""Files of public records, and what crawlers are told."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from catalog.choices import Visibility
from catalog.media import EXTENSIONS
from catalog.models import DigitalObject, Record
from catalog.page_languages import PAGE_LANGUAGES
from catalog.pages.answers import public


@public
def file(request: HttpRequest, sha256: str) -> FileResponse:
    """A scan; sent with its own type, never as something a browser would run."""
    shown = DigitalObject.objects.filter(
        visibility=Visibility.PUBLIC, copy__record__in=Record.objects.public()
    )
    found = shown.filter(sha256=sha256).first()
    if found is None or not found.file.storage.exists(str(found.file.name)):
        raise Http404
    name = f"{sha256[:16]}.{EXTENSIONS[found.media_type]}"
    response = FileResponse(found.file.open("rb"), content_type=found.media_type, filename=name)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@public
def robots(request: HttpRequest) -> HttpResponse:
    beginnings = ["", *(f"/{language.code}" for language in PAGE_LANGUAGES)]
    context = {"beginnings": beginnings}
    return render(request, "catalog/robots.txt", context, "text/plain; charset=utf-8")
