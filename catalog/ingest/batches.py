"""The records of a file, some hundred at a time: recognised, compared, stored."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from catalog.batching import batches
from catalog.ingest.changing import change, wanted_faults
from catalog.ingest.comparing import say
from catalog.ingest.creating import create
from catalog.ingest.drafts import RecordDraft
from catalog.ingest.findings import error, warning
from catalog.ingest.hygiene import clean_record, shortened
from catalog.ingest.lookup import Lookup
from catalog.ingest.placing import Places
from catalog.ingest.recognising import Recognition, identifiers_of
from catalog.ingest.said import digest_of
from catalog.ingest.states import Known, Place, keep_states
from catalog.ingest.units import Unit, named_agents
from catalog.ingest.wanted import Wanted
from catalog.ingest.work import Work
from catalog.models import Record
from catalog.models.imported import LONGEST_KEY
from catalog.revisions import Doing
from catalog.text import printable

AT_ONCE = 400
"""Records that are looked up and stored together."""


class Batches:
    """Takes the records of a file in their order. `doing` is the act that they belong to, None in a dry run."""

    def __init__(self, work: Work, lookup: Lookup, doing: Doing | None) -> None:
        self._work = work
        self._lookup = lookup
        self._doing = doing
        self._places = Places(work)
        self._waiting: list[Unit] = []

    def take(self, drafts: Sequence[RecordDraft]) -> None:
        """Work out what these change and, unless nothing is to be written, write it."""
        units = [unit for draft in drafts if (unit := self._unit(draft))]
        self._lookup.agents.load(agent for unit in units for agent in named_agents(unit.draft))
        self._recognise(units)
        changed = []
        for unit in units:
            if self._says_nothing_new(unit):
                self._work.report.unchanged["record"] += 1
            elif unit.known:
                changed.append(unit)
        self._create([unit for unit in units if unit.known is None])
        if changed:
            self._note(changed)
            self._waiting += change(self._work, self._lookup, changed, last=False)

    def finish(self) -> None:
        """Take what leads to something later in the file."""
        for some in batches(self._waiting, AT_ONCE):
            change(self._work, self._lookup, some, last=True)

    def _unit(self, draft: RecordDraft) -> Unit | None:
        draft.key = shortened(draft.key, LONGEST_KEY)
        if (draft.origin, draft.key) in self._work.file_keys:
            self._work.report.add(
                error(
                    _("Something before it in the file has the same key."),
                    _("Give each record a key of its own."),
                    printable(draft.key),
                    draft.where,
                )
            )
            return None
        said = digest_of(draft, self._work.options.under)
        self._work.file_keys[draft.origin, draft.key] = 0
        for found in clean_record(draft):
            self._work.report.add(found)
        self._work.report.kept.update(draft.kept)
        return Unit(draft, said)

    def _recognise(self, units: Sequence[Unit]) -> None:
        """Find out which records are meant, and give keys to new ones."""
        repositories = {
            number: self._lookup.repositories.of(unit.draft.repository)
            for number, unit in enumerate(units)
            if unit.draft.repository is not None
        }
        recognition = Recognition(self._work, repositories)
        recognition.load([unit.draft for unit in units])
        for number, unit in enumerate(units):
            unit.known = recognition.known(number, unit.draft)
            unit.key = unit.known.key if unit.known else self._work.keys.next(Record)
            self._work.file_keys[unit.draft.origin, unit.draft.key] = unit.key
            self._work.taken.add(unit.key)
            unit.parent, unit.placed = self._places.parent_of(unit.draft)
            self._leave_out_identifiers_of_others(recognition, unit)

    def _leave_out_identifiers_of_others(self, recognition: Recognition, unit: Unit) -> None:
        for part in identifiers_of(unit.draft):
            pair = (part.scheme, part.value)
            if recognition.owner(pair) in (None, unit.key):
                recognition.claim(pair, unit.key)
                continue
            unit.draft.parts.remove(part)
            self._work.report.add(
                warning(
                    _("Another record has this identifier already."),
                    _("It was left out here; see which of the two it belongs to."),
                    printable(":".join(pair)),
                    unit.draft.where,
                )
            )

    def _says_nothing_new(self, unit: Unit) -> bool:
        same = unit.known is not None and unit.known.digest == unit.digest
        return same and not self._work.options.overwrite

    def _note(self, units: Sequence[Unit]) -> None:
        """Have the revision read how these stand, all at once."""
        if self._doing is not None:
            self._doing.note(Record, [unit.key for unit in units])

    def _create(self, units: Sequence[Unit]) -> None:
        made: list[Wanted] = []
        said: list[tuple[Place, Known]] = []
        for unit in units:
            wanted = self._lookup.wanted(unit.draft, unit.parent, placed=unit.placed)
            wanted.record.pk = unit.key
            self._places.put(wanted.record, unit.draft)
            made.append(wanted)
            now = say(wanted.slots())
            said.append((unit.place, Known(unit.key, unit.digest, now)))
            if wanted.late:
                unit.wanted, unit.was_created = wanted, True
                self._waiting.append(unit)
        self._places.name(
            [(wanted.record, unit.draft) for unit, wanted in zip(units, made, strict=True)]
        )
        for unit, wanted in zip(units, made, strict=True):
            for found in wanted_faults(self._work, unit, wanted):
                self._work.report.add(found)
        self._work.report.created["record"] += len(made)
        if self._work.writes and self._doing is not None and made:
            create(self._work, self._doing, made)
            keep_states(self._work, "catalog.record", said, again=False)
