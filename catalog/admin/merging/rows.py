"""What is to be merged, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from catalog.merging.fields import BOTH, Fields
from catalog.merging.planning import Plan
from catalog.merging.references import reference_counts
from catalog.models import (
    Agent,
    AgentIdentifier,
    AgentName,
    Identifier,
    Record,
    Term,
    TermLabel,
)

TAKE = "take-"
"""What the names of the fields begin with in which a person chooses what stands."""
_LISTED = {
    capfirst(str(model._meta.verbose_name_plural))
    for model in (AgentIdentifier, AgentName, Identifier, TermLabel)
}
"""What is shown itself, and not counted."""


@dataclass(frozen=True)
class Cell:
    """What one object has, one below the other; `value` where it can be chosen."""

    owner: Any
    lines: list[str]
    value: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class Row:
    """One thing about all the objects; `name` where a person chooses among them."""

    label: str
    cells: list[Cell]
    name: str = ""
    both: str = ""
    both_chosen: bool = False
    filled: bool = False

    @property
    def is_asked(self) -> bool:
        return bool(self.name)


def rows(objects: list[Any], plan: Plan | None) -> list[Row]:
    """All that tells the objects apart, and of the fields those in which something stands."""
    found = [*_names(objects)]
    if plan is not None:
        found += [_field_row(one, objects) for one in plan.fields]
    return [*found, *_counted(objects)]


def _names(objects: list[Any]) -> Iterator[Row]:
    keys = [[".".join(str(part) for part in one.natural_key())] for one in objects]
    yield _row(_("Short name"), objects, keys)
    if isinstance(objects[0], Agent):
        yield _row(_("Variant names"), objects, [_listed(one.names) for one in objects])
    if isinstance(objects[0], Term):
        labels = [
            [f"{label.text} ({label.language})" for label in one.labels.all()] for one in objects
        ]
        yield _row(_("Labels"), objects, labels)
    if isinstance(objects[0], Record):
        yield _row(_("Status"), objects, [[one.get_status_display()] for one in objects])
    if isinstance(objects[0], Agent | Record):
        yield _row(_("Identifiers"), objects, [_listed(one.identifiers) for one in objects])


def _counted(objects: list[Any]) -> Iterator[Row]:
    counts = reference_counts(objects)
    for label in sorted({label for own in counts.values() for label in own} - _LISTED):
        numbers = [counts[one.pk].get(label, 0) for one in objects]
        yield _row(label, objects, [[str(number)] for number in numbers])


def most_referred_to(objects: list[Any]) -> Any:
    """The object to which most refers; of equal ones the oldest."""
    counts = reference_counts(objects)
    return max(objects, key=lambda one: (sum(counts[one.pk].values()), -one.pk))


def _listed(related: Any) -> list[str]:
    return [str(one) for one in related.all()]


def _row(label: str, objects: list[Any], lines: list[list[str]]) -> Row:
    return Row(label, [Cell(one, own) for one, own in zip(objects, lines, strict=True)])


def _field_row(field: Fields, objects: list[Any]) -> Row:
    values = {value.owner.pk: value for value in field.values}
    cells = []
    for one in objects:
        value = values.get(one.pk)
        shown = value.shown.split("\n") if value is not None and value.shown else []
        may = field.is_asked and value is not None and (bool(value.shown) or field.always_asked)
        cells.append(Cell(one, shown, str(one.pk) if may else "", field.chosen == str(one.pk)))
    return Row(
        field.label,
        cells,
        f"{TAKE}{field.key}" if field.is_asked else "",
        BOTH if field.is_asked and field.may_be_both else "",
        field.chosen == BOTH,
        field.is_filled,
    )
