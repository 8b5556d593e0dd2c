"""Records that may describe the same thing as another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db.models import Q
from django.utils.translation import gettext as _

from catalog.folding import folded
from catalog.models import Contribution, Identifier, Record

_SHOWN = 5
_COMPARED = 200
"""Records of the same date whose titles are compared, at most."""
_ALIKE = 0.8
"""How like each other two titles are, from 0 to 1, that tell of one document."""
_NUMBER = re.compile("[0-9]+")


@dataclass(frozen=True)
class LikelyDuplicate:
    """Another record, and why it may be the same."""

    record: Record
    reason: str


def likely_duplicates(record: Record) -> list[LikelyDuplicate]:
    """Stored records that may be the same as this stored one, each once, in a fixed number of queries."""
    found: dict[int, LikelyDuplicate] = {}
    for other in _of_same_identifier(record):
        reason = _("It has the same identifier, but for capitals.")
        found.setdefault(other.pk, LikelyDuplicate(other, reason))
    for other in _of_same_reference(record):
        reason = _("It has the same reference code, “%s”, in the same repository.")
        found.setdefault(other.pk, LikelyDuplicate(other, reason % record.reference_code))
    for other in _alike(record):
        reason = _(
            "It has the same date, a title much like this one, and no other sender or author."
        )
        found.setdefault(other.pk, LikelyDuplicate(other, reason))
    return list(found.values())[:_SHOWN]


def _of_same_identifier(record: Record) -> Iterable[Record]:
    same = Q(pk__in=[])
    for identifier in record.identifiers.all():
        value = identifier.value
        same |= Q(scheme=identifier.scheme, value__in={value, value.lower(), value.upper()})
    others = Identifier.objects.filter(same).exclude(record=record).select_related("record")
    return [identifier.record for identifier in others[:_SHOWN]]


def _of_same_reference(record: Record) -> Iterable[Record]:
    if not record.reference_code or record.repository_id is None:
        return []
    # A shelfmark is often that of the file and of the documents in it too.
    return Record.objects.filter(
        reference_code=record.reference_code,
        repository=record.repository_id,
        level=record.level_id,
    ).exclude(pk=record.pk)[:_SHOWN]


def _alike(record: Record) -> Iterator[Record]:
    if record.date_earliest is None or record.date_latest is None:
        return
    same_day = Record.objects.filter(
        date_earliest=record.date_earliest, date_latest=record.date_latest, level=record.level_id
    ).exclude(pk=record.pk)
    title = folded(record.title)
    others = [other for other in same_day.order_by("pk")[:_COMPARED] if _like(title, other)]
    makers = _makers([record, *others])
    for other in others:
        mine, theirs = makers[record.pk], makers[other.pk]
        if not mine or not theirs or mine & theirs:
            yield other


def _like(title: str, other: Record) -> bool:
    theirs = folded(other.title)
    if _NUMBER.findall(title) != _NUMBER.findall(theirs):
        return False  # Telegrams no. 12 and no. 13 of one day are two.
    matcher = SequenceMatcher(None, title, theirs, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _makers(records: list[Record]) -> defaultdict[int, set[int]]:
    """The keys of those who made each of the records."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    made = Contribution.objects.by_makers().filter(record__in=records)
    for record, agent in made.values_list("record", "agent"):
        found[record].add(agent)
    return found
