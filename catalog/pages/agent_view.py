"""What the page of a person or body shows, in plain values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from catalog.choices import Certainty, NameKind
from catalog.drawing.year_bars import Life
from catalog.models import Agent, AgentName, Contribution, Record, Text
from catalog.models.addresses import address_of
from catalog.pages.authority_links import AuthorityLink, links_of
from catalog.pages.search_address import url
from catalog.pages.timelines import Timeline, timeline
from catalog.search import SearchRequest, Shared, as_of_now, by_date, overview
from catalog.visibility import public_now

RECORDS_SHOWN = 8
TEXTS_SHOWN = 20
RELATED_SHOWN = 16
_MOST_YEARS = 120


@dataclass(frozen=True)
class Part:
    """A record in which the agent had a part; `said` is how sure that is and what the source calls them."""

    record: Record
    said: str


@dataclass(frozen=True)
class Role:
    label: str
    count: int
    parts: list[Part]
    search: str
    """The search for all records with the agent in this role."""

    @property
    def more(self) -> int:
        return self.count - len(self.parts)


@dataclass(frozen=True)
class Related:
    label: str
    count: int
    href: str


@dataclass(frozen=True)
class AgentView:
    total: int
    search: str
    names: list[tuple[str, list[AgentName]]]
    links: list[AuthorityLink]
    roles: list[Role]
    timeline: Timeline
    related: list[Related]
    translations: list[Text]


def agent_view(agent: Agent) -> AgentView:
    with as_of_now():
        return _view(agent)


def _view(agent: Agent) -> AgentView:
    asked = SearchRequest(selected={"agent": (agent.slug,)})
    # One more: the agent is named together with themselves everywhere.
    found = overview(asked, {"agent": RELATED_SHOWN + 1}, opened=["agent"], bars=_MOST_YEARS)
    return AgentView(
        total=found.total,
        search=url(asked),
        names=_names(agent),
        links=links_of(agent),
        roles=_roles(agent, found.below.get("agent", ())),
        timeline=timeline(
            asked,
            found.years,
            _("Records by year"),
            life=_life(agent),
            linked=False,
            width=640,
            height=72,
        ),
        related=[
            Related(other.label, other.count, address_of("catalog:agent", other.value))
            for other in found.values["agent"]
            if other.key != agent.pk
        ][:RELATED_SHOWN],
        translations=list(_translations(agent)),
    )


def _names(agent: Agent) -> list[tuple[str, list[AgentName]]]:
    """Other forms of the name, by kind, in the order of the list of kinds."""
    order = list(NameKind.values)
    names = sorted(agent.names.all(), key=lambda name: (order.index(name.kind), name.name))
    grouped = groupby(names, key=lambda name: name.kind)
    return [(str(NameKind(kind).label), list(group)) for kind, group in grouped]


def _roles(agent: Agent, shared: tuple[Shared, ...]) -> list[Role]:
    """The most frequent first, each with its first records by date."""
    ordered = sorted(shared, key=lambda role: (-role.count, role.label))
    records = by_date("agent", [role.number for role in ordered], RECORDS_SHOWN)
    shown = {record.pk for some in records.values() for record in some}
    said = _said(agent, shown)
    return [
        Role(
            role.label,
            role.count,
            [
                Part(record, said.get((record.pk, role.value.rpartition(":")[2]), ""))
                for record in records[role.number]
            ],
            url(SearchRequest(selected={"agent": (role.value,)})),
        )
        for role in ordered
    ]


def _said(agent: Agent, records: set[int]) -> dict[tuple[int, str], str]:
    """What is to be said of the agent's parts in these records, by record and role."""
    parts = Contribution.objects.filter(agent=agent, record__in=records)
    rows = parts.values_list("record", "role__key", "name_as_written", "certainty", "note")
    # A name in the words of the source says something where it is more than a part of the preferred one.
    family = agent.preferred_name.partition(", ")[0]
    usual = {"", family, agent.preferred_name, agent.display_name}
    return {
        (record, role): " · ".join(_told("" if written in usual else written, certainty, note))
        for record, role, written, certainty, note in rows
    }


def _told(written: str, certainty: str, note: str) -> Iterator[str]:
    if written:
        yield _("as written: “%(name)s”") % {"name": written}
    if certainty != Certainty.CERTAIN:
        yield str(Certainty(certainty).label)
    if note:
        yield note


def _life(agent: Agent) -> Life | None:
    if agent.date_earliest is None and agent.date_latest is None:
        return None
    first, last = (
        None if day is None else day // 10_000 for day in (agent.date_earliest, agent.date_latest)
    )
    return Life(first, last, agent.date_reading)


def _translations(agent: Agent) -> Iterator[Text]:
    """Texts of public records that the agent translated, one more than are shown."""
    texts = Text.objects.public().filter(public_now("record"), translator=agent)
    return iter(texts.select_related("record", "language").order_by("-pk")[:TEXTS_SHOWN])
