"""Kinds of facet: filters of django-filter that also say which values a record has and what those are called.

A value is a number of its own within the facet (most often the database key of what it stands for), so a label that
changes has nothing to be rewritten in the index. A number is packed with its facet's into 64 bits, the facet above.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.forms import MultipleChoiceField
from django_filters import MultipleChoiceFilter

from catalog.models import Agent, Record, Repository, Term
from catalog.search.authorities import Authorities
from catalog.search.sources import Source

FACET_BITS = 56
"""A packed value is `facet number << FACET_BITS | value number`."""
NESTED = 1 << 55
"""Marks the number of a value that has another above it."""
VALUE_KEY = (1 << 32) - 1
ROLE_SHIFT = 32


@dataclass(frozen=True)
class Named:
    """What a value is called in addresses, and on the page; `above` is the database key of what stands just above."""

    value: str
    label: str
    above: int | None = None


class _AnyValues(MultipleChoiceField):
    """Takes values that are no longer there: an old link shows them, to be removed."""

    def valid_value(self, value: Any) -> bool:
        return True


class Facet(MultipleChoiceFilter):
    """One facet. `number` is what it is called inside the index: it may never be given to another facet."""

    field_class = _AnyValues
    hierarchical = False
    model: type[Model] | None = None
    """The table its labels are read from, with one query for all facets that share it."""

    def __init__(self, number: int, **options: Any) -> None:
        super().__init__(**options)
        self.number = number

    def packed(self, source: Source, authorities: Authorities) -> set[int]:
        """The packed values of one record."""
        high = self.number << FACET_BITS
        return {high | value for value in self.values_of(source, authorities)}

    def values_of(self, source: Source, authorities: Authorities) -> Iterable[int]:
        raise TypeError("A kind of facet says which values a record has.")

    def label_keys(self, numbers: Iterable[int]) -> Iterable[int]:
        """The rows of `model` that name these values."""
        return (number & VALUE_KEY for number in numbers)

    def named(self, numbers: Sequence[int], rows: dict[int, tuple[Any, ...]]) -> dict[int, Named]:
        """What these values are called, from the rows of `model`; values that are gone are left out."""
        return {
            number: Named(str(row[0]), str(row[1]), row[2])
            for number in numbers
            if (row := rows.get(number & VALUE_KEY)) is not None
        }

    def numbers(self, values: Sequence[str]) -> dict[str, int]:
        """The numbers of values as they stand in addresses; unknown ones are left out."""
        raise TypeError("A kind of facet knows its values.")

    def stands_alone(self, number: int) -> bool:
        """Whether the label of a value says what it is without what stands above it."""
        return True

    def parents(self, numbers: Sequence[int]) -> dict[int, int]:
        """The numbers just above these, of those that have one."""
        above_of = dict(self._above([number & VALUE_KEY for number in numbers if number & NESTED]))
        uppers = dict(self._above([above for above in above_of.values() if above is not None]))
        return {
            number: above if uppers.get(above) is None else above | NESTED
            for number in numbers
            if number & NESTED and (above := above_of.get(number & VALUE_KEY)) is not None
        }

    def lineages(self, numbers: Sequence[int]) -> list[list[int]]:
        """Each of the numbers with those above it, up to the top."""
        lineages = [[number] for number in numbers]
        while parents := self.parents([lineage[-1] for lineage in lineages]):
            for lineage in lineages:
                if lineage[-1] in parents:
                    lineage.append(parents[lineage[-1]])
        return lineages

    def _above(self, keys: Sequence[int]) -> Iterable[tuple[int, int | None]]:
        """Database keys with those of what stands just above; of hierarchical facets."""
        return ()


class ChoiceFacet(Facet):
    """Values from a closed list, which knows their labels; `having` says which of them a record has."""

    def __init__(self, number: int, labels: dict[str, Any], having: Any, **options: Any) -> None:
        super().__init__(number, **options)
        self.labels, self.having = labels, having
        self.places = {value: place for place, value in enumerate(labels)}

    def values_of(self, source: Source, authorities: Authorities) -> Iterable[int]:
        return [self.places[value] for value in self.having(source)]

    def named(self, numbers: Sequence[int], rows: dict[int, tuple[Any, ...]]) -> dict[int, Named]:
        listed = list(self.labels.items())
        return {
            number: Named(listed[number][0], str(listed[number][1]))
            for number in numbers
            if number < len(listed)
        }

    def numbers(self, values: Sequence[str]) -> dict[str, int]:
        return {value: self.places[value] for value in values if value in self.places}


class TermFacet(Facet):
    """Terms of one vocabulary; `having` gives a record's terms."""

    model = Term

    def __init__(self, number: int, scheme: str, having: Any, **options: Any) -> None:
        super().__init__(number, **options)
        self.scheme, self.having = scheme, having

    def values_of(self, source: Source, authorities: Authorities) -> Iterable[int]:
        return [value for value in self.having(source) if value is not None]

    def numbers(self, values: Sequence[str]) -> dict[str, int]:
        found = Term.objects.filter(scheme=self.scheme, key__in=values)
        return dict(found.values_list("key", "pk"))


