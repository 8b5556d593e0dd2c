"""The forms of names."""

from __future__ import annotations

import re

from catalog.ingest.tei.elements import child_of, children_of, collapsed, plain
from catalog.ingest.xml import Element, name_of

_BEFORE = frozenset(["del", "della", "dello", "di", "du", "da", "dos", "le", "la", "les", "des"])
"""Particles that the family name begins with: "Di Vittorio, Giuseppe"."""
_SUFFIX = re.compile(r"(?:,?\s+)(Jr|Sr|II|III|IV)\.?$")
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_FAMILY_FIRST = frozenset(
    [
        "mao",
        "zhou",
        "chou",
        "chiang",
        "jiang",
        "deng",
        "teng",
        "liu",
        "lin",
        "peng",
        "zhu",
        "chu",
        "wang",
        "kim",
        "park",
        "pak",
        "rhee",
        "ho",
        "ngo",
        "nguyen",
        "pham",
        "le",
        "sun",
        "li",
        "chen",
        "ch’en",
        "wu",
        "hu",
    ]
)
_NO_PERSON = frozenset(["of", "the", "and", "und", "et"])
_ENDS = " \t\n,;:"


def index_order(name: str) -> str:
    """A person's name in the order of an index: "Soemmerring, Samuel Thomas"; as it is when that is not beyond doubt."""
    name = collapsed(name).strip(_ENDS)
    suffix = _SUFFIX.search(name)
    bare = name[: suffix.start()] if suffix else name
    words = bare.split(" ")
    if "," in bare or not 2 <= len(words) <= 6 or not all(map(_WORD.fullmatch, words)):
        return name
    lowered = {word.lower() for word in words}
    if lowered & _NO_PERSON or words[0].lower() in _FAMILY_FIRST or not words[-1][:1].isupper():
        return name
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in _BEFORE:
        first -= 1
    ordered = f"{' '.join(words[first:])}, {' '.join(words[:first])}"
    return f"{ordered}, {suffix[1]}" if suffix else ordered


def natural_order(name: str) -> str:
    """A name in the order of speech: "Samuel Thomas Soemmerring"."""
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma and ", " not in given else name


def family_name(name: str) -> str:
    """What stands before the comma of an inverted name, else its last word; in lower case."""
    family, comma, _ = name.partition(",")
    return (family if comma else name.rpartition(" ")[2]).strip(" .").lower()


def personal_name(element: Element) -> str:
    """The name in a `persName`: by its `surname` and `forename` when they are marked, else as printed."""
    family = child_of(element, "surname")
    given = [plain(child) for child in children_of(element, "forename")]
    if family is None or not given:
        return plain(element).strip(_ENDS)
    link = [plain(child) for child in children_of(element, "nameLink")]
    return f"{plain(family)}, {' '.join((*given, *link))}"


def is_corporate(element: Element) -> bool:
    """Whether an element names a body and no person."""
    name = name_of(element)
    return name in ("orgName", "org", "gloss") or (
        name in ("rs", "name") and element.get("type") in ("org", "organisation", "organization")
    )
