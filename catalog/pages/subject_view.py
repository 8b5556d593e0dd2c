"""What the page of a subject shows, in plain values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from catalog.choices import LabelKind, Scheme
from catalog.languages import direction
from catalog.models import Record, Term, TermLabel
from catalog.models.addresses import address_of
from catalog.pages.search_address import url
from catalog.pages.timelines import Timeline, timeline
from catalog.search import SearchRequest, Shared, as_of_now, by_date, overview

RELATED_SHOWN = 12
NARROWER_SHOWN = 60
_LOOKED_AT = 60
"""Subjects of the same records among which the related ones are: those broader and narrower are among them too."""
_MOST_YEARS = 120
_DEEPEST = 20


@dataclass(frozen=True)
class Label:
    text: str
    language: str
    dir: str
    alternative: bool


@dataclass(frozen=True)
class Linked:
    """Another subject, and in how many records of this one it is."""

    label: str
    count: int
    href: str


@dataclass(frozen=True)
class SubjectView:
    total: int
    search: str
    broader: list[Term]
    narrower: list[Linked]
    related: list[Linked]
    labels: list[Label]
    timeline: Timeline
    records: list[Record]
    pages: Paginator[int]
    previous: str
    next: str


def subject_view(term: Term, number: int, size: int) -> SubjectView:
    """With page `number` of its records, `size` on each."""
    with as_of_now():
        return _view(term, number, size)


def _view(term: Term, number: int, size: int) -> SubjectView:
    asked = SearchRequest(selected={"subject": (term.key,)})
    found = overview(
        asked, {"subject": _LOOKED_AT}, nested=["subject"], opened=["subject"], bars=_MOST_YEARS
    )
    own = next((one.number for one in found.values["subject"] if one.key == term.pk), None)
    broader = list(_broader(term))
    records = [] if own is None else by_date("subject", [own], size, number)[own]
    pages = Paginator(range(found.total), size)
    return SubjectView(
        total=found.total,
        search=url(asked),
        broader=broader,
        narrower=_links(sorted(found.below.get("subject", ()), key=_by_label)[:NARROWER_SHOWN]),
        related=_links(_related(term, broader, found.values["subject"])),
        labels=[_label(label) for label in term.labels.all() if label.kind in _SHOWN],
        timeline=timeline(
            asked, found.years, _("Records by year"), linked=False, width=640, height=72
        ),
        records=records,
        pages=pages,
        previous=f"?page={number - 1}" if number > 1 else "",
        next=f"?page={number + 1}" if number < pages.num_pages else "",
    )


_SHOWN = (LabelKind.PREFERRED, LabelKind.ALTERNATIVE)


def _label(label: TermLabel) -> Label:
    alternative = label.kind == LabelKind.ALTERNATIVE
    return Label(label.text, label.language, direction(label.language), alternative)


def _broader(term: Term) -> Iterator[Term]:
    """From the top down to the one just above."""
    found: list[Term] = []
    above = term.broader
    while above is not None and above not in found and len(found) < _DEEPEST:
        found.append(above)
        above = above.broader
    return reversed(found)


def _related(term: Term, broader: list[Term], together: tuple[Shared, ...]) -> list[Shared]:
    """Subjects most often together with this one that are neither above nor below it."""
    left_out = {term.pk, *(above.pk for above in broader)}
    below = {term.pk}
    # What is broader has at least as many records, and so most often comes first.
    for _round in range(3):
        below |= {one.key for one in together if one.above in below}
    return [one for one in together if one.key not in left_out | below][:RELATED_SHOWN]


def _links(shared: list[Shared]) -> list[Linked]:
    return [
        Linked(one.label, one.count, address_of(f"catalog:{Scheme.SUBJECT}", one.value))
        for one in shared
    ]


def _by_label(shared: Shared) -> str:
    return shared.label
