"""Records that are catalogued already: what the file says anew of them is written, what people changed is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from catalog.ingest import stored
from catalog.ingest.comparing import Comparison, Slots, compare
from catalog.ingest.drafts import Where
from catalog.ingest.findings import Finding, conflict, error
from catalog.ingest.lookup import Lookup
from catalog.ingest.states import Known, Place, keep_states
from catalog.ingest.stored import Stored
from catalog.ingest.units import Unit
from catalog.ingest.updating import update
from catalog.ingest.wanted import Wanted
from catalog.ingest.work import Work
from catalog.models import Record
from catalog.text import printable

_COLUMNS = {column.name for column in Record._meta.concrete_fields}


def change(work: Work, lookup: Lookup, units: Sequence[Unit], *, last: bool) -> list[Unit]:
    """Compare these with what is stored, and write what differs; those that must wait for the end of the file."""
    found = stored.load([unit.key for unit in units], work.using)
    said: list[tuple[Place, Known]] = []
    waiting = []
    for unit in units:
        if unit.wanted is None:
            unit.wanted = lookup.wanted(unit.draft, unit.parent, placed=unit.placed)
        if unit.wanted.late and not last:
            waiting.append(unit)
            continue
        lookup.finish(unit.wanted, unit.draft)
        if unit.key in found:  # what a dry run would add is nowhere
            said += _change_one(work, unit, unit.wanted, found[unit.key])
    if work.writes:
        keep_states(work, "catalog.record", said)
    return waiting


def _change_one(
    work: Work, unit: Unit, wanted: Wanted, there: Stored
) -> Iterable[tuple[Place, Known]]:
    before = unit.known.said if unit.known else {}
    slots = wanted.slots()
    columns = _COLUMNS & {*slots, *(before or {})}
    comparison = compare(slots, before, there.slots(columns), overwrite=work.options.overwrite)
    if work.options.overwrite:
        comparison.changes |= _untold(unit, slots, there)
    _tell_conflicts(work, unit, comparison)
    if comparison.changes:
        _check(work, unit, wanted, there.record)
        if work.writes:
            update(there, wanted, comparison.changes, work.using)
    if not unit.was_created:
        counted = work.report.updated if comparison.changes else work.report.unchanged
        counted["record"] += 1
    if comparison.conflicts:  # to be told again next time
        unit.digest = ""
    if unit.known is None or (comparison.said, unit.digest) != (before, unit.known.digest):
        yield unit.place, Known(unit.key, unit.digest, comparison.said)


def _untold(unit: Unit, slots: Slots, there: Stored) -> Slots:
    """What is stored in lists of which the file tells everything, and not this."""
    return {
        slot: None
        for slot in there.slots(())
        if slot.partition("/")[0] in unit.draft.says and slot not in slots
    }


def _check(work: Work, unit: Unit, wanted: Wanted, record: Record) -> None:
    if not work.options.may_change(record.status):
        work.report.add(
            error(
                _("You may not change a record with the status “%s”.")
                % record.get_status_display(),
                _("Ask someone who may to import the file."),
                printable(record.title),
                unit.draft.where,
            )
        )
    if "slug" not in wanted.columns:
        wanted.record.slug = record.slug
    if "title" not in wanted.columns:
        wanted.record.title = record.title
    for found in wanted_faults(work, unit, wanted):
        work.report.add(found)


def wanted_faults(work: Work, unit: Unit, wanted: Wanted) -> Iterable[Finding]:
    """What keeps a record or one of its parts from being stored."""
    where = unit.draft.where
    yield from work.faults(wanted.record, where, alone=True)
    level: int | None = wanted.record.level_id
    if level is None and unit.known is None:
        yield error(
            _("There is no level of description to give it."),
            _("Load the vocabularies first: manage.py loaddata fixtures/vocabularies/*.json"),
            printable(unit.draft.level or wanted.record.title),
            where,
        )
    for _kind, part in wanted.parts:
        yield from work.faults(part, where)


def _tell_conflicts(work: Work, unit: Unit, comparison: Comparison) -> None:
    for slot, (there, said) in comparison.conflicts.items():
        where = Where(unit.draft.where.line, slot)
        work.report.conflicts["record"] += 1
        work.report.add(conflict(_shown(there), _shown(said), where))


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value if item)
    return "" if value is None else str(value)
