"""Writing down what an act has done: a revision, a version of every whole it changed, and the effects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from reversion.models import Revision, Version

from catalog.batching import batches
from catalog.models.acts import LONGEST_NAME, Act, ActKind, Effect
from catalog.models.bulk import free_keys, store
from catalog.revisions.collecting import Collector, Key
from catalog.revisions.format import NAME
from catalog.revisions.snapshots import Snapshot, snapshots, title_of, write
from catalog.revisions.wholes import Model as ModelType
from catalog.revisions.wholes import whole_of

if TYPE_CHECKING:
    from catalog.revisions.acting import Person

Change = tuple[Key, Snapshot | None, Snapshot | None]
"""A whole with its state before and now; None where it was or is not there."""

_AT_ONCE = 200
_READ_AT_ONCE = 1_000
_FOUND = "As it was found before the next change."


def record_act(
    noted: Collector,
    by: Person | None,
    kind: ActKind,
    summary: str,
    comment: str,
    undoes: Act | None,
) -> Act | None:
    """The act with its effects; None when all noted wholes stand as before."""
    recording = _Recording(noted.using, by, kind, comment, undoes)
    for some in batches(_changed(noted), _AT_ONCE):
        recording.write(some)
    return recording.close(summary)


class _Recording:
    """Writes an act batch by batch, so that one with very many effects takes no more memory than one with few."""

    def __init__(
        self, using: str, by: Person | None, kind: ActKind, comment: str, undoes: Act | None
    ) -> None:
        self._using = using
        self._person: Any = by if by is not None and by.pk is not None else None
        self._kind, self._comment, self._undoes = kind, comment, undoes
        self._done: Act | None = None
        self._first: tuple[Change, str] | None = None
        self._number = 0

    def write(self, changed: list[Change]) -> None:
        """Keep how these stood and stand, as effects of the act."""
        found = _as_found(changed, self._using)
        act = self._begun()
        states = [(key, now) for key, _before, now in changed if now is not None]
        after = _keep(states, act.revision, self._using)
        names = [title_of(*key, now or before or {}) for key, before, now in changed]
        effects = [
            Effect(
                act=act,
                model=key[0]._meta.label_lower,
                object_id=key[1],
                name=name[:LONGEST_NAME],
                before=found.get(key),
                after=after.get(key),
            )
            for (key, _before, _now), name in zip(changed, names, strict=True)
        ]
        store(effects, self._using)
        self._number += len(changed)
        self._first = self._first or (changed[0], names[0])

    def close(self, summary: str) -> Act | None:
        """The act, called by its summary or else by what it did."""
        if self._done is None or self._first is None:
            return None
        said = summary or _summary(*self._first, self._number)
        self._done.summary = said[:LONGEST_NAME]
        self._done.save(update_fields=["summary"], using=self._using)
        return self._done

    def _begun(self) -> Act:
        # After the versions of what was found: those are older.
        if self._done is None:
            revision = Revision.objects.using(self._using).create(
                date_created=timezone.now(), user=self._person, comment=self._comment
            )
            self._done = Act.objects.using(self._using).create(
                revision=revision,
                kind=self._kind,
                by_name=self._person.get_username() if self._person else "",
                undoes=self._undoes,
            )
        return self._done


def _changed(noted: Collector) -> Iterator[Change]:
    """The wholes that stand differently now: before and now."""
    for root, own in _by_root(noted.before).items():
        whole = whole_of(root)
        for some in batches(own if whole else (), _READ_AT_ONCE):
            stored = snapshots(whole, some, noted.using) if whole else {}
            for pk in some:
                before, now = noted.before[root, pk], stored.get(pk)
                if before != now:
                    yield (root, pk), before, now


def _by_root(keys: Iterable[Key]) -> dict[ModelType, list[int]]:
    """The keys by model: what was noted in turns is still read at once."""
    found: dict[ModelType, list[int]] = {}
    for root, pk in keys:
        found.setdefault(root, []).append(pk)
    return found


def _as_found(changed: Iterable[Change], using: str) -> dict[Key, Version]:
    """The versions in which the wholes stood before: kept ones, or new ones where none is of that state."""
    before = [(key, state) for key, state, _now in changed if state is not None]
    kept = _last_versions([key for key, _state in before], using)
    missing = [
        (key, state)
        for key, state in before
        if key not in kept or kept[key].serialized_data != write(state)
    ]
    if missing:
        revision = Revision.objects.using(using).create(date_created=timezone.now(), comment=_FOUND)
        kept |= _keep(missing, revision, using)
    return kept


def _last_versions(keys: Iterable[Key], using: str) -> dict[Key, Version]:
    found: dict[Key, Version] = {}
    for root, own in _by_root(keys).items():
        for keys_at_once in batches(own, _AT_ONCE):
            versions: Any = Version.objects.using(using).get_for_model(root, model_db=using)
            some = versions.filter(object_id__in=keys_at_once).order_by()
            last = some.values("object_id").annotate(last=Max("pk")).values_list("last", flat=True)
            for version in Version.objects.using(using).filter(pk__in=list(last)):
                found[root, int(version.object_id)] = version
    return found


def _keep(states: list[tuple[Key, Snapshot]], revision: Revision, using: str) -> dict[Key, Version]:
    """New versions of these states.

    django-reversion's own context would read each object again by itself and copy what it has gathered at each step.
    """
    keys, types = free_keys(Version, len(states), using), ContentType.objects.db_manager(using)
    versions = [
        Version(
            pk=key,
            revision=revision,
            object_id=str(pk),
            content_type=types.get_for_model(root),
            db=using,
            format=NAME,
            serialized_data=write(state),
            object_repr=title_of(root, pk, state),
        )
        for key, ((root, pk), state) in zip(keys, states, strict=True)
    ]
    store(versions, using)
    return {key: version for (key, _state), version in zip(states, versions, strict=True)}


def _summary(first: Change, name: str, number: int) -> str:
    """What was done, told from what it did first and to how many."""
    _key, before, now = first
    what = _("added") if before is None else _("deleted") if now is None else _("changed")
    if number == 1:
        return _("“%(name)s” %(what)s") % {"name": name[:200], "what": what}
    said = ngettext(
        "“%(name)s” and %(number)d other", "“%(name)s” and %(number)d others", number - 1
    )
    return said % {"name": name[:200], "number": number - 1}
