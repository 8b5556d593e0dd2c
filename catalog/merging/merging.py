"""Merging what describes the same: one stays, everything follows to it, the rest goes; one act, undone as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import router
from django.db.models import Model
from django.utils.translation import gettext as _

from catalog import workflow
from catalog.batching import batches
from catalog.merging.kinds import KINDS
from catalog.merging.planning import Plan, check, plan_merge
from catalog.merging.publicity import is_public
from catalog.models import Act, Record
from catalog.models.acts import ActKind
from catalog.models.record_tree import lock_shape
from catalog.models.turns import take_turn
from catalog.revisions import Doing, act
from catalog.revisions.snapshots import snapshots, write
from catalog.revisions.wholes import whole_of

if TYPE_CHECKING:
    from django.contrib.auth.models import User

_AT_ONCE = 500


class Changed(ValidationError):
    """One of those to be merged is not any more as it was shown."""


@dataclass(frozen=True)
class Merged:
    """What merging has done."""

    done: Act | None
    plan: Plan


def may_merge(by: User, kept: Any, duplicates: Iterable[Any]) -> bool:
    """Whether a person may change the one and delete the others."""
    meta = type(kept)._meta
    going = list(duplicates)
    needed = [f"{meta.app_label}.{action}_{meta.model_name}" for action in ("change", "delete")]
    if not by.has_perms(needed):
        return False
    records = [one for one in [kept, *going] if isinstance(one, Record)]
    return all(workflow.may_edit(by, record.status) for record in records)


def merge(
    kept: Any,
    duplicates: Sequence[Any],
    by: User,
    comment: str = "",
    choices: Mapping[str, str] | None = None,
    shown: str | None = None,
) -> Merged:
    """Merge the duplicates into `kept`: references follow, names are kept, the old keys lead to it.

    `choices` as in `plan_merge`; `shown` is the `fingerprint` of what a person has seen. PermissionDenied, `Changed`
    when they stand differently now, ValidationError when they cannot be merged. Whatever is raised, nothing was done.
    """
    check(kept, duplicates)
    using = router.db_for_write(type(kept), instance=kept)
    names = ", ".join(f"“{one}”" for one in duplicates)
    summary = _("%(duplicates)s merged into “%(kept)s”") % {"duplicates": names, "kept": kept}
    with act(by, ActKind.MERGE, summary=summary, comment=comment, using=using) as doing:
        one, others = _alone_with(kept, duplicates, using)
        if not may_merge(by, one, others):
            raise PermissionDenied
        if shown is not None and shown != fingerprint([one, *others]):
            raise Changed(
                _(
                    "Someone has changed one of them since you looked. Nothing was merged; look again."
                )
            )
        doing.note(type(one), [one.pk, *(other.pk for other in others)])
        plan = plan_merge(one, others, choices, using)
        _note_rows(doing, plan)
        _write(plan, using)
    return Merged(doing.done, plan)


def fingerprint(objects: Iterable[Any]) -> str:
    """What tells whether any of these, or what hangs on it, or who sees it, is other than before."""
    objects = sorted(objects, key=lambda one: one.pk)
    whole = whole_of(type(objects[0]))
    digest = blake2b(digest_size=16)
    if whole is not None:
        found = snapshots(whole, [one.pk for one in objects], objects[0]._state.db or "default")
        for one in objects:
            state = write(found[one.pk]) if one.pk in found else ""
            digest.update(f"{one.pk} {is_public(one)} {state}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _alone_with(kept: Any, duplicates: Sequence[Any], using: str) -> tuple[Any, list[Any]]:
    """The objects as they are stored, with nobody else at them until the transaction ends."""
    keys = [kept.pk, *(one.pk for one in duplicates)]
    for one in sorted([kept, *duplicates], key=lambda one: one.pk):
        take_turn(one)
    if isinstance(kept, Record):
        lock_shape(using, alone=True)
    model = type(kept)
    stored = model._default_manager.using(using).select_for_update().in_bulk(keys)
    gone = [one for one in [kept, *duplicates] if one.pk not in stored]
    if gone:
        raise Changed(
            _("“%s” has been deleted meanwhile. Nothing was merged; look again.") % gone[0], "gone"
        )
    found = [stored[key] for key in keys]
    return found[0], found[1:]


def _note_rows(doing: Doing, plan: Plan) -> None:
    """Have what the merge changes be read at once, however much it is."""
    following = plan.following
    keys: dict[type[Model], set[int]] = {}
    for row in (*following.changed, *following.gone, *(link.row for link in following.links)):
        keys.setdefault(type(row), set()).add(row.pk)
    for model, rows in keys.items():
        whole = whole_of(model)
        if whole is None:
            continue
        for some in batches(sorted(rows), _AT_ONCE):
            stored = model._base_manager.using(following.using).filter(pk__in=some)
            doing.note(whole.root, stored.values_list(whole.way(model), flat=True))


def _write(plan: Plan, using: str) -> None:
    kept = plan.kept
    kept.save(using=using)
    for name, coming in plan.linked:
        getattr(kept, name).add(*coming)
    plan.following.write()
    former = type(kept).former_keys_model()
    for one in _lowest_first(plan.duplicates):
        key = one.key_values()
        type(kept)._default_manager.using(using).get(pk=one.pk).delete(using=using)
        former(**key, **{former.leads_to: kept}).save(using=using)


def _lowest_first(duplicates: list[Any]) -> Iterator[Any]:
    """Nothing is deleted before what stands below it."""
    above = KINDS[type(duplicates[0])].above
    rest = list(duplicates)
    while rest:
        held = {getattr(one, f"{above}_id") for one in rest} if above else set()
        free = [one for one in rest if one.pk not in held] or rest
        yield from free
        rest = [one for one in rest if one not in free]
