"""The page in other languages: `{% page_languages as languages %}`; and its own: `{% page_language %}`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.utils.translation import get_language

from catalog.page_languages import (
    PAGE_LANGUAGES,
    PageLanguage,
    has_languages,
    in_language,
    indexed,
    of_code,
    unprefixed,
)

register = template.Library()


@dataclass(frozen=True)
class Version:
    """The page that is read in one language: where, and whether it is this one. `indexed` is what others are told."""

    language: PageLanguage
    address: str
    indexed: str
    is_this: bool


@register.simple_tag(takes_context=True)
def page_languages(context: Mapping[str, Any]) -> list[Version]:
    """The same page in all languages; nothing where it is there in one alone.

    A page that says that there is nothing here gives another address in `languages_at`.
    """
    request = context.get("request")
    if request is None or not has_languages(unprefixed(request.path)):
        return []
    address = context.get("languages_at") or request.get_full_path()
    this = of_code(get_language() or "")
    return [
        Version(
            language,
            in_language(address, language),
            f"{settings.SITE_URL}{indexed(address, language)}",
            language is this,
        )
        for language in PAGE_LANGUAGES
    ]


@register.simple_tag
def page_language() -> str:
    """The BCP 47 tag of the language the page is in."""
    return of_code(get_language() or "").tag
