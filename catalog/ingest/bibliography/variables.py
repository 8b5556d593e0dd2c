"""Where each variable of the Citation Style Language goes in the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from catalog.ingest.crosswalk import Crossing

KEPT = "note"
"""The target of what has no field."""
LEFT_OUT = "left out"
"""The target of what a reference manager notes for itself: the report says that it was there."""


@dataclass(frozen=True)
class Variable:
    """`target` as in a crosswalk; `heading` is that of what is kept in the note."""

    target: str
    heading: str = ""
    remark: str = ""


_AS_PUBLISHED = "in a letter or manuscript kept in the note"

VARIABLES: Mapping[str, Variable] = {
    "type": Variable("document_type", "Type", "kept in the note where the vocabulary has no such"),
    "genre": Variable("document_type", "Genre", "kept in the note too"),
    "id": Variable("key"),
    "title": Variable("title"),
    "title-short": Variable("alternative_titles"),
    "original-title": Variable("alternative_titles"),
    "container-title": Variable("publication.container_title"),
    "container-title-short": Variable(
        "publication.container_title", "Short title of the journal", "where no full title is given"
    ),
    "volume": Variable("publication.volume", "Volume", _AS_PUBLISHED),
    "issue": Variable("publication.issue", "Issue", _AS_PUBLISHED),
    "page": Variable("publication.pages", "Pages", _AS_PUBLISHED),
    "publisher": Variable("publication.publisher", "Publisher", _AS_PUBLISHED),
    "publisher-place": Variable(
        "publication.place", "Place", "of a letter or manuscript: places: written-at"
    ),
    "ISBN": Variable("publication.isbn", "ISBN"),
    "ISSN": Variable("publication.issn", "ISSN"),
    "DOI": Variable("identifiers: doi", "DOI", "and publication.doi"),
    "PMID": Variable("identifiers: pmid", "PMID"),
    "PMCID": Variable("identifiers: pmcid", "PMCID"),
    "URL": Variable("publication.url", "Address", "with a date of access, or unpublished: copies"),
    "accessed": Variable("copies.accessed", "Accessed"),
    "issued": Variable("date_text", "Date", "and date_edtf, publication.year"),
    "original-date": Variable("dates: published", "First published"),
    "number-of-pages": Variable("extent"),
    "dimensions": Variable("extent"),
    "medium": Variable("physical_characteristics"),
    "scale": Variable("physical_characteristics"),
    "abstract": Variable("scope_and_content"),
    "keyword": Variable("subjects"),
    "language": Variable("languages", "Language"),
    "rights": Variable("rights"),
    "note": Variable("note"),
    "archive": Variable("repository", "Archive", "of a publication without location: note"),
    "archive-place": Variable("repository.city", "Place of the archive"),
    "archive_location": Variable("reference_code", "Location in the archive"),
    "call-number": Variable(
        "copies.shelfmark", "Call number", "of what is unpublished: reference_code"
    ),
    "author": Variable(
        "contributions: author", "", "of a letter: sender; of an interview or a speech: speaker"
    ),
    "editor": Variable("contributions: editor", "", "of a chapter or article: publication.editors"),
    "translator": Variable("contributions: translator"),
    "recipient": Variable("contributions: recipient"),
    "interviewer": Variable("contributions: creator"),
    "reviewed-author": Variable("contributions: subject"),
    "container-author": Variable(KEPT, "Author of the book"),
    "collection-editor": Variable(KEPT, "Editor of the series"),
    "own": Variable(LEFT_OUT),
    **{
        maker: Variable("contributions: creator")
        for maker in (
            "composer",
            "contributor",
            "curator",
            "director",
            "executive-producer",
            "illustrator",
            "organizer",
            "producer",
            "script-writer",
            "series-creator",
        )
    },
    **{other: Variable("contributions: editor") for other in ("compiler", "editorial-director")},
    **{
        present: Variable("contributions: speaker")
        for present in ("chair", "guest", "host", "narrator", "performer")
    },
    "original-author": Variable("contributions: author"),
    "annote": Variable(KEPT, "Annotation"),
    "archive_collection": Variable(KEPT, "Collection"),
    "authority": Variable(KEPT, "Authority"),
    "available-date": Variable(KEPT, "Available"),
    "chapter-number": Variable(KEPT, "Chapter"),
    "collection-number": Variable(KEPT, "Number in the series"),
    "collection-title": Variable(KEPT, "Series"),
    "division": Variable(KEPT, "Division"),
    "edition": Variable(KEPT, "Edition"),
    "event-date": Variable(KEPT, "Date of the event"),
    "event-place": Variable(KEPT, "Place of the event"),
    "event-title": Variable(KEPT, "Event"),
    "jurisdiction": Variable(KEPT, "Jurisdiction"),
    "number": Variable(KEPT, "Number"),
    "number-of-volumes": Variable(KEPT, "Volumes"),
    "original-publisher": Variable(KEPT, "First publisher"),
    "original-publisher-place": Variable(KEPT, "Place of first publication"),
    "part": Variable(KEPT, "Part"),
    "part-title": Variable(KEPT, "Title of the part"),
    "references": Variable(KEPT, "References"),
    "reviewed-genre": Variable(KEPT, "Kind of the work reviewed"),
    "reviewed-title": Variable(KEPT, "Work reviewed"),
    "section": Variable(KEPT, "Section"),
    "source": Variable(KEPT, "Found in"),
    "status": Variable(KEPT, "Status"),
    "submitted": Variable(KEPT, "Submitted"),
    "supplement": Variable(KEPT, "Supplement"),
    "version": Variable(KEPT, "Version"),
    "volume-title": Variable(KEPT, "Title of the volume"),
    "other": Variable(KEPT),
}

NAMES = frozenset(
    name for name, variable in VARIABLES.items() if variable.target.startswith("contributions: ")
) | {"container-author", "collection-editor"}
DATES = frozenset(
    {"issued", "accessed", "original-date", "event-date", "available-date", "submitted"}
)


def crossings(elements: Mapping[str, str]) -> tuple[Crossing, ...]:
    """The crosswalk of a format that says of each element which variable it is."""
    return tuple(
        Crossing(element, VARIABLES[name].target, VARIABLES[name].remark)
        for element, name in elements.items()
    )
