"""What waits for a person: their drafts, what came back to them, what they are to decide, what came out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.choices import Status
from catalog.models import Record, StatusChange
from catalog.workflow.taking import decides_on_reviews

if TYPE_CHECKING:
    from django.contrib.auth.models import User

_SHOWN = 6
_RECENT_DAYS = 30


@dataclass(frozen=True)
class WorkList:
    """The first few of some records, how many there are, and the address of them all as a query of the list."""

    key: str
    label: str
    empty: str
    count: int
    records: list[Record]
    query: str = ""

    @property
    def more(self) -> int:
        return self.count - len(self.records)


def work_lists(person: User) -> list[WorkList]:
    """The lists of one person, in a fixed number of queries. Each record has `since` and, in some, `said`."""
    lists = [_returned(person), _mine(person)]
    if decides_on_reviews(person):
        lists.append(_waiting())
    return [*lists, _published()]


def _last(**which: Any) -> QuerySet[Any]:
    """The last change of status of each record."""
    changes = StatusChange.objects.filter(record=OuterRef("pk"), **which)
    return changes.newest_first()


def _drafts() -> QuerySet[Any]:
    drafts: Any = Record.objects.filter(status=Status.DRAFT)
    return drafts.annotate(last_step=Subquery(_last().values("step")[:1]))  # type: ignore[no-any-return]


def _came_back_to(person: User) -> Q:
    """Drafts that someone returned after this person had sent them for review."""
    sent = StatusChange.objects.filter(by=person, step="submit").values("record")
    return Q(pk__in=sent, last_step="return")


def _returned(person: User) -> WorkList:
    last = _last()
    records = _drafts().filter(_came_back_to(person))
    records = records.annotate(
        since=Subquery(last.values("at")[:1]),
        said=Subquery(last.values("comment")[:1]),
        said_by=Subquery(last.values("by__username")[:1]),
    )
    return _list(
        "returned",
        _("Returned to me"),
        _("Nothing has come back to you."),
        records.order_by("since", "pk"),
    )


def _mine(person: User) -> WorkList:
    records = _drafts().filter(created_by=person).exclude(_came_back_to(person))
    return _list(
        "mine",
        _("My drafts"),
        _("You have no drafts."),
        records.annotate(since=F("updated_at")).order_by("-updated_at", "-pk"),
        {"status": Status.DRAFT.value, "described_by": "me"},
    )


def _waiting() -> WorkList:
    submitted = Subquery(_last(to_status=Status.IN_REVIEW).values("at")[:1])
    records: Any = Record.objects.filter(status=Status.IN_REVIEW)
    return _list(
        "waiting",
        _("Waiting for me"),
        _("Nothing waits for review."),
        records.annotate(since=Coalesce(submitted, F("updated_at"))).order_by("since", "pk"),
        {"status": Status.IN_REVIEW.value},
    )


def _published() -> WorkList:
    after = timezone.now() - timedelta(days=_RECENT_DAYS)
    records: Any = Record.objects.public().filter(public_from__gt=after)
    return _list(
        "published",
        _("Published in the last %d days") % _RECENT_DAYS,
        _("Nothing has been published lately."),
        records.annotate(since=F("public_from")).order_by("-public_from", "-pk"),
        {"status": Status.PUBLISHED.value},
    )


def _list(
    key: str,
    label: str,
    empty: str,
    records: QuerySet[Any],
    query: dict[str, Any] | None = None,
) -> WorkList:
    shown = list(records[:_SHOWN])
    return WorkList(key, label, empty, records.count(), shown, urlencode(query or {}))
