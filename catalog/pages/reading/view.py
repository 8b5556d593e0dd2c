"""The reading view of one record, put together for the template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from catalog.choices import NoteBy
from catalog.models import Paragraph, Record, Text, TextNote
from catalog.pages.gathering import Gathering
from catalog.pages.reading.addresses import choice
from catalog.pages.reading.choosing import Chosen, chosen
from catalog.pages.reading.facts import text_facts, whereabouts
from catalog.pages.reading.naming import Card, Naming
from catalog.pages.reading.searching import Searched
from catalog.reading.citing import cited
from catalog.reading.descent import descent, is_without_original, not_held
from catalog.reading.facts import Passage, TextFacts, Whereabouts
from catalog.reading.marking import insertions_in
from catalog.reading.pairing import Basis, rows
from catalog.reading.paragraphs import Cell, Note, Shown, note_markup, rendered


@dataclass(frozen=True)
class Head:
    """What stands over a text."""

    text: Text
    name: str
    descent: str
    notes: SafeString
    """Notes on the whole text, and those whose paragraph is gone."""


@dataclass(frozen=True)
class Choice:
    """A text that can be put on a side of the page, or alone."""

    name: str
    address: str
    is_chosen: bool


@dataclass(frozen=True)
class Choices:
    label: str
    choices: list[Choice]


@dataclass(frozen=True)
class Set:
    """One text alone, or two side by side."""

    heads: list[Head]
    rows: SafeString


@dataclass
class Reading:
    """The texts of a record: `main` is what one reads, `others` are the texts that were not chosen."""

    main: Set | None = None
    others: list[Set] = field(default_factory=list)
    choices: list[Choices] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    not_held: str = ""
    """That the original is not here; "" when it is, or when there are no texts."""
    reasons: list[str] = field(default_factory=list)
    """Why it is not."""
    has_insertions: bool = False
    pairing: str = ""
    """On what it rests that these paragraphs stand side by side, when nobody recorded it."""
    languages: tuple[str, ...] = ()


def reading(
    request: HttpRequest, gathering: Gathering, searched: Searched, address: str
) -> Reading:
    """The reading view that the address asks for; `address` is that of the record's page, for citations."""
    texts = gathering.texts
    asked = chosen(request, texts)
    if not asked.sides:
        return Reading()
    return _Maker(gathering, asked, searched, address).made()


