"""Reading from the database what the sources of a work may be. The one module of these that knows the database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from catalog import tree
from catalog.batching import batches
from catalog.folding import folded
from catalog.ingest.notes import addresses, dating
from catalog.ingest.notes.known import Catalogue, KnownRecord
from catalog.ingest.notes.values import Kind, Person, Reference
from catalog.models import (
    Agent,
    AgentName,
    Citation,
    Contribution,
    Copy,
    Identifier,
    ImportedState,
    Publication,
    Record,
    Repository,
)

AUTHORS = frozenset({"author", "editor", "creator", "translator"})
_PARTIES = frozenset(
    {"author", "creator", "sender", "recipient", "drafter", "signatory", "speaker"}
)
_UPPER = ("item", "part")
"""Levels of which only those of a wanted day are read."""
_AT_ONCE = 400
_MOST_UPPER = 20_000
_BEGINNING = 18
_NOTHING_KNOWN = frozenset[int]()


def repositories(using: str = "default") -> dict[str, str]:
    """The names of all repositories by every name of theirs, folded."""
    names: dict[str, str] = {}
    rows = Repository.objects.using(using).values_list("name", "parallel_names", "other_names")
    for name, parallel, other in rows:
        for form in (name, *parallel.splitlines(), *other.splitlines()):
            for key in {folded(form), folded(form, serbian=True)} - {""}:
                names.setdefault(key, name)
    return names


def catalogue(
    references: Iterable[Reference], apart: frozenset[int] = _NOTHING_KNOWN, using: str = "default"
) -> Catalogue:
    """The records that `references` may mean, without those with the keys `apart`."""
    wanted = list(references)
    keys = set(_published_keys(wanted, using)) | set(_archival_keys(wanted, using))
    found = Catalogue(repositories(using))
    found.records = list(_records(sorted(keys - apart), using))
    return found


def made_by(origin: str, using: str = "default") -> frozenset[int]:
    """The keys of the records that earlier imports with this origin have made or changed."""
    rows = ImportedState.objects.using(using).filter(origin=origin, model="catalog.record")
    return frozenset(rows.values_list("object_id", flat=True))


def reviewed(work: str, using: str = "default") -> set[tuple[int, int]]:
    """The note and order of the citations of `work` that a person has reviewed."""
    rows = Citation.objects.using(using).filter(citing__slug=work, reviewed=True)
    return set(rows.values_list("note_number", "order"))


def stored(work: str, using: str = "default") -> list[tuple[int, int, str, str, str]]:
    """The citations of `work`: note, order, the words, the short names of what is cited and of where it is found."""
    rows = Citation.objects.using(using).filter(citing__slug=work).order_by("note_number", "order")
    return [
        (note, order, text, cited or "", container or "")
        for note, order, text, cited, container in rows.values_list(
            "note_number", "order", "text_as_cited", "cited__slug", "container__slug"
        )
    ]


def title_of(work: str, using: str = "default") -> str:
    """The title of the record with this short name, "" when there is none."""
    return (
        Record.objects.using(using).filter(slug=work).values_list("title", flat=True).first() or ""
    )


def _published_keys(references: list[Reference], using: str) -> Iterator[int]:
    families = {folded(one.family) for reference in references for one in reference.people}
    agents = _agents(families - {""}, using)
    makers = Contribution.objects.using(using).filter(role__key__in=AUTHORS)
    for some in batches(sorted(agents), _AT_ONCE):
        yield from makers.filter(agent__in=some).values_list("record", flat=True)
    titles = {reference.title[:_BEGINNING] for reference in references if len(reference.title) > 5}
    titles |= {
        reference.container[:_BEGINNING]
        for reference in references
        if reference.kind == Kind.NEWSPAPER
    }
    records = Record.objects.using(using)
    for some_titles in batches(sorted(titles), 40):
        begins: Q = reduce(or_, (Q(title__istartswith=title) for title in some_titles))
        yield from records.filter(begins).values_list("pk", flat=True)[:_MOST_UPPER]
    yield from _identified(references, using)


def _identified(references: list[Reference], using: str) -> Iterator[int]:
    """Records found by DOI, address or reference code."""
    dois = {reference.doi for reference in references} - {""}
    urls = {form for reference in references if reference.url for form in _forms(reference.url)}
    codes = {_plain_code(unit.text) for reference in references for unit in reference.units}
    codes |= {one.upper() for url in urls for one in [url.rstrip("/").rpartition("/")[2]]}
    publications = Publication.objects.using(using)
    identifiers = Identifier.objects.using(using)
    copies = Copy.objects.using(using)
    for some in batches(sorted(dois), _AT_ONCE):
        yield from publications.filter(doi__in=some).values_list("record", flat=True)
        yield from identifiers.filter(value__in=some).values_list("record", flat=True)
    for some in batches(sorted(urls), _AT_ONCE):
        yield from publications.filter(url__in=some).values_list("record", flat=True)
        yield from identifiers.filter(url__in=some).values_list("record", flat=True)
        yield from copies.filter(url__in=some).values_list("record", flat=True)
    for some in batches(sorted(codes - {""}), _AT_ONCE):
        yield from identifiers.filter(value__in=some).values_list("record", flat=True)
        coded = Record.objects.using(using).filter(reference_code__in=some)
        yield from coded.values_list("pk", flat=True)[:_MOST_UPPER]


def _archival_keys(references: list[Reference], using: str) -> Iterator[int]:
    """Of the repositories named: what is above items, and items of the days named."""
    names = {
        one.repository for reference in references for one in (reference, reference.found_in) if one
    }
    kept = Repository.objects.using(using).filter(name__in=names - {""})
    keepers = list(kept.values_list("pk", flat=True))
    if not keepers:
        return
    here = Record.objects.using(using).filter(repository__in=keepers, publication=None)
    upper = here.exclude(level__key__in=_UPPER)
    yield from upper.values_list("pk", flat=True).order_by("path")[:_MOST_UPPER]
    days = {
        dating.bounds(one.edtf)
        for reference in references
        for one in (reference, reference.found_in)
        if one and one.edtf
    }
    for some in batches(
        sorted(day for day in days if day[0] is not None and day[1] is not None), 100
    ):
        dated: Q = reduce(or_, (Q(date_earliest=first, date_latest=last) for first, last in some))
        yield from here.filter(dated).values_list("pk", flat=True)


def _agents(families: set[str], using: str) -> set[int]:
    """The persons and bodies with one of these names, slips of one letter included."""
    wanted: set[str] = set()
    for family in families:
        for word in family.split():
            wanted |= _near(word)
    found: set[int] = set()
    agents = Agent.objects.using(using).values_list("pk", "preferred_name")
    variants = AgentName.objects.using(using).values_list("agent", "name")
    for rows in (agents, variants):
        for key, name in rows.iterator(chunk_size=5_000):
            if key not in found and any(
                not _near(word).isdisjoint(wanted) for word in folded(name).split()
            ):
                found.add(key)
    return found


def _near(word: str) -> set[str]:
    """The word, and what is left of it without one letter: words that share one of these are one slip apart."""
    if len(word) < 4:
        return {word}
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _records(keys: list[int], using: str) -> Iterator[KnownRecord]:
    for some in batches(keys, _AT_ONCE):
        rows = (
            Record.objects.using(using)
            .filter(pk__in=some)
            .select_related("publication", "repository", "level", "document_type", "parent")
            .prefetch_related(
                "contributions__agent__names", "contributions__role", "identifiers", "copies"
            )
        )
        chunk = list(rows)
        above = _above(chunk, using)
        for record in chunk:
            yield _known(
                record, [above[key] for key in tree.keys(record.path)[:-1] if key in above]
            )


def _above(records: list[Record], using: str) -> dict[int, Record]:
    keys = {key for record in records for key in tree.keys(record.path)[:-1]}
    found: dict[int, Record] = {}
    for some in batches(sorted(keys), _AT_ONCE):
        found |= (
            Record.objects.using(using)
            .only("title", "alternative_titles", "reference_code", "slug")
            .in_bulk(some)
        )
    return found


def _known(record: Any, above: list[Record]) -> KnownRecord:
    publication = getattr(record, "publication", None)
    contributions = sorted(record.contributions.all(), key=lambda one: (one.position, one.pk))
    makers = [one for one in contributions if one.role.key in AUTHORS]
    parties = [form for one in contributions if one.role.key in _PARTIES for form in _forms_of(one)]
    identifiers, copies = list(record.identifiers.all()), list(record.copies.all())
    urls = [
        *(one.url for one in (*identifiers, *copies)),
        *record.copies_location.split(),
        getattr(publication, "url", ""),
    ]
    codes = [record.reference_code, *(one.value for one in identifiers)]
    higher = (
        text
        for one in above
        for text in (one.title, one.reference_code, *one.alternative_titles.splitlines())
    )
    return KnownRecord(
        key=record.pk,
        slug=record.slug,
        title=record.title,
        titles=(record.title, *record.alternative_titles.splitlines()),
        people=tuple(person for one in makers for person in _people(one)),
        parties=tuple(dict.fromkeys(filter(None, map(folded, parties)))),
        level=record.level.key,
        document_type=record.document_type.key if record.document_type else "",
        is_published=publication is not None,
        container=getattr(publication, "container_title", ""),
        volume=getattr(publication, "volume", ""),
        year=getattr(publication, "year", "") or (dating.YEAR.search(record.date_text) or [""])[0],
        pages=getattr(publication, "pages", ""),
        doi=getattr(publication, "doi", "").lower(),
        addresses=frozenset(addresses.key(url) for url in urls if url.startswith(("http", "www"))),
        codes=frozenset(addresses.code_key(code) for code in codes if code),
        repository=record.repository.name if record.repository else "",
        reference_code=record.reference_code,
        above=tuple(filter(None, higher)),
        parent=record.parent.slug if record.parent else "",
        date=(record.date_earliest, record.date_latest),
    )


def _forms_of(contribution: Any) -> list[str]:
    names = [name.name for name in contribution.agent.names.all()]
    return [contribution.agent.preferred_name, contribution.name_as_written, *names]


def _people(contribution: Any) -> Iterator[Person]:
    """The maker under every form of name; a body is a family name alone."""
    for form in dict.fromkeys(_forms_of(contribution)):
        family, _comma, given = form.partition(", ")
        if family and (_comma or form != contribution.name_as_written):
            yield Person(family, given)


def _forms(url: str) -> set[str]:
    plain = re.sub(r"[‐‑–—]", "-", url)
    return {
        url,
        plain,
        plain.rstrip("/"),
        f"{plain.rstrip('/')}/",
        plain.replace("http://", "https://"),
        plain.replace("https://", "http://"),
    }


def _plain_code(code: str) -> str:
    plain = re.sub(r"[‐‑–—]", "-", code).strip(" .")
    return plain if re.search(r"\d", plain) else ""
