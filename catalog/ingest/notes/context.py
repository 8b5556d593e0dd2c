"""What is known when a note is read: the repositories of the catalogue, and the abbreviations introduced so far."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from catalog.folding import folded
from catalog.ingest.notes import wordings
from catalog.ingest.notes.structure import Shape, segments

_HEREAFTER = re.compile(
    rf"[(\[][^()\[\]]{{0,60}}?(?:{wordings.HEREAFTER})(?!\w)[\s:,]*(?P<short>[^()\[\]]{{1,80}})[)\]]",
    re.IGNORECASE,
)
_BARE_HEREAFTER = re.compile(
    rf"[,;.]\s*{wordings.HEREAFTER}\s*:?\s*(?P<short>[^,;.()]{{2,40}})", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"[(\[](?P<short>[^\W\d_a-z][\w.\-–/ ]{1,15})[)\]]")
_SIGNS = "\"“”„«»‘’' ."


@dataclass(slots=True)
class Context:
    """`repositories` leads from every folded name of a repository to its name."""

    repositories: Mapping[str, str] = field(default_factory=dict)
    abbreviations: dict[str, str] = field(default_factory=dict)
    introduced: dict[str, int] = field(default_factory=dict)
    """By abbreviation, the number of the note that introduced it."""

    def repository(self, text: str) -> str:
        """The name of the repository that `text` names, "" when it names none that is known."""
        key = folded(text)
        found = self.repositories.get(key, "")
        if not found and key.startswith("the "):
            found = self.repositories.get(key[4:], "")
        return found or self.repositories.get(f"the {key}", "")

    def expanded(self, text: str) -> str:
        """What an abbreviation stands for; `text` itself when it is none."""
        return self.abbreviations.get(text.strip(_SIGNS), text)

    def introduce(self, text: str, number: int) -> str:
        """Take up the abbreviations that a citation introduces, and give it without the words that do so."""
        match = _HEREAFTER.search(text) or _BARE_HEREAFTER.search(text)
        if match is not None:
            self._bind(text[: match.start()], match["short"], number)
            return self.introduce(text[: match.start()].rstrip(" ,") + text[match.end() :], number)
        return self._bracketed(text, number)

    def _bracketed(self, text: str, number: int) -> str:
        """Take up "Archivio Centrale dello Stato (ACS)": letters in brackets that the words before begin with."""
        for match in _IN_BRACKETS.finditer(text):
            before = _segments(text[: match.start()])
            if before and _stands_for(match["short"], before[-1]):
                self._put(match["short"], before[-1], number)
                return text[: match.start()].rstrip() + text[match.end() :]
        return text

    def _bind(self, before: str, shorts: str, number: int) -> None:
        found = _segments(before)
        wanted = [short.strip(_SIGNS) for short in shorts.split(",") if short.strip(_SIGNS)]
        if not found or not wanted or any(len(short) > 40 for short in wanted):
            return
        for at, short in enumerate(wanted):
            fitting = [one for one in found if _stands_for(short, one)]
            position = at - len(wanted)
            default = found[position] if -position <= len(found) else found[-1]
            self._put(short, fitting[0] if fitting else default, number)

    def _put(self, short: str, full: str, number: int) -> None:
        short = short.strip(_SIGNS)
        if short and folded(short) != folded(full):
            self.abbreviations.setdefault(short, full)
            self.introduced.setdefault(short, number)


def _segments(text: str) -> list[str]:
    return [one.text for one in segments(text) if one.shape in (Shape.PLAIN, Shape.QUOTED)]


def _stands_for(short: str, full: str) -> bool:
    """Whether the letters of an abbreviation are found at the beginnings of words, in order."""
    letters = folded(short).replace(" ", "")
    words = folded(full).split()
    if not letters or len(letters) > 12 or not words:
        return False
    at = 0
    for word in words:
        if at < len(letters) and word[0] == letters[at]:
            at += 1
    return at == len(letters) and len(letters) > 1
