"""The subjects of public records as a tree, each with how many records it or anything narrower has."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from catalog.choices import Scheme
from catalog.models import Term
from catalog.pages.answers import BeyondLastPage
from catalog.search import totals

SIZE = 100
"""Subjects at the top of a page."""
BRANCHES = 12
"""Narrower subjects shown below one; its own page has all."""
DEEPEST = 3


@dataclass(frozen=True)
class Branch:
    """A subject; `narrower` are the first below it, and `more` says how many further ones there are."""

    term: Term
    count: int
    narrower: list[Branch]
    more: int


@dataclass(frozen=True)
class SubjectTree:
    page: Page[int]
    branches: list[Branch]
    previous: str
    next: str


def subject_tree(number: int) -> SubjectTree:
    """A page of the subjects at the top, in order, with what is below them. 404 beyond the last page."""
    counts = totals("subject")
    below: dict[int | None, list[int]] = defaultdict(list)
    subjects = Term.objects.of(Scheme.SUBJECT).order_by("position", "label", "pk")
    for key, above in subjects.values_list("pk", "broader").iterator(chunk_size=5_000):
        if key in counts:
            below[above].append(key)
    paginator = Paginator(below[None], SIZE)
    if number > paginator.num_pages:
        raise BeyondLastPage(paginator.num_pages)
    page = paginator.page(number)
    shown = _shown(list(page), below)
    terms = Term.objects.with_labels().in_bulk(shown)

    def branch(key: int, depth: int) -> Branch:
        narrower = below[key]
        kept = narrower[:BRANCHES] if depth < DEEPEST else []
        branches = [branch(child, depth + 1) for child in kept if child in terms]
        return Branch(terms[key], counts[key], branches, len(narrower) - len(branches))

    return SubjectTree(
        page,
        [branch(key, 1) for key in page if key in terms],
        f"?page={number - 1}" if page.has_previous() else "",
        f"?page={number + 1}" if page.has_next() else "",
    )


def _shown(top: list[int], below: dict[int | None, list[int]]) -> list[int]:
    level, found = top, list(top)
    for _depth in range(1, DEEPEST):
        level = [child for key in level for child in below[key][:BRANCHES]]
        found += level
    return found
