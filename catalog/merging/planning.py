"""What merging comes to, before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, OneToOneField
from django.utils.translation import gettext as _

from catalog.merging import names
from catalog.merging.above import is_inside, step_up
from catalog.merging.fields import Fields, fields_of
from catalog.merging.following import Following
from catalog.merging.kinds import KINDS, Kind
from catalog.merging.publicity import notices
from catalog.merging.references import references

MOST = 20
"""Objects that are merged at once."""


@dataclass
class Plan:
    """What stays as it will be, and what becomes of everything else. `kept` and the rows are not saved yet."""

    kept: Any
    duplicates: list[Any]
    following: Following
    fields: list[Fields]
    linked: list[tuple[str, list[Any]]] = field(default_factory=list)
    """Of fields that name several objects, those that the kept one names as well from now on."""
    names: list[str] = field(default_factory=list)
    """The names that the kept one gets in addition."""
    notices: list[str] = field(default_factory=list)
    """What readers will see from now on, or see no more."""

    @property
    def asked(self) -> list[Fields]:
        return [one for one in self.fields if one.is_asked]

    @property
    def filled(self) -> list[Fields]:
        return [one for one in self.fields if one.is_filled]

    @property
    def follows(self) -> dict[str, int]:
        """How many references follow, by what they are."""
        found: Counter[str] = Counter()
        for (_former, what), number in self.following.counts.items():
            found[what] += number
        return dict(sorted(found.items()))


def check(kept: Any, duplicates: Sequence[Any]) -> Kind:
    """ValidationError unless these can be merged: several, of one kind and one vocabulary."""
    kind = KINDS.get(type(kept))
    if kind is None:
        message = _("“%(name)s” cannot be merged. Persons and bodies, terms and records can.")
        raise ValidationError(message, "kind", {"name": kept})
    keys = [kept.pk, *(one.pk for one in duplicates)]
    if len(keys) < 2:
        message = _("“%(name)s” is alone. Choose another that it is the same as.")
        raise ValidationError(message, "alone", {"name": kept})
    if len(set(keys)) < len(keys):
        twice = Counter(keys).most_common(1)[0][0]
        name = next(one for one in [kept, *duplicates] if one.pk == twice)
        message = _("“%(name)s” is named twice. Nothing is merged with itself.")
        raise ValidationError(message, "twice", {"name": name})
    if len(keys) > MOST:
        message = _("%(number)d are too many at once; the most is %(most)d. Merge some first.")
        raise ValidationError(message, "many", {"number": len(keys), "most": MOST})
    for one in duplicates:
        if type(one) is not type(kept) or not kind.are_comparable(kept, one):
            message = _(
                "“%(one)s” and “%(other)s” are of two vocabularies and cannot be the same. Choose terms of one."
            )
            raise ValidationError(message, "scheme", {"one": kept, "other": one})
    return kind


def plan_merge(
    kept: Any, duplicates: Sequence[Any], choices: Mapping[str, str] | None = None, using: str = ""
) -> Plan:
    """What it comes to that `kept` stays alone; it is changed here, but not saved.

    `choices` name by the key of a field whose value stands, or "both". ValidationError when they cannot be merged.
    """
    kind = check(kept, duplicates)
    following = Following(using or kept._state.db or "default")
    going = list(duplicates)
    told = notices(kept, going)
    title = getattr(kept, kind.name)
    step_up(kept, going, kind, following)
    fields = [*_own_fields(kept, going, kind), *_part_fields(kept, going, following)]
    for one in fields:
        one.choose((choices or {}).get(one.key, ""))
        if one.apply() and one.values[0].bearer is not kept:
            following.change(one.values[0].bearer)
        _make_alike(one, kept)
    names.prepare(kept, going, following)
    following.follow(type(kept), {one.pk: kept for one in going})
    added = names.keep(kept, title, going, following)
    return Plan(kept, going, following, fields, list(_linked(kept, going)), added, told)


def _own_fields(kept: Any, going: list[Any], kind: Kind) -> list[Fields]:
    objects = [kept, *going]
    found = fields_of(
        objects, {one.pk: one for one in objects}, kind.apart, kind.together, kind.asked
    )
    for one in found:
        if one.key == kind.above:
            # Nothing can stand inside what it is merged with.
            first, *rest = one.values
            one.values = [
                first,
                *(
                    value
                    for value in rest
                    if not is_inside(getattr(value.bearer, kind.above), objects, kind)
                ),
            ]
    return [one for one in found if one.distinct]


def _part_fields(kept: Any, going: list[Any], following: Following) -> Iterator[Fields]:
    """The fields of parts of which there is one only, such as the details of publication."""
    for model, fields in references(type(kept)).items():
        for own in fields:
            if isinstance(own, OneToOneField):
                yield from _fields_of_part(model, own, kept, going, following)


def _fields_of_part(
    model: type[Model], own: Any, kept: Any, going: list[Any], following: Following
) -> list[Fields]:
    objects = {one.pk: one for one in [kept, *going]}
    stored = model._base_manager.using(following.using)
    rows = stored.filter(**{f"{own.name}__in": list(objects)}).order_by("pk")
    parts = {getattr(row, own.attname): following.known(row) for row in rows}
    if len(parts) < 2:
        return []
    in_order = sorted(parts, key=lambda key: (key != kept.pk, parts[key].pk))
    ordered = [objects[key] for key in in_order]
    return fields_of(ordered, parts, {own.name}, prefix=f"{model._meta.model_name}.")


def _make_alike(fields: Fields, kept: Any) -> None:
    """Parts that become one say the same once it is chosen what they say."""
    stands = fields.values[0].bearer
    if stands is kept:
        return
    for value in fields.values[1:]:
        for name in fields.names:
            setattr(value.bearer, name, getattr(stands, name))


def _linked(kept: Any, going: list[Any]) -> Iterator[tuple[str, list[Any]]]:
    for own in type(kept)._meta.many_to_many:
        there = set(getattr(kept, own.name).all())
        found = [linked for one in going for linked in getattr(one, own.name).all()]
        coming = [linked for linked in dict.fromkeys(found) if linked not in there]
        if coming:
            yield own.name, coming
