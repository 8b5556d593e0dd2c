"""Numbers as readers write them."""

from __future__ import annotations

from django.utils.formats import number_format


def grouped(number: float) -> str:
    """The number with its thousands set apart, in the language of the page: 12,345 in English."""
    return number_format(number, use_l10n=True, force_grouping=True)
