"""What the page of the tree shows: levels of records, each a page of the children of one, as plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from catalog.admin.publicity import moment
from catalog.admin.tree.opened import TOP, Opened
from catalog.choices import Status
from catalog.models import Record
from catalog.models.record_queries import RecordQuerySet
from catalog.numbers import grouped

SIZE = 50
"""Records on a page of one level."""


@dataclass
class Row:
    """One record among its siblings: the `number`-th of them."""

    record: Record
    depth: int
    number: int
    siblings: int
    reach: str
    may_move: bool
    children: int = 0
    below: Level | None = None
    opened: Opened = field(default_factory=Opened)

    @property
    def seen(self) -> str:
        """Where it stood when it was shown: sent back when it is moved."""
        return seen(self.record)

    @property
    def below_words(self) -> str:
        return _("%s below") % grouped(self.children)

    @property
    def toggle(self) -> str:
        """The query of the address at which it is closed or open instead."""
        key = self.record.pk
        turned = self.opened.closing(key) if self.below else self.opened.opening(key)
        return turned.query()


@dataclass
class Level:
    """A page of the children of `parent`, or of the top of the tree."""

    parent: Record | None
    page: int
    count: int
    rows: list[Row]
    opened: Opened

    @property
    def key(self) -> int:
        return self.parent.pk if self.parent else TOP

    @property
    def pages(self) -> int:
        return page_of(self.count)

    @property
    def span(self) -> str:
        """Such as “51–100 of 10,000”."""
        first = (self.page - 1) * SIZE + 1
        said = {
            "first": grouped(first),
            "last": grouped(first + len(self.rows) - 1),
            "count": grouped(self.count),
        }
        return _("%(first)s–%(last)s of %(count)s") % said

    @property
    def links(self) -> list[tuple[str, int, str]]:
        """The other pages one is likely to want: label, number and query."""
        wanted = [
            (_("First"), 1, self.page > 2),
            (_("Previous"), self.page - 1, self.page > 1),
            (_("Next"), self.page + 1, self.page < self.pages),
            (_("Last"), self.pages, self.page < self.pages - 1),
        ]
        return [
            (label, number, self.opened.at_page(self.key, number).query())
            for label, number, useful in wanted
            if useful
        ]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return self.opened.pairs()


def seen(record: Record) -> str:
    """A record's parent and position as one word, such as 12.3."""
    return f"{record.parent_id or TOP}.{record.position}"


def page_of(number: int) -> int:
    """The page on which the `number`-th of the records of a level stands."""
    return max(1, -(-number // SIZE))


def reach(record: Record) -> str:
    """Whether readers see a record, in words that go on from its status; "" when they do."""
    if record.public_from is None:
        hidden_above = record.status == Status.PUBLISHED
        return _("not public: hidden above") if hidden_above else _("not public")
    if record.public_from > timezone.now():
        return _("not public before %s") % moment(record.public_from)
    return ""


def opened_to(seen_records: RecordQuerySet, opened: Opened, record: Record) -> Opened:
    """What is open, and in addition every level down to `record` at the page on which it stands."""
    line = [*seen_records.above(record), record]
    for one in line:
        siblings = seen_records.filter(parent=one.parent_id)
        before = siblings.filter(path__lt=one.path).count()
        opened = opened.at_page(one.parent_id or TOP, page_of(before + 1))
    return opened.opening(*(one.pk for one in line[:-1]))


class Levels:
    """Reads the levels of a tree: a query for each that is open, and one for all the children of each depth."""

    def __init__(
        self, seen_records: RecordQuerySet, opened: Opened, may_move: Callable[[Record], bool]
    ) -> None:
        self._records = seen_records
        self._opened = opened
        self._may_move = may_move

    def top(self) -> Level:
        level = self._level(None, self._records.roots().count(), 1)
        self._open([level], 1)
        return level

    def below(self, parent: Record, depth: int) -> Level:
        """The children of one record, which stands at `depth`; those of them that are open, too."""
        level = self._level(parent, self._records.filter(parent=parent).count(), depth + 1)
        self._open([level], depth + 1)
        return level

    def _open(self, levels: list[Level], depth: int) -> None:
        while levels:
            rows = [row for level in levels for row in level.rows]
            self._count_children(rows)
            levels, depth = list(self._next(rows, depth + 1)), depth + 1

    def _next(self, rows: Iterable[Row], depth: int) -> Iterator[Level]:
        for row in rows:
            if row.children and row.record.pk in self._opened.keys:
                row.below = self._level(row.record, row.children, depth)
                yield row.below

    def _level(self, parent: Record | None, count: int, depth: int) -> Level:
        page = min(self._opened.page(parent.pk if parent else TOP), page_of(count))
        start = (page - 1) * SIZE
        shown = ("parent", "position", "path", "status", "public_from")
        children = self._records.filter(parent=parent).in_lines(*shown).in_sibling_order()
        rows = [
            Row(
                record,
                depth,
                start + index,
                count,
                reach(record),
                self._may_move(record),
                opened=self._opened,
            )
            for index, record in enumerate(children[start : start + SIZE], 1)
        ]
        return Level(parent, page, count, rows, self._opened)

    def _count_children(self, rows: list[Row]) -> None:
        keys = [row.record.pk for row in rows]
        counted = self._records.filter(parent__in=keys).order_by().values_list("parent")
        counts = dict(counted.annotate(Count("pk")))
        for row in rows:
            row.children = counts.get(row.record.pk, 0)
