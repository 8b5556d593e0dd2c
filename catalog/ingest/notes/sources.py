"""The sources that a work cites, each once however often and in whatever form it is cited."""

from __future__ import annotations

from dataclasses import dataclass, field

from catalog.folding import folded
from catalog.ingest.notes import likeness, numerals, persons
from catalog.ingest.notes.values import Kind, Person, Reference

_SURE = 0.9
_WORKS = 0.7


@dataclass(slots=True)
class Source:
    """A source, with the fullest citation of it so far and where it was first cited."""

    number: int
    reference: Reference
    note: int
    order: int


@dataclass(frozen=True, slots=True)
class Found:
    """An earlier source, how surely it is meant, and whether the author's name is spelt otherwise."""

    source: Source
    score: float
    is_misspelt: bool = False


@dataclass(slots=True)
class Sources:
    """All sources of a work in the order in which they are first cited."""

    all: list[Source] = field(default_factory=list)
    _by_words: dict[str, int] = field(default_factory=dict)

    def add(self, reference: Reference, note: int, order: int) -> Source:
        source = Source(len(self.all), reference, note, order)
        self.all.append(source)
        self._by_words.setdefault(_words(reference), source.number)
        return source

    def same_as(self, reference: Reference) -> Source | None:
        """The source that was already cited so: the same document, the same newspaper, the same book."""
        known = self._by_words.get(_words(reference))
        if known is not None and _agree(self.all[known].reference, reference):
            return self.all[known]
        for source in reversed(self.all):
            if _is_same(source.reference, reference):
                return source
        return None

    def short(self, reference: Reference) -> list[Found]:
        """The earlier publications that an author with a short title may mean, the likeliest first."""
        found = []
        titles = _titles(reference)
        for source in self.all:
            one = source.reference
            if one.kind != Kind.PUBLISHED:
                continue
            title = max((likeness.titles_alike(form, one.title) for form in titles), default=0.0)
            if reference.people:
                who = likeness.people_alike(reference.people, one.people)
                if not who:
                    continue
                score = title * min(1.0, who + 0.1)
            else:
                who, score = (
                    1.0,
                    title if len(likeness.significant(reference.title)) > 1 else 0.8 * title,
                )
            if score >= _WORKS:
                found.append(Found(source, score, who == _MISSPELT))
        return sorted(found, key=lambda one: (-round(one.score, 2), -one.source.number))

    def by_author(self, people: list[Person], year: str = "") -> list[Found]:
        """The earlier works of an author, the last cited first; with `year`, those of that year."""
        found = []
        for source in reversed(self.all):
            one = source.reference
            who = likeness.people_alike(people, one.people)
            if one.kind == Kind.PUBLISHED and who and (not year or year[:4] == one.year[:4]):
                found.append(Found(source, who, who == _MISSPELT))
        return found

    def titled(self, title: str) -> Source | None:
        """The earlier publication with this title or container, where no author is named."""
        for source in reversed(self.all):
            one = source.reference
            if max(likeness.titles_alike(title, one.title), 0.0) >= _SURE:
                return source
        return None


_MISSPELT = 0.85


def _titles(reference: Reference) -> list[str]:
    """The title, and what is left of it behind a further family name: "Zaslavsky, Togliatti e Stalin"."""
    if not reference.title:
        return []
    first, comma, rest = reference.title.partition(", ")
    has_name = (
        comma and not reference.is_quoted and reference.people and persons.person(first) is not None
    )
    return [reference.title, rest] if has_name else [reference.title]


def _words(reference: Reference) -> str:
    if reference.kind == Kind.ARCHIVAL:
        units = "|".join(folded(unit.text) for unit in reference.units)
        return "|".join(
            ("a", folded(reference.repository), units, folded(reference.document), reference.edtf)
        )
    if reference.kind == Kind.NEWSPAPER:
        return "|".join(("n", folded(reference.container), reference.edtf, folded(reference.title)))
    family = folded(reference.family)
    return "|".join(("p", family, folded(reference.title), reference.year))


def _agree(one: Reference, other: Reference) -> bool:
    return one.kind == other.kind and (one.kind != Kind.PUBLISHED or bool(one.title or one.people))


def _is_same(one: Reference, other: Reference) -> bool:
    if one.kind != other.kind:
        return False
    if one.kind == Kind.ARCHIVAL:
        return _same_document(one, other)
    if one.kind == Kind.NEWSPAPER:
        return (
            one.edtf == other.edtf
            and folded(one.container) == folded(other.container)
            and (
                not one.title
                or not other.title
                or likeness.titles_alike(other.title, one.title) >= _SURE
            )
        )
    if one.doi and other.doi:
        return one.doi == other.doi
    if one.year and other.year and one.year[:4] != other.year[:4]:
        return False
    if one.volume and other.volume and not numerals.same(one.volume, other.volume):
        return False
    if one.people and other.people and not likeness.people_alike(other.people, one.people):
        return False
    titles = likeness.titles_alike(other.title, one.title)
    if one.people and other.people:
        return titles >= _SURE and likeness.people_alike(other.people, one.people) > 0.5
    return titles >= 0.97 and bool(one.people) == bool(other.people)


def _same_document(one: Reference, other: Reference) -> bool:
    if folded(one.repository) != folded(other.repository) or one.edtf != other.edtf:
        return False
    mine, theirs = _units(one), _units(other)
    if mine != theirs:
        return False
    if not one.document or not other.document:
        return one.document == other.document or bool(one.edtf)
    return likeness.titles_alike(other.document, one.document) >= _SURE


def _units(reference: Reference) -> list[str]:
    return [folded(unit.text) for unit in reference.units]


def enrich(known: Reference, other: Reference) -> None:
    """Take over what a later citation says of a source that the earlier ones left out."""
    for name in (
        "container",
        "editors",
        "place",
        "publisher",
        "year",
        "volume",
        "issue",
        "pages",
        "doi",
        "isbn",
        "url",
        "document",
    ):
        if not getattr(known, name):
            setattr(known, name, getattr(other, name))
    if len(other.title) > len(known.title) and other.has_imprint:
        known.title = other.title
    for mine, theirs in zip(known.people, other.people, strict=False):
        if len(theirs.given) > len(mine.given):
            known.people[known.people.index(mine)] = theirs
