"""Numbers as readers write them: `{{ 12345|grouped }}` gives 12,345 in English."""

from __future__ import annotations

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def grouped(number: float) -> str:
    """The number with its thousands set apart, in the language of the page."""
    return number_format(number, use_l10n=True, force_grouping=True)
