"""The names of what records are linked to, read once for many records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Model

from catalog.models import Agent, AgentName, Repository, Term, TermLabel
from catalog.models.statements import Rows

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
            found = _TERMS(wanted, self.using)
            labels = defaultdict(list)
            for term, text, language in _LABELS(wanted, self.using):
                labels[term].append((text, language))
            for pk, key, label, broader in found:
                self.terms[pk] = KnownTerm(key, broader, ((label, "en"), *labels[pk]))
            wanted = {row[3] for row in found if row[3] is not None} - self.terms.keys()

    def load_agents(self, keys: Iterable[int]) -> None:
        wanted = set(keys) - self.agents.keys()
        names = defaultdict(list)
        for agent, name, language in _AGENT_NAMES(wanted, self.using):
            names[agent].append((name, language))
        for pk, preferred in _AGENTS(wanted, self.using):
            self.agents[pk] = ((preferred, ""), *names[pk])

    def load_repositories(self, keys: Iterable[int]) -> None:
        wanted = set(keys) - self.repositories.keys()
        for pk, name, parallel, other in _REPOSITORIES(wanted, self.using):
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


def _of(model: type[Model], keyed: str, *columns: str) -> Rows:
    objects = model._default_manager
    return Rows(lambda keys: objects.filter(**{f"{keyed}__in": keys}).values_list(keyed, *columns))


_TERMS = _of(Term, "pk", "key", "label", "broader")
_LABELS = _of(TermLabel, "term", "text", "language")
_AGENTS = _of(Agent, "pk", "preferred_name")
_AGENT_NAMES = _of(AgentName, "agent", "name", "language")
_REPOSITORIES = _of(Repository, "pk", "name", "parallel_names", "other_names")
