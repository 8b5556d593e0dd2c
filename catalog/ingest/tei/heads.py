"""What the heading of a document says: its number, its type, who wrote to whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = re.compile(r"(?:(?:No|Nr|Doc|Document)\.?\s*)?\[?([0-9]+[a-z]?)\]?[.)]\s+(?=\S)")
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
_CORRESPONDENCE = frozenset(
    {"telegram", "cable", "dispatch", "note-verbale", "memorandum", "letter", "correspondence", ""}
)
_FROM_TO = re.compile(r"\b[Ff]rom (?P<sender>.+?) to (?P<recipient>.+)")
_TO = re.compile(r"(?P<sender>(?:[Tt]he |\w{1,8}\. )?[A-Z][^ ]*(?: [^ ]+)*?) to (?P<recipient>.+)")
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_NO_NAME = re.compile(
    r"(?:\w+ )?(?:telegram|letter|memorand|note|instruction|report|message|paper|address)", re.I
)
_BODIES = re.compile(
    r"(?:Certain|All|Various|Department|Embassy|Legation|Mission|Consulate|Diplomatic)\b"
)
_HONORIFIC = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Herr|Monsieur|M|Sir|Messrs|Señor|Signor|Count|Baron|Lord|General|Admiral|"
    r"Captain|Colonel|President|Vice President|Chairman|Premier|Prime Minister|Foreign Minister|Chancellor|Senator|"
    r"Secretary(?: of \w+)?|Ambassador|Minister|Marshal|Governor|Congressman|Representative|King|Shah)\.? )+"
)


@dataclass(frozen=True, slots=True)
class Party:
    """A sender or recipient as a heading words it. `office` when it is one, or the office that `name` holds."""

    name: str
    written: str
    is_body: bool


def numbered(heading: str) -> tuple[str, str]:
    """The number that a heading begins with, as printed, and the rest: ("102.", "Memorandum From …")."""
    found = _NUMBER.match(heading)
    if found is None:
        return "", heading
    return found[0].strip(), heading[found.end() :]


def document_type(heading: str, form: str = "") -> str:
    """The key of the document type that a heading says; `form` is what is printed beside it ("[Telegram.]")."""
    for pattern, found in _TYPES:
        if pattern.match(heading):
            return found
    for pattern, found in _FORMS:
        if pattern.search(form):
            return found
    return "correspondence" if parties(heading) else ""


def parties(heading: str) -> tuple[Party, Party] | None:
    """Sender and recipient in a heading "… From X to Y" or "X to Y"; None when it does not say them plainly."""
    known = next((found for pattern, found in _TYPES if pattern.match(heading)), "")
    if known not in _CORRESPONDENCE:
        return None
    found = _FROM_TO.search(heading) or (None if known else _TO.match(heading))
    if found is None or (not known and not _is_name(found["sender"])):
        return None
    sender, recipient = _party(found["sender"]), _party(found["recipient"])
    return (sender, recipient) if sender and recipient else None


def _is_name(sender: str) -> bool:
    """Whether what stands before "to" is whoever wrote, and not a word such as "Guidelines"."""
    return " " in sender and _NO_NAME.match(sender) is None


def _party(written: str) -> Party | None:
    written = written.strip(" .,;:")
    if not written or len(written) > 200:
        return None
    if found := _IN_BRACKETS.search(written):
        return Party(found[1].strip(), written, is_body=False)
    if written.lower().startswith("the "):
        return Party(written[4:5].upper() + written[5:], written, is_body=True)
    if _BODIES.match(written):
        return Party(written, written, is_body=True)
    return Party(_HONORIFIC.sub("", written, count=1).strip() or written, written, is_body=False)
