"""Who wrote to whom: counted over all public records at once, from the packed values of the persons and their roles."""

from __future__ import annotations

import weakref
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from catalog.choices import Scheme
from catalog.models import Term
from catalog.models.contributions import RECIPIENTS, SENDERS
from catalog.search.columns import Columns
from catalog.search.engine import answering
from catalog.search.facet_types import NESTED, ROLE_SHIFT, VALUE_KEY
from catalog.search.facets import FACETS
from catalog.search.segments import Longs, Mask, Segment

_HALF = 32
_LOW = (1 << _HALF) - 1


@dataclass(frozen=True)
class Correspondence:
    """How many letters went from whom to whom: three arrays of one length, those with most letters first.

    Persons and bodies are given by their database keys. What somebody wrote to themselves is left out.
    """

    senders: Longs
    recipients: Longs
    letters: Longs

    def __len__(self) -> int:
        return len(self.letters)

    def of(self, agent: int) -> Correspondence:
        """What one person or body wrote and received."""
        return self.where((self.senders == agent) | (self.recipients == agent))

    def among(self, agents: Collection[int]) -> Correspondence:
        """What these wrote to each other."""
        keys = np.array(sorted(agents), np.int64)
        return self.where(np.isin(self.senders, keys) & np.isin(self.recipients, keys))

    def where(self, mask: Mask) -> Correspondence:
        return Correspondence(self.senders[mask], self.recipients[mask], self.letters[mask])

    def most(self, keys: Longs, number: int) -> list[int]:
        """Those of one side with the most letters; `keys` is `senders` or `recipients`."""
        found, place = np.unique(keys, return_inverse=True)
        sums = np.zeros(len(found), np.int64)
        np.add.at(sums, place, self.letters)
        order = np.lexsort((found, -sums))[:number]
        return found[order].tolist()  # type: ignore[no-any-return]

    def rows(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Some of the pairs as sender, recipient and letters."""
        part = slice(start, end)
        return list(
            zip(
                self.senders[part].tolist(),
                self.recipients[part].tolist(),
                self.letters[part].tolist(),
                strict=True,
            )
        )


@dataclass(frozen=True)
class _Counted:
    columns: weakref.ref[Columns]
    roles: dict[str, int]
    found: Correspondence


_last: list[_Counted] = []
"""What was counted last: it holds as long as no record changes."""


def correspondence() -> Correspondence:
    """Who wrote to whom in all public records. SearchTimeout when the database takes too long."""
    terms = Term.objects.of(Scheme.ROLE).filter(key__in=(*SENDERS, *RECIPIENTS))
    with answering() as matcher:
        roles = dict(terms.values_list("key", "pk"))
        columns = matcher.columns
    for kept in _last:
        if kept.columns() is columns and kept.roles == roles:
            return kept.found
    found = _counted(columns, roles)
    _last[:] = [_Counted(weakref.ref(columns), roles, found)]
    return found


def _counted(columns: Columns, roles: dict[str, int]) -> Correspondence:
    senders = _table(columns, [roles[key] for key in SENDERS if key in roles])
    recipients = _table(columns, [roles[key] for key in RECIPIENTS if key in roles])
    split = columns.base.size
    pairs = np.concatenate(
        [
            _pairs(columns.base, columns.alive[:split], senders, recipients),
            _pairs(columns.recent, columns.alive[split:], senders, recipients),
        ]
    )
    found, letters = np.unique(pairs, return_counts=True)
    order = np.lexsort((found, -letters))
    return Correspondence(found[order] >> _HALF, found[order] & _LOW, letters[order])


def _table(columns: Columns, roles: list[int]) -> Longs:
    """For each packed value the person or body that it gives one of these roles, else -1."""
    table = np.full(len(columns.codes), -1, np.int64)
    places = columns.codes.of_facet(FACETS["agent"].number)
    numbers = columns.codes.unpacked(places)
    role_of = (numbers & ~np.int64(NESTED)) >> ROLE_SHIFT
    wanted = (numbers & NESTED != 0) & np.isin(role_of, roles)
    table[places[wanted]] = numbers[wanted] & VALUE_KEY
    return table


def _pairs(segment: Segment, alive: Mask, senders: Longs, recipients: Longs) -> Longs:
    """For each letter and each way it went, sender and recipient packed into one number."""
    sent, received = _having(segment, alive, senders), _having(segment, alive, recipients)
    letters = received >> _HALF
    first = np.searchsorted(letters, sent >> _HALF, side="left")
    number = np.searchsorted(letters, sent >> _HALF, side="right") - first
    begins = np.cumsum(number) - number
    taken = np.arange(int(number.sum())) - np.repeat(begins - first, number)
    from_, to = np.repeat(sent & _LOW, number), received[taken] & _LOW
    pairs: Longs = ((from_ << _HALF) | to)[from_ != to]
    return pairs


def _having(segment: Segment, alive: Mask, table: Longs) -> Longs:
    """Records and agents of the table packed into one number each, once each and in order."""
    records, values = segment.borne(np.flatnonzero(table >= 0))
    packed = (records.astype(np.int64) << _HALF) | table[values]
    return np.unique(packed[alive[records]])
