"""Names of persons at the head of a citation."""

from __future__ import annotations

import re

from catalog.ingest.notes import wordings
from catalog.ingest.notes.structure import Segment, Shape
from catalog.ingest.notes.values import Person

_PARTICLES = frozenset(
    wordings.listed(
        "de|di|da|del|della|dello|dei|degli|delle|d'|von|van|der|den|zu|zur|la|le|les|du|des|dos|das|"
        "al|el|bin|ben|ten|ter|y|af|av|zum|vom|’t"
    )
)
_NO_NAMES = frozenset(
    wordings.listed(
        "the|a|an|il|lo|la|le|les|der|die|das|ein|eine|un|une|l'|on|in|from|and|e|et|und|i|of|for|to|"
        "at|by|with|see|cf|cfr|vgl|archivio|archivi|archives|archive|archiv|arhiv|fondazione|"
        "istituto|fondo|fonds|ministero|ministry|ministère|box|busta|national|state|department|"
        "office|university|library|press|journal|review|rivista|storia|history|geschichte|histoire|"
        "institute|collection|papers"
    )
)
_INITIAL = re.compile(
    r"(?:[^\W\d_a-z]\.-?){1,4}|[^\W\d_a-z](?:h|s|z|t|u|e)?\.(?:-?[^\W\d_a-z][a-z]?\.)*|[A-ZÀ-ÞА-Я]"
)
_NAME = re.compile(r"(?:[dDlLO]['’‘])?[^\W\d_][\w'’‘ʼ-]*")
_JUNIOR = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")
_ET_AL = re.compile(
    r"(?:,?\s+(?:et al|e altri|u\. ?a|et alii|and others|i dr|i sur|et coll)\b\.?)+$", re.IGNORECASE
)
_AND = re.compile(r"\s*(?:\s(?:and|e|ed|et|und|y|i|и)\s|\s&\s|\s?/\s?|\s[–-]\s)\s*")
_LEADING_AND = re.compile(r"^(?:and|e|ed|et|und|y|i|и|&)\s+")
_EDITED = re.compile(rf"[\s(\[]*{wordings.EDITED}[\s)\]]*", re.IGNORECASE)
_ENDS_EDITED = re.compile(
    rf"(?:\(\s*{wordings.EDITED}\s*\)|\s{wordings.EDITED})\s*$", re.IGNORECASE
)
_LONGEST = 80
_MOST_WORDS = 6


def person(text: str) -> Person | None:
    """The person that `text` names and nothing else; None when it does not look like a name.

    A family name alone is one too: "Galeazzi", "Del Pero".
    """
    text = " ".join(text.split()).strip(" ,:")
    words = text.replace(".-", ". -").split()
    if not words or len(text) > _LONGEST or len(words) > _MOST_WORDS:
        return None
    while len(words) > 1 and _JUNIOR.fullmatch(words[-1]):
        words.pop()
    if (
        all(word.isupper() and len(word) > 1 and "." not in word for word in words)
        and len(words[-1]) < 6
    ):
        return None
    initials = 0
    while initials < len(words) - 1 and _is_initial(words[initials]):
        initials += 1
    rest = words[initials:]
    if not all(_is_part(word) for word in rest) or rest[-1].lower() in _PARTICLES:
        return None
    if not any(_is_name(word) for word in rest) or rest[0].lower().strip(".") in _NO_NAMES:
        return None
    split = initials or _given(rest)
    return Person(" ".join(words[split:]), " ".join(words[:split]))


def people(text: str) -> list[Person]:
    """The persons that `text` names, parted by "and", dashes or slashes; [] when any of it is no name."""
    text = _ET_AL.sub("", text.strip())
    found = [person(part) for part in _AND.split(text)]
    return [one for one in found if one] if all(found) else []


def heads(found: list[Segment]) -> tuple[list[Person], bool, int]:
    """Who stands at the head of a citation: the persons, whether they are its editors, and how many segments they take.

    What may be a name or a title is a title when nothing else could be it.
    """
    who: list[Person] = []
    editors = False
    at = 0
    while at < len(found):
        one = found[at]
        if who and one.shape != Shape.QUOTED and _EDITED.fullmatch(one.text):
            editors, at = True, at + 1
            break
        if one.shape != Shape.PLAIN or (who and not _may_follow(who, one, found, at)):
            break
        text = _ENDS_EDITED.sub("", one.text)
        named = people(_LEADING_AND.sub("", text) if who else text)
        if not named or (not who and _is_title(named, found, at)):
            break
        who += named
        at += 1
        if text != one.text or _ET_AL.search(one.text):
            editors = editors or text != one.text
            break
    return who, editors, at


def _may_follow(who: list[Person], one: Segment, found: list[Segment], at: int) -> bool:
    """Whether a further name belongs to the persons: it looks like theirs, and a title is left behind it."""
    text = _LEADING_AND.sub("", _ENDS_EDITED.sub("", one.text))
    named = people(text)
    if not named or len(found) <= at + 1:
        return False
    if text != one.text:
        return True
    if who[-1].given.endswith("."):
        return named[0].given.endswith(".")
    if not named[0].given and not who[-1].given:
        follows = found[at + 1].text
        return bool(_LEADING_AND.match(one.text)) or (
            bool(_LEADING_AND.match(follows)) and bool(people(_LEADING_AND.sub("", follows)))
        )
    if not named[0].given or not who[-1].given or named[0].given.endswith("."):
        return False
    return any(_is_title_like(segment) for segment in found[at + 1 :])


def _is_title_like(segment: Segment) -> bool:
    if segment.shape == Shape.QUOTED:
        return True
    words = segment.text.split()
    return (
        segment.shape == Shape.PLAIN and len(words) > 2 and not re.search(r"\d{4}$|:", segment.text)
    )


def _is_title(named: list[Person], found: list[Segment], at: int) -> bool:
    """Whether a first segment that could be a family name alone is a title: it is when only figures follow."""
    if any(one.given for one in named):
        return False
    rest = found[at + 1 :]
    return not rest


def _given(words: list[str]) -> int:
    """How many of the words are given names: all before the last name and its particles."""
    if len(words) == 1:
        return 0
    at = len(words) - 1
    while at > 0 and words[at - 1].lower() in _PARTICLES:
        at -= 1
    return at


def _is_initial(word: str) -> bool:
    return bool(_INITIAL.fullmatch(word))


def _is_part(word: str) -> bool:
    return word.lower() in _PARTICLES or _is_name(word) or _is_initial(word)


def _is_name(word: str) -> bool:
    letters = word.lstrip("dDlL'’‘")
    return (
        bool(_NAME.fullmatch(word))
        and bool(letters)
        and (letters[0].isupper() or word[0].isupper())
        and (word.lower() not in _NO_NAMES)
    )
