"""What the generated records are linked to: vocabularies, places, subjects, repositories, persons and bodies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, count
from pathlib import Path
from random import Random
from typing import Generic, TypeVar

from anyascii import anyascii
from django.conf import settings
from django.core.management import call_command

from catalog.choices import AgentKind, LabelKind, NameKind, Scheme
from catalog.models import Agent, AgentName, Repository, Term, TermLabel
from catalog.text import short_name
from tests.bench_search import probes
from tests.bench_search.tongues import TONGUES

ThingT = TypeVar("ThingT")

_GIVEN = (
    *("Palmiro", "Josip", "Nikita", "Pietro", "Edvard", "Luigi", "Imre", "Władysław", "Ernst"),
    *("Vladimir", "Jovan", "Marija", "Anna", "Elena", "Giuseppe", "Antonio", "Petar", "Milovan"),
    *("Aleksandar", "Veljko", "Nikola", "Karl", "Otto", "Helene", "Zofia", "Jan", "Ljubo", "Vera"),
)
_BODIES = ("Comitato {}", "Bureau {}", "Union of {}", "Savez {}", "Ministry of {}", "Wydział {}")


class Skewed(Generic[ThingT]):
    """Things of which the first are chosen most often, after Zipf's law."""

    def __init__(self, things: Sequence[ThingT], flattened: float = 3.0) -> None:
        self.things = things
        self.until = list(accumulate(1 / (place + flattened) for place in range(len(things))))

    def choose(self, chance: Random, many: int) -> list[ThingT]:
        """`many` choices, each thing once at most and so perhaps fewer."""
        chosen = chance.choices(self.things, cum_weights=self.until, k=many)
        return chosen if many == 1 else list(dict.fromkeys(chosen))


@dataclass(frozen=True)
class Authorities:
    """Database keys: of terms by scheme and key, and of the others in the order of their frequency."""

    terms: dict[tuple[str, str], int]
    types: Skewed[int]
    places: Skewed[int]
    subjects: Skewed[int]
    repositories: Skewed[int]
    agents: Skewed[tuple[int, str]]
    """With a form of the name in which sources may write it."""


def make_authorities(records: int, seed: int) -> Authorities:
    """Write authorities for a catalogue of so many records; the vocabularies are the catalogue's own."""
    chance = Random(f"{seed} authorities")
    vocabularies = Path(settings.FIXTURE_DIRS[0]) / "vocabularies"
    call_command("loaddata", *map(str, sorted(vocabularies.glob("*.json"))), verbosity=0)
    _terms(Scheme.PLACE, (24, 6, 8), chance)
    _terms(Scheme.SUBJECT, (20, 8, 4), chance)
    terms = {(term.scheme, term.key): term.pk for term in Term.objects.all()}
    return Authorities(
        terms,
        types=Skewed(_shuffled(terms, Scheme.DOCUMENT_TYPE, chance)),
        places=Skewed(_shuffled(terms, Scheme.PLACE, chance)),
        subjects=Skewed(_shuffled(terms, Scheme.SUBJECT, chance)),
        repositories=Skewed(_repositories(min(60, 10 + records // 100), chance)),
        agents=Skewed(_agents(min(20_000, 100 + records // 25), chance), flattened=8.0),
    )


def _shuffled(terms: dict[tuple[str, str], int], scheme: str, chance: Random) -> list[int]:
    found = [pk for (of, _key), pk in sorted(terms.items()) if of == scheme]
    chance.shuffle(found)
    return found


def _name(chance: Random) -> str:
    """A proper name in any of the languages that is not asked for."""
    while True:
        name = chance.choice(TONGUES).word(chance).capitalize()
        if probes.beginning(name) not in probes.RESERVED:
            return name


def _terms(scheme: Scheme, widths: tuple[int, ...], chance: Random) -> None:
    """A hierarchy with so many terms at the top, below each of these, and so on."""
    above: list[Term | None] = [None]
    numbers = count(1)
    for width in widths:
        level = []
        for broader in above:
            for _ in range(width):
                label = _name(chance)
                key = f"{short_name(label, 60)}-{next(numbers)}"
                level.append(Term(scheme=scheme, key=key, label=label, broader=broader))
        Term.objects.bulk_create(level)
        TermLabel.objects.bulk_create(
            TermLabel(term=term, language="it", text=_name(chance), kind=LabelKind.PREFERRED)
            for term in level
        )
        above = [*level]


def _repositories(many: int, chance: Random) -> list[int]:
    repositories = [
        Repository(slug=f"repository-{number}", name=f"Archivio {_name(chance)}", country="IT")
        for number in range(1, many + 1)
    ]
    return [repository.pk for repository in Repository.objects.bulk_create(repositories)]


def _agents(many: int, chance: Random) -> list[tuple[int, str]]:
    agents = Agent.objects.bulk_create(
        [_agent(number, chance) for number in range(1, many + 1)], batch_size=2_000
    )
    variants = [variant for agent in agents for variant in _variants(agent, chance)]
    AgentName.objects.bulk_create(variants, batch_size=2_000)
    return [(agent.pk, agent.preferred_name) for agent in agents]


def _agent(number: int, chance: Random) -> Agent:
    name, kind = f"{_name(chance)}, {chance.choice(_GIVEN)}", AgentKind.PERSON
    if chance.random() < 0.15:
        name, kind = chance.choice(_BODIES).format(_name(chance)), AgentKind.CORPORATE_BODY
    return Agent(slug=f"{short_name(name, 80)}-{number}", preferred_name=name, kind=kind)


def _variants(agent: Agent, chance: Random) -> Iterator[AgentName]:
    family, _comma, given = agent.preferred_name.partition(", ")
    latin = anyascii(agent.preferred_name)
    if latin != agent.preferred_name:
        yield AgentName(agent=agent, name=latin, kind=NameKind.TRANSLITERATION)
    if given:
        yield AgentName(agent=agent, name=f"{given[0]}. {family}", kind=NameKind.SHORT)
    if chance.random() < 0.2:
        yield AgentName(agent=agent, name=f"“{_name(chance)}”", kind=NameKind.PSEUDONYM)