class TermTreeFacet(TermFacet):
    """Terms with all that are broader: a record about Budapest is one about Hungary."""

    hierarchical = True

    def values_of(self, source: Source, authorities: Authorities) -> Iterable[int]:
        for term in self.having(source):
            *nested, top = authorities.lineage(term)
            yield top
            yield from (term | NESTED for term in nested)

    def numbers(self, values: Sequence[str]) -> dict[str, int]:
        found = Term.objects.filter(scheme=self.scheme, key__in=values)
        return _marked(found.values_list("key", "pk", "broader"))

    def _above(self, keys: Sequence[int]) -> Iterable[tuple[int, int | None]]:
        return Term.objects.filter(pk__in=keys).values_list("pk", "broader")


class RepositoryFacet(Facet):
    model = Repository

    def values_of(self, source: Source, authorities: Authorities) -> Iterable[int]:
        return [] if source.repository is None else [source.repository]

    def numbers(self, values: Sequence[str]) -> dict[str, int]:
        return dict(Repository.objects.filter(slug__in=values).values_list("slug", "pk"))


class CollectionFacet(Facet):
    """The units that a record stands in; a unit with parts stands in itself."""

    hierarchical = True
    model = Record

    def values_of(self, source: Source, authorities: Authorities) -> Iterable[int]:
        units = [*source.ancestors, source.pk] if source.has_parts else source.ancestors
        return [unit | NESTED if depth else unit for depth, unit in enumerate(units)]

    def numbers(self, values: Sequence[str]) -> dict[str, int]:
        found = Record.objects.public().filter(slug__in=values)
        return _marked(found.values_list("slug", "pk", "parent"))

    def _above(self, keys: Sequence[int]) -> Iterable[tuple[int, int | None]]:
        return Record.objects.filter(pk__in=keys).values_list("pk", "parent")


class AgentFacet(Facet):
    """Persons and bodies in any role, and below each of them its roles: `togliatti-palmiro:sender`."""

    hierarchical = True
    model = Agent

    def values_of(self, source: Source, authorities: Authorities) -> Iterable[int]:
        for agent, role, _key, _name in source.contributions:
            yield agent
            yield NESTED | role << ROLE_SHIFT | agent

    def stands_alone(self, number: int) -> bool:
        return not number & NESTED

    def parents(self, numbers: Sequence[int]) -> dict[int, int]:
        return {number: number & VALUE_KEY for number in numbers if number & NESTED}

    def roles(self, numbers: Iterable[int]) -> set[int]:
        """The terms of the roles that these values name."""
        return {_role(number) for number in numbers if number & NESTED}

    def named_with_roles(
        self,
        numbers: Sequence[int],
        rows: dict[int, tuple[Any, ...]],
        roles: dict[int, tuple[Any, ...]],
    ) -> dict[int, Named]:
        found = {}
        for number in numbers:
            agent, role = number & VALUE_KEY, _role(number)
            if agent not in rows or (role and role not in roles):
                continue
            slug, name, _above = rows[agent]
            if role:
                found[number] = Named(f"{slug}:{roles[role][0]}", str(roles[role][1]), agent)
            else:
                found[number] = Named(slug, name)
        return found

    def numbers(self, values: Sequence[str]) -> dict[str, int]:
        asked = {value: value.partition(":")[::2] for value in values}
        agents = dict(
            Agent.objects.filter(slug__in=[slug for slug, _ in asked.values()]).values_list(
                "slug", "pk"
            )
        )
        role_keys = [role for _, role in asked.values() if role]
        roles = dict(
            Term.objects.filter(scheme="role", key__in=role_keys).values_list("key", "pk")
            if role_keys
            else ()
        )
        return {
            value: (NESTED | roles[role] << ROLE_SHIFT if role else 0) | agents[slug]
            for value, (slug, role) in asked.items()
            if slug in agents and (not role or role in roles)
        }


def _role(number: int) -> int:
    return (number & ~NESTED) >> ROLE_SHIFT


def _marked(rows: Iterable[tuple[str, int, int | None]]) -> dict[str, int]:
    """Numbers by values, from rows of value, database key and the key of what stands above."""
    return {value: key if above is None else key | NESTED for value, key, above in rows}
