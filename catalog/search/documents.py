"""From a record to its row in the index: its words as tokens, its facet values packed, its date and its sort keys."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

import numpy as np
from django.conf import settings
from django.utils import timezone

from catalog.folding import folded
from catalog.search.authorities import Authorities, Name
from catalog.search.facets import FACETS
from catalog.search.sources import PROSE, Source
from catalog.search.stems import stemmed_as
from catalog.search.tokens import FIELD_TAGS, NAMES, TITLE, TokenStream

PACKED = np.dtype("<i8")
"""How packed facet values are stored, one after another."""
_FROM_ROLES = frozenset({"sender", "author", "signatory", "drafter", "speaker", "creator"})
_TO_ROLES = frozenset({"recipient", "copied-to"})
_ABOUT_ROLES = frozenset({"subject", "mentioned"})
_FROM, _TO, _ABOUT = (FIELD_TAGS[field] for field in ("from", "to", "about"))
_PLACE, _REFERENCE = FIELD_TAGS["place"], FIELD_TAGS["ref"]
_LANGUAGE, _TYPE = FIELD_TAGS["lang"], FIELD_TAGS["type"]
_NUMBER = re.compile(r"\d+")
_LAST = "~"
"""Sorts after every folded text."""
_KEY_LENGTH = 150
_ALTERNATIVE_TITLES = PROSE.index("alternative_titles")


@dataclass(frozen=True)
class Facts:
    """All of a record's row but its words.

    `earliest` and `latest` bound its date as days YYYYMMDD, None for an open side. What is packed holds until `due`,
    when an embargo ends; after that the record has to be read again.
    """

    doc: int
    packed: bytes
    earliest: int | None
    latest: int | None
    public_from: datetime | None
    due: datetime | None
    title_key: str
    reference_key: str
    code_key: str | None
    """The folded reference code alone, None when there is none."""


@dataclass(frozen=True)
class Document:
    facts: Facts
    tokens: TokenStream


def document(source: Source, authorities: Authorities) -> Document:
    """The index row of a record."""
    return Document(facts(source, authorities), tokens(source, authorities))


def tokens(source: Source, authorities: Authorities) -> TokenStream:
    """The words of a record."""
    return _Words(source, authorities).stream


def facts(source: Source, authorities: Authorities) -> Facts:
    packed: set[int] = set()
    for facet in FACETS.values():
        packed |= facet.packed(source, authorities)
    now = timezone.now()
    moments = [moment for moment in (source.public_from, source.cited_from) if moment]
    return Facts(
        doc=source.pk,
        packed=struct.pack(f"<{len(packed)}q", *sorted(packed)),
        earliest=source.date_earliest,
        latest=source.date_latest,
        public_from=source.public_from,
        due=min((moment for moment in moments if moment > now), default=None),
        title_key=folded(source.title)[:_KEY_LENGTH] or _LAST,
        reference_key=_reference_key(source, authorities),
        code_key=folded(source.reference_code)[:_KEY_LENGTH] or None,
    )


def _reference_key(source: Source, authorities: Authorities) -> str:
    """Sorts by repository, then by reference code with its numbers as numbers; records without one come last."""
    code = _NUMBER.sub(lambda found: found.group().zfill(8), folded(source.reference_code))
    names = authorities.repositories.get(source.repository or 0)
    holder = folded(names[0][0])[:60] if names else _LAST
    return f"{holder} {code or _LAST}"[:_KEY_LENGTH]


class _Words:
    """Writes one record's words into a stream of tokens."""

    def __init__(self, source: Source, authorities: Authorities) -> None:
        self.stream = TokenStream()
        self.source, self.authorities = source, authorities
        self._described_in = [stemmed_as(settings.LANGUAGE_CODE)]
        self._title()
        self._references()
        self._agents()
        self._terms()
        self._prose()
        self._parallels()
        self._texts()

    def _title(self) -> None:
        spoken = (self.authorities.terms[term].key for term in self.source.languages)
        languages = {*self._described_in, *map(stemmed_as, spoken)} - {""}
        alternatives = self.source.prose[_ALTERNATIVE_TITLES].splitlines()
        for title in (self.source.title, *alternatives):
            self.stream.add(title, languages, ("", TITLE))

    def _references(self) -> None:
        source = self.source
        for text in (source.reference_code, *source.identifiers, *source.shelfmarks):
            self.stream.add(text, (), ("", NAMES, _REFERENCE))

    def _agents(self) -> None:
        roles: dict[int, set[str]] = {}
        for agent, _role, key, as_written in self.source.contributions:
            roles.setdefault(agent, set()).add(key)
            if as_written:
                self.stream.add(as_written, (), ("", NAMES, *_role_tags({key})))
        for agent, keys in roles.items():
            names = self.authorities.agents.get(agent, ())
            self._names(names, ("", NAMES, *_role_tags(keys)))

    def _terms(self) -> None:
        source, terms = self.source, self.authorities.terms
        for place, as_written in source.places:
            self._names(terms[place].names, ("", NAMES, _PLACE, _ABOUT))
            self.stream.add(as_written, (), ("", NAMES, _PLACE, _ABOUT))
            self._broader(place, (_PLACE, _ABOUT))
        for subject in source.subjects:
            self._names(terms[subject].names, ("", NAMES, _ABOUT))
            self._broader(subject, (_ABOUT,))
        for language in source.languages:
            self._names((*terms[language].names, (terms[language].key, "")), (_LANGUAGE,))
        if source.document_type is not None:
            kind = terms[source.document_type]
            self._names((*kind.names, (kind.key, "")), ("", _TYPE))

    def _broader(self, term: int, tags: tuple[str, ...]) -> None:
        for above in self.authorities.lineage(term)[1:]:
            self._names(self.authorities.terms[above].names, tags)

    def _names(self, names: tuple[Name, ...], tags: tuple[str, ...]) -> None:
        self.stream.extend(_named(names, tags))

    def _prose(self) -> None:
        source = self.source
        held_by = self.authorities.repositories.get(source.repository or 0, ())
        self._names(held_by, ("",))
        self.stream.add_all([source.date_text, *source.publication])
        prose = [text for place, text in enumerate(source.prose) if place != _ALTERNATIVE_TITLES]
        self.stream.add_all(prose, self._described_in)

    def _parallels(self) -> None:
        for tag, title, *prose in self.source.parallels:
            language = stemmed_as(tag)
            stems = [language] if language else []
            self.stream.add(title, stems, ("", TITLE))
            self.stream.add_all(prose, stems, language)

    def _texts(self) -> None:
        for text in self.source.texts:
            language = stemmed_as(self.authorities.terms[text.language].key)
            self.stream.add_all(text.paragraphs, [language] if language else [], language)
            self._names(self.authorities.agents.get(text.translator or 0, ()), ("", NAMES))


@lru_cache(maxsize=20_000)
def _named(names: tuple[Name, ...], tags: tuple[str, ...]) -> TokenStream:
    """The tokens of an authority's names, which many records share."""
    stream = TokenStream()
    for name, language in _both_orders(names):
        stems = stemmed_as(language)
        stream.add(name, [stems] if stems else [], tags, stems)
    return stream


def _role_tags(keys: set[str]) -> list[str]:
    tags = ((_FROM, _FROM_ROLES), (_TO, _TO_ROLES), (_ABOUT, _ABOUT_ROLES))
    return [tag for tag, roles in tags if not keys.isdisjoint(roles)]


def _both_orders(names: tuple[Name, ...]) -> Iterator[Name]:
    """Names as they are, and those turned round for lists ("Togliatti, Palmiro") in reading order too."""
    for name, language in names:
        yield name, language
        family, comma, given = name.partition(", ")
        if comma:
            yield f"{given} {family}", language
