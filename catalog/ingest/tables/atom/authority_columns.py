"""The columns of AtoM's template for authority records (ISAAR(CPF)), and of the table of aliases beside it."""

from __future__ import annotations

from functools import cache

from catalog.ingest.tables.columns import Column, Columns

HISTORY = {
    "places": "Places",
    "legalStatus": "Legal status",
    "internalStructures": "Internal structures, genealogy",
    "generalContext": "General context",
    "subjectAccessPoints": "Subjects",
    "placeAccessPoints": "Places",
}
"""What has no field of its own and is kept in the history, by what it is called there."""

FUNCTIONS = {"mandates": "Mandates", "actorOccupations": "Occupations"}
"""What is kept in the functions."""

SOURCES = {
    "corporateBodyIdentifiers": "Identifiers",
    "descriptionIdentifier": "Authority record",
    "institutionIdentifier": "Institution",
    "rules": "Rules",
    "status": "Status",
    "levelOfDetail": "Level of detail",
    "revisionHistory": "Revisions",
    "maintenanceNotes": "Maintenance",
    "language": "Language of the record",
    "script": "Script of the record",
    "digitalObjectPath": "Digital object",
    "digitalObjectURI": "Digital object",
    "digitalObjectChecksum": "Checksum",
    "email": "E-mail",
    "notes": "Notes",
    "countryCode": "Country",
    "fax": "Fax",
    "telephone": "Telephone",
    "postalCode": "Postal code",
    "streetAddress": "Street",
    "region": "Region",
    "slug": "Short name in AtoM",
}
"""What is kept in the sources."""

_IDENTIFIERS = {"corporateBodyIdentifiers", "descriptionIdentifier"}


def _kept(names: dict[str, str], target: str) -> tuple[Column, ...]:
    return tuple(
        Column(
            name,
            target,
            remark="as an identifier when it is one known everywhere"
            if name in _IDENTIFIERS
            else "",
        )
        for name in names
    )


COLUMNS: tuple[Column, ...] = (
    Column("legacyId", "key"),
    Column("typeOfEntity", "kind"),
    Column("authorizedFormOfName", "name"),
    Column("parallelFormsOfName", "names: parallel"),
    Column("standardizedFormsOfName", "names: standardized", remark="by other rules"),
    Column("otherFormsOfName", "names: other"),
    Column("datesOfExistence", "date_text"),
    Column("history", "history"),
    Column("functions", "functions"),
    Column("sources", "sources"),
    *_kept(HISTORY, "history"),
    *_kept(FUNCTIONS, "functions"),
    Column("actorOccupationNotes", "functions", remark="behind the occupations"),
    *_kept(SOURCES, "sources"),
    Column("culture", "culture", remark="a row of another culture gives further names"),
    # The table of aliases.
    Column("parentAuthorizedFormOfName", "name", remark="in a table of aliases"),
    Column("alternateForm", "names", remark="in a table of aliases"),
    Column("formType", "names.kind", remark="in a table of aliases"),
)

_HINTS = {
    "authorizedFormOfName": "name preferred_name intestazione denominazione nom forme_autorisée ansetzungsform",
    "typeOfEntity": "type kind tipo typ",
    "datesOfExistence": "dates date date_di_esistenza lebensdaten",
    "history": "biography storia biografia biographie geschichte",
}


@cache
def authority_columns() -> Columns:
    return Columns(
        Column(
            column.name,
            column.target,
            hints=tuple(_HINTS.get(column.name, "").split()),
            remark=column.remark,
        )
        for column in COLUMNS
    )
