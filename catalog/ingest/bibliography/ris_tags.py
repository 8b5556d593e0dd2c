"""What the tags of RIS are, and which mean something else in some types."""

from __future__ import annotations

from collections.abc import Mapping, Set

TYPES: Mapping[str, str] = {
    "ABST": "article-journal",
    "ADVS": "motion_picture",
    "AGGR": "dataset",
    "ANCIENT": "classic",
    "ART": "graphic",
    "BILL": "bill",
    "BLOG": "post-weblog",
    "BOOK": "book",
    "CASE": "legal_case",
    "CHAP": "chapter",
    "CHART": "figure",
    "CLSWK": "classic",
    "COMP": "software",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "CTLG": "book",
    "DATA": "dataset",
    "DBASE": "dataset",
    "DICT": "entry-dictionary",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia",
    "FIGURE": "figure",
    "GOVDOC": "report",
    "HEAR": "hearing",
    "ICOMM": "personal_communication",
    "INPR": "article-journal",
    "JFULL": "periodical",
    "JOUR": "article-journal",
    "LEGAL": "regulation",
    "MANSCPT": "manuscript",
    "MAP": "map",
    "MGZN": "article-magazine",
    "MPCT": "motion_picture",
    "MULTI": "document",
    "MUSIC": "song",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "PAT": "patent",
    "PCOMM": "personal_communication",
    "RPRT": "report",
    "SER": "book",
    "SLIDE": "speech",
    "SOUND": "song",
    "STAND": "standard",
    "STAT": "legislation",
    "THES": "thesis",
    "UNBILL": "bill",
    "UNPB": "manuscript",
    "UNPD": "manuscript",
    "VIDEO": "motion_picture",
    "WEB": "webpage",
}

TAGS: Mapping[str, str] = {
    "TY": "type",
    "ID": "id",
    "TI": "title",
    "T1": "title",
    "CT": "title",
    "BT": "container-title",
    "T2": "container-title",
    "JF": "container-title",
    "JO": "container-title",
    "JA": "container-title-short",
    "J1": "container-title-short",
    "J2": "container-title-short",
    "T3": "collection-title",
    "ST": "title-short",
    "TT": "original-title",
    "AU": "author",
    "A1": "author",
    "A2": "editor",
    "ED": "editor",
    "A3": "collection-editor",
    "A4": "translator",
    "PY": "issued",
    "Y1": "issued",
    "DA": "issued",
    "Y2": "accessed",
    "VL": "volume",
    "IS": "issue",
    "SP": "page",
    "EP": "page",
    "M1": "number",
    "M3": "genre",
    "ET": "edition",
    "NV": "number-of-volumes",
    "SE": "section",
    "PB": "publisher",
    "CY": "publisher-place",
    "PP": "publisher-place",
    "SN": "ISBN",
    "DO": "DOI",
    "DI": "DOI",
    "UR": "URL",
    "LK": "URL",
    "AB": "abstract",
    "N2": "abstract",
    "N1": "note",
    "RN": "note",
    "KW": "keyword",
    "LA": "language",
    "CN": "call-number",
    "DB": "archive",
    "AN": "archive_location",
    "AV": "archive_location",
    "DP": "source",
    "CR": "rights",
    "RI": "reviewed-title",
    "OP": "references",
    "L1": "own",
    "L2": "own",
    "L3": "own",
    "L4": "own",
}
"""The variable of each tag; an address in L1 to L4 is one of the reference, a path a thing of the program's own."""

_IN_TYPES: Mapping[str, Mapping[str, str]] = {
    "A2": {
        "personal_communication": "recipient",
        "interview": "interviewer",
        "manuscript": "recipient",
        "legal_case": "other",
        "patent": "other",
        "bill": "contributor",
        "song": "performer",
        "speech": "contributor",
        "report": "collection-editor",
    },
    "A3": {"motion_picture": "producer", "thesis": "contributor", "bill": "contributor"},
    "A4": {"legal_case": "contributor", "motion_picture": "contributor"},
    "T2": {"book": "collection-title", "report": "collection-title", "map": "collection-title"},
    "T3": {"hearing": "authority", "bill": "authority"},
    "BT": {"book": "title", "manuscript": "title"},
    "SP": {"book": "number-of-pages", "thesis": "number-of-pages", "manuscript": "number-of-pages"},
    "IS": {"chapter": "number-of-volumes"},
    "M1": {"article-journal": "issue", "book": "collection-number"},
    "C1": {"map": "scale", "paper-conference": "publisher-place"},
    "C2": {"chapter": "container-author"},
    "C3": {"graphic": "dimensions", "paper-conference": "container-title"},
    "C5": {"motion_picture": "medium", "song": "medium"},
    "SN": {"report": "number", "patent": "number"},
    "AU": {"motion_picture": "director", "song": "composer"},
    "A1": {"motion_picture": "director", "song": "composer"},
    "M3": {"graphic": "medium"},
}


def variable_of(tag: str, type_: str, given: Set[str]) -> str:
    """The variable of a tag in an item of a type that has the tags `given`."""
    if type_ == "book" and tag in ("A2", "A3"):
        return _editors_of_book(tag, given)
    if tag == "M1" and type_ == "article-journal" and "IS" in given:
        return "number"
    if tag == "N2" and "AB" in given:
        return "note"
    if tag == "JO" and given & {"T2", "JF"}:
        return "container-title-short"
    if tag == "T2" and type_ == "paper-conference" and "C3" in given:
        return "event-title"
    return _IN_TYPES.get(tag, {}).get(type_) or TAGS.get(tag, "other")


def _editors_of_book(tag: str, given: Set[str]) -> str:
    """Zotero writes a book's editors as A3 and the series' as A2; others write the only editors there are as A2."""
    if tag == "A3":
        return "editor"
    only = "A3" not in given and not given & {"AU", "A1"}
    return "editor" if only else "collection-editor"
