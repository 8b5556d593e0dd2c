"""Undoing an act: field by field, and only what nobody has changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from catalog.models.acts import Act, Effect
from catalog.revisions.restoring import Target
from catalog.revisions.snapshots import Snapshot, Values, kept_in, snapshots, split_name
from catalog.revisions.wholes import model_named, whole_of


@dataclass
class Undoing:
    """What undoing an act comes to."""

    target: Target = field(default_factory=dict)
    statuses: dict[int, tuple[str, str]] = field(default_factory=dict)
    """By the key of a record its status now and the one to go back to."""
    kept: list[tuple[Effect, str, str]] = field(default_factory=list)
    """What stays because it was changed since: the effect, the name of the object, the field or ""."""

    @property
    def is_empty(self) -> bool:
        return not self.target and not self.statuses


def plan_undo(act: Act, some_effects: QuerySet[Effect] | None = None) -> Undoing:
    """What has to be set, added and deleted for what `act` did, or some of it, to be undone."""
    found, changes = Undoing(), _Changes()
    using = act._state.db or "default"
    chosen = act.effects.all() if some_effects is None else some_effects
    effects = chosen.select_related("before", "after").order_by("model", "object_id")
    for label, same in groupby(effects, key=lambda effect: effect.model):
        model = model_named(label)
        whole = whole_of(model) if model is not None else None
        if whole is None:
            continue
        some = list(same)
        stored = snapshots(whole, [effect.object_id for effect in some], using)
        for effect in some:
            changes.note(effect, stored.get(effect.object_id, {}))
    for name, effect in changes.effects.items():
        was, became, is_now = (
            some.get(name) for some in (changes.was, changes.became, changes.now)
        )
        if was is None and became is not None:
            _take_back_added(found, effect, name, became, is_now)
        elif was is not None and became is None:
            if is_now is None:
                found.target[name] = was
        elif was is not None and became is not None and was != became:
            is_root = name == f"{effect.model}/{effect.object_id}"
            _take_back_changed(found, effect, name, (was, became, is_now), is_root=is_root)
    return found


@dataclass
class _Changes:
    """What the act changed in all wholes together, so that a part that it moved from one to another is one change."""

    was: Snapshot = field(default_factory=dict)
    became: Snapshot = field(default_factory=dict)
    now: Snapshot = field(default_factory=dict)
    effects: dict[str, Effect] = field(default_factory=dict)

    def note(self, effect: Effect, now: Snapshot) -> None:
        before, after = kept_in(effect.before), kept_in(effect.after)
        for name in {**before, **after}:
            if before.get(name) == after.get(name):
                continue
            self.effects[name] = effect
            for state, known in ((before, self.was), (after, self.became)):
                if name in state:
                    known[name] = state[name]
        self.now |= now


def _take_back_added(
    found: Undoing, effect: Effect, name: str, became: Values, is_now: Values | None
) -> None:
    if is_now == became:
        found.target[name] = None
    elif is_now is not None:
        found.kept.append((effect, name, ""))


def _take_back_changed(
    found: Undoing,
    effect: Effect,
    name: str,
    states: tuple[Values, Values, Values | None],
    *,
    is_root: bool,
) -> None:
    was, became, is_now = states
    if is_now is None:
        found.kept.append((effect, name, ""))
        return
    values: Values = {}
    for key in _differing(was, became):
        current = is_now.get(key)
        if isinstance(was.get(key), list):
            back = _without_and_with(current or [], became.get(key) or [], was[key])
            if back != current:
                values[key] = back
        elif current == became.get(key):
            values[key] = was.get(key)
        elif current != was.get(key):
            found.kept.append((effect, name, key))
    if is_root and "status" in values:
        found.statuses[split_name(name)[1]] = (is_now["status"], values.pop("status"))
    if values:
        found.target[name] = values


def _differing(one: Values, other: Values) -> Iterator[str]:
    for key in {**one, **other}:
        if one.get(key) != other.get(key):
            yield key


def _without_and_with(now: Iterable[Any], became: Iterable[Any], was: Iterable[Any]) -> list[Any]:
    """A list of links without those that were added and with those that were taken out."""
    added, taken_out = set(became) - set(was), set(was) - set(became)
    return sorted((set(now) - added) | taken_out)
