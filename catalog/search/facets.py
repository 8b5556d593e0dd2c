"""The facets of the search. A new one is one line here, and a kind of its own if there is none that fits.

A facet's name in the filter set is its name in addresses, and so a promise; where the values are stored is ours.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django_filters import FilterSet

from catalog.choices import Holding, Scheme, TextKind
from catalog.search.facet_types import (
    AgentFacet,
    ChoiceFacet,
    CollectionFacet,
    Facet,
    RepositoryFacet,
    TermFacet,
    TermTreeFacet,
)
from catalog.search.sources import Source

_ACCESS = {
    "online": _("Can be read here"),
    "repository": _("In the repository only"),
    "not-held": _("Not held"),
}
HAS = {
    "transcription": _("Transcription"),
    "translation": _("Translation"),
    "scan": _("Scan"),
    "citation": _("Cited by scholarship"),
}


def _access(source: Source) -> Iterator[str]:
    readable = {TextKind.TRANSCRIPTION, TextKind.TRANSLATION, TextKind.OCR}
    if source.scanned or any(text.kind in readable for text in source.texts):
        yield "online"
    elif source.holding == Holding.CITED_ONLY:
        yield "not-held"
    else:
        yield "repository"


def _has(source: Source) -> Iterator[str]:
    kinds = {text.kind for text in source.texts}
    if TextKind.TRANSCRIPTION in kinds:
        yield "transcription"
    if TextKind.TRANSLATION in kinds:
        yield "translation"
    if source.scanned:
        yield "scan"
    if source.is_cited:
        yield "citation"


def _translations(source: Source) -> list[int]:
    return [text.language for text in source.texts if text.kind == TextKind.TRANSLATION]


class RecordFilters(FilterSet):
    """The facets, in the order of the page."""

    level = TermFacet(1, Scheme.LEVEL, lambda source: [source.level], label=_("Level"))
    type = TermFacet(
        2, Scheme.DOCUMENT_TYPE, lambda source: [source.document_type], label=_("Document type")
    )
    holding = ChoiceFacet(
        3, dict(Holding.choices), lambda source: [source.holding], label=_("Holding")
    )
    repository = RepositoryFacet(4, label=_("Repository"))
    collection = CollectionFacet(5, label=_("Collection"))
    language = TermFacet(
        6, Scheme.LANGUAGE, lambda source: source.languages, label=_("Language of the original")
    )
    translation = TermFacet(7, Scheme.LANGUAGE, _translations, label=_("Language of a translation"))
    agent = AgentFacet(8, label=_("Person or body"))
    place = TermTreeFacet(
        9,
        Scheme.PLACE,
        lambda source: [place for place, _name in source.places],
        label=_("Place"),
    )
    subject = TermTreeFacet(10, Scheme.SUBJECT, lambda source: source.subjects, label=_("Subject"))
    access = ChoiceFacet(11, _ACCESS, _access, label=_("Access"))
    has = ChoiceFacet(12, HAS, _has, label=_("Has"))


FACETS: dict[str, Facet] = {
    name: found for name, found in RecordFilters.base_filters.items() if isinstance(found, Facet)
}
"""The facets by their names in addresses."""
