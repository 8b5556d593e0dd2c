"""Where new records stand in the tree, and what they are called in addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from catalog import tree, visibility
from catalog.ingest.drafts import RecordDraft
from catalog.ingest.findings import error
from catalog.ingest.wanted import UNNAMED
from catalog.ingest.work import Work
from catalog.models import Record
from catalog.models.former_keys import FormerRecordKey
from catalog.text import printable, short_name


@dataclass
class Node:
    """A record as those below it need to know it; `children` is the next free position."""

    path: str
    public_from: datetime | None
    children: int = 0


class Places:
    """Gives new records their place below others, new or stored."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._nodes: dict[int | None, Node] = {}
        self._slugs: set[str] = set()

    def parent_of(self, draft: RecordDraft) -> tuple[int | None, bool]:
        """The key of the record above, and whether the file says what stands above."""
        if draft.parent:
            found = self._work.file_keys.get((draft.origin, draft.parent))
            if found is None:
                self._refuse(draft, draft.parent, _("Nothing before it in the file has this key."))
            return found, True
        slug = draft.under or self._work.options.under
        if not slug:
            return None, False
        key = self._stored(slug)
        if key is None:
            self._refuse(draft, slug, _("There is no record with this short name."))
        return key, True

    def put(self, record: Record, draft: RecordDraft) -> None:
        """Give a new record its position, path and moment of publication."""
        parent = self._node(record.parent_id)
        record.position, parent.children = parent.children, parent.children + 1
        if tree.depth(parent.path) >= tree.MAX_DEPTH or record.position > tree.MAX_POSITION:
            why = _("It would stand deeper than %d levels.") % tree.MAX_DEPTH
            self._refuse(draft, record.title, why)
            record.position = 0
            return
        record.path = parent.path + tree.segment(record.position, abs(record.pk))
        record.public_from = visibility.public_from(
            record.published_at,
            record.embargo_until,
            has_parent=record.parent_id is not None,
            parent_public_from=parent.public_from,
        )
        self._nodes[record.pk] = Node(record.path, record.public_from)

    def name(self, records: Sequence[Record]) -> None:
        """Give those of the new records that have none a short name that nothing else has or had."""
        unnamed = [record for record in records if record.slug == UNNAMED]
        wanted = {record.pk: short_name(record.title, 100) or "record" for record in unnamed}
        numbered = {key: f"{base}-{abs(key)}" for key, base in wanted.items()}
        taken = self._taken([*wanted.values(), *numbered.values()])
        self._slugs |= {record.slug for record in records if record.slug != UNNAMED}
        for record in unnamed:
            slug = wanted[record.pk]
            if slug in taken or slug in self._slugs:
                slug = numbered[record.pk]
            while slug in taken or slug in self._slugs:
                slug += "-2"
            record.slug = slug
            self._slugs.add(slug)

    def _taken(self, slugs: list[str]) -> set[str]:
        using = self._work.using
        stored = Record.objects.using(using).filter(slug__in=slugs).values_list("slug", flat=True)
        former = FormerRecordKey.objects.using(using).filter(slug__in=slugs)
        return {*stored, *former.values_list("slug", flat=True)}

    def _stored(self, slug: str) -> int | None:
        records = Record.objects.using(self._work.using)
        return records.filter(slug=slug).values_list("pk", flat=True).first()

    def _node(self, key: int | None) -> Node:
        if key not in self._nodes:
            records = Record.objects.using(self._work.using)
            found = records.filter(pk=key or 0).values_list("path", "public_from").first()
            path, public_from = found or ("", None)
            last = records.filter(parent=key).aggregate(last=Max("position"))["last"]
            self._nodes[key] = Node(path, public_from, 0 if last is None else last + 1)
        return self._nodes[key]

    def _refuse(self, draft: RecordDraft, value: str, why: str) -> None:
        remedy = _("Correct what it is said to be a part of.")
        self._work.report.add(error(why, remedy, printable(value), draft.where))
