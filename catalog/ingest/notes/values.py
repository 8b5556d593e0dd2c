"""What is read from notes, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Note:
    """One note of a work: its number, its words on one line, and the line of the text where it begins."""

    number: int
    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a note names one; `given` may be initials or empty."""

    family: str
    given: str = ""

    @property
    def indexed(self) -> str:
        """The name in the order of an index: "Galeazzi, M."."""
        return ", ".join(filter(None, (self.family, self.given)))

    @property
    def written(self) -> str:
        return " ".join(filter(None, (self.given, self.family)))


class Kind(StrEnum):
    """What a citation names."""

    ARCHIVAL = "archival"
    PUBLISHED = "published"
    NEWSPAPER = "newspaper"
    COMMENT = "comment"


class BackTo(StrEnum):
    """How a citation leads back to what was cited before."""

    SOURCE = "source"
    """To the source just before: ibid., ivi, ebd."""
    WORK = "work"
    """To the work of the author named: op. cit., art. cit., a.a.O."""
    AUTHOR = "author"
    """To the author just before, with a work of its own: Id., Ders."""
    NOTE = "note"
    """To a note by its number: see note 12, wie Anm. 3."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One step of an archive's reference: `kind` is its word in lower case ("box", "fasc"), "" when it has none."""

    text: str
    kind: str = ""


@dataclass(slots=True)
class Reference:
    """What one citation says of its source, in its own words; "" where it says nothing."""

    text: str
    kind: Kind = Kind.COMMENT
    back: BackTo | None = None
    back_word: str = ""
    back_note: int = 0

    people: list[Person] = field(default_factory=list)
    are_editors: bool = False
    title: str = ""
    is_quoted: bool = False
    container: str = ""
    editors: str = ""
    place: str = ""
    publisher: str = ""
    year: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    isbn: str = ""
    url: str = ""
    accessed: str = ""

    repository: str = ""
    units: list[Unit] = field(default_factory=list)
    document: str = ""
    document_type: str = ""
    sender: str = ""
    recipient: str = ""
    date: str = ""
    edtf: str = ""

    locator: str = ""
    found_in: Reference | None = None
    """What it is quoted in, or the file in which it is kept: the part behind "in" or "quoted in"."""

    @property
    def family(self) -> str:
        return self.people[0].family if self.people else ""

    @property
    def has_imprint(self) -> bool:
        """Whether it says where or when it was published."""
        return bool(self.year or self.place or self.publisher or self.volume or self.doi)

    def copy(self) -> Reference:
        return replace(self, people=list(self.people), units=list(self.units))
