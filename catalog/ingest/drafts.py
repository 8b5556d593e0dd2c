"""What a file says, as plain values: the same for every format, before anything is looked up in the catalogue.

A reader yields drafts in the order in which they can be stored: what is above before what is below it, what a relation
or a citation leads to wherever it stands. Nothing here knows the database. Texts are as the file has them; hygiene,
lengths, vocabularies and duplicates are the service's work and written there once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from catalog.choices import (
    Calendar,
    Certainty,
    CitationForm,
    Completeness,
    CopyKind,
    DateEvent,
    Method,
    NoteBy,
    Scheme,
    Standing,
    TextKind,
)


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file: `line` counts from 1 (a row in a table; 0: all of it), `part` is the column or element."""

    line: int = 0
    part: str = ""


NOWHERE = Where()


@dataclass(slots=True)
class NameDraft:
    """A further form of an agent's name; `kind` is a value of NameKind, `language` a BCP 47 tag, `script` ISO 15924."""

    name: str
    kind: str = "parallel"
    language: str = ""
    script: str = ""
    used: str = ""
    note: str = ""


@dataclass(slots=True)
class AgentDraft:
    """A person, body or family as a file names it; recognised by its identifiers, then by any form of its name.

    `name` is in the order of an index ("Togliatti, Palmiro"). `kind` is a value of AgentKind, or "" when the file does
    not say. `slug` is only given by our own files. `key` is the file's own identifier ("p_TP_1"), by which records of
    the same file mean this agent: those may give it with nothing but the key and the name as written.
    """

    name: str
    kind: str = ""
    slug: str = ""
    key: str = ""
    identifiers: list[tuple[str, str]] = field(default_factory=list)
    names: list[NameDraft] = field(default_factory=list)
    date_text: str = ""
    date_edtf: str = ""
    history: str = ""
    functions: str = ""
    sources: str = ""
    where: Where = NOWHERE
    origin: str = ""


@dataclass(slots=True)
class TermDraft:
    """A concept as a file names it; recognised by its key, then by any label. New places and subjects are made."""

    scheme: Scheme
    label: str
    key: str = ""
    alternative: list[str] = field(default_factory=list)
    exact_match: str = ""
    where: Where = NOWHERE


@dataclass(slots=True)
class RepositoryDraft:
    """An institution as a file names it; recognised by slug, ISIL, then name."""

    name: str
    slug: str = ""
    isil: str = ""
    country: str = ""
    city: str = ""
    address: str = ""
    url: str = ""
    where: Where = NOWHERE


@dataclass(slots=True)
class Part:
    """Something that hangs on a record; `relation` is the name under which the record has it.

    Fields are those of its model. A role, a type or a language is the key of a term; empty ones are left out.
    """

    relation: ClassVar[str]


@dataclass(slots=True)
class ContributionDraft(Part):
    """`role` is a key of the vocabulary of roles: author, creator, sender, recipient, mentioned, subject …"""

    relation: ClassVar[str] = "contributions"
    agent: AgentDraft
    role: str
    name_as_written: str = ""
    certainty: Certainty = Certainty.CERTAIN
    note: str = ""


@dataclass(slots=True)
class PlaceDraft(Part):
    """`role` is a key of the vocabulary of roles of places."""

    relation: ClassVar[str] = "places"
    place: TermDraft
    role: str
    name_as_written: str = ""


@dataclass(slots=True)
class DateDraft(Part):
    """A further date; the record's own is in its fields `date_text` and `date_edtf`."""

    relation: ClassVar[str] = "dates"
    date_text: str = ""
    date_edtf: str = ""
    event: DateEvent = DateEvent.ATTRIBUTED
    calendar: Calendar = Calendar.GREGORIAN
    reason: str = ""
    evidence: str = ""


@dataclass(slots=True)
class IdentifierDraft(Part):
    """An identifier elsewhere, by which a record is recognised whatever file it comes in: doi, ark, wilson-center …"""

    relation: ClassVar[str] = "identifiers"
    scheme: str
    value: str
    url: str = ""


@dataclass(slots=True)
class EventDraft(Part):
    """A step of provenance; `type` is a key of the vocabulary of types of event."""

    relation: ClassVar[str] = "events"
    type: str
    date_text: str = ""
    date_edtf: str = ""
    from_agent: AgentDraft | None = None
    to_agent: AgentDraft | None = None
    place: TermDraft | None = None
    pages_withheld: int | None = None
    note: str = ""
    evidence: str = ""
    unattested: bool = False


@dataclass(slots=True)
class CopyDraft(Part):
    """`accessed` is a day as YYYY-MM-DD."""

    relation: ClassVar[str] = "copies"
    kind: CopyKind
    repository: RepositoryDraft | None = None
    shelfmark: str = ""
    url: str = ""
    iiif_manifest: str = ""
    accessed: str = ""
    rights: str = ""
    note: str = ""


