"""How many notes are led to the records that the catalogue's own citations name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from catalog.ingest.notes.reading import Reading
from catalog.ingest.notes.resolving import Resolved

Stored = tuple[int, int, str, str, str]
"""Note, order, words, and the short names of what is cited and of where it is found."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A note that does not lead where it should; `why` says how."""

    note: int
    text: str
    why: str


@dataclass(slots=True)
class Measure:
    """Of `notes` that have citations in the catalogue, those all of whose citations lead to the same records."""

    notes: int = 0
    misses: list[Miss] = field(default_factory=list)

    @property
    def share(self) -> float:
        """In hundredths."""
        return 100 * (self.notes - len(self.misses)) / self.notes if self.notes else 0.0


def measure(reading: Reading, stored: Iterable[Stored]) -> Measure:
    """Compare what was read with the citations that are stored."""
    expected: dict[int, list[Stored]] = {}
    for one in stored:
        expected.setdefault(one[0], []).append(one)
    found: dict[int, list[Resolved]] = {}
    for citation in reading.resolution.citations:
        found.setdefault(citation.note.number, []).append(citation)
    result = Measure(len(expected))
    for number, wanted in sorted(expected.items()):
        reasons = list(_differences(reading, wanted, found.get(number, [])))
        if reasons:
            result.misses.append(
                Miss(number, " ".join(one[2] for one in wanted), " ".join(reasons))
            )
    return result


def _differences(reading: Reading, wanted: list[Stored], found: list[Resolved]) -> Iterator[str]:
    if len(wanted) != len(found):
        yield _("%(found)d citations were found and %(wanted)d are stored.") % {
            "found": len(found),
            "wanted": len(wanted),
        }
    for (_note, order, _text, cited, container), one in zip(wanted, found, strict=False):
        yield from _difference(order, _("cited"), cited, _slug(reading, one), _why(reading, one))
        if container:
            inside = reading.record(one.container)
            yield from _difference(
                order, _("found in"), container, inside.slug if inside else "", ""
            )


def _difference(order: int, what: str, wanted: str, found: str, why: str) -> Iterator[str]:
    if wanted != found:
        yield _(
            "Citation %(order)d, %(what)s: %(wanted)s is stored, %(found)s was found. %(why)s"
        ) % {
            "order": order,
            "what": what,
            "wanted": wanted or _("nothing"),
            "found": found or _("nothing"),
            "why": why,
        }


def _slug(reading: Reading, one: Resolved) -> str:
    record = reading.record(one.source)
    return record.slug if record else ""


def _why(reading: Reading, one: Resolved) -> str:
    if one.source is None:
        return _("It leads to no source.")
    candidates = reading.candidates(one.source).candidates
    said = "; ".join(
        f"{each.record.slug} {each.score:.2f}: {each.explained()}" for each in candidates
    )
    return " ".join(
        filter(
            None,
            (
                one.rule,
                _("Candidates: %s.") % said if said else _("Nothing like it is catalogued."),
            ),
        )
    )
