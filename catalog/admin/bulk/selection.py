"""Which records are changed together, and whether they still stand as they were seen."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from catalog.admin.requests import is_key
from catalog.models import Record

MOST = 5_000
"""Records that can be changed at once."""


def written(keys: list[int]) -> str:
    return ",".join(map(str, keys))


def read(text: str) -> list[int]:
    """The keys in what `written` has made. ValidationError when they are no keys, none, or too many."""
    parts = text.split(",") if text else []
    if not parts:
        raise ValidationError(
            _("No record is ticked. Tick some in the list, or all that are found.")
        )
    if not all(map(is_key, parts)):
        raise ValidationError(
            _("What was sent are no numbers of records. Begin again from the list.")
        )
    keys = list(dict.fromkeys(map(int, parts)))
    if len(keys) > MOST:
        message = _(
            "%(number)d records are ticked; at most %(most)d are changed at once. Narrow the list down."
        )
        raise ValidationError(message, params={"number": len(keys), "most": MOST})
    return keys


def records(keys: list[int], loads: Any = ()) -> list[Record]:
    """Those of the records that there are, in archival order."""
    found = Record.objects.filter(pk__in=keys).in_archival_order()
    return list(
        found.select_related("parent", "repository", "level", "document_type").prefetch_related(
            *loads
        )
    )


def as_seen(some: list[Record]) -> str:
    """Tells whether any of the records has been saved, added or deleted since."""
    stands = ";".join(f"{record.pk}:{record.version}" for record in some)
    return blake2b(stands.encode(), digest_size=16).hexdigest()
