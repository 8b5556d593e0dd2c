"""Which persons and bodies public records name, by letter, kind and any form of a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_lowercase
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.choices import AgentKind
from catalog.folding import folded
from catalog.models import Agent, Text
from catalog.pages.answers import BeyondLastPage
from catalog.pages.keeping import Kept
from catalog.search import agents_beginning, totals

SIZE = 100
OTHER = "other"
Entry = tuple[int, str, str]
"""The key of an agent, the letter it is listed under, and its kind."""
_kept: Kept[tuple[dict[int, int], list[Entry]]] = Kept()


@dataclass(frozen=True)
class Row:
    agent: Agent
    count: int


@dataclass(frozen=True)
class Tab:
    """A letter or a kind: how many it has, and whether it is the one chosen; choosing it again lets go of it."""

    label: str
    count: int
    href: str
    chosen: bool


@dataclass(frozen=True)
class AgentList:
    q: str
    kind: str
    letter: str
    page: Page[int]
    rows: list[Row]
    letters: list[Tab]
    kinds: list[Tab]
    previous: str
    next: str

    @property
    def total(self) -> int:
        return self.page.paginator.count


def is_letter(text: str) -> bool:
    return text == OTHER or (len(text) == 1 and text in ascii_lowercase)


def agent_list(q: str, letter: str, kind: str, number: int) -> AgentList:
    """A page of those that have all that is asked. 404 beyond the last page."""
    counts, listed = _kept.get("all", _everybody)
    if q:
        wanted = {*agents_beginning(q), *Agent.objects.named(q).values_list("pk", flat=True)}
        listed = [entry for entry in listed if entry[0] in wanted]
    of_letter = [entry for entry in listed if letter in ("", entry[1])]
    keys = [key for key, _, of_kind in of_letter if kind in ("", of_kind)]
    paginator = Paginator(keys, SIZE)
    if number > paginator.num_pages:
        raise BeyondLastPage(paginator.num_pages)
    page = paginator.page(number)
    shown = Agent.objects.in_bulk(list(page))
    letters = Counter(initial for _, initial, of_kind in listed if kind in ("", of_kind))
    kinds = Counter(of_kind for _, _, of_kind in of_letter)
    return AgentList(
        q,
        kind,
        letter,
        page,
        [Row(shown[key], counts[key]) for key in page if key in shown],
        list(_letters(letters, q, letter, kind)),
        list(_kinds(kinds, q, letter, kind)),
        _address(q, letter, kind, number - 1) if page.has_previous() else "",
        _address(q, letter, kind, number + 1) if page.has_next() else "",
    )


@lru_cache(maxsize=2_000)
def letter_of(initial: str) -> str:
    """The letter under which a name is listed that begins with this sign, whatever its script."""
    first = folded(initial)[:1]
    return first if first and first in ascii_lowercase else OTHER


def _everybody() -> tuple[dict[int, int], list[Entry]]:
    """How many records each has whom public records name, and all of these in the order of their names."""
    counts = totals("agent")
    counts |= {key: counts.get(key, 0) for key in Text.objects.public().translators()}
    rows = Agent.objects.by_name().values_list("pk", Substr("preferred_name", 1, 1), "kind")
    kinds = {kind.value: kind.value for kind in AgentKind}
    return counts, [
        (key, letter_of(initial), kinds[kind])
        for key, initial, kind in rows.iterator(chunk_size=5_000)
        if key in counts
    ]


def _letters(counts: Counter[str], q: str, letter: str, kind: str) -> Iterator[Tab]:
    for initial in (*ascii_lowercase, OTHER):
        if counts[initial] or initial == letter:
            chosen = initial == letter
            label = _("Other") if initial == OTHER else initial.upper()
            yield Tab(label, counts[initial], _address(q, "" if chosen else initial, kind), chosen)


def _kinds(counts: Counter[str], q: str, letter: str, kind: str) -> Iterator[Tab]:
    labels = {
        AgentKind.PERSON: _("Persons"),
        AgentKind.CORPORATE_BODY: _("Corporate bodies"),
        AgentKind.FAMILY: _("Families"),
    }
    for one, label in labels.items():
        if counts[one] or one == kind:
            chosen = one == kind
            yield Tab(label, counts[one], _address(q, letter, "" if chosen else one), chosen)


def _address(q: str, letter: str, kind: str, page: int = 1) -> str:
    given = {"q": q, "letter": letter, "kind": kind, "page": page if page > 1 else ""}
    query = urlencode({name: value for name, value in given.items() if value})
    path = reverse("catalog:agents")
    return f"{path}?{query}" if query else path
