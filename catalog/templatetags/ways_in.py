"""The ways in at the head of every page: `{% ways_in as ways %}`."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

register = template.Library()

_BROWSED = (
    *("types", "languages", "repositories", "repository", "wanted"),
    *("correspondence", "correspondent", "letters"),
    *("scholarship", "scholarship-of", "scholarship-notes"),
)
_WAYS: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
    ("search", _("Search"), ("search-values",)),
    ("collections", _("Collections"), ("collection",)),
    ("dates", _("Dates"), ("period", "undated")),
    ("places", _("Places"), ("place",)),
    ("agents", _("Persons and bodies"), ("agent",)),
    ("subjects", _("Subjects"), ("subject",)),
    ("browse", _("Browse all"), _BROWSED),
)
"""Each with the name of its address, and the names of the pages that belong to it."""


@register.simple_tag(takes_context=True)
def ways_in(context: template.Context) -> list[tuple[str, str, str]]:
    """Address, label and the value of `aria-current`: "page" on it, "true" on a page that belongs to it, else ""."""
    match = getattr(context.get("request"), "resolver_match", None)
    here = match.url_name if match and match.app_name == "catalog" else ""
    return [
        (reverse(f"catalog:{name}"), str(label), _current(here, name, pages))
        for name, label, pages in _WAYS
    ]


def _current(here: str | None, name: str, pages: tuple[str, ...]) -> str:
    return "page" if here == name else "true" if here in pages else ""
