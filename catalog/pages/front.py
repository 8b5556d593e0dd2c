"""What the front page shows of the whole catalogue, in plain values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from catalog.models import Paragraph, Text
from catalog.models.addresses import address_of
from catalog.pages.search_address import Addresses
from catalog.search import Overview, SearchRequest, Shared

EXAMPLES = ("Togliatti", "“Soviet Union”", "from:Togliatti", "date:1956", "Trieste -Tito")


@dataclass(frozen=True)
class Way:
    """A way in: how many records are behind it, and its length as a bar, that of the longest being 100."""

    label: str
    count: int
    percent: int
    href: str


@dataclass(frozen=True)
class Front:
    types: list[Way]
    collections: list[Way]


@dataclass(frozen=True)
class Reading:
    """A text to begin with: its first paragraphs."""

    text: Text
    paragraphs: list[Paragraph]

    @classmethod
    def of(cls, paragraphs: list[Paragraph]) -> Reading | None:
        return cls(paragraphs[0].text, paragraphs) if paragraphs else None


def front(found: Overview) -> Front:
    by_type = Addresses(SearchRequest()).of("type")
    return Front(
        _ways(found.values["type"], by_type.toggled),
        _ways(
            found.values["collection"],
            lambda value: address_of("catalog:collection", value),
        ),
    )


def _ways(values: Sequence[Shared], href: Callable[[str], str]) -> list[Way]:
    longest = max((one.count for one in values), default=0) or 1
    return [
        Way(one.label, one.count, max(round(100 * one.count / longest), 1), href(one.value))
        for one in values
    ]
