"""The columns of AtoM's templates for archival descriptions: ISAD(G) of releases 2.0 to 2.8, and those of RAD."""

from __future__ import annotations

from functools import cache

from catalog.ingest.tables.columns import Column, Columns
from catalog.ingest.tables.own.columns import own_columns

_FIELDS = {
    "identifier": "reference_code",
    "title": "title",
    "alternateTitle": "alternative_titles",
    "extentAndMedium": "extent",
    "archivalHistory": "custodial_history",
    "acquisition": "acquisition",
    "scopeAndContent": "scope_and_content",
    "appraisal": "appraisal",
    "accruals": "accruals",
    "arrangement": "arrangement",
    "accessConditions": "access_conditions",
    "reproductionConditions": "reproduction_conditions",
    "physicalCharacteristics": "physical_characteristics",
    "findingAids": "finding_aids",
    "locationOfOriginals": "originals_location",
    "locationOfCopies": "copies_location",
    "relatedUnitsOfDescription": "related_units",
    "publicationNote": "publication_note",
    "generalNote": "note",
    "rules": "rules",
    "revisionHistory": "description_dates",
    "archivistNote": "archivists_note",
    "sources": "archivists_note",
    "radNoteRights": "rights",
}
_EVENTS = {
    "eventTypes": "type",
    "eventDates": "date",
    "eventStartDates": "start",
    "eventEndDates": "end",
    "eventDescriptions": "description",
    "eventActors": "actor",
    "eventActorHistories": "history",
    "eventPlaces": "place",
    # Releases 2.1 and 2.2.
    "creationDatesType": "type",
    "creationDates": "date",
    "creationDatesStart": "start",
    "creationDatesEnd": "end",
    "creationDateNotes": "description",
    "creatorDates": "date",
    "creatorDatesStart": "start",
    "creatorDatesEnd": "end",
    "creatorDateNotes": "description",
    "creators": "actor",
    "creatorHistories": "history",
}
_KEPT = """
accessionNumber languageNote digitalObjectPath digitalObjectChecksum descriptionIdentifier
institutionIdentifier descriptionStatus levelOfDetail languageOfDescription scriptOfDescription
nameAccessPointHistories placeAccessPointHistories subjectAccessPointScopes copyrightStatus copyrightExpires
copyrightHolder slug physicalStorageLocation radGeneralMaterialDesignation radOtherTitleInformation
radTitleStatementOfResponsibility radTitleStatementOfResponsibilityNote radTitleAttributionsAndConjectures
radTitleContinues radTitleNoteContinuationOfTitle radTitleSourceOfTitleProper radTitleVariationsInTitle
radTitleParallelTitles radEdition radEditionStatementOfResponsibility radStatementOfScaleCartographic
radStatementOfProjection radStatementOfCoordinates radStatementOfScaleArchitectural radIssuingJurisdiction
radTitleProperOfPublishersSeries radParallelTitlesOfPublishersSeries
radOtherTitleInformationOfPublishersSeries radStatementOfResponsibilityRelatingToPublishersSeries
radNumberingWithinPublishersSeries radPublishersSeriesNote radNoteOnPublishersSeries
radNoteAccompanyingMaterial radNoteAlphaNumericDesignation radNoteConservation radNoteEdition
radNotePhysicalDescription radNotePublishersSeries radNoteSignaturesInscriptions radNoteCast radNoteCredits
radNoteGeneral radStandardNumber
"""

COLUMNS: tuple[Column, ...] = (
    Column(
        "legacyId",
        "key",
        remark="by it the same description is recognised when the table comes again",
    ),
    Column("parentId", "parent", remark="a legacyId of the same table"),
    Column("qubitParentSlug", "under", remark="short name of a record that the catalogue has"),
    *(Column(name, target) for name, target in _FIELDS.items()),
    Column("levelOfDescription", "level"),
    Column("repository", "repository"),
    Column("language", "languages"),
    Column("script", "scripts"),
    Column("subjectAccessPoints", "subjects"),
    Column("placeAccessPoints", "places: subject"),
    Column("nameAccessPoints", "contributions: subject"),
    Column(
        "genreAccessPoints", "document_type", remark="when the vocabulary has it; else the note"
    ),
    Column("digitalObjectURI", "copies: web", remark="the address is stored and never fetched"),
    Column("physicalObjectName", "copies.shelfmark", remark="of the original"),
    Column("physicalObjectLocation", "copies.note"),
    Column("physicalObjectType", "copies.note"),
    Column(
        "alternativeIdentifiers",
        "identifiers",
        remark="those of schemes known everywhere; else the note",
    ),
    Column("alternativeIdentifierLabels", "identifiers.scheme"),
    *(
        Column(name, f"event: {part}", remark="see “Events” below")
        for name, part in _EVENTS.items()
    ),
    *(Column(name, "note") for name in _KEPT.split()),
    Column(
        "culture",
        "culture",
        remark="rows of another culture give further titles, and the rest to the note",
    ),
    Column("publicationStatus", "-", remark="whoever imports says which status records get"),
    Column("createdAt", "-", remark="the catalogue notes when records are made"),
    Column("updatedAt", "-", remark="the catalogue notes when records change"),
)
FIELDS = frozenset(_FIELDS)
"""Columns that go into a field of the record as they are."""
NO_HELP = frozenset({"key", "parent", "under"})


@cache
def description_columns() -> Columns:
    """All columns; words of other languages that name the same field in our own tables suggest them."""
    words = {column.target: column.also for column in own_columns()}
    return Columns(
        Column(
            column.name,
            column.target,
            hints=() if column.target in NO_HELP else words.get(column.target, ()),
            remark=column.remark,
        )
        for column in COLUMNS
    )
