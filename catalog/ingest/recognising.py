"""Which records in a file are catalogued: by an earlier import, short name, identifier or reference code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from catalog.ingest.drafts import IdentifierDraft, RecordDraft
from catalog.ingest.findings import Finding, Severity, warning
from catalog.ingest.states import Known, Place, load_states
from catalog.ingest.work import Work
from catalog.models import Identifier, Record
from catalog.models.former_keys import FormerRecordKey
from catalog.text import printable


@dataclass
class Recognition:
    """Recognises the drafts of one batch."""

    work: Work
    repositories: dict[int, int | None]
    """By the position of a draft in the batch the key of the repository it names."""
    _states: dict[Place, Known] = field(default_factory=dict)
    _slugs: dict[str, int] = field(default_factory=dict)
    _identifiers: dict[tuple[str, str], int] = field(default_factory=dict)
    _codes: dict[tuple[str, int | None], list[int]] = field(default_factory=dict)

    def load(self, drafts: Sequence[RecordDraft]) -> None:
        using = self.work.using
        self._load_states(drafts)
        slugs = [draft.fields["slug"] for draft in drafts if draft.fields.get("slug")]
        former = FormerRecordKey.objects.using(using).filter(slug__in=slugs)
        self._slugs = dict(former.values_list("slug", "record"))
        records = Record.objects.using(using)
        self._slugs |= dict(records.filter(slug__in=slugs).values_list("slug", "pk"))
        values = {one.value for draft in drafts for one in identifiers_of(draft)}
        stored = Identifier.objects.using(using).filter(value__in=values)
        self._identifiers = {
            (scheme, value): key
            for scheme, value, key in stored.values_list("scheme", "value", "record")
        }
        codes = {draft.fields.get("reference_code", "") for draft in drafts} - {""}
        for code, repository, key in records.filter(reference_code__in=codes).values_list(
            "reference_code", "repository", "pk"
        ):
            self._codes.setdefault((code, repository), []).append(key)

    def known(self, number: int, draft: RecordDraft) -> Known | None:
        """What is catalogued of the draft that stands at `number` in the batch."""
        state = self._states.get((draft.origin, draft.key))
        if state is not None:
            return state
        taken = self.work.taken
        slug = self._slugs.get(draft.fields.get("slug", ""))
        if slug is not None:
            return Known(slug)
        for one in identifiers_of(draft):
            key = self._identifiers.get((one.scheme, one.value))
            if key is not None and key not in taken:
                self._tell(draft, f"{one.scheme}:{one.value}", _("identifier"))
                return Known(key)
        return self._by_code(number, draft, taken)

    def owner(self, identifier: tuple[str, str]) -> int | None:
        """The record that has this identifier."""
        return self._identifiers.get(identifier)

    def claim(self, identifier: tuple[str, str], key: int) -> None:
        self._identifiers[identifier] = key

    def _by_code(self, number: int, draft: RecordDraft, taken: set[int]) -> Known | None:
        repository = self.repositories.get(number)
        code = draft.fields.get("reference_code", "")
        found = self._codes.get((code, repository), []) if code and repository else []
        free = [key for key in found if key not in taken]
        if len(free) == 1:
            self._tell(draft, code, _("reference code"))
            return Known(free[0])
        if len(free) > 1:
            self.work.report.add(
                warning(
                    _("%d records of the catalogue have this reference code.") % len(free),
                    _("None was taken to be this one; a new record is made."),
                    printable(code),
                    draft.where,
                )
            )
        return None

    def _tell(self, draft: RecordDraft, value: str, by: str) -> None:
        why = _("Taken to be a record of the catalogue by its %s.") % by
        self.work.report.add(Finding(Severity.NOTE, why, "", printable(value), draft.where))

    def _load_states(self, drafts: Iterable[RecordDraft]) -> None:
        places = ((draft.origin, draft.key) for draft in drafts)
        found = load_states(self.work, "catalog.record", places)
        records = Record.objects.using(self.work.using)
        there = set(
            records.filter(pk__in=[one.key for one in found.values()]).values_list("pk", flat=True)
        )
        self._states = {place: known for place, known in found.items() if known.key in there}


def identifiers_of(draft: RecordDraft) -> list[IdentifierDraft]:
    return [part for part in draft.parts if isinstance(part, IdentifierDraft)]
