"""A record's description, area by area, as the table of elements has it, in the reader's language where it is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import gettext as _

from catalog.choices import Method
from catalog.models import ParallelDescription, Record
from catalog.models.contributions import MAKERS
from catalog.models.readers_labels import fallbacks, reader_language
from catalog.text import paragraphs
from catalog.vocabulary import AREAS, Area, Element


@dataclass(frozen=True)
class Entry:
    """One element with its rule's number, its label and what the record says there, in paragraphs.

    `lang` is the language of what an archivist wrote, "" for what is in the reader's by itself. `label_of_language`
    says which it is where it is not the reader's, or that a machine translated it.
    """

    number: str
    label: str
    values: list[str]
    lang: str = ""
    label_of_language: str = ""


@dataclass(frozen=True)
class Section:
    key: str
    label: str
    entries: list[Entry] = field(default_factory=list)


def sections(record: Record, parallel: ParallelDescription | None) -> list[Section]:
    """The areas of ISAD(G) in which the record says something, empty elements left out.

    What its `parallel` description says stands in place of its own.
    """
    return [section for area in AREAS if (section := _section(record, parallel, area)).entries]


def parallel_of(record: Record) -> ParallelDescription | None:
    """The record's public description in the reader's language; None where it has none, or its own is in it."""
    languages = fallbacks(reader_language().tag)
    if settings.LANGUAGE_CODE in languages:
        return None
    return ParallelDescription.objects.public().of(record.pk, languages)


def title_of(record: Record, parallel: ParallelDescription | None) -> str:
    """The record's title as its reader reads it."""
    return (parallel.title if parallel else "") or record.title


def _section(record: Record, parallel: ParallelDescription | None, area: Area) -> Section:
    entries = [_entry(record, parallel, element) for element in area.elements]
    return Section(area.key, str(area.label), [entry for entry in entries if entry.values])


def _entry(record: Record, parallel: ParallelDescription | None, element: Element) -> Entry:
    number, label, name = element.number, str(element.label), element.field
    if name in _SPECIAL:
        return Entry(number, label, _SPECIAL[name](record))
    said = paragraphs(str(getattr(parallel, name, "") or ""))
    if said and parallel:
        by_machine = parallel.method == Method.MACHINE
        note = _("translated by a machine") if by_machine else ""
        return Entry(number, label, said, parallel.language, note)
    own = paragraphs(str(getattr(record, name) or ""))
    if name not in ParallelDescription.SAID:
        return Entry(number, label, own)
    if name == "title":  # it may be that of the document itself, in whatever language that is
        return Entry(number, label, own)
    return Entry(number, label, own, settings.LANGUAGE_CODE, _in_its_language())


def _in_its_language() -> str:
    """Says in which language descriptions are, to who reads the page in another."""
    if reader_language().code == settings.LANGUAGE_CODE:
        return ""
    said = {"en": _("in English"), "it": _("in Italian"), "ru": _("in Russian")}
    return said.get(settings.LANGUAGE_CODE, settings.LANGUAGE_CODE)


def _creators(record: Record) -> list[str]:
    found = [entry for entry in record.contributions.all() if entry.role.key in MAKERS]
    return [f"{entry.agent.display_name} ({str(entry.role).lower()})" for entry in found]


def _date(record: Record) -> list[str]:
    reading = record.date_reading
    if record.date_text and record.date_text != reading:
        as_written = _("%(date)s (as written: “%(words)s”)")
        return [as_written % {"date": reading, "words": record.date_text}]
    return [reading] if reading else []


def _languages(record: Record) -> list[str]:
    terms = [*record.languages.all(), *record.scripts.all()]
    return [", ".join(map(str, terms))] if terms else []


_SPECIAL: dict[str, Callable[[Record], list[str]]] = {
    "creators": _creators,
    "date_text": _date,
    "languages": _languages,
    "level": lambda record: [str(record.level)],
}
