"""AtoM's events: who made, gathered, published or kept a unit, when and where, in columns that go together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from catalog.choices import DateEvent, Scheme
from catalog.dates import HistoricalDate, read, read_edtf
from catalog.ingest.drafts import AgentDraft, EventDraft, TermDraft
from catalog.ingest.tables.header import Heading
from catalog.ingest.tables.record_row import RecordRow
from catalog.ingest.tables.spelling import folded
from catalog.ingest.tables.values import together, uneven

_CREATION = "creation"
_ROLES = {
    _CREATION: "creator",
    "création": "creator",
    "creazione": "creator",
    "produzione": "creator",
    "entstehung": "creator",
    "creación": "creator",
    "accumulation": "creator",
    "collection": "creator",
    "authoring": "author",
    "editing": "editor",
    "translation": "translator",
    "publication": "publisher",
    "contribution": "author",
}
_ROLE_OF = {folded(name): role for name, role in _ROLES.items()}
_STEPS = {"reproduction": "copied", "distribution": "published", "broadcasting": "published"}
_OLD_DATES = ("creationDate", "creatorDate")


@dataclass(frozen=True, slots=True)
class AtomEvent:
    """One event. `type` is AtoM's own word, "" for a creation; `start` and `end` are days as YYYY-MM-DD."""

    type: str = ""
    date: str = ""
    start: str = ""
    end: str = ""
    description: str = ""
    actor: str = ""
    history: str = ""
    place: str = ""

    @property
    def edtf(self) -> str:
        """Start and end as EDTF, when the date in words cannot be read and they can."""
        edtf = _as_edtf(self.start, self.end)
        if not edtf or not isinstance(read_edtf(edtf), HistoricalDate):
            return ""
        return "" if self.date and isinstance(read(self.date), HistoricalDate) else edtf

    @property
    def days(self) -> str:
        """Start and end as they stand."""
        return "/".join(dict.fromkeys(filter(None, (self.start, self.end))))

    @property
    def days_differ(self) -> bool:
        """Whether start and end say something else than the date in words, which is what is stored."""
        if not self.date or not self.days or self.edtf:
            return False
        said, days = read(self.date), read(_as_edtf(self.start, self.end))
        if not isinstance(said, HistoricalDate) or not isinstance(days, HistoricalDate):
            return True
        return (said.earliest, said.latest) != (days.earliest, days.latest)

    @property
    def dated(self) -> str:
        """The date in words; failing that, start and end as they stand."""
        return self.date or self.days


def _as_edtf(start: str, end: str) -> str:
    first, last = _day(start), _day(end)
    return first if first == last or not last else f"{first}/{last}"


def _day(text: str) -> str:
    """ "2016" for "2016-00-00": AtoM writes zeros for what is not known."""
    year, *rest = text.strip().split("-")
    known = [year]
    for part in rest:
        if not part.strip("0"):
            break
        known.append(part)
    return "-".join(known)


