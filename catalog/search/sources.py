"""What the index is made from: records with all that hangs on them, read in batches of a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Exists, Min, Model, OuterRef, QuerySet
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
    ParallelDescription,
    Publication,
    Record,
    RecordPlace,
    Text,
    TextNote,
)
from catalog.models.parallel_descriptions import ParallelDescriptionQuerySet
from catalog.models.statements import Rows
from catalog.models.texts import TextQuerySet
from catalog.search.authorities import Authorities
from catalog.vocabulary import AREAS

Keys = Collection[int]
Found = QuerySet[Any, tuple[Any, ...]]
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
PARALLEL = ("title", *(name for name in ParallelDescription.SAID if name in PROSE))
"""The same of its description in another language."""
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
    """A public text of a record with its notes; `language` is the key of its language's term."""

    kind: str
    language: int
    translator: int | None
    paragraphs: list[str] = field(default_factory=list)


@dataclass
class Source:
    """One record that is public, or will be at the moment `public_from`; of a hidden one that is None."""

    pk: int
    path: str
    title: str
    reference_code: str
    date_text: str
    date_earliest: int | None
    date_latest: int | None
    public_from: datetime | None
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
    parallels: list[tuple[str, ...]] = field(default_factory=list)
    """Its public descriptions in other languages: the tag, the title, the prose."""
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


def read_sources(
    keys: Sequence[int], authorities: Authorities, *, hidden: bool = False
) -> list[Source]:
    """The records with these keys that are not hidden, with what is linked to them loaded into `authorities`.

    With `hidden`, all of them, with the drafts of their texts: for the eyes of archivists alone.
    """
    using = authorities.using
    width = len(_COLUMNS)
    found = {
        row[0]: Source(**dict(zip(_COLUMNS, row, strict=False)), prose=row[width:])
        for row in (_ALL_RECORDS if hidden else _RECORDS)(keys, using)
    }
    _add_links(found, using)
    _add_texts(found, using, _ALL_TEXTS if hidden else _TEXTS)
    for record, *said in (_ALL_PARALLELS if hidden else _PARALLELS)(found, using):
        found[record].parallels.append(tuple(said))
    _add_bearers(found, using)
    _load(found.values(), authorities)
    return list(found.values())


def _add_links(found: dict[int, Source], using: str) -> None:
    for record, *contribution in _CONTRIBUTIONS(found, using):
        found[record].contributions.append(tuple(contribution))
    for record, place, name in _PLACES(found, using):
        found[record].places.append((place, name))
    for record, term in _SUBJECTS(found, using):
        found[record].subjects.append(term)
    for record, term in _LANGUAGES(found, using):
        found[record].languages.append(term)
    for record, moment in _CITED(found, using):
        found[record].cited_from = moment


def _add_texts(found: dict[int, Source], using: str, rows: Rows) -> None:
    texts: dict[int, SourceText] = {}
    for pk, record, kind, language, translator in rows(found, using):
        texts[pk] = SourceText(kind, language, translator)
        found[record].texts.append(texts[pk])
    for text, body in (*_PARAGRAPHS(texts, using), *_NOTES(texts, using)):
        texts[text].paragraphs.append(body)


def _add_bearers(found: dict[int, Source], using: str) -> None:
    for record, value in _IDENTIFIERS(found, using):
        found[record].identifiers.append(value)
    for record, shelfmark, scanned in _COPIES(found, using):
        found[record].shelfmarks.append(shelfmark)
        found[record].scanned |= scanned
    for record, *details in _PUBLICATIONS(found, using):
        found[record].publication = tuple(details)


def _records(records: QuerySet[Record]) -> Rows:
    parts = Record.objects.filter(parent=OuterRef("pk"), public_from__isnull=False)
    with_parts = records.annotate(has_parts=Exists(parts))
    return Rows(lambda keys: with_parts.filter(pk__in=keys).values_list(*_COLUMNS, *PROSE))


def _texts(texts: TextQuerySet) -> Rows:
    columns = ("pk", "record", "kind", "language", "translator")
    return Rows(lambda keys: texts.filter(record__in=keys).in_order().values_list(*columns))


def _parallels(parallels: ParallelDescriptionQuerySet) -> Rows:
    columns = ("record", "language", *PARALLEL)
    return Rows(lambda keys: parallels.filter(record__in=keys).order_by().values_list(*columns))


def _cited(keys: Keys) -> Found:
    cited = Citation.objects.filter(cited__in=keys, citing__public_from__isnull=False)
    return cited.order_by().values_list("cited").annotate(Min("citing__public_from"))


def _copies(keys: Keys) -> Found:
    shown = DigitalObject.objects.filter(copy=OuterRef("pk"), visibility=Visibility.PUBLIC)
    copies = Copy.objects.filter(record__in=keys).annotate(scanned=Exists(shown))
    return copies.values_list("record", "shelfmark", "scanned")


def _of_records(model: type[Model], *columns: str) -> Rows:
    """Rows that hang on records, the record first."""
    objects = model._default_manager
    return Rows(lambda keys: objects.filter(record__in=keys).values_list("record", *columns))


_RECORDS = _records(Record.objects.filter(public_from__isnull=False))
_ALL_RECORDS = _records(Record.objects.all())
_TEXTS, _ALL_TEXTS = _texts(Text.objects.public()), _texts(Text.objects.all())
_PARALLELS = _parallels(ParallelDescription.objects.public())
_ALL_PARALLELS = _parallels(ParallelDescription.objects.all())
_CITED, _COPIES = Rows(_cited), Rows(_copies)
_CONTRIBUTIONS = _of_records(Contribution, "agent", "role", "role__key", "name_as_written")
_PLACES = _of_records(RecordPlace, "place", "name_as_written")
_SUBJECTS = _of_records(Record.subjects.through, "term")
_LANGUAGES = _of_records(Record.languages.through, "term")
_IDENTIFIERS = _of_records(Identifier, "value")
_PUBLICATIONS = _of_records(Publication, *_PUBLICATION)
_PARAGRAPHS = Rows(
    lambda keys: (
        Paragraph.objects.filter(text__in=keys)
        .order_by("text", "position", "anchor")
        .values_list("text", "body")
    )
)
_NOTES = Rows(lambda keys: TextNote.objects.filter(text__in=keys).values_list("text", "body"))


def _load(sources: Iterable[Source], authorities: Authorities) -> None:
    terms: dict[str, set[int]] = defaultdict(set)
    for source in sources:
        terms["linked"].update(source.subjects, source.languages)
        terms["linked"].update(place for place, _name in source.places)
        terms["linked"].update(text.language for text in source.texts)
        terms["linked"].update(filter(None, (source.level, source.document_type)))
        terms["agents"].update(entry[0] for entry in source.contributions)
        terms["agents"].update(text.translator for text in source.texts if text.translator)
        terms["repositories"].update(filter(None, (source.repository,)))
    authorities.load_terms(terms["linked"])
    authorities.load_agents(terms["agents"])
    authorities.load_repositories(terms["repositories"])
