"""Entries of our own JSON, saved as fixtures are, but for what people have changed since they were last imported."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from catalog.change_log.belonging import record_key
from catalog.choices import Status
from catalog.ingest.comparing import Comparison, Said, Slots, compare, say
from catalog.ingest.drafts import EntryDraft, Where
from catalog.ingest.findings import conflict, error
from catalog.ingest.fixtures import FixtureError, FixtureLoader, Links, Plain, model_named
from catalog.ingest.states import Known, Place, keep_states, load_states
from catalog.ingest.work import Work
from catalog.models import Record
from catalog.models.acts import ActKind, Effect
from catalog.models.base import CatalogModel
from catalog.models.imported import LONGEST_KEY
from catalog.revisions import Doing
from catalog.revisions.wholes import whole_of
from catalog.text import normalised

ORIGIN = "natural-keys"
"""Natural keys are the same in every file."""
_AT_ONCE = 500


class Entries:
    """Saves entries as they come. Must be used inside a transaction, which errors in the report are to undo."""

    def __init__(self, work: Work, doing: Doing) -> None:
        self._work = work
        self._doing = doing
        self._loader = _Loader(work)
        self._waiting: list[EntryDraft] = []

    def add(self, entry: EntryDraft) -> None:
        self._waiting.append(entry)
        if len(self._waiting) >= _AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Save what was added and is not saved yet."""
        batch, self._waiting = self._waiting, []
        given = [{"model": entry.model, "fields": entry.fields} for entry in batch]
        for model, keys in self._loader.stored_keys(given).items():
            self._doing.note(model, keys)
        self._loader.begin(batch)
        for entry, values in zip(batch, given, strict=True):
            self._load(entry, values)
        self._loader.keep()

    def _load(self, entry: EntryDraft, values: dict[str, Any]) -> None:
        counts, loader = self._work.report, self._loader
        kind = entry.model.rpartition(".")[2]
        before = (loader.created, loader.updated, loader.unchanged)
        try:
            loader.load_one(entry, values)
        except FixtureError as refused:
            counts.add(error(str(refused), _("Correct the entry."), "", entry.where))
        counts.created[kind] += loader.created - before[0]
        counts.updated[kind] += loader.updated - before[1]
        counts.unchanged[kind] += loader.unchanged - before[2]


