"""The names of what records are linked to, read once for many records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from catalog.models import Agent, AgentName, Repository, Term, TermLabel

Name = tuple[str, str]
"""A form of a name, and the BCP 47 tag of its language or ""."""


@dataclass(frozen=True)
class KnownTerm:
    key: str
    broader: int | None
    names: tuple[Name, ...]


@dataclass
class Authorities:
    """Terms, agents and repositories by their database keys, with all forms of their names; read when asked for."""

    using: str
    terms: dict[int, KnownTerm] = field(default_factory=dict)
    agents: dict[int, tuple[Name, ...]] = field(default_factory=dict)
    repositories: dict[int, tuple[Name, ...]] = field(default_factory=dict)

    def load_terms(self, keys: Iterable[int]) -> None:
        """Read these terms and all broader ones."""
        wanted = set(keys) - self.terms.keys()
        while wanted:
            found = list(
                Term.objects.using(self.using)
                .filter(pk__in=wanted)
                .values_list("pk", "key", "label", "broader")
            )
            labels = defaultdict(list)
            for term, text, language in (
                TermLabel.objects.using(self.using)
                .filter(term__in=wanted)
                .values_list("term", "text", "language")
            ):
                labels[term].append((text, language))
            for pk, key, label, broader in found:
                self.terms[pk] = KnownTerm(key, broader, ((label, "en"), *labels[pk]))
            wanted = {row[3] for row in found if row[3] is not None} - self.terms.keys()

    def load_agents(self, keys: Iterable[int]) -> None:
        wanted = set(keys) - self.agents.keys()
        if not wanted:
            return
        names = defaultdict(list)
        for agent, name, language in (
            AgentName.objects.using(self.using)
            .filter(agent__in=wanted)
            .values_list("agent", "name", "language")
        ):
            names[agent].append((name, language))
        for pk, preferred in (
            Agent.objects.using(self.using)
            .filter(pk__in=wanted)
            .values_list("pk", "preferred_name")
        ):
            self.agents[pk] = ((preferred, ""), *names[pk])

    def load_repositories(self, keys: Iterable[int]) -> None:
        wanted = set(keys) - self.repositories.keys()
        if not wanted:
            return
        rows = Repository.objects.using(self.using).filter(pk__in=wanted)
        for pk, name, parallel, other in rows.values_list(
            "pk", "name", "parallel_names", "other_names"
        ):
            forms = [name, *parallel.splitlines(), *other.splitlines()]
            self.repositories[pk] = tuple((form, "") for form in forms if form.strip())

    def lineage(self, term: int) -> list[int]:
        """The term and all broader ones."""
        found: list[int] = []
        above: int | None = term
        while above is not None and above in self.terms and above not in found:
            found.append(above)
            above = self.terms[above].broader
        return found
