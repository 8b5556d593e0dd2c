"""The notes of a work, and the notes that cite a source, as their pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from catalog.models import Citation, Record
from catalog.models.addresses import address_of
from catalog.models.statements import Objects
from catalog.visibility import public_now

NOTES_ON_PAGE = 60
_AT_ONCE = 120
"""Citations that are read without counting them before."""
MOST_INDEXED = 1_000
_CITED_IN_SHOWN = 50
_NAMED = 30
_IN_LINE = (
    "citing", "note_number", "order", "text_as_cited", "locator", "form", "resolution",
    "corrected_text", "archivists_note",
)  # fmt: skip


@dataclass(frozen=True)
class Use:
    """One use of one source in a note; source and container only where readers may see them."""

    citation: Citation
    source: Record | None
    container: Record | None


@dataclass(frozen=True)
class Note:
    number: int
    uses: list[Use]


@dataclass(frozen=True)
class Reference:
    """A note's number and where it is; `is_elsewhere` when that is another page than its work's own."""

    number: int
    url: str
    has_slip: bool = False
    is_unidentified: bool = False
    is_elsewhere: bool = False


@dataclass(frozen=True)
class Numbers:
    """Some notes by their numbers, the first of them as links, and how many there are besides."""

    total: int
    shown: list[Reference]

    @property
    def more(self) -> int:
        return self.total - len(self.shown)


@dataclass(frozen=True)
class Notes:
    """Notes of a work, those of one page, with an index of all."""

    notes: list[Note]
    index: list[Reference]
    total: int
    citations: int
    slips: Numbers
    unidentified: Numbers
    is_part: bool


@dataclass(frozen=True)
class CitingWork:
    """A work with those of its notes that cite a source."""

    work: Record
    uses: list[Use]


@dataclass(frozen=True)
class Scholarship:
    """What cites a record, at most the first fifty notes, and what its own notes cite."""

    cited_in: list[CitingWork]
    more_cited_in: bool
    notes: Notes | None


def of(record: Record) -> Scholarship:
    cited_in = _citing(record._state.db or "default", record=record.pk, now=timezone.now())
    works = [
        CitingWork(citations[0].citing, list(map(_use, citations)))
        for _key, group in groupby(cited_in[:_CITED_IN_SHOWN], lambda entry: entry.citing_id)
        if (citations := list(group))
    ]
    return Scholarship(works, len(cited_in) > _CITED_IN_SHOWN, notes_of(record))


def note_url(work: Record, number: int) -> str:
    """The address of a note, for good: on its work's page is the note itself or its entry in the index of notes."""
    return f"{work.get_absolute_url()}#note-{number}"


def notes_of(work: Record, page: int = 1) -> Notes | None:
    """The notes of `work` on this page of them, in one query where they are few; None when there are none there."""
    some = _first_cited(work._state.db or "default", work=work.pk)
    has_all = len(some) <= _AT_ONCE
    tallies = _tallied(some) if has_all else _counted(work)
    first = (page - 1) * NOTES_ON_PAGE
    numbers = [tally.number for tally in tallies[first : first + NOTES_ON_PAGE]]
    if not numbers:
        return None
    span = range(numbers[0], numbers[-1] + 1)
    shown = (
        [citation for citation in some if citation.note_number in span]
        if has_all
        else _cited(work.pk).filter(note_number__gte=span[0], note_number__lte=span[-1])
    )
    references = list(_references(work, tallies))
    return Notes(
        [
            Note(number, list(map(_use, group)))
            for number, group in groupby(shown, lambda entry: entry.note_number)
        ],
        references[:MOST_INDEXED],
        len(tallies),
        sum(tally.uses for tally in tallies),
        _numbers(one for one in references if one.has_slip),
        _numbers(one for one in references if one.is_unidentified),
        len(tallies) > NOTES_ON_PAGE,
    )


class _Tally(NamedTuple):
    """Of one note: how many citations, how many of them with slips, how many without a source to be seen."""

    number: int
    uses: int
    slips: int
    unseen: int


def _tallied(citations: list[Citation]) -> list[_Tally]:
    return [
        _Tally(
            number,
            len(uses),
            sum(bool(use.citation.corrected_text) for use in uses),
            sum(use.source is None for use in uses),
        )
        for number, group in groupby(citations, lambda entry: entry.note_number)
        if (uses := list(map(_use, group)))
    ]


def _counted(work: Record) -> list[_Tally]:
    """The same by the database, for a work with many notes."""
    rows = (
        work.cites.order_by("note_number")
        .values("note_number")
        .annotate(
            uses=Count("pk"),
            slips=Count("pk", filter=~Q(corrected_text="")),
            seen=Count("pk", filter=public_now("cited")),
        )
    )
    return [
        _Tally(row["note_number"], row["uses"], row["slips"], row["uses"] - row["seen"])
        for row in rows
    ]


def _references(work: Record, tallies: list[_Tally]) -> Iterator[Reference]:
    own = work.get_absolute_url()
    others = address_of("catalog:scholarship-notes", work.slug)
    for place, tally in enumerate(tallies):
        page, number = place // NOTES_ON_PAGE + 1, tally.number
        url = f"{own}#note-{number}" if page == 1 else f"{others}?page={page}#note-{number}"
        yield Reference(number, url, bool(tally.slips), bool(tally.unseen), page > 1)


def _numbers(references: Iterable[Reference]) -> Numbers:
    found = list(references)
    return Numbers(len(found), found[:_NAMED])


def _uses(citations: QuerySet[Citation], *records: str) -> QuerySet[Citation]:
    """Citations with as much of these records as a line shows, in one query."""
    of_records = (
        f"{record}__{field}" for record in records for field in ("slug", "title", "public_from")
    )
    return citations.select_related(*records).only(*_IN_LINE, *of_records)


def _cited(work: int) -> QuerySet[Citation]:
    citations = Citation.objects.filter(citing=work).order_by("note_number", "order")
    return _uses(citations, "cited", "container")


_first_cited = Objects[Citation](lambda work: _cited(work)[: _AT_ONCE + 1])
_citing = Objects[Citation](
    lambda record, now: _uses(
        Citation.objects.by_public_records(now).filter(cited=record).in_order(),
        *("citing", "cited", "container"),
    )[: _CITED_IN_SHOWN + 1]
)


def _use(citation: Citation) -> Use:
    source, container = citation.cited, citation.container
    return Use(
        citation,
        source if source is not None and source.is_public else None,
        container if container is not None and container.is_public else None,
    )
