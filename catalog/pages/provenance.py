"""The life of a record as its page tells it: steps, further dates, and the gaps between them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalog.dates import HistoricalDate, read_edtf
from catalog.drawing.custody_figure import Basis, Shown, custody_figure, gap_words, perhaps, sign
from catalog.drawing.custody_line import Step, with_gaps
from catalog.models import ProvenanceEvent, Record
from catalog.models.dated import DatedModel

MOST_DRAWN = 40
"""Steps in the figure; the list has them all."""


@dataclass(frozen=True)
class Entry:
    """A step of the list with its number, or the words for a gap."""

    number: int
    event: ProvenanceEvent | None
    anchor: str
    gap: str = ""


@dataclass(frozen=True)
class Provenance:
    """The list and its figure; `undrawn` is how many steps are only in the list."""

    entries: list[Entry]
    figure: SafeString | None
    undrawn: int
    key: list[tuple[SafeString, str]]


def of(record: Record) -> Provenance:
    """What is known of the life of `record`, from the events that were read with it."""
    events = list(record.events.all())
    steps = [_step(event) for event in events]
    entries = [
        Entry(
            place + 1,
            None if gap else events[place],
            _anchor(events[place]),
            gap_words(gap) if gap else "",
        )
        for place, gap in with_gaps(steps)
    ]
    shown = [_shown(event, number) for number, event in enumerate(events[:MOST_DRAWN], start=1)]
    figure = None
    if len(shown) > 1:
        figure = custody_figure(shown, _("Provenance as a line of time"))
    undrawn = len(events) - len(shown)
    return Provenance(entries, figure, undrawn, _key(shown))


def _step(dated: DatedModel) -> Step:
    return Step(dated.date_earliest, dated.date_latest)


def _anchor(event: ProvenanceEvent) -> str:
    return f"event-{event.position}"


def _shown(event: ProvenanceEvent, number: int) -> Shown:
    found = read_edtf(event.date_edtf)
    vague = isinstance(found, HistoricalDate) and (found.is_approximate or found.is_uncertain)
    return Shown(
        _step(event),
        f"{number}. {event.type}",
        event.date_reading or _("no date"),
        f"#{_anchor(event)}",
        _basis(event),
        vague,
    )


def _basis(event: ProvenanceEvent) -> Basis:
    if event.evidence:
        return Basis.EVIDENCE
    return Basis.UNATTESTED if event.unattested else Basis.NOTHING


def _key(shown: list[Shown]) -> list[tuple[SafeString, str]]:
    """The signs that the figure uses, each with what it means."""
    words = {
        Basis.EVIDENCE: _("with evidence"),
        Basis.NOTHING: _("no evidence given"),
        Basis.UNATTESTED: _("unattested: it must have happened, but nothing shows it"),
    }
    used = {one.basis for one in shown}
    key = [(sign(basis), said) for basis, said in words.items() if basis in used]
    if any(one.is_vague for one in shown):
        key.append((sign(Basis.EVIDENCE, is_vague=True), _("date uncertain or approximate")))
    if any(None in (one.step.earliest, one.step.latest) for one in shown):
        key.append((perhaps(), _("when it may have happened")))
    return key
