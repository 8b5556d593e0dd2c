"""What several cells of a row say together: repository, texts, events, copies, publication."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from catalog.choices import CopyKind, Scheme, TextKind
from catalog.ingest.drafts import (
    AgentDraft,
    CopyDraft,
    EventDraft,
    PublicationDraft,
    RepositoryDraft,
    TermDraft,
    TextDraft,
)
from catalog.ingest.tables.header import Heading
from catalog.ingest.tables.languages import language_tag
from catalog.ingest.tables.record_row import RecordRow
from catalog.ingest.tables.values import choice, together, uneven
from catalog.text import paragraphs, short_name


@dataclass
class Parts:
    """Gathers cells by what they belong to, and makes parts of them when the row is at its end."""

    record: RecordRow
    _groups: dict[str, dict[str, str]] = field(default_factory=dict)
    _texts: list[tuple[Heading, str]] = field(default_factory=list)

    def put(self, heading: Heading, text: str) -> None:
        column = heading.column
        if column is None:
            return
        if column.target.startswith("texts: "):
            self._texts.append((heading, text))
        elif column.target == "texts.language":
            self._groups.setdefault("texts", {})[column.name] = text
        elif "." in column.target or column.target == "repository":
            group, _dot, name = column.target.partition(".")
            self._groups.setdefault(group, {})[name or "name"] = text

    def finish(self) -> None:
        self._repository()
        self._publication()
        self._events()
        self._copies()
        self.record.draft.parts += self._written()

    def _repository(self) -> None:
        values = self._groups.get("repository", {})
        name = values.get("name") or values.get("isil", "")
        if name:
            where = self.record.row.where("repository")
            self.record.draft.repository = RepositoryDraft(**{**values, "name": name}, where=where)
        else:
            self._keep_alone("repository", values)

    def _keep_alone(self, prefix: str, values: dict[str, str]) -> None:
        """What belongs to something that the row does not have."""
        for name, text in values.items():
            self.record.draft.keep(f"{prefix}_{name}", text)

    def _publication(self) -> None:
        values = self._groups.get("publication")
        if values is None:
            return
        self.record.draft.says.add("publication")
        if any(values.values()):
            self.record.draft.parts.append(PublicationDraft(**values))

    def _rows_of(self, group: str, prefix: str) -> Iterator[dict[str, str]]:
        cells = self._groups.get(group)
        if cells is None:
            return
        self.record.draft.says.add(group)
        if uneven(cells):
            self.record.warn(
                _(
                    "The columns “%s…” have different numbers of values, so some may stand with the wrong ones."
                )
                % prefix,
                _("Give each column one value for each, and NULL where there is none."),
                "",
                prefix,
            )
        yield from together(cells)

    def _events(self) -> None:
        for values in self._rows_of("events", "event_"):
            if not values.get("type"):
                self._keep_group("event_types", values, _("An event has no type."))
                continue
            where = self.record.row.where("event_types")
            agents = {
                name: AgentDraft(values[name], where=where)
                for name in ("from_agent", "to_agent")
                if values.get(name)
            }
            place = values.get("place", "")
            self.record.draft.parts.append(
                EventDraft(
                    values["type"],
                    values.get("date_text", ""),
                    note=values.get("note", ""),
                    evidence=values.get("evidence", ""),
                    from_agent=agents.get("from_agent"),
                    to_agent=agents.get("to_agent"),
                    place=TermDraft(Scheme.PLACE, place, where=where) if place else None,
                )
            )

    def _copies(self) -> None:
        for values in self._rows_of("copies", "copy_"):
            kind = choice(CopyKind, values.pop("kind", "")) or self._kind_of(values)
            if not kind:
                self._keep_group("copy_kinds", values, _("A copy has no kind that is known."))
                continue
            holder = values.pop("repository", "")
            repository = RepositoryDraft(holder) if holder else None
            self.record.draft.parts.append(CopyDraft(CopyKind(kind), repository, **values))

    @staticmethod
    def _kind_of(values: dict[str, str]) -> str:
        return CopyKind.WEB if values.get("url") or values.get("iiif_manifest") else ""

    def _keep_group(self, column: str, values: dict[str, str], why: str) -> None:
        text = "; ".join(filter(None, values.values()))
        self.record.warn(why, _("It is kept in the note. Give it one."), text, column)
        self.record.draft.keep(column, text)

    def _written(self) -> Iterator[TextDraft]:
        """The texts, what was transcribed before what was translated of it."""
        if self._texts:
            self.record.draft.says.add("texts")
        given = [(heading, text) for heading, text in self._texts if text]
        given.sort(key=lambda cell: bool(cell[0].column and cell[0].column.name == "translation"))
        source = ""
        for heading, body in given:
            kind = TextKind(heading.column.name) if heading.column else TextKind.TRANSCRIPTION
            language = self._language(heading, kind)
            if not language:
                self.record.warn(
                    _("The language of the text is not known."),
                    _("It is kept in the note. Give it in the heading: “%s (en)”.") % kind.value,
                    body,
                    heading.label,
                )
                self.record.keep(heading, body)
                continue
            text = TextDraft(
                kind, language, paragraphs(body), short_name(f"{kind.value}-{language}", 60)
            )
            if kind == TextKind.TRANSCRIPTION:
                source = source or text.key
            elif kind == TextKind.TRANSLATION:
                self._translated(text, source)
            yield text
        self._keep_alone("translation", self._of_a_translation(given))

    def _of_a_translation(self, given: list[tuple[Heading, str]]) -> dict[str, str]:
        """What is said of a translation that is not there."""
        if any(heading.column and heading.column.name == "translation" for heading, _text in given):
            return {}
        said = self._groups.get("texts", {})
        return {name: said.get(name, "") for name in ("translator", "no_source_reason")}

    def _translated(self, text: TextDraft, source: str) -> None:
        said = self._groups.get("texts", {})
        translator = said.get("translator", "")
        text.translated_from = source
        text.translator = AgentDraft(translator) if translator else None
        if not source:
            text.no_source_reason = said.get("no_source_reason", "") or _(
                "The text that was translated did not come with the table."
            )

    def _language(self, heading: Heading, kind: TextKind) -> str:
        own = self.record.draft.languages
        said = language_tag(self._groups.get("texts", {}).get(f"{kind.value}_language", ""))
        is_original = kind in (TextKind.TRANSCRIPTION, TextKind.OCR)
        return heading.language or said or (own[0] if is_original and len(own) == 1 else "")
