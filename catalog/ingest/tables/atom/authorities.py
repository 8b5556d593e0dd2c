"""Reading AtoM's tables of authority records: a row is a person, a body or a family."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from catalog.choices import AgentKind, NameKind
from catalog.ingest.drafts import AgentDraft, NameDraft
from catalog.ingest.findings import Finding, Severity, UnreadableFile, error, warning
from catalog.ingest.source import Source
from catalog.ingest.tables.atom.authority_columns import (
    FUNCTIONS,
    HISTORY,
    SOURCES,
    authority_columns,
)
from catalog.ingest.tables.atom_templates import ALIASES, AUTHORITIES, refuse_others
from catalog.ingest.tables.identifiers import global_identifier
from catalog.ingest.tables.languages import language_tag
from catalog.ingest.tables.spelling import folded
from catalog.ingest.tables.table import Table, TableRow
from catalog.ingest.tables.values import places_of, several

_KINDS = {
    AgentKind.PERSON: "person persona personne einzelperson",
    AgentKind.CORPORATE_BODY: "corporatebody ente collectivité körperschaft entidad organisation organization",
    AgentKind.FAMILY: "family famiglia famille familie familia",
}
_KIND_OF = {folded(name): kind.value for kind, names in _KINDS.items() for name in names.split()}
_FORMS = {
    "parallelFormsOfName": "",
    "standardizedFormsOfName": "by other rules",
    "otherFormsOfName": "other form",
}
_KEPT = (
    *((name, "history", label) for name, label in HISTORY.items()),
    *((name, "functions", label) for name, label in FUNCTIONS.items()),
    *((name, "sources", label) for name, label in SOURCES.items()),
)
_IDENTIFIERS = ("corporateBodyIdentifiers", "descriptionIdentifier")


def read_authorities(source: Source) -> Iterator[AgentDraft | Finding]:
    """The persons, bodies and families in the table. UnreadableFile when it is another kind of table."""
    with Table(source, authority_columns()) as table:
        yield from _read(table, source)


def _read(table: Table, source: Source) -> Iterator[AgentDraft | Finding]:
    header = table.header()
    refuse_others(header.labels, (AUTHORITIES, ALIASES), source.name)
    if not header.names & {"authorizedFormOfName", "parentAuthorizedFormOfName"}:
        raise UnreadableFile(
            _("No column of the table is the name of the person or body; its columns are: %s.")
            % ", ".join(header.labels)[:500],
            _("Say in the mapping which it is, such as “Intestazione = authorizedFormOfName”."),
            source.name,
        )
    reading = _Authorities(source.settings.get("origin", ""))
    for row in table.rows():
        yield from (row,) if isinstance(row, Finding) else reading.read(row)
    yield from reading.end()


@dataclass
class _Authorities:
    """Goes row by row, one row late: the next may be the last in another culture."""

    origin: str
    _last: AgentDraft | None = None
    _culture: str = ""
    _said: set[str] = field(default_factory=set)

    def read(self, row: TableRow) -> Iterator[AgentDraft | Finding]:
        if row.has("alternateForm") and row.get("alternateForm"):
            yield from self._alias(row)
            return
        name = row.get("authorizedFormOfName")
        key = row.get("legacyId")
        if self._last and key and key == self._last.key and row.get("culture") != self._culture:
            self._translated(row, self._last)
            yield from self._kept(row, self._last)
            return
        yield from self.end()
        if not name:
            yield error(
                _("The authority record has no name."),
                _("Give it one."),
                where=row.where("authorizedFormOfName"),
            )
            return
        agent = AgentDraft(name, key=key, where=row.where(), origin=self.origin)
        yield from self._kind(row, agent)
        self._describe(row, agent)
        yield from self._kept(row, agent)
        self._last, self._culture = agent, row.get("culture")

    def end(self) -> Iterator[AgentDraft]:
        if self._last:
            agent, self._last = self._last, None
            yield agent

    def _kind(self, row: TableRow, agent: AgentDraft) -> Iterator[Finding]:
        said = row.get("typeOfEntity")
        agent.kind = _KIND_OF.get(folded(said), "")
        if said and not agent.kind:
            yield warning(
                _("“%s” is no type of entity.") % said[:80],
                _("Write “Person”, “Corporate body” or “Family”."),
                said[:80],
                row.where("typeOfEntity"),
            )

    def _describe(self, row: TableRow, agent: AgentDraft) -> None:
        agent.date_text = row.get("datesOfExistence")
        agent.history = "\n\n".join(several(row.get("history")))
        agent.functions = "\n\n".join(several(row.get("functions")))
        agent.sources = "\n\n".join(several(row.get("sources")))
        for column, note in _FORMS.items():
            kind = NameKind.PARALLEL.value
            agent.names += [
                NameDraft(form, kind, note=note)
                for form in several(row.get(column))
                if form != agent.name
            ]

    def _translated(self, row: TableRow, agent: AgentDraft) -> None:
        """A row in another culture: its names are further ones, its texts stand behind those of the first."""
        language = language_tag(row.get("culture"))
        columns = ("authorizedFormOfName", *_FORMS)
        names = [form for column in columns for form in several(row.get(column))]
        known = {agent.name, *(name.name for name in agent.names)}
        agent.names += [
            NameDraft(name, language=language) for name in dict.fromkeys(names) if name not in known
        ]
        for attribute in ("history", "functions", "sources"):
            text = row.get(attribute)
            if text and text not in getattr(agent, attribute):
                _append(agent, attribute, text)

    def _kept(self, row: TableRow, agent: AgentDraft) -> Iterator[Finding]:
        for column, attribute, label in _KEPT:
            values = several(row.get(column))
            if column == "actorOccupations":
                values = _with_notes(row)
            for value in values:
                identifier = global_identifier(value) if column in _IDENTIFIERS else None
                if identifier and identifier not in agent.identifiers:
                    agent.identifiers.append(identifier)
                elif not identifier:
                    _append(agent, attribute, f"{label} ({column}): {value}")
                    yield from self._say(row, column, attribute)
        for heading, text in row.kept:
            _append(agent, "sources", f"({heading.label}): {text}")

    def _say(self, row: TableRow, column: str, attribute: str) -> Iterator[Finding]:
        if column not in self._said:
            self._said.add(column)
            yield Finding(
                Severity.NOTE,
                _(
                    "“%(column)s” has no field of its own; it is kept in “%(field)s” under this name."
                )
                % {"column": column, "field": attribute},
                where=row.where(column),
            )

    def _alias(self, row: TableRow) -> Iterator[AgentDraft | Finding]:
        name = row.get("parentAuthorizedFormOfName") or row.get("authorizedFormOfName")
        if not name:
            yield error(
                _("The alias “%s” belongs to no name.") % row.get("alternateForm")[:80],
                _("Give the name of the person or body in parentAuthorizedFormOfName."),
                where=row.where("parentAuthorizedFormOfName"),
            )
            return
        language = language_tag(row.get("culture"))
        note = row.get("formType")
        alias = NameDraft(row.get("alternateForm"), language=language, note=note)
        yield AgentDraft(name, names=[alias], where=row.where(), origin=self.origin)


def _append(agent: AgentDraft, attribute: str, text: str) -> None:
    stored = getattr(agent, attribute)
    setattr(agent, attribute, "\n\n".join(filter(None, (stored, text))))


def _with_notes(row: TableRow) -> list[str]:
    notes = places_of(row.get("actorOccupationNotes"))
    occupations = places_of(row.get("actorOccupations"))
    notes += [""] * len(occupations)
    return [
        f"{occupation} ({note})" if note else occupation
        for occupation, note in zip(occupations, notes, strict=False)
        if occupation
    ]
