"""The figures of the correspondence, from counts of letters and the names of those who wrote them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.drawing.letter_graph import Edge, Node, letter_graph
from catalog.drawing.letter_strip import Direction, letter_strip
from catalog.drawing.matrix import Cell, matrix
from catalog.models import Agent, Record
from catalog.models.addresses import address_of
from catalog.search import Correspondence

NODES = 30
"""Persons and bodies in a graph."""
_EDGES = 200
_SIDE = 12


@dataclass(frozen=True)
class Exchange:
    """What somebody wrote to another and received from them."""

    other: int
    written: int
    received: int


@dataclass(frozen=True)
class Letter:
    """A letter by its database key: whether it went from the one to the other, and its first day as YYYYMMDD."""

    key: int
    there: bool
    earliest: int | None


@dataclass(frozen=True)
class Chosen:
    """Who is drawn, and the letters between them."""

    graph_nodes: list[int]
    graph: Correspondence
    senders: list[int]
    recipients: list[int]
    cells: dict[tuple[int, int], int]

    @property
    def agents(self) -> set[int]:
        return {*self.graph_nodes, *self.senders, *self.recipients}


@dataclass(frozen=True)
class Line:
    """A row of the matrix: who wrote, and the cells with those to whom."""

    agent: Agent
    cells: list[tuple[Agent, Cell]]


def chosen(found: Correspondence) -> Chosen:
    """Those with the most letters."""
    senders = found.most(found.senders, _SIDE)
    recipients = found.most(found.recipients, _SIDE)
    within = found.among([*senders, *recipients])
    nodes = _with_most_letters(found)
    return Chosen(
        nodes,
        found.among(nodes),
        senders,
        recipients,
        {(sender, recipient): number for sender, recipient, number in within.rows(0, len(within))},
    )


def _with_most_letters(found: Correspondence) -> list[int]:
    both = Correspondence(
        np.concatenate([found.senders, found.recipients]),
        np.concatenate([found.recipients, found.senders]),
        np.concatenate([found.letters, found.letters]),
    )
    return both.most(both.senders, NODES)


def number_of_people(found: Correspondence) -> int:
    return len(np.union1d(found.senders, found.recipients))


def exchanges(found: Correspondence, agent: int) -> list[Exchange]:
    """With whom somebody exchanged letters, the most first."""
    written: dict[int, int] = {}
    received: dict[int, int] = {}
    for sender, recipient, number in found.rows(0, len(found)):
        if sender == agent:
            written[recipient] = number
        else:
            received[sender] = number
    others = [
        Exchange(key, written.get(key, 0), received.get(key, 0)) for key in {*written, *received}
    ]
    return sorted(others, key=lambda one: (-one.written - one.received, one.other))


def graph(nodes: Sequence[int], letters: Correspondence, agents: dict[int, Agent]) -> str:
    edges = [
        Edge(sender, recipient, number, _said(agents[sender], agents[recipient], number))
        for sender, recipient, number in letters.rows(0, _EDGES)
        if sender in agents and recipient in agents
    ]
    drawn = [_node(agents[key]) for key in nodes if key in agents]
    return letter_graph(drawn, edges, label=_("Who wrote to whom"))


def _node(agent: Agent) -> Node:
    return Node(
        agent.pk,
        agent.display_name,
        address_of("catalog:correspondent", agent.slug),
        _("Correspondents of %(name)s") % {"name": agent.display_name},
    )


def _said(sender: Agent, recipient: Agent, number: int) -> str:
    said = ngettext(
        "%(sender)s to %(recipient)s: %(count)d letter",
        "%(sender)s to %(recipient)s: %(count)d letters",
        number,
    )
    names = {"sender": sender.display_name, "recipient": recipient.display_name}
    return said % {**names, "count": number}


def table(shown: Chosen, agents: dict[int, Agent]) -> list[Line]:
    """The rows of the matrix; those who are no longer there are left out."""
    rows = [key for key in shown.senders if key in agents]
    columns = [key for key in shown.recipients if key in agents]
    return [
        Line(agents[key], [(agents[cell.column], cell) for cell in cells])
        for key, cells in zip(rows, matrix(rows, columns, shown.cells), strict=True)
    ]


def dated_letters(one: Agent, another: Agent) -> list[Letter]:
    """All public letters between the two, oldest first, undated last."""
    columns = ("date_earliest", "date_latest", "pk")
    public = Record.objects.public()
    there = set(public.letters(one, another).values_list(*columns))
    back = set(public.letters(another, one).values_list(*columns)) - there
    ordered = sorted(
        [(*row, True) for row in there] + [(*row, False) for row in back],
        key=lambda row: (row[0] is None, row[0] or 0, row[1] is None, row[1] or 0, row[2]),
    )
    return [Letter(key, went, earliest) for earliest, _latest, key, went in ordered]


def strip(one: Agent, another: Agent, letters: Iterable[Letter]) -> str:
    """The exchange in time; "" when no letter has a date."""
    days: dict[bool, list[date]] = {True: [], False: []}
    for letter in letters:
        day = None if letter.earliest is None else _day(letter.earliest)
        if day is not None:
            days[letter.there].append(day)
    if not days[True] and not days[False]:
        return ""
    names = {"one": one.display_name, "another": another.display_name}
    words = _("%(one)s to %(another)s")
    return letter_strip(
        Direction(words % names, days[True]),
        Direction(words % {"one": names["another"], "another": names["one"]}, days[False]),
        label=_("Letters between %(one)s and %(another)s in time") % names,
    )


def _day(number: int) -> date | None:
    """The day, when it lies in the years that are drawn."""
    year = number // 10_000
    return date(year, number // 100 % 100, number % 100) if 1 <= year <= 9_999 else None
