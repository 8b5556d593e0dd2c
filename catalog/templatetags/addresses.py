"""Addresses as others see them: `{% absolute record.get_absolute_url %}`."""

from __future__ import annotations

from django import template
from django.conf import settings
from django.utils.translation import get_language

from catalog.page_languages import indexed, of_code, unprefixed

register = template.Library()


@register.simple_tag
def absolute(path: str) -> str:
    """The whole address of a path of this site, in no language: as it is cited, and each reads it in their own."""
    return f"{settings.SITE_URL}{unprefixed(path)}"


@register.simple_tag
def canonical(path: str) -> str:
    """The whole address under which search engines know this page: each language has its own."""
    return f"{settings.SITE_URL}{indexed(path, of_code(get_language() or ''))}"
