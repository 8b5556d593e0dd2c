"""What becomes of each element of EAD: the one table by which the readers of this package work.

Elements of a kind stand under what holds them: "did/unitid" is one of the elements of a did, "controlaccess/subject"
one of its access points, "header/…" one of eadheader or control. The crosswalks of EAD to ISAD(G), of the EAD 2002 Tag
Library and of the EAD3 Tag Library, are followed: https://www.loc.gov/ead/tglib/appendix_a.html
"""

from __future__ import annotations

from collections.abc import Iterable

from catalog.ingest.crosswalk import Crossing

_IDENTITY = (
    Crossing(
        "did/unitid",
        "reference_code",
        "the first one; of further ones arks are identifiers, others stay a note",
    ),
    Crossing(
        "did/unittitle",
        "title",
        "the first one; a date at its end is left to the date; without one: see below",
    ),
    Crossing("did/unittitle[2]", "alternative_titles"),
    Crossing(
        "did/unitdate",
        "date_text",
        "with normal as date_edtf; bulk dates and further ones are further dates",
    ),
    Crossing("did/unitdatestructured", "date_text", "with standarddate as date_edtf"),
    Crossing("did/physdesc", "extent"),
    Crossing("did/physdescstructured", "extent"),
    Crossing("did/physdescset", "extent"),
    Crossing(
        "did/abstract", "scope_and_content", "unless there is a scopecontent: then it stays a note"
    ),
    Crossing(
        "did/origination",
        "contributions: creator",
        "or the role that it names; a donor goes to acquisition",
    ),
    Crossing("did/repository", "repository", "for the units below too"),
    Crossing(
        "did/langmaterial", "languages", "codes and names; a sentence that says more stays a note"
    ),
    Crossing(
        "did/container", "copies.shelfmark", "boxes and folders that belong together are one copy"
    ),
    Crossing("did/physloc", "copies.note"),
    Crossing("did/materialspec", "physical_characteristics"),
    Crossing("did/dao", "copies: web"),
    Crossing("did/daogrp", "copies: web"),
    Crossing("did/daoset", "copies: web"),
    Crossing("did/note", "note"),
    Crossing("did/didnote", "note"),
    Crossing("did/head", "note", "when it says more than the usual headings"),
)

_LEVELS = (
    Crossing(
        "@level",
        "level",
        "fonds, subfonds, series, subseries, file, item and collection as they are",
    ),
    Crossing(
        "@otherlevel", "level", "where it names one of ours (folder: file …), and kept in the note"
    ),
    Crossing(
        "@id",
        "key",
        "recognises the unit when the file comes again; else unitid, else title and date",
    ),
    Crossing(
        "@audience", "", "“internal” is left out and reported, unless one asks for such components"
    ),
)

_NOTES = (
    Crossing("bioghist", "creator_history"),
    Crossing("custodhist", "custodial_history"),
    Crossing("acqinfo", "acquisition"),
    Crossing("scopecontent", "scope_and_content"),
    Crossing("appraisal", "appraisal"),
    Crossing("accruals", "accruals"),
    Crossing("arrangement", "arrangement"),
    Crossing("organization", "arrangement", "EAD 1.0"),
    Crossing("fileplan", "arrangement", "under a heading"),
    Crossing(
        "accessrestrict", "access_conditions", "holds for what is below, but is not repeated there"
    ),
    Crossing("legalstatus", "access_conditions", "under a heading"),
    Crossing(
        "userestrict",
        "reproduction_conditions",
        "holds for what is below, but is not repeated there",
    ),
    Crossing("phystech", "physical_characteristics"),
    Crossing("otherfindaid", "finding_aids"),
    Crossing("originalsloc", "originals_location"),
    Crossing("altformavail", "copies_location"),
    Crossing("relatedmaterial", "related_units"),
    Crossing("separatedmaterial", "related_units", "under a heading"),
    Crossing("relations", "related_units", "EAD3"),
    Crossing("bibliography", "publication_note"),
    Crossing("prefercite", "preferred_citation"),
    Crossing("processinfo", "archivists_note"),
    Crossing("odd", "note"),
    Crossing("note", "note"),
    Crossing("index", "note", "its entries as lines"),
    Crossing("dao", "copies: web"),
    Crossing("daogrp", "copies: web"),
    Crossing("daoset", "copies: web"),
    Crossing("descgrp", "", "each of its elements as if it stood for itself"),
    Crossing("admininfo", "", "EAD 1.0: as descgrp"),
    Crossing("add", "", "EAD 1.0: as descgrp"),
    Crossing("controlaccess", "", "its access points, however deep; its sentences stay a note"),
    Crossing("runner", "note"),
    Crossing("thead", "note"),
    Crossing(
        "dsc",
        "note",
        "its heading and sentences; of an overview (analyticover) that repeats, all its text",
    ),
)