@dataclass(slots=True)
class NoteDraft:
    """A note on a text: on its `paragraph`, counted from 1, or on the whole text (0).

    It follows `words` of the paragraph; with "" it stands at its end. `mark` is its number or sign in the source.
    """

    body: str
    paragraph: int = 0
    words: str = ""
    mark: str = ""
    by: NoteBy = NoteBy.EDITOR


@dataclass(slots=True)
class TextDraft(Part):
    """`language` is a BCP 47 tag; `translated_from` the key of another text of the record, or a reason why none.

    `notes` are None where the file has no way to tell of them: then those that are stored stay.
    """

    relation: ClassVar[str] = "texts"
    kind: TextKind
    language: str
    paragraphs: list[str]
    key: str = ""
    script: str = ""
    translated_from: str = ""
    no_source_reason: str = ""
    translator: AgentDraft | None = None
    method: Method = Method.UNKNOWN
    standing: Standing = Standing.UNKNOWN
    completeness: Completeness = Completeness.UNKNOWN
    rights: str = ""
    note: str = ""
    notes: list[NoteDraft] | None = None


@dataclass(slots=True)
class PublicationDraft(Part):
    """Where and when a record was published."""

    relation: ClassVar[str] = "publication"
    container_title: str = ""
    editors: str = ""
    publisher: str = ""
    place: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    year: str = ""
    doi: str = ""
    isbn: str = ""
    issn: str = ""
    url: str = ""


@dataclass(slots=True)
class RecordRef:
    """Another record: by the file's own `key`, or one that the catalogue has, by its short name."""

    key: str = ""
    slug: str = ""


@dataclass(slots=True)
class RelationDraft(Part):
    """`type` is a key of the vocabulary of types of relation."""

    relation: ClassVar[str] = "relations"
    type: str
    target: RecordRef
    note: str = ""


@dataclass(slots=True)
class CitationDraft(Part):
    """One use of one source in one note of the record, which is the citing work."""

    relation: ClassVar[str] = "cites"
    note_number: int
    text_as_cited: str
    order: int = 1
    locator: str = ""
    form: CitationForm = CitationForm.FULL
    cited: RecordRef | None = None
    container: RecordRef | None = None
    resolution: str = ""
    corrected_text: str = ""
    archivists_note: str = ""
    reviewed: bool = False


@dataclass(slots=True)
class RecordDraft:
    """A unit of description.

    `key` names it within `origin`, which names the finding aid, table or edition that it comes from ("ead/US-NcRS/
    mc00019"); together they recognise it when the same or a corrected file comes again, so they must not depend on
    where in the file it stands if that can be helped (see `catalog.ingest.keys`). `parent` is the key of what it is
    a part of, "" when it stands at the top of the file; `under` the short name of a record that the catalogue has.

    `fields` holds columns of Record by name, such as "title", "reference_code", "date_text", "scope_and_content",
    "note", "title_kind" and "slug"; a column that is left out says nothing of what is stored, "" says that it is empty.
    `level` and `document_type` are keys or labels of terms, `languages` BCP 47 tags, `scripts` ISO 15924 codes.
    """

    key: str
    fields: dict[str, str]
    where: Where = NOWHERE
    origin: str = ""
    parent: str = ""
    under: str = ""
    level: str = ""
    document_type: str = ""
    repository: RepositoryDraft | None = None
    languages: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    subjects: list[TermDraft] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    says: set[str] = field(default_factory=set)
    """Relations, and lists such as "subjects", of which the file tells everything, even that there are none."""
    kept: list[str] = field(default_factory=list)
    """The names of elements that have no field and stand in the note."""

    def append(self, name: str, text: str) -> None:
        """Add a paragraph to the column `name`."""
        if text:
            self.fields[name] = "\n\n".join(filter(None, (self.fields.get(name, ""), text)))

    def keep(self, element: str, text: str, label: str = "") -> None:
        """Keep what has no field as a paragraph of the note that names its element: "Heading (element): text"."""
        if text:
            self.append("note", f"{label} ({element}): {text}" if label else f"({element}): {text}")
            self.kept.append(element)


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """An entry of our own JSON: fields by the names of the model's, what they refer to by natural keys.

    It is not looked up or compared like the others: `catalog.ingest.fixtures` loads it.
    """

    model: str
    fields: dict[str, Any]
    where: Where = NOWHERE


Draft = RecordDraft | AgentDraft | EntryDraft

PARTS: tuple[type[Part], ...] = (
    ContributionDraft,
    PlaceDraft,
    DateDraft,
    IdentifierDraft,
    EventDraft,
    CopyDraft,
    TextDraft,
    PublicationDraft,
    RelationDraft,
    CitationDraft,
)
