"""Putting what the cells of one row say into the draft of a record."""

from __future__ import annotations

from django.utils.translation import gettext as _

from catalog.choices import DateEvent, Scheme
from catalog.ingest.drafts import (
    AgentDraft,
    ContributionDraft,
    DateDraft,
    IdentifierDraft,
    PlaceDraft,
    RecordDraft,
    TermDraft,
)
from catalog.ingest.findings import Finding, warning
from catalog.ingest.tables.header import Heading
from catalog.ingest.tables.languages import language_tag, script_code
from catalog.ingest.tables.table import TableRow
from catalog.ingest.tables.values import several


class RecordRow:
    """The draft of the record in a row, as it is put together; `findings` are what was not understood."""

    def __init__(self, row: TableRow, key: str, origin: str) -> None:
        self.row = row
        self.draft = RecordDraft(key, {}, row.where(), origin)
        self.findings: list[Finding] = []

    def warn(self, why: str, remedy: str, value: str, part: str) -> None:
        self.findings.append(warning(why, remedy, value[:80], self.row.where(part)))

    def keep(self, heading: Heading, text: str) -> None:
        self.draft.keep(heading.label, text)

    def keep_the_rest(self) -> None:
        for heading, text in self.row.kept:
            self.keep(heading, text)

    def languages(self, heading: Heading, text: str) -> None:
        self.draft.says.add("languages")
        self._codes(heading, text, self.draft.languages, is_script=False)

    def scripts(self, heading: Heading, text: str) -> None:
        self.draft.says.add("scripts")
        self._codes(heading, text, self.draft.scripts, is_script=True)

    def subjects(self, heading: Heading, text: str) -> None:
        self.draft.says.add("subjects")
        where = self.row.where(heading.label)
        self.draft.subjects += [
            TermDraft(Scheme.SUBJECT, label, where=where) for label in several(text)
        ]

    def contribution(self, heading: Heading, name: str, role: str, note: str = "") -> None:
        agent = AgentDraft(name, where=self.row.where(heading.label))
        known = (
            isinstance(part, ContributionDraft) and (part.agent.name, part.role) == (name, role)
            for part in self.draft.parts
        )
        if not any(known):
            self.draft.parts.append(ContributionDraft(agent, role, note=note))

    def place(self, heading: Heading, name: str, role: str) -> None:
        where = self.row.where(heading.label)
        place = PlaceDraft(TermDraft(Scheme.PLACE, name, where=where), role)
        known = (
            isinstance(part, PlaceDraft) and (part.place.label, part.role) == (name, role)
            for part in self.draft.parts
        )
        if not any(known):
            self.draft.parts.append(place)

    def date(self, text: str, event: DateEvent, edtf: str = "", reason: str = "") -> None:
        self.draft.parts.append(DateDraft(text, edtf, event, reason=reason))

    def identifier(self, scheme: str, value: str) -> None:
        part = IdentifierDraft(scheme, value)
        if part not in self.draft.parts:
            self.draft.parts.append(part)

    def _codes(self, heading: Heading, text: str, codes: list[str], is_script: bool) -> None:
        for value in several(text):
            code = script_code(value) if is_script else language_tag(value)
            if not code:
                why = _("“%s” is no script that is known here.") if is_script else None
                self.warn(
                    (why or _("“%s” is no language that is known here.")) % value[:80],
                    _("It is kept in the note. Write its code or its English name."),
                    value,
                    heading.label,
                )
                self.keep(heading, value)
            elif code not in codes:
                codes.append(code)
