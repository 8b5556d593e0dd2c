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
        self._cards: dict[str, Card] = {}
        self._used: set[str] = set()
        self._names = Names(list(self._all(gathering)))

    def links(self, paragraph: str) -> list[Link]:
        mentions = self._names.first_in(paragraph)
        self._used |= {mention.key for mention in mentions}
        return [
            Link(mention.start, mention.end, self._cards[mention.key].href, mention.key)
            for mention in mentions
        ]

    @property
    def cards(self) -> list[Card]:
        """The cards of those whom the paragraphs name."""
        return [card for key, card in self._cards.items() if key in self._used]

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
        history = Truncator(agent.history).chars(_HISTORY)
        self._cards[key] = Card(
            key, agent.display_name, agent.get_absolute_url(), agent.date_reading, history
        )
        return Named(key, frozenset(forms), frozenset(short - forms))

    def _place(self, gathering: Gathering, place: Term) -> Named:
        key = f"card-place-{place.key}"
        history = Truncator(place.definition).chars(_HISTORY)
        self._cards[key] = Card(key, str(place), place.get_absolute_url(), history=history)
        return Named(key, frozenset({place.label, *gathering.labels[place.pk]}))
