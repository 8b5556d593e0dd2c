"""Looking up what drafts name, so that records and their parts can be put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from catalog.choices import Scheme
from catalog.ingest.authorities import Agents, Repositories, Terms
from catalog.ingest.drafts import RecordDraft
from catalog.ingest.findings import error, warning
from catalog.ingest.impossible import possible
from catalog.ingest.part_making import PartMaker
from catalog.ingest.wanted import UNNAMED, Wanted
from catalog.ingest.work import Work
from catalog.models import Record
from catalog.text import printable


class Lookup:
    """Turns drafts into what they come to."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self.agents = Agents(work)
        self.terms = Terms(work)
        self.repositories = Repositories(work)
        self._parts = PartMaker(work, self.agents, self.terms, self.repositories)

    def wanted(self, draft: RecordDraft, parent: int | None, *, placed: bool) -> Wanted:
        """The draft as a record with its parts. What is not found is told of, and kept in the note."""
        record = Record(status=self._work.options.status, accession=self._work.accession)
        wanted = Wanted(record, [])
        wanted.links = {
            "languages": _keys(self.terms.language(tag, draft.where) for tag in draft.languages),
            "scripts": _keys(self.terms.script(code, draft.where) for code in draft.scripts),
            "subjects": _keys(self.terms.of(subject) for subject in draft.subjects),
        }
        for part in draft.parts:
            self._parts.add(wanted, draft, part)
        wanted.columns = [*self._terms(draft, record), *self._columns(draft, record)]
        if placed:
            record.parent_id = parent
            wanted.columns.append("parent")
        record.slug = record.slug or UNNAMED
        record.tidy()
        return wanted

    def finish(self, wanted: Wanted, draft: RecordDraft) -> None:
        """Add the parts that had to wait till all records of the file were known."""
        late, wanted.late = wanted.late, []
        for part in late:
            self._parts.add_late(wanted, draft, part)

    def _terms(self, draft: RecordDraft, record: Record) -> Iterator[str]:
        """What is not written out in the record itself."""
        for name, scheme, named in (
            ("level", Scheme.LEVEL, draft.level),
            ("document_type", Scheme.DOCUMENT_TYPE, draft.document_type),
        ):
            key = self.terms.find(scheme, named) if named else None
            if key is not None:
                setattr(record, f"{name}_id", key)
                yield name
            elif named:
                draft.level = "" if name == "level" else draft.level
                unknown_term(self._work, draft, scheme, named)
        if not draft.level:
            default: Any = self.terms.find(Scheme.LEVEL, "item" if draft.parent else "collection")
            record.level_id = default
        if draft.repository is not None:
            record.repository_id = self.repositories.of(draft.repository)
            yield "repository"

    def _columns(self, draft: RecordDraft, record: Record) -> Iterator[str]:
        """After everything that may add to the note."""
        fields = draft.fields
        text, edtf = fields.get("date_text", ""), fields.get("date_edtf", "")
        dates = dict(
            zip(
                ("date_text", "date_edtf"),
                possible(draft, text, edtf, self._work.report),
                strict=True,
            )
        )
        for name, value in fields.items():
            try:
                setattr(record, name, _to_python(name, dates.get(name, value)))
            except ValidationError as refused:
                why = " ".join(refused.messages)
                remedy = _("Correct it in the file.")
                self._work.report.add(error(why, remedy, printable(value), draft.where))
            yield name


def unknown_term(work: Work, draft: RecordDraft, scheme: Scheme, named: str) -> None:
    """Tell that a vocabulary has no such term, and keep it in the note."""
    work.report.add(
        warning(
            _("The vocabulary “%s” has no such term.") % scheme.label,
            _("It was kept in the note; add the term and import again, or correct the file."),
            printable(named),
            draft.where,
        )
    )
    draft.keep(scheme.value, named, str(scheme.label))


def _to_python(name: str, value: str) -> Any:
    column: Any = Record._meta.get_field(name)
    return None if value == "" and column.null else column.to_python(value)


def _keys(found: Iterable[int | None]) -> list[int]:
    return list(dict.fromkeys(key for key in found if key is not None))
