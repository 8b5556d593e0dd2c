"""Texts from files: what cannot be stored is refused, what is too long is cut and kept whole in the note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import CharField, Model, URLField
from django.utils.translation import gettext as _

from catalog.ingest.drafts import PARTS, AgentDraft, Part, RecordDraft, TextDraft, Where
from catalog.ingest.findings import Finding, error, warning
from catalog.ingest.part_kinds import PART_KINDS
from catalog.models import Agent, Record
from catalog.text import forbidden_character, normalised, paragraphs, printable

_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that make text look otherwise than it is (Unicode Standard Annex 9, explicit directional formatting)."""
_SHOWN = 200


def clean_record(draft: RecordDraft) -> Iterator[Finding]:
    """Bring all texts of the draft into their stored form, and tell of those that cannot be stored as they are."""
    for name, text in draft.fields.items():
        draft.fields[name] = normalised(text).strip()
        yield from unfit(draft.fields[name], draft.where, name)
    for part in draft.parts:
        yield from _clean_part(draft, part)
    yield from _shorten(draft)


def clean_agent(draft: AgentDraft) -> Iterator[Finding]:
    for name in ("name", "history", "functions", "sources", "date_text", "date_edtf"):
        text = normalised(getattr(draft, name)).strip()
        setattr(draft, name, text)
        yield from unfit(text, draft.where, name)
    longest = longest_text(Agent, "preferred_name")
    if len(draft.name) > longest:
        yield _cut(draft.where, "name", draft.name)
        draft.history = "\n\n".join(filter(None, (draft.name, draft.history)))
        draft.name = shortened(draft.name, longest)
    for form in draft.names:
        form.name = shortened(normalised(form.name).strip(), longest)
        yield from unfit(form.name, draft.where, "name")


def unfit(text: str, where: Where, part: str) -> Iterator[Finding]:
    """Characters that no database can carry, or that deceive whoever reads."""
    place = Where(where.line, part if not where.part else f"{where.part}, {part}")
    found = forbidden_character(text)
    if found:
        offset, name = found
        yield error(
            _("The character %(name)s at position %(position)d cannot be stored.")
            % {"name": name, "position": offset + 1},
            _("Delete it in the file."),
            printable(text[max(0, offset - 30) : offset + 30]),
            place,
        )
    override = _OVERRIDES.search(text)
    if override:
        yield error(
            _("The invisible character U+%04X makes text look otherwise than it is.")
            % ord(override.group()),
            _("Delete it in the file."),
            _OVERRIDES.sub("", text[max(0, override.start() - 30) : override.start() + 30]),
            place,
        )


def shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


@cache
def longest_text(model: type[Model], name: str) -> int:
    """How many characters the column takes; 0 for any number."""
    field = model._meta.get_field(name)
    return (field.max_length or 0) if isinstance(field, CharField) else 0


def _shorten(draft: RecordDraft) -> Iterator[Finding]:
    for name, text in list(draft.fields.items()):
        longest = longest_text(Record, name)
        if longest and len(text) > longest:
            yield _cut(draft.where, name, text)
            draft.fields[name] = shortened(text, longest)
            draft.append("note", text)


def _clean_part(draft: RecordDraft, part: Part) -> Iterator[Finding]:
    model = PART_KINDS[part.relation].model
    for name, kind in _TEXTS[type(part)]:
        text = normalised(getattr(part, name)).strip()
        yield from unfit(text, draft.where, name)
        longest = longest_text(model, name)
        if longest and len(text) > longest:
            yield _cut(draft.where, name, text)
            draft.append("note", text)
            text = "" if kind is URLField else shortened(text, longest)
        elif text and kind is URLField and not _is_address(text):
            yield warning(
                _("This is no web address."),
                _("It was kept in the note."),
                printable(text),
                draft.where,
            )
            draft.append("note", text)
            text = ""
        setattr(part, name, text)
    if isinstance(part, TextDraft):
        _cut_into_paragraphs(part)
        for text in (*part.paragraphs, *(note.body for note in part.notes or ())):
            yield from unfit(text, draft.where, "text")


def _cut_into_paragraphs(part: TextDraft) -> None:
    """Part the paragraphs at blank lines, and have the notes stand where they stood."""
    cut: list[str] = []
    numbers = [0]
    for paragraph in part.paragraphs:
        cut += paragraphs(paragraph)
        numbers.append(len(cut))
    part.paragraphs = cut
    for note in part.notes or ():
        note.paragraph = numbers[note.paragraph]
        note.words = normalised(note.words) if note.paragraph else ""
        note.body = normalised(note.body).strip()
    if part.notes is not None:
        part.notes = [note for note in part.notes if note.body]


def _texts_of(part: type[Part]) -> list[tuple[str, type]]:
    columns = {own.name: own for own in PART_KINDS[part.relation].model._meta.concrete_fields}
    return [
        (own.name, URLField if isinstance(columns[own.name], URLField) else str)
        for own in fields(part)
        if own.type == "str" and own.name in columns and not columns[own.name].is_relation
    ]


_TEXTS = {part: _texts_of(part) for part in PARTS}
"""The fields of a part that are columns of text, with the kind of column."""

_check_address = URLValidator(schemes=["http", "https", "ftp", "ftps"])


def _is_address(text: str) -> bool:
    try:
        _check_address(text)
    except ValidationError:
        return False
    return True


def _cut(where: Where, part: str, text: str) -> Finding:
    return warning(
        _("This has %d characters, too many for its field.") % len(text),
        _("It was cut, and kept whole in the note."),
        printable(text, _SHOWN),
        Where(where.line, part),
    )
