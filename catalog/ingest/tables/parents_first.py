"""Units of description in an order in which they can be stored, whatever order their rows have."""

from __future__ import annotations

from collections.abc import Container, Iterator

from django.utils.translation import gettext as _

from catalog.ingest.drafts import RecordDraft
from catalog.ingest.findings import Finding, error

MAX_WAITING = 10_000
"""Rows that may stand above what they are part of, at one time."""


class ParentsFirst:
    """Holds a unit back until the one above it has gone by.

    `keys` are those of all rows of the file, so that nothing waits for what never comes; a parent must be one of them.
    """

    def __init__(self, keys: Container[str], column: str) -> None:
        self._keys = keys
        self._column = column
        self._gone_by: set[str] = set()
        self._waiting: dict[str, list[RecordDraft]] = {}
        self._number = 0

    def add(self, draft: RecordDraft) -> Iterator[RecordDraft | Finding]:
        """The unit, and whatever has waited for it; nothing when it has to wait itself."""
        if not draft.parent or draft.parent in self._gone_by:
            yield from self._release(draft)
        elif self._number >= MAX_WAITING:
            yield self._problem(
                draft,
                _("Too many rows stand above the row that they are part of, “%s” among them."),
                _("Put each unit below the one that it is part of."),
            )
        else:
            self._waiting.setdefault(draft.parent, []).append(draft)
            self._number += 1

    def end(self) -> Iterator[Finding]:
        """What is wrong with the units that still wait."""
        for drafts in self._waiting.values():
            for draft in drafts:
                yield self._problem(
                    draft,
                    _(
                        "“%s” is a part of this unit itself, of one that was refused, or of no row at all."
                    ),
                    _("Correct the column, or empty it when the unit stands at the top."),
                )

    def _release(self, draft: RecordDraft) -> Iterator[RecordDraft]:
        released = [draft]
        while released:
            unit = released.pop()
            yield unit
            self._gone_by.add(unit.key)
            below = self._waiting.pop(unit.key, [])
            self._number -= len(below)
            released.extend(reversed(below))

    def _problem(self, draft: RecordDraft, why: str, remedy: str) -> Finding:
        where = draft.where.__class__(draft.where.line, self._column)
        return error(why % draft.parent, remedy, draft.parent, where)
