"""Names that pages use: languages in English, archives by their abbreviations, persons with their years."""

from __future__ import annotations

import re

from catalog.choices import AgentKind
from catalog.ingest.drafts import AgentDraft
from catalog.ingest.personal_names import index_order

_LISTED = (
    "albanian sq, arabic ar, armenian hy, azerbaijani az, belarusian be, bulgarian bg, chinese zh, croatian hr, "
    "czech cs, danish da, dutch nl, english en, estonian et, farsi fa, finnish fi, french fr, "
    "georgian ka, german de, greek el, "
    "hebrew he, hindi hi, hungarian hu, italian it, japanese ja, kazakh kk, korean ko, latin la, latvian lv, "
    "lithuanian lt, macedonian mk, mongolian mn, norwegian no, persian fa, polish pl, portuguese pt, romanian ro, "
    "russian ru, serbian sr, serbo-croatian sh, slovak sk, slovene sl, slovenian sl, spanish es, swedish sv, "
    "turkish tr, ukrainian uk, urdu ur, vietnamese vi"
)
_LANGUAGES = dict(entry.split(" ") for entry in _LISTED.split(", "))
ARCHIVES = {
    "APRF": "Archive of the President of the Russian Federation",
    "AVPRF": "Archive of Foreign Policy of the Russian Federation",
    "AVP RF": "Archive of Foreign Policy of the Russian Federation",
    "GARF": "State Archive of the Russian Federation",
    "RGANI": "Russian State Archive of Contemporary History",
    "RGASPI": "Russian State Archive of Socio-Political History",
    "TsKhSD": "Center for the Storage of Contemporary Documentation",
    "SAPMO-BArch": "Foundation Archives of Parties and Mass Organizations of the GDR in the Federal Archives",
    "MOL": "Hungarian National Archives",
    "AAN": "Archive of New Records",
    "PRC FMA": "Foreign Ministry Archives of the People's Republic of China",
}
_YEARS = re.compile(r",?\s*\(?(?P<born>[0-9]{4})\s*[-–]\s*(?P<died>[0-9]{4})?\)?\s*$")
_BODY = re.compile(
    r"\b(?:party|committee|ministry|council|government|union|agency|embassy|department|organization|office|presidium|"
    r"politburo|army|kgb|cia|bureau|commission|university|institute|church|treaty|republic|congress|\([A-Z]{2,}\))",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\s*(?:[;\n|•·]|\band\b)\s*")


def language_tag(name: str) -> str:
    """The BCP 47 tag of a language by its English name; "" when it is not known."""
    return _LANGUAGES.get(name.strip(" .").lower(), "")


def languages_in(text: str) -> tuple[list[str], list[str]]:
    """The tags of the languages that a text lists, and the words that are none."""
    names = [name.strip() for name in re.split(r"[,;/\n]|\band\b", text) if name.strip()]
    tags = [tag for name in names if (tag := language_tag(name))]
    return tags, [name for name in names if not language_tag(name)]


def agent_of(name: str) -> AgentDraft:
    """A person or body as a page lists it: "Togliatti, Palmiro, 1893-1964"."""
    years = _YEARS.search(name)
    bare = (name[: years.start()] if years else name).strip(" ,.")
    is_body = _BODY.search(bare) is not None and years is None
    agent = AgentDraft(
        bare if is_body else index_order(bare),
        (AgentKind.CORPORATE_BODY if is_body else AgentKind.PERSON).value,
    )
    if years:
        agent.date_edtf = f"{years['born']}/{years['died'] or '..'}"
    return agent


def listed(text: str) -> list[str]:
    """The entries of a list on one line or several."""
    return [entry.strip(" ,") for entry in _SEPARATORS.split(text) if entry.strip(" ,")]
