"""Keeping a record's place in the tree, and what follows from it, true while others write.

Two kinds of lock on the shape of the tree, held to the end of the transaction: adding a record shares it with other
additions; moving one, or changing whether one is public, has it alone, because that rewrites everything below.
SQLite needs neither: its transactions are IMMEDIATE, so there is one writer at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import connections
from django.db.models import Case, Max, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat, Greatest, Length, Substr
from django.utils.translation import gettext_lazy as _

from catalog import tree, visibility
from catalog.models.changes import touch

if TYPE_CHECKING:
    from catalog.models.record_queries import RecordQuerySet
    from catalog.models.records import Record

_LOCK_KEY = 0x7472_6565  # "tree" in ASCII: any number that nothing else uses


@contextmanager
def placed(record: Record, using: str) -> Iterator[None]:
    """Around the writing of `record`: find its place before, and carry the change down the tree after.

    Must be entered inside a transaction on the database `using`. ValidationError when there is no such place.
    """
    alone = _shape(record) != _shape(_stored(record.pk, record, using))
    lock_shape(using, alone=alone and not record._state.adding)
    stored = _stored(record.pk, record, using, lock=True)
    check_not_stale(record, stored)
    parent = _stored(record.parent_id, record, using)
    _place(record, stored, parent, using)
    yield
    if stored is None:
        record.path = _path(record, parent)
        type(record)._default_manager.using(using).filter(pk=record.pk).update(path=record.path)
        touch(using, [record.parent_id])
    else:
        _carry_down(record, stored, using)


def lock_shape(using: str, *, alone: bool) -> None:
    """Take the lock on the shape of the tree, shared or alone, until the transaction ends.

    Who has it alone may rewrite hundreds of thousands of records in one statement, so no time limit ends that.
    """
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        if alone:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK_KEY])
            cursor.execute("SET LOCAL statement_timeout = 0")
        else:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [_LOCK_KEY])


def check_place(record: Record, parent: Record) -> None:
    """Refuse a place inside the record itself, or deeper than a path can say."""
    if record.path and tree.is_within(parent.path, record.path):
        message = _("“%(parent)s” is this record or lies below it. Choose a place outside it.")
        raise ValidationError(
            {"parent": ValidationError(message, "cycle", {"parent": parent.title})}
        )
    if tree.depth(parent.path) >= tree.MAX_DEPTH:
        message = _(
            "“%(parent)s” is at level %(depth)d, the deepest there is. Choose a place higher up."
        )
        params = {"parent": parent.title, "depth": tree.MAX_DEPTH}
        raise ValidationError({"parent": ValidationError(message, "too-deep", params)})


def check_not_stale(record: Record, stored: Record | None) -> None:
    """Refuse to overwrite what someone else has saved since `record` was loaded."""
    if stored is not None and stored.version != record.version:
        message = _(
            "“%(title)s” was saved by someone else meanwhile. Nothing was saved; load it again and repeat the change."
        )
        raise ValidationError(message, "stale", {"title": stored.title})


def _stored(pk: int | None, record: Record, using: str, *, lock: bool = False) -> Record | None:
    if pk is None:
        return None
    records = type(record)._default_manager.using(using).filter(pk=pk)
    return (records.select_for_update() if lock else records).first()


def _shape(record: Record | None) -> tuple[object, ...] | None:
    """What decides where a record stands and whether it is public."""
    if record is None:
        return None
    return record.parent_id, record.position, record.published_at, record.embargo_until


def _path(record: Record, parent: Record | None) -> str:
    return (parent.path if parent else "") + tree.segment(record.position or 0, record.pk)


def _place(record: Record, stored: Record | None, parent: Record | None, using: str) -> None:
    """Set position, path and public_from, from the parent as it is stored now."""
    if stored is not None:
        record.path = stored.path
    if parent is not None:
        check_place(record, parent)
    moved = stored is not None and stored.parent_id != record.parent_id
    kept = moved and stored is not None and stored.position == record.position
    if record.position is None or (kept and not record.position_is_chosen):
        record.position = _next_position(record, using)
    if stored is not None:
        record.path = _path(record, parent)
        _check_depth_below(record, stored, using)
    record.public_from = visibility.public_from(
        record.published_at,
        record.embargo_until,
        has_parent=parent is not None,
        parent_public_from=parent.public_from if parent else None,
    )


def _next_position(record: Record, using: str) -> int:
    """The position after the last of the record's siblings."""
    siblings = type(record)._default_manager.using(using).filter(parent_id=record.parent_id)
    last = siblings.exclude(pk=record.pk).aggregate(last=Max("position"))["last"]
    if last is not None and last >= tree.MAX_POSITION:
        message = _(
            "The last of its siblings has the position %(last)d, and there is none after that. "
            "Give that one a lower position, or choose one for this record."
        )
        raise ValidationError({"position": ValidationError(message, "full", {"last": last})})
    return 0 if last is None else last + 1


