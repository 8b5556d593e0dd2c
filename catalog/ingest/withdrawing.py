"""Taking an import back whole: what it added goes, what it changed becomes as it was, unless later work rests on it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog import tree
from catalog.batching import batches
from catalog.models import Accession, Act, Citation, ImportedState, Record
from catalog.models.acts import ActKind, Effect
from catalog.models.changes import together
from catalog.revisions import act, plan_undo
from catalog.revisions.restoring import Target, bring_to
from catalog.revisions.snapshots import read, snapshots
from catalog.revisions.wholes import WHOLES, Whole, whole_of

_AT_ONCE = 500
_NAMED = 10
"""Hindrances of one kind that are named."""


class Hindered(Exception):
    """An import that cannot be withdrawn; the message says what hinders it."""


@dataclass
class Withdrawal:
    """What withdrawing an import comes to; `deleted` and `restored` count objects by the label of their model."""

    deleted: Counter[str] = field(default_factory=Counter)
    restored: Counter[str] = field(default_factory=Counter)
    statuses: set[str] = field(default_factory=set)
    """Of the records that are concerned."""
    hindrances: list[str] = field(default_factory=list)
    added: dict[type[Model], list[int]] = field(default_factory=lambda: defaultdict(list))
    target: Target = field(default_factory=dict)


def plan_withdrawal(accession: Accession) -> Withdrawal:
    """What would go and come back, and what hinders it. Nothing is written."""
    found = Withdrawal()
    if accession.undone_at is not None:
        found.hindrances.append(_("It has been withdrawn already."))
    elif accession.act is None:
        found.hindrances.append(_("What it did was not kept, so that it cannot be taken back."))
    else:
        _plan(found, accession.act, accession._state.db or "default")
    return found


def withdraw(accession: Accession, by: Any) -> Act | None:
    """Take the import back in one act, which can be undone like any other. Hindered where that cannot be."""
    using = accession._state.db or "default"
    with together(using):
        stored = Accession.objects.using(using).select_for_update().get(pk=accession.pk)
        plan = plan_withdrawal(stored)
        if plan.hindrances:
            raise Hindered("\n".join(plan.hindrances))
        summary = _("Withdrawn: %s") % stored
        with act(by, ActKind.UNDO, summary, using=using) as doing:
            doing.undoes = stored.act
            for model, keys in plan.added.items():
                doing.note(model, keys)
            bring_to(plan.target, using)
            _delete(plan, using)
        ImportedState.objects.using(using).filter(accession=stored).delete()
        stored.undone_at = accession.undone_at = timezone.now()
        stored.save(using=using)
    return doing.done


def _plan(found: Withdrawal, done: Act, using: str) -> None:
    changed: list[str] = []
    for model, some in _effects(done, added=True):
        changed += _changed_since(found, model, some, using)
    _hinder(found, changed, _changed_sentence)
    for model, keys in found.added.items():
        _hinder(found, _referring(found, model, keys, using), _used_sentence)
    undoing = plan_undo(done, done.effects.filter(before__isnull=False, after__isnull=False))
    found.target = undoing.target
    kept = {effect.pk: effect for effect, _name, _field in undoing.kept}
    _hinder(found, (effect.name for effect in kept.values()), _changed_sentence)
    for model, some in _effects(done, added=False):
        found.restored[model._meta.label_lower] += len(some)


def _effects(done: Act, *, added: bool) -> Iterator[tuple[type[Model], list[Effect]]]:
    """The effects of an act by model, some at once: those that added something, or those that changed it."""
    chosen = Q(before__isnull=True) if added else Q(before__isnull=False, after__isnull=False)
    for whole in WHOLES:
        label = whole.root._meta.label_lower
        effects = done.effects.filter(chosen, model=label).select_related("after").order_by("pk")
        last = 0
        while some := list(effects.filter(pk__gt=last)[:_AT_ONCE]):
            last = some[-1].pk
            yield whole.root, some


def _changed_since(
    found: Withdrawal, model: type[Model], some: list[Effect], using: str
) -> Iterator[str]:
    """Note what the act added and is there; the names of what somebody has changed since."""
    whole = next(one for one in WHOLES if one.root is model)
    stored = snapshots(whole, [effect.object_id for effect in some], using)
    for effect in some:
        now = stored.get(effect.object_id)
        if now is None:
            continue
        found.added[model].append(effect.object_id)
        found.deleted[model._meta.label_lower] += 1
        root = now[f"{effect.model}/{effect.object_id}"]
        if "status" in root:
            found.statuses.add(root["status"])
        if effect.after is not None and read(effect.after.serialized_data) != now:
            yield effect.name


def _referring(found: Withdrawal, model: type[Model], keys: list[int], using: str) -> Iterator[str]:
    """The names of objects that the import did not add and that refer to what it added."""
    for relation in model._meta.related_objects:
        other: Any = relation.related_model
        whole = whole_of(other)
        if whole is None or (whole.root is model and other is not model):
            continue
        yield from _outside(found, whole, other, relation.field.name, keys, using)
    for whole in WHOLES:
        for own in whole.root._meta.many_to_many:
            if own.related_model is model:
                yield from _outside(found, whole, whole.root, own.name, keys, using)


def _outside(
    found: Withdrawal, whole: Whole, other: Any, name: str, keys: list[int], using: str
) -> Iterator[str]:
    added = set(found.added.get(whole.root, ()))
    way = whole.way(other)
    for some in batches(keys, _AT_ONCE):
        rows = other._base_manager.using(using).filter(**{f"{name}__in": some})
        owners = set(rows.values_list(way, flat=True)) - added
        for owner in whole.root._base_manager.using(using).filter(pk__in=owners):
            yield str(owner)


def _hinder(found: Withdrawal, names: Iterable[str], sentence: Any) -> None:
    listed = sorted(set(names))
    if listed:
        shown = ", ".join(f"“{name}”" for name in listed[:_NAMED])
        found.hindrances.append(sentence(len(listed)) % {"number": len(listed), "names": shown})


def _changed_sentence(number: int) -> str:
    return ngettext(
        "%(number)d object has been changed since: %(names)s.",
        "%(number)d objects have been changed since: %(names)s.",
        number,
    )


def _used_sentence(number: int) -> str:
    return ngettext(
        "%(number)d other object refers to what it brought: %(names)s.",
        "%(number)d other objects refer to what it brought: %(names)s.",
        number,
    )


def _delete(plan: Withdrawal, using: str) -> None:
    """Citations, by which records hold on to one another, records level by level, then what they referred to."""
    for some in batches(plan.added.get(Record, []), _AT_ONCE):
        Citation.objects.using(using).filter(citing__in=some).delete()
    for whole in WHOLES:
        objects: Any = whole.root._base_manager.using(using)
        keys = plan.added.get(whole.root, [])
        levels = _levels(keys, using) if whole.root is Record else [keys]
        for level in levels:
            for some in batches(level, _AT_ONCE):
                objects.filter(pk__in=some).delete()


def _levels(keys: list[int], using: str) -> list[list[int]]:
    """The records by how deep they stand, the deepest first: none goes before what is below it."""
    found: dict[int, list[int]] = defaultdict(list)
    for some in batches(keys, _AT_ONCE):
        records = Record.objects.using(using).filter(pk__in=some)
        for key, path in records.values_list("pk", "path"):
            found[tree.depth(path)].append(key)
    return [found[depth] for depth in sorted(found, reverse=True)]