class _Loader(FixtureLoader):
    """Leaves what people have changed, and keeps what the file said of every object."""

    def __init__(self, work: Work) -> None:
        super().__init__(work.using)
        self._work = work
        self._states: dict[str, dict[Place, Known]] = {}
        self._said: dict[str, dict[Place, Known]] = {}
        self._place: Place = (ORIGIN, "")
        self._where = Where()

    def begin(self, batch: Sequence[EntryDraft]) -> None:
        """Read what was said of the objects of a batch before."""
        places: dict[str, list[Place]] = {}
        for entry in batch:
            places.setdefault(entry.model.lower(), []).append(_place(entry))
        self._states = {
            model: load_states(self._work, model, some) for model, some in places.items()
        }
        self._said = {}

    def load_one(self, entry: EntryDraft, values: dict[str, Any]) -> None:
        self._place, self._where = _place(entry), entry.where
        self.load(values)

    def keep(self) -> None:
        """Keep what this batch said."""
        for model, said in self._said.items():
            keep_states(self._work, model, said.items())

    def _to_be_changed(
        self, stored: CatalogModel, plain: Plain, many: Links
    ) -> tuple[Plain, Links]:
        self._permit(stored, "change")
        before = self._states.get(_label(stored), {}).get(self._place)
        said = before.said if before and before.key == stored.pk else None
        comparison = self._compare(stored, plain, many, said)
        for name, (there, new) in comparison.conflicts.items():
            self._tell(name, there, new)
        if comparison.said != said:
            self._note(stored, comparison.said)
        kept = {*comparison.changes, *stored.natural_key_fields}
        return (
            {name: value for name, value in plain.items() if name in kept},
            {name: objects for name, objects in many.items() if name in kept},
        )

    def _was_saved(self, saved: CatalogModel, plain: Plain, many: Links, *, created: bool) -> None:
        self._permit(saved, "add" if created else "change")
        if created:
            slots = {**_values(plain), **_links(many)}
            self._note(saved, say(slots))

    def _permit(self, obj: CatalogModel, action: str) -> None:
        """Entries say anything of everything: whoever imports them must be allowed to do so at the desk."""
        by: Any = self._work.options.by
        if by is None:
            return
        if not by.has_perm(f"{obj._meta.app_label}.{action}_{obj._meta.model_name}"):
            message = _(
                "You may not %(action)s a %(kind)s. Ask someone who may to import the file."
            )
            verb = _("add") if action == "add" else _("change")
            raise ValidationError(message, params={"action": verb, "kind": obj._meta.verbose_name})
        record = record_key(obj)
        stored = Record.objects.using(self.using).filter(pk=record or 0)
        for status in stored.values_list("status", flat=True):
            if not self._work.options.may_change(status):
                message = _("You may not change a record with the status “%(status)s”.")
                raise ValidationError(message, params={"status": Status(status).label})

    def _compare(
        self, stored: CatalogModel, plain: Plain, many: Links, said: dict[str, str] | None
    ) -> Comparison:
        new = {**_values(plain), **_links(many)}
        there = _values({name: getattr(stored, name) for name in plain})
        there |= _links({name: list(getattr(stored, name).all()) for name in many})
        overwrite = self._work.options.overwrite
        found = compare(new, said, there, overwrite=overwrite)
        if said is None and found.conflicts and _last_imported(stored):
            return compare(new, said, there, overwrite=True)
        return found

    def _note(self, stored: CatalogModel, said: Said) -> None:
        known = Known(stored.pk, "", said)
        self._said.setdefault(_label(stored), {})[self._place] = known

    def _tell(self, name: str, there: Any, new: Any) -> None:
        self._work.report.conflicts[self._place[1].partition(" ")[0]] += 1
        where = Where(self._where.line, name)
        self._work.report.add(conflict(str(there), str(new), where))


def _last_imported(stored: CatalogModel) -> bool:
    """Whether the last that was done to an object, or to what it is a part of, was an import."""
    whole = whole_of(type(stored))
    if whole is None:
        return False
    way = whole.way(type(stored)).removesuffix("_id").split("__")
    owner: Any = stored
    for step in way if way != ["pk"] else []:
        owner = getattr(owner, step)
    effects = Effect.objects.filter(model=whole.root._meta.label_lower, object_id=owner.pk)
    last = effects.order_by("-pk").values_list("act__kind", flat=True).first()
    return last == ActKind.IMPORT


def _label(stored: CatalogModel) -> str:
    return stored._meta.label_lower


def _values(plain: Plain) -> Slots:
    return {name: _value(value) for name, value in plain.items()}


def _value(value: Any) -> Any:
    if isinstance(value, CatalogModel):
        return value.pk
    if isinstance(value, date):
        return value.isoformat()
    return normalised(value) if isinstance(value, str) else value


def _links(many: Links) -> Slots:
    return {name: tuple(sorted(linked.pk for linked in objects)) for name, objects in many.items()}


def _place(entry: EntryDraft) -> Place:
    """Where an entry's object is found in what earlier imports said: by its model and natural key."""
    model = model_named(entry.model)
    names = model.natural_key_fields if model is not None else ()
    key = json.dumps([entry.fields.get(name) for name in names], ensure_ascii=False)
    shown = f"{entry.model.rpartition('.')[2]} {key}"
    if len(shown) > LONGEST_KEY:
        kind = entry.model.rpartition(".")[2]
        shown = f"{kind} {sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()}"
    return ORIGIN, shown
