"""AtoM has a template for each kind of thing; which one a table follows is seen by its headings."""

from __future__ import annotations

from collections.abc import Container, Sequence

from django.utils.translation import gettext as _

from catalog.ingest.findings import UnreadableFile
from catalog.ingest.tables.spelling import folded

DESCRIPTIONS = "descriptions"
AUTHORITIES = "authorities"
ALIASES = "aliases"
RELATIONSHIPS = "relationships"
ACCESSIONS = "accessions"
DEACCESSIONS = "deaccessions"
REPOSITORIES = "repositories"
EVENTS = "events"
STORAGE = "physical storage"

_SIGNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (RELATIONSHIPS, ("subjectAuthorizedFormOfName", "objectAuthorizedFormOfName")),
    (ALIASES, ("parentAuthorizedFormOfName", "alternateForm")),
    (DEACCESSIONS, ("deaccessionNumber",)),
    (ACCESSIONS, ("accessionNumber", "acquisitionDate")),
    (ACCESSIONS, ("accessionNumber", "sourceOfAcquisition")),
    (REPOSITORIES, ("authorizedFormOfName", "uploadLimit")),
    (REPOSITORIES, ("authorizedFormOfName", "geoculturalContext")),
    (REPOSITORIES, ("authorizedFormOfName", "collectingPolicies")),
    (AUTHORITIES, ("authorizedFormOfName",)),
    (EVENTS, ("legacyId", "eventActorName")),
    (STORAGE, ("name", "location", "descriptionSlugs")),
    (DESCRIPTIONS, ("legacyId", "title")),
    (DESCRIPTIONS, ("qubitParentSlug", "title")),
    (DESCRIPTIONS, ("title", "levelOfDescription", "scopeAndContent", "archivalHistory")),
)


def kind_of(headings: Sequence[str]) -> str:
    """Which of AtoM's templates a table with these headings follows; "" when none."""
    names = {folded(heading) for heading in headings}
    for kind, signs in _SIGNS:
        if all(folded(sign) in names for sign in signs):
            return kind
    return ""


def refuse_others(headings: Sequence[str], wanted: Container[str], name: str) -> None:
    """UnreadableFile when the headings are those of one of AtoM's templates that is not `wanted` here."""
    kind = kind_of(headings)
    if kind and kind not in wanted:
        raise UnreadableFile(
            _("By its headings this is AtoM's table of %s, which cannot be read so.") % kind,
            _(
                "Descriptions are read as “atom-csv”, authority records and their aliases as “atom-authorities”; "
                "AtoM's other tables have no place in the catalogue."
            ),
            name,
        )
