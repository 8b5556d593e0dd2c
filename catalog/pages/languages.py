"""In which language a page is answered: that of its address, or else the one the reader's browser prefers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from catalog.page_languages import ENGLISH, has_languages, of_code, parted


def answers_in_language(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answers `/it/…` as `…` in Italian, every address on the page included; other addresses as the browser asks.

    Nothing is kept of the choice but the address. It stands before whatever asks for an address within the site.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        code, path = parted(request.path_info)
        if code and not path:
            return _to(request, f"{request.path}/")
        if code and not has_languages(path):
            return _to(request, request.path.removesuffix(request.path_info) + path)
        negotiated = not code and has_languages(path)
        language = code or (_preferred(request) if negotiated else ENGLISH.code)
        request.path_info = path
        request.LANGUAGE_CODE = language
        prefix = f"{get_script_prefix()}{code}" if code else get_script_prefix()
        with _reading(language, prefix):
            response: Any = get_response(request)
        if negotiated:
            patch_vary_headers(response, ["Accept-Language"])
        if has_languages(path):
            response.headers.setdefault("Content-Language", of_code(language).tag)
        if response.streaming and not isinstance(response, FileResponse):
            response.streaming_content = _read_on(iter(response), language, prefix)
        answer: HttpResponse = response
        return answer

    return respond


@contextmanager
def _reading(language: str, prefix: str) -> Iterator[None]:
    """Words are in `language` and addresses begin with `prefix`, until the end."""
    before = get_script_prefix()
    set_script_prefix(prefix)
    try:
        with translation.override(language):
            yield
    finally:
        set_script_prefix(before)


def _read_on(chunks: Iterator[Any], language: str, prefix: str) -> Iterator[Any]:
    """What is written while it is sent, each piece in the language of the page."""
    while True:
        with _reading(language, prefix):
            chunk = next(chunks, None)
        if chunk is None:
            return
        yield chunk


def _preferred(request: HttpRequest) -> str:
    """The language of the pages that the browser prefers; English where it names none of them."""
    for wanted, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        try:
            return get_supported_language_variant(wanted)
        except LookupError:
            continue
    return ENGLISH.code


def _to(request: HttpRequest, path: str) -> HttpResponse:
    request.path = path
    return HttpResponsePermanentRedirect(request.get_full_path())
