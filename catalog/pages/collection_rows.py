"""Units of a collection as rows: where each leads, how much is below it, and what of that is open."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from catalog.models import Record
from catalog.models.addresses import address_of
from catalog.search.everything import Everything

MOST_OPEN = 6
"""Units that may be open at once; those opened first are closed for more."""
OPEN_SIZE = 50
"""Units that are shown of what is directly below an open one."""


@dataclass(frozen=True)
class Row:
    """One unit. `toggle` is the address at which it is open or closed instead, `fragment` that of its contents."""

    record: Record
    below: int
    toggle: str = ""
    opened: Level | None = None

    @property
    def url(self) -> str:
        """Of its own place in the tree; of its description when nothing is below it."""
        if self.below:
            return address_of("catalog:collection", self.record.slug)
        return self.record.get_absolute_url()

    @property
    def fragment(self) -> str:
        return f"{address_of('catalog:collection', self.record.slug)}?part=contents"


@dataclass(frozen=True)
class Level:
    """What is directly below `parent`, or the beginning of it when there is `more`."""

    parent: Record
    rows: list[Row]
    more: bool = False

    @property
    def url(self) -> str:
        return address_of("catalog:collection", self.parent.slug)


class Contents:
    """Reads what is below a unit whose page is at `page`, with those open whose short names are given."""

    def __init__(
        self, all_records: Everything, unit: Record, opened: tuple[str, ...] = (), page: int = 1
    ) -> None:
        self._all, self._unit, self._page = all_records, unit, page
        self._opened = self._existing(opened)

    def level(self, parent: Record) -> Level:
        """The beginning of what is directly below `parent`."""
        children = Record.objects.public().filter(parent=parent).in_lines("parent")
        found = list(children.in_sibling_order()[: OPEN_SIZE + 1])
        return self.level_of(parent, found[:OPEN_SIZE], more=len(found) > OPEN_SIZE)

    def level_of(self, parent: Record, children: list[Record], *, more: bool = False) -> Level:
        sizes = self._all.below((child.pk, False) for child in children)
        rows = [self._row(child, sizes[child.pk]) for child in children]
        return Level(parent, rows, more)

    def below(self, record: Record) -> int:
        return self._all.below([(record.pk, record.parent_id is None)])[record.pk]

    def row(self, record: Record | None) -> Row | None:
        """A unit that is only led to."""
        return None if record is None else Row(record, self.below(record))

    @property
    def kept(self) -> list[str]:
        """The short names of what is open."""
        return list(self._opened)

    def _row(self, record: Record, below: int) -> Row:
        is_open = bool(below) and record.slug in self._opened
        return Row(
            record,
            below,
            self._toggle(record.slug) if below else "",
            self.level(record) if is_open else None,
        )

    def _existing(self, names: tuple[str, ...]) -> tuple[str, ...]:
        if not names:
            return ()
        below = Record.objects.public().below(self._unit).filter(slug__in=names)
        found = set(below.values_list("slug", flat=True))
        return tuple(name for name in names if name in found)

    def _toggle(self, name: str) -> str:
        others = [kept for kept in self._opened if kept != name]
        query = QueryDict(mutable=True)
        if self._page > 1:
            query["page"] = str(self._page)
        query.setlist("open", others if name in self._opened else [*others, name])
        address = address_of("catalog:collection", self._unit.slug)
        return f"{address}?{query.urlencode()}#unit-{name}"
