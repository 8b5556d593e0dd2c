"""Addresses of a record's page as it is read: with two texts chosen, with the words of a search marked."""

from __future__ import annotations

from urllib.parse import urlencode

from catalog.models.addresses import address_of

FIRST_HIT = "hit-1"
"""The place of the first word that a search found, on the page of the record."""


def with_hits(slug: str, query: str) -> str:
    """The page of a record with the words of `query` marked, opened at the first of them."""
    address = address_of("catalog:record", slug)
    return f"{address}?{urlencode({'q': query})}#{FIRST_HIT}" if query.strip() else address


def choice(left: str = "", right: str = "", query: str = "") -> str:
    """From the page of a record to the same page with these texts, by their short names."""
    pairs = {"left": left, "right": right, "q": query}
    parameters = urlencode({name: value for name, value in pairs.items() if value})
    return f"?{parameters}#texts"
