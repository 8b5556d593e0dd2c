"""What the index is made from: records with all that hangs on them, read in batches of a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Exists, Min, OuterRef
from django.utils import timezone

from catalog import tree
from catalog.choices import Visibility
from catalog.models import (
    Citation,
    Contribution,
    Copy,
    DigitalObject,
    Identifier,
    Paragraph,
    Publication,
    Record,
    RecordPlace,
    Text,
)
from catalog.search.authorities import Authorities
from catalog.vocabulary import AREAS

_CONTROL_AREA = "3.7"
_NOT_PROSE = {"extent", "reference_code", "title", "date_text", "level", "creators", "languages"}
PROSE = (
    *(
        element.field
        for area in AREAS
        if area.number != _CONTROL_AREA
        for element in area.elements
        if element.field not in _NOT_PROSE
    ),
    "alternative_titles",
    "preferred_citation",
)
"""The fields of a record in whose words it is found, besides its title, reference code and date."""
_COLUMNS = (
    "pk",
    "path",
    "title",
    "reference_code",
    "date_text",
    "date_earliest",
    "date_latest",
    "public_from",
    "level",
    "document_type",
    "repository",
    "holding",
    "has_parts",
)
_PUBLICATION = ("container_title", "editors", "publisher", "place", "year", "doi", "isbn")


@dataclass
class SourceText:
    """A public text of a record; `language` is the key of its language's term."""

    kind: str
    language: int
    paragraphs: list[str] = field(default_factory=list)


@dataclass
class Source:
    """One record that is public, or will be at the moment `public_from`."""

    pk: int
    path: str
    title: str
    reference_code: str
    date_text: str
    date_earliest: int | None
    date_latest: int | None
    public_from: datetime
    level: int
    document_type: int | None
    repository: int | None
    holding: str
    has_parts: bool
    prose: tuple[str, ...]
    contributions: list[tuple[int, int, str, str]] = field(default_factory=list)
    """Agent, role, the role's short name, the name as written."""
    places: list[tuple[int, str]] = field(default_factory=list)
    subjects: list[int] = field(default_factory=list)
    languages: list[int] = field(default_factory=list)
    texts: list[SourceText] = field(default_factory=list)
    identifiers: list[str] = field(default_factory=list)
    shelfmarks: list[str] = field(default_factory=list)
    publication: tuple[str, ...] = ()
    scanned: bool = False
    cited_from: datetime | None = None
    """The moment from which a public record cites it."""

    @property
    def is_cited(self) -> bool:
        return self.cited_from is not None and self.cited_from <= timezone.now()

    @property
    def ancestors(self) -> list[int]:
        return tree.keys(self.path)[:-1]


def read_sources(keys: Sequence[int], authorities: Authorities) -> list[Source]:
    """The records with these keys that are not hidden, with what is linked to them loaded into `authorities`."""
    using = authorities.using
    parts = Record.objects.filter(parent=OuterRef("pk"), public_from__isnull=False)
    records = Record.objects.using(using).filter(pk__in=keys, public_from__isnull=False)
    rows: Any = records.annotate(has_parts=Exists(parts)).values_list(*_COLUMNS, *PROSE)
    width = len(_COLUMNS)
    found = {
        row[0]: Source(**dict(zip(_COLUMNS, row, strict=False)), prose=row[width:]) for row in rows
    }
    _add_links(found, using)
    _add_texts(found, using)
    _add_bearers(found, using)
    _load(found.values(), authorities)
    return list(found.values())


def _add_links(found: dict[int, Source], using: str) -> None:
    for record, *contribution in (
        Contribution.objects.using(using)
        .filter(record__in=found)
        .values_list("record", "agent", "role", "role__key", "name_as_written")
    ):
        found[record].contributions.append(tuple(contribution))  # type: ignore[arg-type]
    for record, place, name in (
        RecordPlace.objects.using(using)
        .filter(record__in=found)
        .values_list("record", "place", "name_as_written")
    ):
        found[record].places.append((place, name))
    for record, term in (
        Record.subjects.through.objects.using(using)
        .filter(record__in=found)
        .values_list("record", "term")
    ):
        found[record].subjects.append(term)
    for record, term in (
        Record.languages.through.objects.using(using)
        .filter(record__in=found)
        .values_list("record", "term")
    ):
        found[record].languages.append(term)
    cited = Citation.objects.using(using).filter(cited__in=found, citing__public_from__isnull=False)
    for record, moment in (
        cited.order_by().values_list("cited").annotate(Min("citing__public_from"))
    ):
        if record is not None:
            found[record].cited_from = moment


def _add_texts(found: dict[int, Source], using: str) -> None:
    texts: dict[int, SourceText] = {}
    rows = Text.objects.using(using).public().filter(record__in=found).in_order()
    for pk, record, kind, language in rows.values_list("pk", "record", "kind", "language"):
        texts[pk] = SourceText(kind, language)
        found[record].texts.append(texts[pk])
    paragraphs = (
        Paragraph.objects.using(using).filter(text__in=texts).order_by("text", "position", "anchor")
    )
    for text, body in paragraphs.values_list("text", "body"):
        texts[text].paragraphs.append(body)


def _add_bearers(found: dict[int, Source], using: str) -> None:
    for record, value in (
        Identifier.objects.using(using).filter(record__in=found).values_list("record", "value")
    ):
        found[record].identifiers.append(value)
    shown = DigitalObject.objects.filter(copy=OuterRef("pk"), visibility=Visibility.PUBLIC)
    copies = Copy.objects.using(using).filter(record__in=found).annotate(scanned=Exists(shown))
    for record, shelfmark, scanned in copies.values_list("record", "shelfmark", "scanned"):
        found[record].shelfmarks.append(shelfmark)
        found[record].scanned |= scanned
    for record, *details in (
        Publication.objects.using(using)
        .filter(record__in=found)
        .values_list("record", *_PUBLICATION)
    ):
        found[record].publication = tuple(details)


def _load(sources: Iterable[Source], authorities: Authorities) -> None:
    terms: dict[str, set[int]] = defaultdict(set)
    for source in sources:
        terms["linked"].update(source.subjects, source.languages)
        terms["linked"].update(place for place, _name in source.places)
        terms["linked"].update(text.language for text in source.texts)
        terms["linked"].update(filter(None, (source.level, source.document_type)))
        terms["agents"].update(entry[0] for entry in source.contributions)
        terms["repositories"].update(filter(None, (source.repository,)))
    authorities.load_terms(terms["linked"])
    authorities.load_agents(terms["agents"])
    authorities.load_repositories(terms["repositories"])
