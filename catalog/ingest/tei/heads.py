"""What the heading of a document says: its number, its type, who wrote to whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from catalog.ingest.document_types import type_of, type_of_form

_NUMBER = re.compile(r"(?:(?:No|Nr|Doc|Document)\.?\s*)?\[?([0-9]+[a-z]?)\]?[.)]\s+(?=\S)")
LONGEST = 1_000
"""Characters of a heading in which sender and recipient are looked for."""
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
    found = type_of(heading)
    if found is None:
        found = type_of_form(form) or ("correspondence" if parties(heading) else "")
    return found


def parties(heading: str) -> tuple[Party, Party] | None:
    """Sender and recipient in a heading "… From X to Y" or "X to Y"; None when it does not say them plainly."""
    if len(heading) > LONGEST:
        return None
    known = type_of(heading) or ""
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
