"""Who cites what, counted: the works that cite, the sources of a work, the works that cite a source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog import tree
from catalog.choices import Holding
from catalog.models import Citation, Contribution, Record
from catalog.pages.notes import note_url
from catalog.visibility import public_now

MOST_READ = 20_000
"""Citations of one work that are looked at."""
_NOTES_NAMED = 12
_SHARED = 12


@dataclass(frozen=True)
class Work:
    """A work that cites, with how many notes, citations and sources."""

    record: Record
    citations: int
    notes: int
    sources: int


@dataclass(frozen=True)
class CitedSource:
    """A source with what it is called, where it belongs, and in which notes of which work it is cited."""

    record: Record
    label: str
    group: str
    times: int
    notes: list[tuple[int, str]]

    @property
    def is_held(self) -> bool:
        return self.record.holding != Holding.CITED_ONLY

    @property
    def named(self) -> list[tuple[int, str]]:
        return self.notes[:_NOTES_NAMED]

    @property
    def more(self) -> int:
        return max(len(self.notes) - _NOTES_NAMED, 0)


def works_that_cite() -> QuerySet[Any]:
    """A row for each public work that cites, most citations first."""
    sources = Count("cited", filter=public_now("cited"), distinct=True)
    return (
        Citation.objects.by_public_records()
        .values("citing")
        .annotate(citations=Count("pk"), notes=Count("note_number", distinct=True), sources=sources)
        .order_by("-citations", "citing__title", "citing")
    )


def works_citing(source: Record) -> QuerySet[Any]:
    """A row for each public work that cites `source`, most citations of it first."""
    return (
        Citation.objects.by_public_records()
        .filter(cited=source)
        .values("citing")
        .annotate(times=Count("pk"), first=Min("note_number"))
        .order_by("-times", "citing__title", "citing")
    )


def most_cited(count: int) -> list[tuple[Record, int, int]]:
    """The public sources that most is cited, as (source, citations, works)."""
    rows = list(
        Citation.objects.by_public_records()
        .filter(public_now("cited"))
        .values("cited")
        .annotate(times=Count("pk"), works=Count("citing", distinct=True))
        .order_by("-times", "cited__title", "cited")[:count]
    )
    records = in_lines(row["cited"] for row in rows)
    return [
        (records[row["cited"]], row["times"], row["works"])
        for row in rows
        if row["cited"] in records
    ]


def in_lines(keys: Iterable[int]) -> dict[int, Record]:
    """Public records by their keys, with what a line in a list shows."""
    found = Record.objects.public().in_lines("path").filter(pk__in=list(keys))
    return {record.pk: record for record in found}


@dataclass(frozen=True)
class Together:
    """What works cite: `times` by (work, source), and the sources that most of them share, by their keys."""

    times: dict[tuple[int, int], int]
    shared: list[int]

    def of(self, source: int) -> int:
        """How often these works cite a source."""
        return sum(times for (_work, cited), times in self.times.items() if cited == source)


def cited_together(works: list[int], source: Record) -> Together:
    """What these works cite besides `source`, in one query; shared is what at least two of them cite."""
    rows = (
        Citation.objects.filter(public_now("cited"), citing__in=works)
        .order_by("citing", "cited")
        .values_list("citing", "cited")
        .annotate(times=Count("pk"))[:MOST_READ]
    )
    times = {(work, cited): count for work, cited, count in rows}
    among = Counter(cited for _work, cited in times if cited != source.pk)
    shared = [key for key, count in among.most_common(_SHARED) if count > 1]
    return Together(times, shared)


@dataclass(frozen=True)
class Cited:
    """What a work cites: (note, source) for each citation, the source None where none is to be seen."""

    pairs: list[tuple[int, int | None]]
    order: list[int]
    """The sources by their keys, most cited first."""


def cited_by(work: Record) -> Cited:
    """The citations of `work`, in one query."""
    now = timezone.now()
    rows = work.cites.order_by("note_number", "order").values_list(
        "note_number", "cited", "cited__public_from"
    )[:MOST_READ]
    pairs = [
        (number, source if public_from is not None and public_from <= now else None)
        for number, source, public_from in rows
    ]
    times = Counter(source for _number, source in pairs if source is not None)
    # Of those cited as often, the one cited first comes first: so a Counter has them.
    return Cited(pairs, [source for source, _times in times.most_common()])


def sources(work: Record, cited: Cited, keys: list[int]) -> list[CitedSource]:
    """The sources with these keys, in three queries."""
    records = in_lines(keys)
    authors, archives = _authors(keys), _archives(records.values())
    notes: dict[int, list[tuple[int, str]]] = {key: [] for key in keys}
    times = Counter(source for _number, source in cited.pairs)
    for number, source in cited.pairs:
        if source in notes and (not notes[source] or notes[source][-1][0] != number):
            notes[source].append((number, note_url(work, number)))
    return [
        CitedSource(
            record, named(record, authors), archives[key] or _kind(record), times[key], notes[key]
        )
        for key in keys
        if (record := records.get(key)) is not None
    ]


def named(record: Record, authors: dict[int, str]) -> str:
    """The title with its author before it, as notes have it."""
    author = authors.get(record.pk)
    return f"{author}, {record.title}" if author else record.title


def _authors(keys: Iterable[int]) -> dict[int, str]:
    """The family names of the authors, by record."""
    found: dict[int, list[str]] = {}
    rows = Contribution.objects.filter(record__in=list(keys), role__key="author").in_order()
    for record, name in rows.values_list("record", "agent__preferred_name"):
        found.setdefault(record, []).append(name.partition(",")[0])
    return {record: " – ".join(names[:3]) for record, names in found.items()}


def _archives(records: Iterable[Record]) -> dict[int, str]:
    """The name of the repository of each record, its own or that of the nearest unit above it; "" for none."""
    found = list(records)
    above = {key for record in found if not record.repository for key in tree.keys(record.path)}
    rows = (
        Record.objects.public()
        .filter(pk__in=above, repository__isnull=False)
        .values_list("pk", "repository__name")
        if above
        else []
    )
    inherited = dict(rows)
    return {
        record.pk: record.repository.name
        if record.repository
        else next(
            (inherited[key] for key in reversed(tree.keys(record.path)) if key in inherited), ""
        )
        for record in found
    }


def _kind(record: Record) -> str:
    return str(record.document_type) if record.document_type else _("Other sources")
