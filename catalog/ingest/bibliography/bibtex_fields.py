"""What the fields and entry types of BibTeX and biblatex are (biblatex manual, sections 2.1 and 2.2)."""

from __future__ import annotations

from collections.abc import Mapping

TYPES: Mapping[str, str] = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "book": "book",
    "booklet": "pamphlet",
    "bookinbook": "chapter",
    "collection": "book",
    "commentary": "document",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "email": "personal_communication",
    "image": "graphic",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "interview": "interview",
    "jurisdiction": "legal_case",
    "legal": "treaty",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "report",
    "map": "map",
    "mastersthesis": "thesis",
    "movie": "motion_picture",
    "music": "song",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "newspaper": "article-newspaper",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "www": "webpage",
}
_OF_ENTRIES = {
    "newspaper": "article-newspaper",
    "newspaperarticle": "article-newspaper",
    "magazine": "article-magazine",
    "magazinearticle": "article-magazine",
}

FIELDS: Mapping[str, str] = {
    "abstract": "abstract",
    "addendum": "note",
    "address": "publisher-place",
    "annotation": "annote",
    "annote": "annote",
    "archive": "archive",
    "author": "author",
    "bookauthor": "container-author",
    "booktitle": "container-title",
    "callnumber": "call-number",
    "chapter": "chapter-number",
    "collection": "archive_collection",
    "copyright": "rights",
    "date": "issued",
    "doi": "DOI",
    "edition": "edition",
    "editor": "editor",
    "eventdate": "event-date",
    "eventtitle": "event-title",
    "howpublished": "medium",
    "institution": "publisher",
    "interviewee": "author",
    "interviewer": "interviewer",
    "isbn": "ISBN",
    "issn": "ISSN",
    "issue": "issue",
    "journal": "container-title",
    "journaltitle": "container-title",
    "keyword": "keyword",
    "keywords": "keyword",
    "langid": "language",
    "hyphenation": "language",
    "language": "language",
    "library": "call-number",
    "license": "rights",
    "location": "publisher-place",
    "month": "issued",
    "day": "issued",
    "note": "note",
    "number": "issue",
    "organization": "publisher",
    "origdate": "original-date",
    "origlocation": "original-publisher-place",
    "origpublisher": "original-publisher",
    "origtitle": "original-title",
    "pages": "page",
    "pagetotal": "number-of-pages",
    "part": "part",
    "pmcid": "PMCID",
    "pmid": "PMID",
    "publisher": "publisher",
    "pubstate": "status",
    "recipient": "recipient",
    "rights": "rights",
    "scale": "scale",
    "school": "publisher",
    "series": "collection-title",
    "shelfmark": "call-number",
    "shortjournal": "container-title-short",
    "journalabbr": "container-title-short",
    "shorttitle": "title-short",
    "title": "title",
    "titleaddon": "title-short",
    "translator": "translator",
    "type": "genre",
    "url": "URL",
    "urldate": "accessed",
    "venue": "event-place",
    "version": "version",
    "volume": "volume",
    "volumes": "number-of-volumes",
    "year": "issued",
    # What programs and styles note for themselves.
    "bdsk-file-1": "own",
    "bdsk-url-1": "own",
    "creationdate": "own",
    "date-added": "own",
    "date-modified": "own",
    "execute": "own",
    "file": "own",
    "groups": "own",
    "local-url": "own",
    "modificationdate": "own",
    "options": "own",
    "owner": "own",
    "presort": "own",
    "priority": "own",
    "qualityassured": "own",
    "ranking": "own",
    "readstatus": "own",
    "sortkey": "own",
    "sortname": "own",
    "sorttitle": "own",
    "sortyear": "own",
    "timestamp": "own",
    "username": "own",
    "__markedentry": "own",
}

SUBTITLES: Mapping[str, str] = {
    "title": "subtitle",
    "booktitle": "booksubtitle",
    "journal": "journalsubtitle",
    "journaltitle": "journalsubtitle",
    "origtitle": "origsubtitle",
}
"""The field that goes on with another, after a colon."""

VERBATIM = frozenset({"url", "doi", "file", "isbn", "issn", "pmid", "pmcid", "eprint"})
"""Fields in which braces and backslashes are no LaTeX."""

HANDLED = frozenset(
    {"crossref", "xdata", "xref", "entrysubtype", "eprint", "eprinttype", "archiveprefix"}
    | set(SUBTITLES.values())
)

_NUMBERS = {
    "article-journal": "issue",
    "article-magazine": "issue",
    "article-newspaper": "issue",
    "periodical": "issue",
    "book": "collection-number",
    "chapter": "collection-number",
    "paper-conference": "collection-number",
}


def type_of(entry_type: str, subtype: str) -> str:
    """The type of an entry, "" when it has none that is known, so that its field `type` may tell."""
    return _OF_ENTRIES.get(subtype.casefold()) or TYPES.get(entry_type, "")


def variable_of(field: str, type_: str) -> str:
    """The variable of a field in an item of a type."""
    if field == "number":
        return _NUMBERS.get(type_, "number")
    if field.startswith("bdsk-"):
        return "own"
    return FIELDS.get(field, "other")
