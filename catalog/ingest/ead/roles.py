"""The parts that persons and bodies have, by MARC relator codes and by words, as roles of the catalogue."""

from __future__ import annotations

import re

_ROLES = {
    "author": "aut; author; writer; dis; aui; cmp; composer; lyr; lbt; interviewer; ivr; lecturer; rpt; reporter",
    "creator": "cre; creator; art; artist; pht; photographer; fmk; filmmaker; drt; com; compiler; col; collector; "
    "crp; correspondent; ctg; cartographer; arc; architect; pro; producer; prd; prn; org; originator; ill; "
    "illustrator; creation; producteur; produttore; registrar; accumulator; oth; other",
    "sender": "sender; snd; from; expéditeur; mittente",
    "recipient": "rcp; addressee; recipient; to; destinataire; destinatario",
    "signatory": "sgn; signer; signatory; signataire",
    "speaker": "spk; speaker; ive; interviewee; nrt; narrator; orator",
    "attendee": "attendee; participant; prp; oth participant; pan; panelist",
    "editor": "edt; editor; edc; edm; pbd; éditeur scientifique; curatore; redactor; red; redaktor",
    "translator": "trl; translator; traducteur; traduttore",
    "publisher": "pbl; publisher; issuing body; isb; dst; distributor",
    "subject": "subject; sbj; about; topic; depicted; dpc",
    "mentioned": "mentioned; dte; dedicatee; hnr; honoree; index",
}
_FROM = (
    "source; donor; dnr; depositor; dpt; fmo; former owner; own; owner; seller; vendor; lender; custodian; "
    "source of acquisition; acquisition"
)
_SOURCES = frozenset(_FROM.split("; "))
"""Those from whom the material came."""
_BY_WORD = {word: role for role, words in _ROLES.items() for word in words.split("; ")}
_CODE = re.compile(r"\(([a-z]{3})\)\s*$")


def role_named(words: str) -> str:
    """The key of the role for "aut", "Author (aut)", ".../relators/aut" or "author"; "" for none that is known."""
    return next((_BY_WORD[form] for form in _forms(words) if form in _BY_WORD), "")


def is_source(words: str) -> bool:
    """Whether it is the one from whom the material came."""
    return any(form in _SOURCES for form in _forms(words))


def _forms(words: str) -> list[str]:
    bare = words.strip().rstrip(":.").strip().lower()
    code = _CODE.search(bare)
    return [bare, bare.rsplit("/", 1)[-1], code[1] if code else "", _CODE.sub("", bare).strip()]
