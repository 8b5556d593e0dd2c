"""What becomes of each element of EAC-CPF; its prose is rendered as that of finding aids is.

https://eac.staatsbibliothek-berlin.de/ and ISAAR(CPF). What has no field stands in the history or, of the record,
in the sources, under a label.
"""

from __future__ import annotations

from catalog.ingest.crosswalk import Crossing

_CONTROL = (
    Crossing("control/recordId", "key", "and an identifier, with the agency's code as its scheme"),
    Crossing("control/otherRecordId", "identifiers"),
    Crossing(
        "control/maintenanceAgency", "sources", "its code is the scheme of the record's identifier"
    ),
    Crossing("control/sources", "sources"),
    Crossing("control/conventionDeclaration", "sources", "labelled"),
    Crossing("control/rightsDeclaration", "sources", "labelled"),
    Crossing("control/localTypeDeclaration", "sources", "labelled"),
    Crossing("control/localControl", "sources", "labelled"),
    Crossing("control/maintenanceHistory", "sources", "labelled"),
    Crossing("control/maintenanceStatus", "sources", "labelled"),
    Crossing("control/publicationStatus", "sources", "labelled"),
    Crossing("control/languageDeclaration", "sources", "labelled"),
    Crossing("control/representation", "sources", "labelled"),
)

_IDENTITY = (
    Crossing("identity/entityType", "kind"),
    Crossing("identity/entityId", "identifiers"),
    Crossing("identity/identityId", "identifiers", "EAC 2.0"),
    Crossing(
        "identity/nameEntry",
        "name",
        "the authorized or preferred one, else the first; others are names",
    ),
    Crossing("identity/nameEntryParallel", "names", "EAC-CPF 2010"),
    Crossing("identity/nameEntrySet", "names", "EAC 2.0"),
    Crossing("identity/descriptiveNote", "history"),
    Crossing("identity/otherEntityTypes", "history", "labelled"),
)

_DESCRIPTION = (
    Crossing("description/existDates", "date_text", "with standardDate as date_edtf"),
    Crossing("description/biogHist", "history"),
    Crossing("description/generalContext", "history", "labelled"),
    Crossing("description/structureOrGenealogy", "history", "labelled"),
    Crossing("description/place", "history", "labelled"),
    Crossing("description/places", "history", "labelled"),
    Crossing("description/legalStatus", "history", "labelled"),
    Crossing("description/legalStatuses", "history", "labelled"),
    Crossing("description/languageUsed", "history", "labelled"),
    Crossing("description/languagesUsed", "history", "labelled"),
    Crossing("description/mandate", "history", "labelled"),
    Crossing("description/mandates", "history", "labelled"),
    Crossing("description/localDescription", "history", "labelled"),
    Crossing("description/localDescriptions", "history", "labelled"),
    Crossing("description/demographicDescriptions", "history", "labelled"),
    Crossing("description/function", "functions"),
    Crossing("description/functions", "functions"),
    Crossing("description/occupation", "functions"),
    Crossing("description/occupations", "functions"),
)

_RELATIONS = (
    Crossing("relations/cpfRelation", "history", "labelled"),
    Crossing("relations/resourceRelation", "history", "labelled"),
    Crossing("relations/functionRelation", "history", "labelled"),
    Crossing("relations/relation", "history", "labelled; EAC 2.0"),
    Crossing("relations/descriptiveNote", "history", "labelled"),
    Crossing("alternativeSet/setComponent", "sources", "labelled"),
)

CROSSWALK = (*_CONTROL, *_IDENTITY, *_DESCRIPTION, *_RELATIONS)

TARGETS = {crossing.source.lower(): crossing.target for crossing in CROSSWALK}
"""By holder and element in lower case."""

LABELS = {
    "conventiondeclaration": "Rules",
    "rightsdeclaration": "Rights in the description",
    "localtypedeclaration": "Local conventions",
    "localcontrol": "Local control",
    "maintenanceagency": "Maintained by",
    "maintenancehistory": "Maintenance",
    "maintenancestatus": "Status",
    "publicationstatus": "Publication status",
    "languagedeclaration": "Language of the description",
    "representation": "Representation",
    "setcomponent": "Alternative description",
    "otherentitytypes": "Further types",
    "generalcontext": "General context",
    "structureorgenealogy": "Structure or genealogy",
    "place": "Place",
    "places": "Places",
    "legalstatus": "Legal status",
    "legalstatuses": "Legal status",
    "languageused": "Language",
    "languagesused": "Languages",
    "mandate": "Mandate",
    "mandates": "Mandates",
    "cpfrelation": "Related",
    "resourcerelation": "Related resource",
    "functionrelation": "Related function",
    "relation": "Related",
}
"""How what goes to one field together is told apart there."""