class _Maker:
    def __init__(
        self, gathering: Gathering, asked: Chosen, searched: Searched, address: str
    ) -> None:
        self._gathering, self._asked, self._searched = gathering, asked, searched
        self._record: Record = gathering.record
        self._address = address
        self._where: Whereabouts = whereabouts(self._record)
        self._facts = {text.pk: text_facts(text) for text in gathering.texts}
        self._naming = Naming(gathering)
        self._found: list[Shown] = []

    def made(self) -> Reading:
        sides = self._asked.sides
        grid, bases = self._grid(sides)
        others = [(text, self._grid((text,))[0]) for text in self._asked.others]
        self._link_found()
        numbers = self._searched.numbers
        without = [text for text in sides if is_without_original(self._facts[text.pk])]
        missing = bool(without) and all(
            is_without_original(self._facts[text.pk]) for text in self._gathering.texts
        )
        return Reading(
            main=Set([self._head(text) for text in sides], rendered(grid, numbers)),
            others=[Set([self._head(text)], rendered(other, numbers)) for text, other in others],
            choices=self._choices(),
            cards=self._naming.cards,
            not_held=not_held(self._where) if missing else "",
            reasons=list(dict.fromkeys(filter(None, (text.no_source_reason for text in without)))),
            has_insertions=any(
                insertions_in(paragraph.body)
                for text in self._gathering.texts
                for paragraph in text.paragraphs.all()
            ),
            pairing=_pairing(bases),
            languages=self._where.languages,
        )

    def _grid(self, sides: Sequence[Text]) -> tuple[list[list[Cell]], set[Basis]]:
        """Cells in rows, and on what it rests that they stand in them."""
        shown = [self._shown(text) for text in sides]
        names = [capfirst(self._facts[text.pk].language) for text in sides]
        if len(sides) == 1:
            self._found += [one for one in shown[0] if one.hits]
            return [[Cell(names[0], [one])] for one in shown[0]], set()
        found = rows(len(shown[0]), len(shown[1]), self._links(*sides))
        grid = [
            [
                Cell(name, [own[place] for place in places])
                for name, own, places in zip(names, shown, (row.left, row.right), strict=True)
            ]
            for row in found
        ]
        for row in grid:
            for cell in row:
                self._found += [one for one in cell.paragraphs if one.hits]
        return grid, {row.basis for row in found}

    def _links(self, left: Text, right: Text) -> list[tuple[int, int]]:
        """The recorded alignment of two texts, whichever of them is the source, by places."""
        one, two = (
            {paragraph.pk: place for place, paragraph in enumerate(text.paragraphs.all())}
            for text in (left, right)
        )
        pairs = self._gathering.alignments
        return [
            (one[first], two[second])
            for pair in pairs
            for first, second in (pair, pair[::-1])
            if first in one and second in two
        ]

    def _shown(self, text: Text) -> list[Shown]:
        notes: dict[int, list[Note]] = {}
        for note in text.notes.all():
            if note.anchor is not None:
                notes.setdefault(note.anchor, []).append(_note(text, note))
        facts, lang, direction = self._facts[text.pk], text.lang, text.dir
        shown = [
            self._paragraph(text, paragraph, facts, lang, direction, notes)
            for paragraph in text.paragraphs.all()
        ]
        return shown

    def _paragraph(
        self,
        text: Text,
        paragraph: Paragraph,
        facts: TextFacts,
        lang: str,
        direction: str,
        notes: dict[int, list[Note]],
    ) -> Shown:
        key = f"{text.key}-p{paragraph.anchor}"
        passage = Passage(
            self._record.title,
            self._record.date_reading,
            facts,
            paragraph.anchor,
            f"{self._address}#{key}",
            self._where,
        )
        return Shown(
            key,
            paragraph.anchor,
            paragraph.body,
            lang,
            direction,
            cited(passage),
            notes.get(paragraph.anchor, ()),
            self._naming.links(paragraph.body),
            self._searched.spans(paragraph.body, lang),
        )

    def _link_found(self) -> None:
        """Lead from each paragraph with found words to the next and back."""
        for before, after in zip(self._found, self._found[1:], strict=False):
            before.after, after.before = after.key, before.key

    def _head(self, text: Text) -> Head:
        facts = self._facts[text.pk]
        anchors = {paragraph.anchor for paragraph in text.paragraphs.all()}
        notes = (note for note in text.notes.all() if note.anchor not in anchors)
        return Head(
            text,
            facts.name,
            descent(facts, self._where),
            SafeString("".join(note_markup(_note(text, note)) for note in notes)),
        )

    def _choices(self) -> list[Choices]:
        texts = self._gathering.texts
        if len(texts) < 2:
            return []
        query = self._searched.query
        sides = [text.key for text in self._asked.sides]
        left, right = sides[0], sides[1] if len(sides) > 1 else ""
        names = self._names(texts)
        if len(texts) == 2:
            one, other = (text.key for text in texts)
            both = Choice(_("both side by side"), choice(one, other, query), bool(right))
            alone = [
                Choice(names[text.pk], choice(text.key, "", query), [text.key] == sides)
                for text in texts
            ]
            return [Choices(_("Read"), [both, *alone])]
        first = [
            Choice(names[text.pk], choice(text.key, right, query), text.key == left)
            for text in texts
            if text.key != right
        ]
        second = [
            Choice(names[text.pk], choice(left, text.key, query), text.key == right)
            for text in texts
            if text.key != left
        ]
        nothing = Choice(_("nothing"), choice(left, "", query), not right)
        return [Choices(_("Read"), first), Choices(_("beside"), [*second, nothing])]

    def _names(self, texts: Sequence[Text]) -> dict[int, str]:
        """A name for each text, with its short name where two would be called the same."""
        names = {text.pk: self._facts[text.pk].name for text in texts}
        said = list(names.values())
        return {
            text.pk: f"{names[text.pk]} ({text.key})"
            if said.count(names[text.pk]) > 1
            else names[text.pk]
            for text in texts
        }


def _note(text: Text, note: TextNote) -> Note:
    return Note(
        key=f"{text.key}-n{note.position}",
        mark=note.mark or str(note.position),
        body=note.body,
        whose=note.get_by_display(),
        words=note.words,
        lang=text.lang if note.by == NoteBy.DOCUMENT else "",
    )


def _pairing(bases: set[Basis]) -> str:
    if Basis.PLACE in bases:
        return _(
            "Nobody has recorded which of these paragraphs answer each other, and one text has more of them than the "
            "other: what stands side by side need not say the same."
        )
    if Basis.ORDER in bases:
        return _(
            "Nobody has compared these paragraphs yet: they stand side by side by their order."
        )
    return ""
