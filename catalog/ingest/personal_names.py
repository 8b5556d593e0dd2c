"""Names of persons in the order of an index, and in the order of speech."""

from __future__ import annotations

import re

_BEFORE = frozenset(["del", "della", "dello", "di", "du", "da", "dos", "le", "la", "les", "des"])
"""Particles that the family name begins with: "Di Vittorio, Giuseppe"."""
_SUFFIX = re.compile(r"(?:,?\s+)(Jr|Sr|II|III|IV)\.?$")
_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_FAMILY_FIRST = re.compile(
    r"(?:mao|zhou|chou|chiang|jiang|deng|teng|liu|lin|peng|zhu|chu|wang|kim|park|pak|rhee|ho|ngo|nguyen|pham|le|sun|li|"
    r"chen|ch’en|wu|hu)",
    re.IGNORECASE,
)
"""Family names that stand first in their own order; a name that begins with one is left as it is."""
_NO_PERSON = frozenset(["of", "the", "and", "und", "et"])
_ENDS = " \t\n,;:"


def index_order(name: str) -> str:
    """A person's name in the order of an index: "Soemmerring, Samuel Thomas"; as it is when that is in doubt."""
    name = " ".join(name.split()).strip(_ENDS)
    suffix = _SUFFIX.search(name)
    bare = name[: suffix.start()] if suffix else name
    words = bare.split(" ")
    if "," in bare or not 2 <= len(words) <= 6 or not all(map(_WORD.fullmatch, words)):
        return name
    lowered = {word.lower() for word in words}
    if lowered & _NO_PERSON or _FAMILY_FIRST.fullmatch(words[0]) or not words[-1][:1].isupper():
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
