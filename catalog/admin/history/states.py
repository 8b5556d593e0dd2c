"""Which state of an object an address or a form means."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import Model

from catalog.models import Effect
from catalog.revisions.snapshots import Snapshot, kept_in, snapshots
from catalog.revisions.wholes import whole_of

NOW = "now"

_STATE = re.compile(r"([0-9]{1,18})-(before|after)\Z")


def effects_on(model: type[Model], key: int) -> Any:
    """What was done to an object, newest first."""
    done = Effect.objects.filter(model=model._meta.label_lower, object_id=key)
    return done.select_related("act__revision__user", "act__undone_by").order_by("-act_id")


def stored_now(model: type[Model], key: int) -> Snapshot:
    """How an object stands; nothing when it is not there."""
    whole = whole_of(model)
    return snapshots(whole, [key], "default").get(key, {}) if whole is not None else {}


def state_named(model: type[Model], key: int, name: str) -> Snapshot | None:
    """The state "now", "12-before" or "12-after", 12 the number of an effect on this object; None for no state."""
    if name == NOW:
        return stored_now(model, key)
    found = _STATE.match(name)
    effect = effects_on(model, key).filter(pk=int(found[1])).first() if found else None
    if effect is None or found is None:
        return None
    return kept_in(effect.before if found[2] == "before" else effect.after)
