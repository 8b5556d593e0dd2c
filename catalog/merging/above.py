"""Where the kept one stands, when it or what is merged with it stands below the other."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from catalog.merging.following import Following, Said
from catalog.merging.kinds import Kind


def step_up(kept: Any, duplicates: list[Any], kind: Kind, following: Following) -> bool:
    """Put the kept one in the place of the highest duplicate above it, so that nothing stands below itself."""
    if not kind.above:
        return False
    merged = {one.pk: one for one in duplicates}
    highest = None
    seen = {kept.pk}
    above = getattr(kept, kind.above)
    while above is not None and above.pk not in seen:
        seen.add(above.pk)
        highest = merged.get(above.pk, highest)
        above = getattr(above, kind.above)
    if highest is None:
        return False
    setattr(kept, kind.above, getattr(highest, kind.above))
    said = _("takes the place of “%s”, below which it stood.") % highest
    following.said.insert(0, Said(str(kept), said))
    return True


def is_inside(candidate: Any, objects: list[Any], kind: Kind) -> bool:
    """Whether a place is one of the objects or below one of them, so that none of them can stand there."""
    keys = {one.pk for one in objects}
    seen: set[int] = set()
    while candidate is not None and candidate.pk not in seen:
        if candidate.pk in keys:
            return True
        seen.add(candidate.pk)
        candidate = getattr(candidate, kind.above)
    return False
