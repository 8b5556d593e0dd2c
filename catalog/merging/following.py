"""References that follow from the objects that go to those that stay: worked out first, then written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import (
    CheckConstraint,
    Model,
    OneToOneField,
    Q,
    SlugField,
    UniqueConstraint,
)
from django.utils.translation import gettext as _

from catalog.merging.joining import joined
from catalog.merging.likeness import NUMBERS, described, in_order, is_name, same, say_the_same
from catalog.merging.references import label_of, links, references

ModelType = type[Model]


@dataclass(frozen=True)
class Said:
    """A row that does not simply follow: what it is, and what becomes of it."""

    what: str
    becomes: str


@dataclass
class Link:
    """One object among several that a row names, exchanged for another."""

    row: Any
    name: str
    former: int
    now: Any


@dataclass
class Following:
    """Rows as they will stand. Nothing is written before `write`."""

    using: str
    links: list[Link] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    counts: dict[tuple[int, str], int] = field(default_factory=dict)
    """How many references follow, by the key of what they followed from and what they are."""
    gone: list[Any] = field(default_factory=list)
    """Rows that are written into others, or dropped, in the order in which they can go."""

    def __post_init__(self) -> None:
        self._rows: dict[tuple[ModelType, int], Any] = {}
        self._changed: dict[tuple[ModelType, int], Any] = {}
        self._going: set[tuple[ModelType, int]] = set()
        self.added: list[Any] = []

    def follow(self, model: ModelType, replaced: Mapping[int, Any]) -> None:
        """Have all references to the keys of `replaced` follow to its objects."""
        for referring, fields in references(model).items():
            _Referring(self, referring, fields, replaced).follow()
        for own in links(model):
            self._follow_links(own, replaced)

    def known(self, row: Any) -> Any:
        """The one object that stands for this row here."""
        return self._rows.setdefault((type(row), row.pk), row)

    def change(self, row: Any) -> None:
        """Have the row saved; rows are saved in the order in which they were changed first."""
        self._changed.setdefault((type(row), row.pk), self.known(row))

    def add(self, row: Any) -> None:
        self.added.append(row)

    def drop(self, row: Any, becomes: str) -> None:
        """Have the row deleted, and say why."""
        self._changed.pop((type(row), row.pk), None)
        self.gone.append(row)
        self._going.add((type(row), row.pk))
        self.say(row, becomes)

    def say(self, row: Any, becomes: str) -> None:
        self.said.append(Said(described(row), becomes))

    def count(self, followed: int, what: str) -> None:
        self.counts[followed, what] = self.counts.get((followed, what), 0) + 1

    @property
    def changed(self) -> list[Any]:
        return list(self._changed.values())

    def is_going(self, row: Any) -> bool:
        return (type(row), row.pk) in self._going

    def write(self) -> None:
        for row in self.changed:
            row.save(using=self.using)
        for link in self.links:
            linked = getattr(link.row, link.name)
            linked.add(link.now)
            linked.remove(link.former)
        for row in self.gone:
            row.delete(using=self.using)
        for row in self.added:
            row.save(using=self.using)

    def _follow_links(self, own: Any, replaced: Mapping[int, Any]) -> None:
        through = own.remote_field.through._base_manager.using(self.using)
        source, target = own.m2m_column_name(), own.m2m_reverse_name()
        pairs = list(
            through.filter(**{f"{target}__in": list(replaced)}).values_list(source, target)
        )
        rows = own.model._base_manager.using(self.using).in_bulk([pk for pk, _former in pairs])
        for pk, former in pairs:
            self.links.append(Link(rows[pk], own.name, former, replaced[former]))
            self.count(former, label_of(own))


class _Referring:
    """The rows of one model that refer to what is merged."""

    def __init__(
        self,
        following: Following,
        model: ModelType,
        fields: list[Any],
        replaced: Mapping[int, Any],
    ) -> None:
        self._following = following
        self._model = model
        self._fields = fields
        self._replaced = replaced
        self._stay = {obj.pk for obj in replaced.values()}

    def follow(self) -> None:
        rows = self._load(self._naming(self._replaced))
        if not rows:
            return
        beside = self._load(self._colliding())
        moved = [row for row in rows if self._move(row)]
        coming = {row.pk for row in moved}
        standing = {row.pk: row for row in beside if row.pk not in coming}
        for row in moved:
            if not self._following.is_going(row):
                self._settle(row, standing.values())
                if not self._following.is_going(row):
                    standing[row.pk] = row

    def _naming(self, keys: Iterable[int]) -> Q:
        wanted = list(keys)
        found = Q()
        for one in self._fields:
            found |= Q(**{f"{one.attname}__in": wanted})
        return found

    def _colliding(self) -> Q:
        """Rows of what stays that a row which follows might be double with."""
        found = Q(pk__in=[])
        coming = self._model._base_manager.filter(self._naming(self._replaced))
        for constraint in self._uniques:
            for own in self._fields:
                if own.name not in constraint:
                    continue
                one = Q(**{f"{own.attname}__in": list(self._stay)})
                scope = [name for name in constraint if name != own.name and name not in NUMBERS]
                if scope and not isinstance(self._model._meta.get_field(scope[0]), SlugField):
                    one &= Q(**{f"{scope[0]}__in": coming.values(scope[0])})
                found |= one
        return found

    @cached_property
    def _uniques(self) -> list[tuple[str, ...]]:
        """The fields that are unique together, where one of them is to follow."""
        found = [
            tuple(constraint.fields)
            for constraint in self._model._meta.constraints
            if isinstance(constraint, UniqueConstraint) and not constraint.condition
        ]
        found += [(one.name,) for one in self._fields if isinstance(one, OneToOneField)]
        names = {one.name for one in self._fields}
        return [unique for unique in found if names & set(unique)]

    def _load(self, which: Q) -> list[Any]:
        joins = {
            name
            for unique in self._uniques
            for name in unique
            if self._model._meta.get_field(name).is_relation
        }
        rows = self._model._base_manager.using(self._following.using).filter(which)
        rows = rows.select_related(*sorted(joins)).order_by(*in_order(self._model))
        return [self._following.known(row) for row in rows]

    def _move(self, row: Any) -> bool:
        """Have the row refer to what stays; False when it is one of those merged, or nothing is left to move."""
        merged = issubclass(self._model, type(next(iter(self._replaced.values()))))
        if merged and (row.pk in self._replaced or row.pk in self._stay):
            return False
        if self._following.is_going(row):
            return False
        for own in self._fields:
            former = getattr(row, own.attname)
            if former in self._replaced:
                setattr(row, own.name, self._replaced[former])
                self._following.count(former, label_of(own))
        self._following.change(row)
        self._check_self_reference(row)
        return True

    def _check_self_reference(self, row: Any) -> None:
        """A row that would refer to one object where only two different ones are allowed loses one, or goes."""
        twice = [one for one in self._fields if getattr(row, one.attname) in self._stay]
        if len(twice) < 2 or not self._is_refused(row):
            return
        for own in twice:
            if own.null:
                setattr(row, own.name, None)
                if not self._is_refused(row):
                    text = _("“%(field)s” is left empty: it would be the same thing.")
                    self._following.say(row, text % {"field": own.verbose_name})
                    return
        self._following.drop(row, _("dropped: it would link one thing to itself."))

    def _is_refused(self, row: Any) -> bool:
        for constraint in self._model._meta.constraints:
            if isinstance(constraint, CheckConstraint):
                try:
                    constraint.validate(self._model, row, using=self._following.using)
                except ValidationError:
                    return True
        return False

    def _settle(self, row: Any, standing: Iterable[Any]) -> None:
        """Join the row with one that is there, or give it a number or name that is free."""
        for unique in self._uniques:
            others = [other for other in standing if not self._following.is_going(other)]
            numbers = [name for name in unique if name in NUMBERS]
            names = [name for name in unique if is_name(self._model, name)]
            scope = [name for name in unique if name not in (*numbers, *names)]
            beside = [other for other in others if same(row, other, scope)]
            if numbers:
                self._number(row, numbers[0], beside)
            elif names:
                self._name(row, names[0], beside)
            elif beside:
                self._join(row, beside[0])
            if self._following.is_going(row):
                return

    def _number(self, row: Any, name: str, beside: list[Any]) -> None:
        double = [other for other in beside if say_the_same(row, other, name)]
        if double:
            self._join(row, double[0])
        elif getattr(row, name) in {getattr(other, name) for other in beside}:
            setattr(row, name, max(getattr(other, name) for other in beside) + 1)

    def _name(self, row: Any, name: str, beside: list[Any]) -> None:
        taken = {getattr(other, name) for other in beside}
        field: Any = self._model._meta.get_field(name)
        own, longest = getattr(row, name), field.max_length or 60
        if own in taken:
            numbered = (f"{own[: longest - 6]}-{number}" for number in count(2))
            setattr(row, name, next(one for one in numbered if one not in taken))
            said = _("stays beside the one there, as “%s”.") % getattr(row, name)
            self._following.say(row, said)

    def _join(self, row: Any, other: Any) -> None:
        """Write into `other` whatever the row says, and have what refers to the row follow."""
        left = joined(other, row, {name for unique in self._uniques for name in unique})
        if left:
            self._following.change(other)
            said = _("joined with the one there, which now says: %s.") % "; ".join(left)
        else:
            said = _("joined with the one there, which says the same.")
        self._following.follow(self._model, {row.pk: other})
        self._following.drop(row, said)
