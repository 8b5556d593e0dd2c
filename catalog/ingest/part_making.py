"""Putting the parts of a record together from what a draft names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from catalog.choices import Scheme, TextKind
from catalog.ingest.authorities import Agents, Repositories, Terms
from catalog.ingest.drafts import (
    PARTS,
    AgentDraft,
    Part,
    RecordDraft,
    RecordRef,
    RepositoryDraft,
    TermDraft,
    TextDraft,
)
from catalog.ingest.findings import warning
from catalog.ingest.impossible import possible
from catalog.ingest.part_kinds import PART_KINDS
from catalog.ingest.wanted import Wanted
from catalog.ingest.work import Work
from catalog.models import Record, Text
from catalog.models.dated import DatedModel
from catalog.text import printable, short_name

_VOCABULARIES = {
    ("contributions", "role"): Scheme.ROLE,
    ("places", "role"): Scheme.PLACE_ROLE,
    ("events", "type"): Scheme.EVENT_TYPE,
    ("relations", "type"): Scheme.RELATION_TYPE,
}


class PartMaker:
    def __init__(
        self, work: Work, agents: Agents, terms: Terms, repositories: Repositories
    ) -> None:
        self._work = work
        self._agents = agents
        self._terms = terms
        self._repositories = repositories

    def add(self, wanted: Wanted, draft: RecordDraft, part: Part) -> None:
        """Add the part, unless something it needs is not there, which is told, or the same was said already.

        One that leads to a record that is not there yet is put with those that are `late`.
        """
        made: Any = PART_KINDS[part.relation].model()
        missing = [
            name for name, value in _said(part) if not self._set(draft, made, part, name, value)
        ]
        if not missing:
            self._finish(wanted, draft, part, made)
        elif all(isinstance(getattr(part, name), RecordRef) for name in missing):
            wanted.late.append(part)

    def add_late(self, wanted: Wanted, draft: RecordDraft, part: Part) -> None:
        """Add a part that leads to records; what leads to one that is nowhere is told, and left empty if it may be."""
        made: Any = PART_KINDS[part.relation].model()
        may_be_stored = True
        for name, value in _said(part):
            if not self._set(draft, made, part, name, value):
                self._tell_missing(draft, value)
                may_be_stored = may_be_stored and made._meta.get_field(name).null
        if may_be_stored:
            self._finish(wanted, draft, part, made)

    def _finish(self, wanted: Wanted, draft: RecordDraft, part: Part, made: Any) -> None:
        kind = PART_KINDS[part.relation]
        if isinstance(made, DatedModel):
            made.date_text, made.date_edtf = possible(
                draft, made.date_text, made.date_edtf, self._work.report
            )
        if isinstance(part, TextDraft):
            _finish_text(wanted, made, part)
        made.tidy()
        slot = kind.slot(made)
        if all(slot != other_kind.slot(other) for other_kind, other in wanted.parts):
            wanted.parts.append((kind, made))

    def _set(self, draft: RecordDraft, made: Any, part: Part, name: str, value: Any) -> bool:
        """Set one field; whether the part can still be stored."""
        column = made._meta.get_field(name)
        if not column.is_relation:
            setattr(made, name, _day(value) if name == "accessed" else value)
            return True
        if value in ("", None):
            return bool(column.null)
        key = self._look_up(draft, part, name, value)
        setattr(made, column.attname, key)
        return key is not None or (column.null and not isinstance(value, RecordRef))

    def _look_up(self, draft: RecordDraft, part: Part, name: str, value: Any) -> int | None:
        if isinstance(value, AgentDraft):
            return self._agents.of(value)
        if isinstance(value, TermDraft):
            return self._terms.of(value)
        if isinstance(value, RepositoryDraft):
            return self._repositories.of(value)
        if isinstance(value, RecordRef):
            return self._record(draft, value)
        if name == "language":
            return self._terms.language(value, draft.where)
        if name == "script":
            return self._terms.script(value, draft.where)
        return self._term(draft, _VOCABULARIES[part.relation, name], value)

    def _term(self, draft: RecordDraft, scheme: Scheme, named: str) -> int | None:
        found = self._terms.find(scheme, named)
        if found is None:
            self._work.report.add(
                warning(
                    _("The vocabulary “%s” has no such term.") % scheme.label,
                    _("It was left out; add the term and import again, or correct the file."),
                    printable(named),
                    draft.where,
                )
            )
        return found

    def _tell_missing(self, draft: RecordDraft, ref: RecordRef) -> None:
        why = _("Neither the file nor the catalogue has this record.")
        remedy = _("What leads to it was left out; correct the file and import again.")
        self._work.report.add(warning(why, remedy, printable(ref.key or ref.slug), draft.where))

    def _record(self, draft: RecordDraft, ref: RecordRef) -> int | None:
        if ref.key and (draft.origin, ref.key) in self._work.file_keys:
            return self._work.file_keys[draft.origin, ref.key]
        records = Record.objects.using(self._work.using).filter(slug=ref.slug)
        return records.values_list("pk", flat=True).first() if ref.slug else None


def _finish_text(wanted: Wanted, text: Text, part: TextDraft) -> None:
    """Give a text its key, its paragraphs and the text that it translates."""
    texts = {other.key: other for kind, other in wanted.parts if kind.relation == "texts"}
    script = f"-{part.script.lower()}" if part.script else ""
    base = part.key or short_name(f"{part.kind}-{part.language}{script}", 60)
    text.key, number = base, 2
    while text.key in texts:
        text.key, number = f"{base}-{number}", number + 1
    text.said_paragraphs = part.paragraphs  # type: ignore[attr-defined]
    text.said_notes = part.notes  # type: ignore[attr-defined]
    text.translated_from = texts.get(part.translated_from)
    if part.kind == TextKind.TRANSLATION and not (text.translated_from or text.no_source_reason):
        text.no_source_reason = _("The text that was translated is not in the imported file.")


def _said(part: Part) -> Iterator[tuple[str, Any]]:
    for name in _COLUMNS[type(part)]:
        yield name, getattr(part, name)


def _columns_of(part: type[Part]) -> tuple[str, ...]:
    model = PART_KINDS[part.relation].model
    columns = {column.name for column in model._meta.concrete_fields} - {"translated_from"}
    return tuple(own.name for own in fields(part) if own.name in columns)


_COLUMNS = {part: _columns_of(part) for part in PARTS}
"""The fields of a part that are columns of what it becomes, but for those that depend on other parts."""


def _day(text: str) -> Any:
    try:
        return parse_date(text)
    except ValueError:
        return None
