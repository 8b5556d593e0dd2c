"""The note in which editors say where they found a document, and what is written on it.

"Source: Department of State, Central Files, 764.00/10-2456. Secret; Niact. Drafted by Beam and cleared by Murphy."
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile

LONGEST = 5_000
"""Characters of a note that are looked at."""
_LEAD = re.compile(r"\s*(?:Source|Quelle|Fonte)\s*:\s*", re.IGNORECASE)
_SHORT = re.compile(
    r"no|nos|vol|vols|doc|docs|pt|mr|mrs|ms|dr|st|gen|adm|col|maj|capt|lt|sen|rep|jr|sr|"
    r"ed|eds|fol|ff|pp|p|cf|encl|sec|dept|govt|jan|feb|mar|apr|aug|sept|oct|nov|dec|approx|ca",
    re.IGNORECASE,
)
"""Abbreviations whose full stop ends no sentence."""
_SENTENCE_END = re.compile(r"(?<=[.])[”\"')\]]*\s+(?=[\[“\"(]?[A-Z0-9])")
_MARKINGS = (
    r"Top Secret|Secret|Confidential|Restricted|Limited Official Use|Official Use Only|For Official Use Only|"
    r"Official|Unclassified|Plain|No classification marking|Eyes Only|Personal|Strictly Confidential|Cosmic Top Secret"
)
_CLASSIFICATION = re.compile(rf"\[?(?:{_MARKINGS})\]?(?:\s*[;,/–-]\s*[^.]+)?\.?", re.IGNORECASE)
_DECIMAL = re.compile(
    r"\b[0-9]{3}[A-Za-z]?\.[0-9A-Za-z.]*(?:\s?[A-Z][\w.]*)?/[0-9A-Za-z–—-]+(?:/[0-9A-Za-z–—-]+)?"
)
_LOT = re.compile(r"\bLot(?: File)?s? (?:No\. )?[0-9]{2,} ?[A-Z] ?[0-9]+\b")
_OLD_FORM = re.compile(r"(?P<reference>[^\s:]*[0-9./][^:]*):\s*(?P<form>[^:]+)")
_STEP = re.compile(
    r"\b(drafted|cleared|approved|sent|initialed|signed|prepared|concurred|repeated|typed)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|with)\s+(.+)", re.DOTALL)
_NAME = re.compile(
    r"[A-Z](?:\.|[\w’'-]+)(?: [A-Z](?:\.|[\w’'-]+)| of| de| von){0,4}(?:, (?:Jr|Sr|I{2,3})\.?)?"
)
_PARENTHESES = re.compile(r"\([^)]*\)")
_JOINTS = re.compile(r",\s*(?!Jr|Sr|I{2})|\band\b|;|\bas well as\b")


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What a source note says. `reference` is where the original is, `form` a type of document beside it."""

    reference: str = ""
    code: str = ""
    """The file's own number within the reference."""
    classification: str = ""
    form: str = ""
    drafters: list[str] = field(default_factory=list)
    clearers: list[str] = field(default_factory=list)


def read_source_note(text: str) -> SourceNote:
    """What a note with `type="source"` says, as far as it is beyond doubt."""
    text = text.strip()[:LONGEST]
    if text.startswith("[") and text.endswith("]"):
        return SourceNote(form=text[1:-1].strip(" ."))
    told = _LEAD.sub("", text, count=1)
    if told == text and (old := _OLD_FORM.fullmatch(text)):
        reference = old["reference"].strip()
        return SourceNote(reference, _code(reference) or reference, form=old["form"].strip(" ."))
    sentences = _sentences(told)
    marking = next(
        (number for number, said in enumerate(sentences) if _CLASSIFICATION.fullmatch(said)), 0
    )
    reference = " ".join(sentences[: marking or 1]).rstrip(".")
    return SourceNote(
        reference,
        _code(reference),
        sentences[marking].rstrip(".") if marking else "",
        drafters=_names(sentences, "drafted"),
        clearers=_names(sentences, "cleared"),
    )


def _code(reference: str) -> str:
    found = _DECIMAL.search(reference) or _LOT.search(reference)
    return found[0] if found else ""


def _sentences(text: str) -> list[str]:
    sentences: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        last = text[start : end.start()].rsplit(None, 1)[-1:] or [""]
        word = last[0].rstrip(".").lstrip("(“")
        if _SHORT.fullmatch(word) or (len(word) == 1 and word.isalpha()):
            continue
        sentences.append(text[start : end.start()].strip())
        start = end.end()
    return [*sentences, text[start:].strip()]


def _names(sentences: list[str], step: str) -> list[str]:
    """The names after "Drafted by", "cleared by": up to the first that is no plain name."""
    names: list[str] = []
    for sentence in sentences:
        pieces = _STEP.split(_PARENTHESES.sub("", sentence))
        for verb, told in zip(pieces[1::2], pieces[2::2], strict=True):
            if verb.lower() == step and (named := _BY.search(told)):
                parts = (part.strip(" .,") for part in _JOINTS.split(named[1]))
                names += takewhile(_NAME.fullmatch, filter(None, parts))
    return names
