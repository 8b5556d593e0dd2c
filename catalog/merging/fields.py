"""The fields of what is merged, side by side: what agrees, what is filled in, and what has to be chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from catalog.text import printable

BOTH = "both"
"""The choice of all texts, one after the other."""


@dataclass(frozen=True)
class Value:
    """What one of the objects has in some fields that go together."""

    owner: Any
    bearer: Any
    raw: tuple[Any, ...]
    shown: str


@dataclass
class Fields:
    """Some fields that go together, such as a date and its reading, in all objects; the kept one comes first."""

    key: str
    label: str
    names: tuple[str, ...]
    values: list[Value]
    always_asked: bool = False
    may_be_both: bool = False
    chosen: str = ""

    @cached_property
    def distinct(self) -> list[Value]:
        """The values that differ, each once; empty ones only where being empty says something."""
        found: dict[tuple[Any, ...], Value] = {}
        for value in self.values:
            if self.always_asked or not _is_empty(value.raw):
                found.setdefault(_comparable(value.raw), value)
        return list(found.values())

    @property
    def is_asked(self) -> bool:
        """Whether a person has to choose."""
        return len(self.distinct) > 1

    @property
    def is_filled(self) -> bool:
        """Whether the kept one has nothing here and another has something."""
        return not self.is_asked and bool(self.distinct) and _is_empty(self.values[0].raw)

    @property
    def default(self) -> str:
        return str(self.distinct[0].owner.pk) if self.distinct else ""

    def choose(self, chosen: str) -> None:
        """ValidationError when there is no such choice."""
        known = {str(value.owner.pk) for value in self.values}
        if chosen and chosen not in known and not (chosen == BOTH and self.may_be_both):
            message = _("“%(choice)s” is no choice for “%(field)s”. Choose one of those shown.")
            params = {"choice": printable(chosen, 40), "field": self.label}
            raise ValidationError(message, "no-choice", params)
        self.chosen = chosen or self.default

    @property
    def taken(self) -> Value | None:
        """The value that will stand, where it is that of one of them."""
        return next((one for one in self.values if str(one.owner.pk) == self.chosen), None)

    def apply(self) -> bool:
        """Give the kept one what will stand; whether that changes it."""
        kept = self.values[0]
        if self.chosen == BOTH:
            texts = ["\n\n".join(str(value.raw[0]) for value in self.distinct)]
        else:
            taken = self.taken
            if taken is None or (_is_empty(taken.raw) and not self.always_asked):
                return False
            texts = list(taken.raw)
        if tuple(texts) == kept.raw:
            return False
        for name, text in zip(self.names, texts, strict=True):
            setattr(kept.bearer, _attname(kept.bearer, name), text)
        return True


def fields_of(
    objects: list[Any],
    bearers: Mapping[int, Any],
    apart: Iterable[str],
    together: Iterable[tuple[str, ...]] = (),
    always_asked: Iterable[str] = (),
    prefix: str = "",
) -> list[Fields]:
    """The fields in which something stands. `bearers` are the objects, or a part of each, by key of the object."""
    model = type(next(iter(bearers.values())))
    groups = {name: names for names in together for name in names}
    seen: set[str] = set()
    found = []
    for field in model._meta.concrete_fields:
        if field.name in {*apart, *seen} or field.primary_key or not field.editable:
            continue
        names = groups.get(field.name, (field.name,))
        seen.update(names)
        values = [_value(one, bearers[one.pk], names) for one in objects if one.pk in bearers]
        own = Fields(
            key=f"{prefix}{field.name}",
            label=capfirst(str(field.verbose_name)),
            names=names,
            values=values,
            always_asked=field.name in set(always_asked),
            may_be_both=isinstance(field, models.TextField),
        )
        if any(not _is_empty(value.raw) for value in values):
            own.choose("")
            found.append(own)
    return found


def _value(owner: Any, bearer: Any, names: tuple[str, ...]) -> Value:
    raw = tuple(getattr(bearer, _attname(bearer, name)) for name in names)
    shown = [_shown(bearer, name) for name in names]
    # A reading that repeats the wording says nothing.
    return Value(owner, bearer, raw, "\n".join(dict.fromkeys(filter(None, shown))))


def _shown(bearer: Any, name: str) -> str:
    field = bearer._meta.get_field(name)
    value = getattr(bearer, name)
    if value is None or value == "":
        return ""
    display = getattr(bearer, f"get_{name}_display", None) if field.choices else None
    return str(display() if display else value)


def _attname(bearer: Any, name: str) -> str:
    return str(bearer._meta.get_field(name).attname)


def _is_empty(raw: tuple[Any, ...]) -> bool:
    return _is_nothing(raw[0]) if len(raw) == 1 else all(map(_is_nothing, raw))


def _is_nothing(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _comparable(raw: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(value.strip() if isinstance(value, str) else value for value in raw)
