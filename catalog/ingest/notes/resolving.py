"""Short forms led to what they stand for: ibid., op. cit., Id., short titles, "see note 12", abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.translation import gettext as _

from catalog.choices import CitationForm
from catalog.ingest.drafts import Where
from catalog.ingest.findings import Finding, Severity, warning
from catalog.ingest.notes import completing, locators, rules
from catalog.ingest.notes.context import Context
from catalog.ingest.notes.cutting import cut
from catalog.ingest.notes.recognising import recognise
from catalog.ingest.notes.sources import Found, Source, Sources, enrich
from catalog.ingest.notes.values import BackTo, Kind, Note, Reference
from catalog.text import printable

_SHORT_TITLE = 15
_SPEAKS_OF_SOURCES = re.compile(r"[\d“”«»„]")


@dataclass(slots=True)
class Resolved:
    """One citation: its words and place in the notes, the source it leads to, and by which rule."""

    note: Note
    order: int
    text: str
    reference: Reference
    form: CitationForm = CitationForm.FULL
    source: Source | None = None
    container: Source | None = None
    rule: str = ""
    is_doubtful: bool = False

    @property
    def locator(self) -> str:
        outer = self.reference.found_in
        return self.reference.locator or (outer.locator if outer else "")


@dataclass(slots=True)
class Resolution:
    """All citations of the notes, in order, with their sources and what was odd."""

    citations: list[Resolved] = field(default_factory=list)
    sources: Sources = field(default_factory=Sources)
    findings: list[Finding] = field(default_factory=list)


def resolve(notes: list[Note], context: Context) -> Resolution:
    """The citations in `notes` with the sources that they lead to. Takes up abbreviations in `context`."""
    resolver = _Resolver(context)
    for note in notes:
        resolver.take(note)
    return resolver.result


def resolve_stored(citations: Iterable[tuple[int, int, str]], context: Context) -> Resolution:
    """The same for citations that are kept already, given as note, order and words, by note and order."""
    resolver = _Resolver(context)
    for number, some in groupby(citations, key=lambda one: one[0]):
        resolver.take_stored(number, [(order, text) for _number, order, text in some])
    return resolver.result


class _Resolver:
    def __init__(self, context: Context) -> None:
        self.context = context
        self.result = Resolution()
        self.sources = self.result.sources
        self.by_note: dict[int, list[Resolved]] = {}
        self.numbers: list[int] = []

    def take(self, note: Note) -> None:
        here: list[Resolved] = []
        for text, reference, abbreviation in self._pieces(note):
            one = Resolved(note, len(here) + 1, text, reference)
            self._lead(one, here)
            if abbreviation and not one.rule:
                one.rule = abbreviation
            if one.source is None and reference.back is None and not self._counts(reference):
                _append(here, one)
                continue
            here.append(one)
        if not here and _SPEAKS_OF_SOURCES.search(note.text):
            here.append(self._not_understood(note))
        self.by_note[note.number] = here
        self.numbers.append(note.number)
        self.result.citations += here
        if not here:
            self._nothing_cited(note)

    def take_stored(self, number: int, citations: list[tuple[int, str]]) -> None:
        """Take a note whose citations are kept already; none is added or dropped."""
        here: list[Resolved] = []
        for order, text in citations:
            note = Note(number, text)
            pieces = self._pieces(note)
            one = Resolved(note, order, text, pieces[0][1] if pieces else Reference(text))
            if pieces:
                self._lead(one, here)
            here.append(one)
        self.by_note[number] = here
        self.numbers.append(number)
        self.result.citations += here

    def _pieces(self, note: Note) -> list[tuple[str, Reference, str]]:
        """The pieces of a note that cite, with the remarks around them as a part of their words."""
        found: list[tuple[str, Reference, str]] = []
        remark = ""
        pieces = cut(
            note.text, lambda text: bool(self.context.repository(self.context.expanded(text)))
        )
        for piece in pieces:
            bare = self.context.introduce(piece, note.number)
            reference = recognise(bare, self.context)
            reference.text = piece
            abbreviation = self._abbreviation(bare, note)
            if reference.kind == Kind.COMMENT and reference.back is None:
                if found:
                    text, last, rule = found[-1]
                    found[-1] = (f"{text} {piece}", _with_pages(last, reference), rule)
                else:
                    remark = f"{remark} {piece}".strip()
                continue
            found.append((f"{remark} {piece}".strip(), reference, abbreviation))
            remark = ""
        return found

    def _abbreviation(self, text: str, note: Note) -> str:
        first = text.split(",")[0].strip()
        full = self.context.abbreviations.get(first)
        since = self.context.introduced.get(first, 0)
        return rules.abbreviation(first, full, since) if full and since != note.number else ""

    def _counts(self, reference: Reference) -> bool:
        """Whether a piece without a known source is a citation all the same rather than a remark."""
        if reference.kind in (Kind.ARCHIVAL, Kind.NEWSPAPER):
            return True
        if reference.title and reference.locator and len(reference.title.split()) <= _SHORT_TITLE:
            return True
        return bool(
            reference.people or reference.is_quoted or reference.has_imprint or reference.url
        )

    def _lead(self, one: Resolved, here: list[Resolved]) -> None:
        reference = one.reference
        if reference.back == BackTo.SOURCE:
            self._ibid(one, here)
        elif reference.back == BackTo.NOTE:
            self._named_note(one)
        elif reference.back == BackTo.WORK:
            self._same_work(one, here)
        elif reference.back == BackTo.AUTHOR:
            self._same_author(one, here)
        else:
            self._plain(one, here)
        outer = reference.found_in
        if outer is not None and outer.text:
            inside = Resolved(one.note, one.order, outer.text, outer)
            self._lead(inside, [*here, one] if outer.back == BackTo.AUTHOR else here)
            one.container = inside.source
            one.form = CitationForm.CONTAINED
            one.rule = rules.quoted_in()

    # Ibid.

    def _ibid(self, one: Resolved, here: list[Resolved]) -> None:
        one.form = CitationForm.IBID
        word = one.reference.back_word
        if here:
            self._repeat(one, here[-1], rules.ibid_inside(word))
            return
        number, before = self._before(one.note)
        if not before:
            self._doubt(one, _("Nothing is cited before “%s”.") % word)
            return
        distinct = {each.source.number for each in before if each.source is not None}
        last = before[-1]
        if len(distinct) > 1:
            self._repeat(one, last, rules.ibid_ambiguous(word, number, len(distinct)))
            self._doubt(one, one.rule)
        elif number != one.note.number - 1:
            self._repeat(one, last, rules.ibid_further_back(word, number))
            self._doubt(
                one,
                _("Note %d, to which it would lead, is missing or cites nothing.")
                % (one.note.number - 1),
            )
        elif last.source is not None:
            self._repeat(one, last, rules.ibid(word, number, last.source))

    def _repeat(self, one: Resolved, last: Resolved, rule: str) -> None:
        """Lead to the source of `last`, or to another document in the same place when one is named."""
        base = last.source
        if (
            base is not None
            and one.reference.kind == Kind.ARCHIVAL
            and base.reference.kind == Kind.ARCHIVAL
        ):
            one.reference = completing.completed(one.reference, base.reference)
            one.source = self._source(one)
            is_other = one.source is not base
            one.rule = (
                rules.ibid_elsewhere(
                    one.reference.back_word or _first_word(one.text), last.note.number
                )
                if is_other
                else rule
            )
            return
        one.source, one.container, one.rule = base, last.container, rule

    def _before(self, note: Note) -> tuple[int, list[Resolved]]:
        """The last note before `note` that cites something, with its citations."""
        for number in reversed(self.numbers):
            if self.by_note[number]:
                return number, self.by_note[number]
        return 0, []

    # By note, by work, by author

    def _named_note(self, one: Resolved) -> None:
        reference = one.reference
        one.form = CitationForm.SHORT
        there = self.by_note.get(reference.back_note, [])
        found = [each.source for each in there if each.source is not None]
        if reference.people or reference.title:
            fitting = [source for source in found if _fits(reference, source)]
            if len(fitting) == 1:
                one.source, one.rule = fitting[0], rules.named_note(reference.back_note, fitting[0])
                return
            self._short(one)
            if one.source is not None:
                return
        if found and not reference.people and not reference.title:
            one.source, one.rule = found[0], rules.named_note(reference.back_note, found[0])
            if len({source.number for source in found}) > 1:
                self._doubt(
                    one,
                    _("Note %d cites several sources; the first of them was taken.")
                    % reference.back_note,
                )
            return
        if one.source is None and reference.has_imprint:
            one.source = self._source(one)
        elif one.source is None:
            self._doubt(
                one,
                _("It refers to note %d, which was not found or cites no such source.")
                % reference.back_note,
            )

    def _same_work(self, one: Resolved, here: list[Resolved]) -> None:
        reference = one.reference
        if reference.has_imprint and reference.title and not reference.people:
            self._plain(one, here)
            return
        one.form = CitationForm.SHORT
        if not reference.people and not reference.title:
            self._ibid(one, here)
            return
        if reference.title:
            self._short(one)
        if one.source is None and not reference.title:
            self._work_of_author(one)
        if one.source is None:
            self._doubt(one, _("No earlier citation fits “%s”.") % reference.back_word)
            one.source = self._source(one)

    def _work_of_author(self, one: Resolved) -> None:
        found = self.sources.by_author(one.reference.people, one.reference.year)
        sure = [each for each in found if not each.is_misspelt] or found
        if not sure:
            return
        last = self._last_cited(sure)
        one.source = last
        word = one.reference.back_word
        if len(sure) == 1:
            one.rule = rules.only_work(word, last) if word else rules.author_alone(last)
        else:
            one.rule = rules.last_work(word or one.reference.family, last, len(sure))
            self._doubt(one, one.rule)

    def _last_cited(self, found: list[Found]) -> Source:
        numbers = {each.source.number for each in found}
        for each in reversed(self.result.citations):
            if each.source is not None and each.source.number in numbers:
                return each.source
        return found[0].source

    def _same_author(self, one: Resolved, here: list[Resolved]) -> None:
        reference = one.reference
        last = here[-1] if here else next(iter(reversed(self._before(one.note)[1])), None)
        people = (
            last.source.reference.people if last is not None and last.source is not None else []
        )
        if people and not reference.people:
            reference.people = list(people)
            said = rules.same_author(reference.back_word, people[0].written)
        else:
            said = ""
        self._plain(one, here)
        one.rule = one.rule or said
        if not people:
            self._doubt(one, _("No author is named before “%s”.") % reference.back_word)

    # Plain citations

    def _plain(self, one: Resolved, here: list[Resolved]) -> None:
        reference = one.reference
        if reference.kind == Kind.ARCHIVAL:
            self._archival(one, here)
        elif reference.kind == Kind.NEWSPAPER or (
            reference.has_imprint and not _is_author_year(reference)
        ):
            one.source = self._source(one)
        else:
            one.form = CitationForm.SHORT
            self._short(one)
            if (
                one.source is None
                and self._counts(reference)
                and (reference.title or reference.url)
            ):
                one.form = CitationForm.FULL
                one.source = self._source(one)

    def _short(self, one: Resolved) -> None:
        """Lead author and short title, author and year, or an author alone, to an earlier citation."""
        reference = one.reference
        if _is_author_year(reference):
            found = self.sources.by_author(reference.people, reference.year)
            if found:
                one.source, one.rule = found[0].source, rules.author_and_year(found[0].source)
                if len(found) > 1:
                    self._doubt(
                        one,
                        _("%d works of this author are of that year; the one cited last was taken.")
                        % len(found),
                    )
                return
            reference = reference.copy()
            reference.title, reference.year = reference.year, ""
        if not reference.title:
            if reference.people:
                self._work_of_author(one)
            return
        found = self.sources.short(reference)
        if found:
            best = found[0]
            one.source = best.source
            one.rule = (
                rules.short_title(best.source, best.is_misspelt)
                if reference.people
                else rules.title_alone(best.source)
            )
            if len(found) > 1 and round(found[1].score, 2) == round(best.score, 2):
                self._doubt(
                    one,
                    _("The short title fits %d works of this author; the one cited last was taken.")
                    % len(found),
                )
        elif not reference.people and (source := self.sources.titled(reference.title)):
            one.source, one.rule = source, rules.title_alone(source)

    def _archival(self, one: Resolved, here: list[Resolved]) -> None:
        reference = one.reference
        if not reference.repository:
            base, note = self._place_of(reference, here)
            if base is not None:
                one.reference = completing.completed(reference, base.reference)
                one.form = CitationForm.SHORT
                one.rule = rules.completed(note, note == one.note.number)
        one.source = self._source(one)

    def _place_of(self, reference: Reference, here: list[Resolved]) -> tuple[Source | None, int]:
        """The earlier document whose place completes `reference`: just before in the note, or kept alike."""
        for each in reversed(here):
            source = each.container if each.container is not None else each.source
            if source is not None and source.reference.kind == Kind.ARCHIVAL:
                return source, each.note.number
        if not reference.units:
            return None, 0
        for source in reversed(self.sources.all):
            if completing.begins_alike(reference, source.reference):
                return source, source.note
        return None, 0

    def _source(self, one: Resolved) -> Source:
        """The source of a citation that stands by itself: the same as an earlier one, or a new one."""
        reference = one.reference
        known = self.sources.same_as(reference)
        if known is None:
            return self.sources.add(reference, one.note.number, one.order)
        if not one.rule:
            one.rule = rules.same_words(known)
        enrich(known.reference, reference)
        return known

    # What is odd

    def _doubt(self, one: Resolved, why: str) -> None:
        one.is_doubtful = True
        self.result.findings.append(
            warning(
                why,
                _("Compare the work and choose the source of this citation."),
                printable(one.text, 200),
                Where(one.note.line, _("note %d") % one.note.number),
            )
        )

    def _not_understood(self, note: Note) -> Resolved:
        """A note that seems to cite something, though not in a way that is understood: its words are kept."""
        one = Resolved(note, 1, note.text, Reference(note.text))
        self._doubt(
            one,
            _(
                "What this note cites was not understood; its words are kept as a citation of nothing yet."
            ),
        )
        return one

    def _nothing_cited(self, note: Note) -> None:
        self.result.findings.append(
            Finding(
                Severity.NOTE,
                _("No source was recognised in this note; it is not kept."),
                _("Add a citation by hand if it cites something."),
                printable(note.text, 300),
                Where(note.line, _("note %d") % note.number),
            )
        )


def _fits(reference: Reference, source: Source) -> bool:
    from_source = source.reference
    alone = Sources([source])
    if reference.title and alone.short(reference):
        return True
    return (
        not reference.title and bool(from_source.people) and bool(alone.by_author(reference.people))
    )


def _is_author_year(reference: Reference) -> bool:
    return bool(reference.people and reference.year) and not (
        reference.title or reference.place or reference.publisher or reference.container
    )


def _append(here: list[Resolved], one: Resolved) -> None:
    """Words that cite nothing after all belong to the citation before them."""
    if here:
        here[-1].text = f"{here[-1].text} {one.text}"


def _with_pages(reference: Reference, pages: Reference) -> Reference:
    """The reference with the pages that follow it after a semicolon."""
    if pages.locator and not reference.found_in and locators.is_locator(pages.text):
        reference.locator = "; ".join(filter(None, (reference.locator, pages.locator)))
    return reference


def _first_word(text: str) -> str:
    return text.split(maxsplit=1)[0].rstrip(",.") if text.split() else ""
