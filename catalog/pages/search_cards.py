"""What a line of results shows of a record, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote_plus

from django.utils.translation import gettext as _

from catalog.choices import Holding
from catalog.search import Hit, SearchRequest, Snippet
from catalog.search.query import EVERYTHING, Node
from catalog.search.results import Run


@dataclass(frozen=True)
class Card:
    """`marks` say what can be read here, or that nothing can; `source` says what the passage is taken from."""

    url: str
    title: tuple[Run, ...]
    kind: str
    date: str
    reference: str
    repository: str
    languages: str
    marks: tuple[str, ...]
    snippet: Snippet | None
    source: str


def cards(hits: tuple[Hit, ...], asked: SearchRequest) -> list[Card]:
    return [_card(hit, asked.query) for hit in hits]


def record_address(hit: Hit, query: Node) -> str:
    """The record with what was searched for marked in it, at the paragraph that is quoted."""
    address = hit.record.get_absolute_url()
    if query == EVERYTHING:
        return address
    anchor = f"#{hit.snippet.anchor}" if hit.snippet and hit.snippet.anchor else ""
    return f"{address}?q={quote_plus(str(query), safe=':')}{anchor}"


def _card(hit: Hit, query: Node) -> Card:
    record = hit.record
    return Card(
        record_address(hit, query),
        hit.title,
        str(record.document_type or record.level),
        record.date_reading,
        record.reference_code,
        str(record.repository or ""),
        ", ".join(hit.traits.languages),
        tuple(_marks(hit)),
        hit.snippet,
        _source(hit.snippet),
    )


def _marks(hit: Hit) -> Iterator[str]:
    has = hit.traits.has
    if "transcription" in has:
        yield _("Transcription")
    if "translation" in has:
        languages = ", ".join(hit.traits.translations)
        yield _("Translation: %(languages)s") % {"languages": languages}
    if "scan" in has:
        yield _("Scan")
    if "citation" in has:
        yield _("Cited")
    if hit.record.holding == Holding.CITED_ONLY:
        yield str(Holding.CITED_ONLY.label)


def _source(snippet: Snippet | None) -> str:
    if snippet is None:
        return ""
    if not snippet.language:
        return snippet.source
    named = {"text": snippet.source, "language": snippet.language}
    return _("%(text)s, %(language)s") % named
