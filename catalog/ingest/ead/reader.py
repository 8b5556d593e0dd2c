"""Reading a finding aid: drafts in the order of the file, what is above before what is below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from django.utils.translation import gettext as _

from catalog.ingest.drafts import RecordDraft, RepositoryDraft
from catalog.ingest.ead.describing import describe
from catalog.ingest.ead.elements import UNITS, address, code_of, is_internal, own_content, squashed
from catalog.ingest.ead.header import Header, read_header
from catalog.ingest.ead.inline import line
from catalog.ingest.ead.survey import Survey, survey
from catalog.ingest.ead.unit import FindingAid, Unit
from catalog.ingest.ead.walk import walk
from catalog.ingest.findings import Finding, UnreadableFile, warning
from catalog.ingest.keys import Keys
from catalog.ingest.source import Source
from catalog.ingest.xml import Element, discard, where

WHOLE = "archdesc"
"""The key of the whole that a finding aid describes."""


@dataclass
class _Place:
    """A unit that has started, or a dsc, which stands for the unit that it is in."""

    element: Element
    number: int
    depth: int
    above: _Place | None = None
    is_skipped: bool = False
    is_repeated: bool = False
    is_told: bool = False
    key: str = ""
    level: str = ""
    repository: RepositoryDraft | None = None


def read(source: Source, *, with_internal: bool = False) -> Iterator[RecordDraft | Finding]:
    """The units of the finding aids in a file. `with_internal` takes components in that are kept from the public."""
    found = survey(source)
    if not found.has_units:
        raise UnreadableFile(
            _("There is no archdesc in the file, so it is no finding aid in EAD."),
            _("Look whether it is the file that you mean."),
            source.name,
        )
    reading = _Reading(source, found, with_internal=with_internal)
    for step in walk(source):
        if not step.number:
            if not step.starts:
                reading.header(step.element)
                discard(step.element)
        elif step.starts:
            yield from reading.start(step.element, step.number, is_unit=step.name in UNITS)
        else:
            yield from reading.end()


class _Reading:
    def __init__(self, source: Source, found: Survey, *, with_internal: bool) -> None:
        self._source = source
        self._survey = found
        self._with_internal = with_internal
        self._keys = Keys()
        self._places: list[_Place] = []
        self._origins: Counter[str] = Counter()
        self._begin()

    def _begin(self) -> None:
        self._header = Header()
        self._aid = FindingAid("", with_internal=self._with_internal)

    def header(self, element: Element) -> None:
        read_header(element, self._header, self._aid)

    def start(
        self, element: Element, number: int, *, is_unit: bool
    ) -> Iterator[RecordDraft | Finding]:
        above = self._places[-1] if self._places else None
        if above is None:
            self._name_aid(element)
        else:
            yield from self._tell(above, has_children=True)
        self._places.append(self._place(element, number, above, is_unit=is_unit))

    def end(self) -> Iterator[RecordDraft | Finding]:
        place = self._places.pop()
        yield from self._tell(place, has_children=False)
        discard(place.element)
        if not self._places:
            yield from self._aid.tally.findings()
            self._begin()

    def _place(
        self, element: Element, number: int, above: _Place | None, *, is_unit: bool
    ) -> _Place:
        if above is None:
            return _Place(element, number, 0)
        place = _Place(element, number, above.depth + 1, above)
        hidden = is_internal(element) and not self._with_internal
        place.is_repeated = above.is_repeated or number in self._survey.repeated
        place.is_skipped = above.is_skipped or place.is_repeated or hidden
        if not is_unit:
            place.number, place.depth, place.is_told = above.number, above.depth, True
            place.key, place.level, place.repository = above.key, above.level, above.repository
        return place

    def _tell(self, place: _Place, *, has_children: bool) -> Iterator[RecordDraft | Finding]:
        """Yield the draft of a unit, once, when all its own elements are known."""
        if place.is_told:
            return
        place.is_told = True
        if place.is_skipped and not place.is_repeated:
            content = own_content(place.element) + self._survey.late.get(place.number, [])
            self._aid.left_out(place.element, " ".join(map(line, content)))
        elif not place.is_skipped:
            yield from self._described(place, has_children=has_children)
        yield from self._aid.findings
        self._aid.findings.clear()
        self._survey.late.pop(place.number, None)

    def _described(self, place: _Place, *, has_children: bool) -> Iterator[RecordDraft]:
        content = own_content(place.element)
        content += self._survey.late.get(place.number, ())
        if place.depth and not has_children and _says_nothing(content):
            self._aid.tally.note(
                _("A component says nothing; it was left out."),
                _("Delete it in the file, or say what it is."),
                where(place.element),
            )
            return
        above = place.above
        draft = RecordDraft("", {}, where(place.element), self._aid.origin)
        unit = Unit(
            self._aid,
            draft,
            place.depth,
            "" if above is None else above.level,
            has_children,
            None if above is None else above.repository,
        )
        draft.keep("text", squashed(place.element.text))
        describe(place.element, content, unit)
        if above is None:
            self._say_of_whole(draft)
        else:
            draft.parent = above.key
        draft.key = self._key(place, draft)
        place.key, place.level, place.repository = draft.key, draft.level, draft.repository
        yield draft

    def _key(self, place: _Place, draft: RecordDraft) -> str:
        """What the unit is recognised by: its id, else its code, else what it is called and where it is."""
        above = place.above
        if above is None:
            return WHOLE
        names = self._survey.names
        identifier, code = place.element.get("id", ""), code_of(place.element)
        for name in (identifier, code):
            if name and name != WHOLE and names.is_unique(name):
                return name
        if code and names.is_unique(above.number, code):
            return self._keys.make(above.key, code)
        called = (code, draft.fields["title"], draft.fields.get("date_text", ""))
        return self._keys.make(above.key, *called)

    def _name_aid(self, archdesc: Element) -> None:
        header, aid = self._header, self._aid
        aid.isil, aid.country = header.isil, header.country
        origin = header.origin
        if not origin:
            origin = "/".join(filter(None, ["ead", header.isil, PurePath(self._source.name).stem]))
            aid.findings.append(
                warning(
                    _(
                        "The finding aid has no identifier; it is recognised by the name of the file."
                    ),
                    _(
                        "Write an eadid or recordid, or keep the file's name when you import it again."
                    ),
                    self._source.name,
                    where(archdesc),
                )
            )
        aid.origin = origin
        self._origins[origin] += 1
        if self._origins[origin] > 1:
            aid.origin = f"{origin}/{self._origins[origin]}"
        if is_internal(archdesc):
            aid.findings.append(
                warning(
                    _("The whole finding aid is marked as internal; it was read nevertheless."),
                    _("Do not publish it before you have looked through it."),
                    aid.origin,
                    where(archdesc),
                )
            )

    def _say_of_whole(self, draft: RecordDraft) -> None:
        for name, texts in self._header.fields.items():
            for text in texts:
                draft.append(name, text)


def _says_nothing(content: list[Element]) -> bool:
    return not any(
        line(child) or any(address(each) or each.get("normal") for each in child.iter("*"))
        for child in content
    )