_ACCESS_POINTS = (
    Crossing("controlaccess/persname", "contributions: subject", "or the role that it names"),
    Crossing("controlaccess/corpname", "contributions: subject", "or the role that it names"),
    Crossing("controlaccess/famname", "contributions: subject", "or the role that it names"),
    Crossing("controlaccess/name", "contributions: subject", "or the role that it names"),
    Crossing("controlaccess/subject", "subjects"),
    Crossing("controlaccess/function", "subjects"),
    Crossing("controlaccess/occupation", "subjects"),
    Crossing("controlaccess/geogname", "places: subject"),
    Crossing(
        "controlaccess/genreform", "note", "of an item or file that has one alone: document_type"
    ),
    Crossing("controlaccess/title", "note"),
)

_HEADER = (
    Crossing(
        "header/eadid",
        "",
        "with the agency's code the origin of the records; its address in finding_aids",
    ),
    Crossing("header/recordid", "", "with the agency's code the origin of the records"),
    Crossing("header/otherrecordid", "archivists_note"),
    Crossing("header/representation", "finding_aids"),
    Crossing("header/titleproper", "archivists_note"),
    Crossing("header/subtitle", "archivists_note"),
    Crossing("header/author", "archivists_note"),
    Crossing("header/sponsor", "archivists_note"),
    Crossing("header/editionstmt", "archivists_note"),
    Crossing("header/publicationstmt", "archivists_note"),
    Crossing("header/seriesstmt", "archivists_note"),
    Crossing("header/notestmt", "archivists_note"),
    Crossing("header/creation", "description_dates"),
    Crossing("header/langusage", "archivists_note"),
    Crossing("header/languagedeclaration", "archivists_note"),
    Crossing("header/descrules", "rules"),
    Crossing("header/conventiondeclaration", "rules"),
    Crossing("header/rightsdeclaration", "archivists_note"),
    Crossing("header/localtypedeclaration", "archivists_note"),
    Crossing("header/localcontrol", "archivists_note"),
    Crossing("header/maintenanceagency", "archivists_note"),
    Crossing("header/maintenancestatus", "archivists_note"),
    Crossing("header/publicationstatus", "archivists_note"),
    Crossing("header/maintenancehistory", "description_dates"),
    Crossing("header/sources", "archivists_note"),
    Crossing("header/revisiondesc", "description_dates"),
    Crossing("header/frontmatter", "archivists_note", "what the header does not say"),
)

CROSSWALK = (*_IDENTITY, *_LEVELS, *_NOTES, *_ACCESS_POINTS, *_HEADER)


def under(holder: str, crossings: Iterable[Crossing] = CROSSWALK) -> dict[str, str]:
    """Where the elements of a holder go, by name; of a unit itself when `holder` is ""."""
    found = (
        (crossing.source.rpartition("/"), crossing.target)
        for crossing in crossings
        if not crossing.source.startswith("@")
    )
    return {name: target for (above, _, name), target in found if above == holder}
