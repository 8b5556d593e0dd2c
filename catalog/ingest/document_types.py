"""The type of a document, from the words of its title: "Telegram From the Embassy in Hungary", "Minutes of …"."""

from __future__ import annotations

import re

LONGEST = 300
"""Characters of a title that are looked at."""
_TYPES = tuple(
    (re.compile(rf"\W*(?:{pattern})", re.IGNORECASE), document_type)
    for pattern, document_type in (
        (r"editorial note", ""),
        (
            r"(?:\w+ ){0,3}?(?:memorand(?:um|a)|records?|notes?|transcripts?|summary|minutes|report|memcon)"
            r"s? (?:of|on|for)(?: the| a| an)?(?: \w+){0,3}? (?:conversation|conference call|telcon)s?\b",
            "record-of-conversation",
        ),
        (
            r"(?:\w+ ){0,2}?(?:national )?intelligence (?:estimate|memorandum|note|brief|report|information)",
            "intelligence-report",
        ),
        (
            r"(?:special )?national intelligence estimate|s?nie\b|(?:central|current) intelligence|"
            r"intelligence\b|weekly (?:summary|review) prepared|research memorandum",
            "intelligence-report",
        ),
        (
            r"(?:\w+ ){0,2}?minutes\b|memorand(?:um|a) (?:of|on)(?: the)?(?: \w+){0,2} (?:discussion|meeting)|"
            r"(?:draft |summary )?(?:notes?|record|summary|proceedings|transcript|report)s? (?:of|on)\b"
            r".{0,60}?\b(?:meeting|session|discussion)|record of actions? by|memorandum for the record of",
            "minutes",
        ),
        (r"(?:\w+ )?(?:telegram|airgram|telegraphic|radiogram)", "telegram"),
        (r"(?:\w+ )?cable(?:gram)?\b", "cable"),
        (r"(?:\w+ )?(?:despatch|dispatch|instruction)\b", "dispatch"),
        (
            r"note verbale|(?:\w+ )?note from\b|(?:\w+ )?(?:diplomatic|oral) note|aide[- ]m[ée]moire",
            "note-verbale",
        ),
        (r"(?:\w+ ){0,2}?memorand(?:um|a)|memo\b|briefing memorandum", "memorandum"),
        (r"(?:\w+ )?letter|brief\b|lettre|lettera|carta", "letter"),
        (r"(?:\w+ ){0,2}?communiqu[ée]|(?:joint )?statement issued|press release", "communique"),
        (r"(?:\w+ ){0,2}?(?:address|speech|remarks|toast|statement (?:by|made by|of))\b", "speech"),
        (r"(?:\w+ )?resolution\b", "resolution"),
        (r"(?:\w+ ){0,2}?(?:agreement|treaty|protocol|convention|armistice)\b", "agreement"),
        (r"(?:extracts? from |excerpts? from )?(?:\w+ ){0,3}?diar(?:y|ies)", "diary"),
        (r"(?:\w+ )?interview", "interview"),
        (r"(?:\w+ ){0,3}?(?:report|study|paper|estimate|survey|appraisal|analysis)\b", "report"),
        (r"(?:backchannel |personal )?message|correspondence", "correspondence"),
    )
)
_FORMS = tuple(
    (re.compile(pattern, re.IGNORECASE), document_type)
    for pattern, document_type in (
        (r"\b(?:telegram|cipher|cypher)\b", "telegram"),
        (r"\bairgram\b", "telegram"),
        (r"\bcable\b", "cable"),
        (r"\bdespatch\b|\bdispatch\b|\binstruction\b", "dispatch"),
        (r"\bmemorandum\b", "memorandum"),
        (r"\bnote\b", "note-verbale"),
        (r"\bletter\b", "letter"),
    )
)


def type_of(title: str) -> str | None:
    """The key of the document type that a title begins with; "" for what is no document, None when it says none."""
    return next((found for pattern, found in _TYPES if pattern.match(title[:LONGEST])), None)


def type_of_form(form: str) -> str:
    """The key of the document type that is named in a word or two: "Telegram", "Circular despatch"; "" for none."""
    return next((found for pattern, found in _FORMS if pattern.search(form[:LONGEST])), "")