class Events:
    """Gathers the cells of a row that tell of events, and puts them into its record."""

    def __init__(self, record: RecordRow) -> None:
        self._record = record
        self._cells: dict[str, tuple[Heading, str]] = {}
        self._dates = 0

    def put(self, heading: Heading, text: str) -> None:
        if heading.column:
            self._cells[heading.column.name] = (heading, text)

    def finish(self) -> None:
        if not self._cells:
            return
        fields = self._record.draft.fields
        fields.setdefault("date_text", "")
        self._record.draft.says |= {"contributions", "dates", "events"}
        for event in self._events():
            self._place(event)

    def _events(self) -> Iterator[AtomEvent]:
        """Those of the columns of release 2.3 and later, then those of earlier ones."""
        present = {name: text for name, (_heading, text) in self._cells.items()}
        recent = {name: text for name, text in present.items() if name.startswith("event")}
        yield from self._read(recent)
        older = {name: text for name, text in present.items() if name not in recent}
        dates, makers = self._parted(older)
        for base in _OLD_DATES:
            dated = {name: text for name, text in dates.items() if name.startswith(base)}
            if any(dated.values()):
                yield from self._read({**dated, **makers})
                makers = {}
        yield from self._read(makers)

    @staticmethod
    def _parted(older: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
        """The columns of dates, and those of the creators whom they belong to."""
        dates = {name: text for name, text in older.items() if name.startswith(_OLD_DATES)}
        return dates, {name: text for name, text in older.items() if name not in dates}

    def _read(self, cells: dict[str, str]) -> Iterator[AtomEvent]:
        if uneven(cells):
            self._record.warn(
                _(
                    "The columns of events have different numbers of values, so some may stand with the wrong ones."
                ),
                _("Give each column one value for each event, and NULL where there is none."),
                " / ".join(filter(None, cells.values())),
                next(iter(cells)),
            )
        for values in together(cells):
            found = {}
            for name, value in values.items():
                column = self._cells[name][0].column
                found[column.target.removeprefix("event: ") if column else name] = value
            yield AtomEvent(**found)

    def _place(self, event: AtomEvent) -> None:
        key = folded(event.type) or _CREATION
        role = _ROLE_OF.get(key, "")
        heading = self._heading("eventActors", "creators")
        if role and event.actor:
            note = event.type if key in ("accumulation", "collection") else ""
            self._record.contribution(heading, event.actor, role, note)
        if role == "creator":
            self._created(event, key == _CREATION)
        elif key in _STEPS:
            self._step(event, _STEPS[key])
        elif role:
            self._by_the_way(event)
        else:
            self._keep("eventTypes", event.type, event.actor, event.dated, event.place)
        self._histories(event, is_creator=role == "creator")
        if event.description:
            self._keep("eventDescriptions", event.type, event.description)
        if event.days_differ:
            self._keep("eventStartDates/eventEndDates", event.type, event.days)

    def _created(self, event: AtomEvent, is_creation: bool) -> None:
        if event.place:
            self._record.place(self._heading("eventPlaces"), event.place, "written-at")
        fields = self._record.draft.fields
        if not event.dated:
            return
        if not fields.get("date_text") and not fields.get("date_edtf"):
            fields["date_text"], fields["date_edtf"] = event.date, event.edtf
            if not event.date and not event.edtf:
                fields["date_text"] = event.dated
        else:
            kind = DateEvent.WRITTEN if is_creation else DateEvent.ATTRIBUTED
            self._record.date(event.date, kind, event.edtf, event.type if not is_creation else "")

    def _by_the_way(self, event: AtomEvent) -> None:
        is_publication = folded(event.type) == "publication"
        if event.dated:
            kind = DateEvent.PUBLISHED if is_publication else DateEvent.ATTRIBUTED
            self._record.date(event.date, kind, event.edtf, "" if is_publication else event.type)
        if event.place:
            self._keep("eventPlaces", event.type, event.place)

    def _step(self, event: AtomEvent, step: str) -> None:
        where = self._record.row.where("eventTypes")
        self._record.draft.parts.append(
            EventDraft(
                step,
                event.date,
                event.edtf,
                from_agent=AgentDraft(event.actor, where=where) if event.actor else None,
                place=TermDraft(Scheme.PLACE, event.place, where=where) if event.place else None,
                note=event.type,
            )
        )

    def _histories(self, event: AtomEvent, is_creator: bool) -> None:
        if not event.history:
            return
        if is_creator:
            self._record.draft.append("creator_history", event.history)
        else:
            self._keep("eventActorHistories", event.actor, event.history)

    def _keep(self, column: str, *values: str) -> None:
        self._record.draft.keep(column, "; ".join(filter(None, values)))

    def _heading(self, *names: str) -> Heading:
        return next(
            (self._cells[name][0] for name in names if name in self._cells), Heading(names[0], "")
        )