def _check_depth_below(record: Record, stored: Record, using: str) -> None:
    """Refuse a move that would push something below the record deeper than a path can say."""
    lower_by = len(record.path) - len(stored.path)
    if lower_by <= 0:
        return
    below = type(record)._default_manager.using(using).below(stored)
    if below.annotate(length=Length("path")).filter(length__gt=tree.MAX_LENGTH - lower_by).exists():
        message = _(
            "There, the records below this one would lie deeper than %(depth)d levels. Choose a higher place."
        )
        raise ValidationError(
            {"parent": ValidationError(message, "too-deep", {"depth": tree.MAX_DEPTH})}
        )


def rewrite_paths_below(records: RecordQuerySet, depth: int) -> None:
    """Give records that stand below changed ones at `depth` their new paths, one statement a level.

    `records` are all that stand below, by their old paths.
    """
    parent_path = records.model._default_manager.using(records.db).filter(pk=OuterRef("parent_id"))
    written, levels = 1, records.annotate(length=Length("path"))
    while written:
        depth += 1
        own = Substr("path", (depth - 1) * tree.WIDTH + 1)
        path = Concat(Subquery(parent_path.values("path")[:1]), own)
        written = levels.filter(length=depth * tree.WIDTH).update(path=path)


def _carry_down(record: Record, stored: Record, using: str) -> None:
    moved = stored.parent_id != record.parent_id
    if moved or stored.public_from != record.public_from:
        touch(using, [stored.parent_id, record.parent_id])
        touch(using, _keys_below(stored, using))
        touch(using, record.cites.values_list("cited", flat=True))
        touch(using, _cited_below(stored, using))
    if stored.path != record.path:
        below = type(record)._default_manager.using(using).below(stored)
        below.update(path=Concat(Value(record.path), Substr("path", len(stored.path) + 1)))
    if stored.public_from != record.public_from:
        _refresh_visibility_below(record, using)


def _keys_below(record: Record, using: str) -> Iterable[int]:
    below = type(record)._default_manager.using(using).below(record)
    return below.values_list("pk", flat=True)


def _cited_below(record: Record, using: str) -> Iterable[int | None]:
    below = type(record)._default_manager.using(using).below(record)
    return below.filter(cites__cited__isnull=False).values_list("cites__cited", flat=True)


def _refresh_visibility_below(record: Record, using: str) -> None:
    """Work out `public_from` of everything below `record`, one statement a level.

    The rule is that of `catalog.visibility.public_from`, in SQL.
    """
    records = type(record)._default_manager.using(using)
    parent_public_from = records.filter(pk=OuterRef("parent_id")).values("public_from")[:1]
    rule = Case(
        When(Q(published_at=None) | Q(above=None), then=None),
        default=Greatest("above", "published_at", Coalesce("embargo_until", "published_at")),
    )
    below = records.below(record).annotate(
        length=Length("path"), above=Subquery(parent_public_from)
    )
    depth = tree.depth(record.path) + 1
    while below.filter(length=depth * tree.WIDTH).update(public_from=rule):
        depth += 1
