"""When a record is public: published, its embargo passed, and everything above it public too."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils import timezone


def public_from(
    published_at: datetime | None,
    embargo_until: datetime | None,
    *,
    has_parent: bool,
    parent_public_from: datetime | None,
) -> datetime | None:
    """The moment from which a record is public, its ancestors' embargoes included; None while it is hidden.

    `published_at` is when the record itself was published, None when it is a draft, in review or withdrawn.
    """
    if published_at is None or (has_parent and parent_public_from is None):
        return None
    moments = [moment for moment in (published_at, embargo_until, parent_public_from) if moment]
    return max(moments)


def public_now(record: str = "", at: datetime | None = None) -> Q:
    """The condition that a record is public now; `record` leads to it, such as "citing".

    `at` is the moment of asking, for a query that is put into SQL once and asked many times.
    """
    moment = at or timezone.now()
    return Q(**{f"{record}__public_from__lte" if record else "public_from__lte": moment})
