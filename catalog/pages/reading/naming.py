"""The persons, bodies and places that a record is linked to, where its texts name them, each with a small card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import Truncator

from catalog.choices import AgentKind, Certainty
from catalog.models import Agent, Contribution, Term
from catalog.pages.gathering import Gathering
from catalog.reading.marking import Link
from catalog.reading.names import Named, Names, forms_of

_HISTORY = 160
"""Characters of a history that a card gives."""


@dataclass(frozen=True)
class Card:
    """A few words on whom or what a text names, and where to read more."""

    key: str
    name: str
    href: str
    dates: str = ""
    history: str = ""


class Naming:
    """Finds names in paragraphs, and remembers whose cards are needed."""

    def __init__(self, gathering: Gathering) -> None:
        self._known: dict[str, Agent | Term] = {}
        self._cards: dict[str, Card] = {}
        self._names = Names(list(self._all(gathering)))

    def links(self, paragraph: str) -> list[Link]:
        mentions = self._names.first_in(paragraph)
        return [
            Link(mention.start, mention.end, self._card(mention.key).href, mention.key)
            for mention in mentions
        ]

    @property
    def cards(self) -> list[Card]:
        """The cards of those whom the paragraphs name."""
        return list(self._cards.values())

    def _card(self, key: str) -> Card:
        if key not in self._cards:
            self._cards[key] = _card_of(key, self._known[key])
        return self._cards[key]

    def _all(self, gathering: Gathering) -> Iterator[Named]:
        linked: dict[int, list[Contribution]] = {}
        for entry in gathering.record.contributions.all():
            linked.setdefault(entry.agent_id, []).append(entry)
        for entries in linked.values():
            yield self._agent(gathering, entries[0].agent, entries)
        for place in {entry.place_id: entry for entry in gathering.record.places.all()}.values():
            yield self._place(gathering, place.place)

    def _agent(self, gathering: Gathering, agent: Agent, entries: list[Contribution]) -> Named:
        is_person = agent.kind == AgentKind.PERSON
        forms: set[str] = set()
        short: set[str] = set()
        names = [agent.preferred_name, *(name.name for name in gathering.names[agent.pk])]
        for name in names:
            whole, family = forms_of(name, is_person=is_person)
            forms |= whole
            short |= family
        for entry in entries:
            if entry.certainty != Certainty.DOUBTFUL:
                forms |= forms_of(entry.name_as_written, is_person=False)[0]
        key = f"card-agent-{agent.slug}"
        self._known[key] = agent
        return Named(key, frozenset(forms), frozenset(short - forms))

    def _place(self, gathering: Gathering, place: Term) -> Named:
        key = f"card-place-{place.key}"
        self._known[key] = place
        return Named(key, frozenset({place.label, *gathering.labels[place.pk]}))


def _card_of(key: str, known: Agent | Term) -> Card:
    href = known.get_absolute_url()
    if isinstance(known, Term):
        return Card(key, str(known), href, history=Truncator(known.definition).chars(_HISTORY))
    history = Truncator(known.history).chars(_HISTORY)
    return Card(key, known.display_name, href, known.date_reading, history)
