"""Whether two rows are one, and what a row is called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import BooleanField, Model, SlugField, TextField
from django.utils.text import capfirst

NUMBERS = {"position", "order", "page_order"}
"""Fields that say only in which order rows stand."""
_OWNERS = ("record", "citing", "copy")


def same(row: Any, other: Any, names: Iterable[str]) -> bool:
    """Whether two rows of one model agree in these fields."""
    fields = [row._meta.get_field(name).attname for name in names]
    return all(getattr(row, name) == getattr(other, name) for name in fields)


def say_the_same(row: Any, other: Any, number: str) -> bool:
    """Whether two rows are one: alike in all, or in their words with nothing against it, as two citations are.

    `number` is the field that says in which order they stand.
    """
    apart = {number, "id", *getattr(row, "worked_out", ())}
    fields = [own for own in row._meta.concrete_fields if own.name not in apart]
    words = [own for own in fields if isinstance(own, TextField) and not own.blank]
    if not words or not same(row, other, [own.name for own in words]):
        return same(row, other, [own.name for own in fields])
    return all(
        isinstance(own, BooleanField)
        or getattr(row, own.attname) in (None, "", getattr(other, own.attname))
        or getattr(other, own.attname) in (None, "")
        for own in fields
    )


def is_name(model: type[Model], name: str) -> bool:
    """Whether a field holds a short name, of which another one may be made."""
    return isinstance(model._meta.get_field(name), SlugField)


def in_order(model: type[Model]) -> tuple[str, ...]:
    """The order in which rows follow."""
    names = {own.name for own in model._meta.concrete_fields}
    return ("path", "pk") if "path" in names else (*sorted(names & NUMBERS), "pk")


def described(row: Any) -> str:
    """What a row is called, with what it belongs to."""
    kind = capfirst(str(row._meta.verbose_name))
    owner = next((getattr(row, name) for name in _OWNERS if hasattr(row, name)), None)
    return f"{kind}: {row} – {owner}" if owner is not None else f"{kind}: {row}"
