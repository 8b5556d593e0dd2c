"""Undoing acts and restoring earlier states: only by who may, and statuses only as steps may change them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from catalog.choices import Status
from catalog.descriptions import blocking
from catalog.models import (
    FormerAgentKey,
    FormerRecordKey,
    FormerTermKey,
    Record,
    StatusChange,
)
from catalog.models.acts import Act, ActKind, Effect
from catalog.revisions import Undoing, act, plan_undo
from catalog.revisions.restoring import Target, bring_to
from catalog.revisions.snapshots import kept_in, name_of
from catalog.revisions.wholes import model_named
from catalog.steps import STEPS
from catalog.workflow.taking import may_edit, may_take

if TYPE_CHECKING:
    from django.contrib.auth.models import User

_FORMER = tuple(
    f"{model._meta.label_lower}/" for model in (FormerAgentKey, FormerRecordKey, FormerTermKey)
)
UNDONE = "undo"
"""The name that a change of status has when it took back a step."""


def undo(one: Act, by: User) -> tuple[Act | None, Undoing, list[str]]:
    """Take back what an act did, as far as nobody has changed it since: what was done, what stays, what was left out.

    PermissionDenied when `by` may not change one of the objects; ValidationError, ProtectedError, IntegrityError
    when the catalogue as it stands does not allow it. Whatever is raised, nothing was changed.
    """
    with act(by, ActKind.UNDO, summary=_("Undone: %s") % one) as doing:
        if Act.objects.filter(undoes=one).exists():
            raise ValidationError(_("“%s” has been undone already.") % one, "undone")
        doing.undoes = one
        wholes = keys_by_model(one)
        for model, keys in wholes.items():
            doing.note(model, keys)
        plan = plan_undo(one)
        for model, keys in _answered_for(one, wholes).items():
            check_allowed(model, keys, plan.target, by)
        left_out = bring_to(plan.target, one._state.db or "default")
        for key, (now, back) in plan.statuses.items():
            _step_back(Record.objects.get(pk=key), now, back, by)
    return doing.done, plan, left_out


def restore(
    model: type[Model], key: int, target: Target, by: User, summary: str
) -> tuple[Act | None, list[str]]:
    """Bring one object, with what hangs on it, to `target`: what was done, and what was left out. Raises as `undo`.

    A deleted record comes back with its status where `by` may change records of that status, else as a draft.
    """
    with act(by, ActKind.RESTORE, summary=summary) as doing:
        doing.note(model, [key])
        root = name_of(model, key)
        values = target.get(root)
        if values is not None and "status" in values and not may_edit(by, values["status"]):
            target = target | {root: values | {"status": Status.DRAFT.value}}
        check_allowed(model, [key], target, by)
        left_out = bring_to(target, "default")
    return doing.done, left_out


def keys_by_model(one: Act) -> dict[type[Model], list[int]]:
    """The objects on which an act had effects."""
    found: dict[type[Model], list[int]] = {}
    for label, key in one.effects.values_list("model", "object_id"):
        model = model_named(label)
        if model is not None:
            found.setdefault(model, []).append(key)
    return found


def _answered_for(one: Act, wholes: dict[type[Model], list[int]]) -> dict[type[Model], list[int]]:
    """The objects for which a person needs permission to undo the act.

    Of a merge only what was merged, as in merging: what referred to it follows, whoever's it is.
    """
    if one.kind != ActKind.MERGE:
        return wholes
    found: dict[type[Model], list[int]] = {}
    for effect in one.effects.select_related("before", "after"):
        model = model_named(effect.model)
        if model is not None and (effect.after is None or _took_over(effect)):
            found.setdefault(model, []).append(effect.object_id)
    return found


def _took_over(effect: Effect) -> bool:
    """Whether the object came to answer to a key of another."""
    states = [kept_in(one) for one in (effect.before, effect.after)]
    before, after = ({name for name in state if name.startswith(_FORMER)} for state in states)
    return bool(after - before)


def check_allowed(model: type[Model], keys: Iterable[int], target: Target, by: User) -> None:
    """PermissionDenied unless `by` may do to these objects what `target` says."""
    stored: dict[int, Any] = model._default_manager.in_bulk(list(keys))
    for key in keys:
        obj, name = stored.get(key), name_of(model, key)
        going = name in target and target[name] is None
        action = "add" if obj is None else "delete" if going else "change"
        if not by.has_perm(f"{model._meta.app_label}.{action}_{model._meta.model_name}"):
            raise PermissionDenied
        values = target.get(name)
        status = obj.status if isinstance(obj, Record) else (values or {}).get("status")
        if status is not None and not may_edit(by, status):
            raise PermissionDenied


def _step_back(record: Record, now: str, back: str, by: User) -> None:
    """Take back a step, by who may take it."""
    taken = [step for step in STEPS if (step.source, step.target) == (back, now)]
    if not any(may_take(by, step) for step in taken):
        raise PermissionDenied
    if back == Status.PUBLISHED and (reasons := [one.sentences for _rule, one in blocking(record)]):
        message = _("“%(title)s” cannot be published again:")
        raise ValidationError([ValidationError(message, params={"title": record.title}), *reasons])
    record.status = back
    record.save()
    StatusChange.objects.create(record=record, step=UNDONE, from_status=now, to_status=back, by=by)
