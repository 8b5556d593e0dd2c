"""Languages as reference managers name them, as tags of BCP 47."""

from __future__ import annotations

import re

from catalog import iso639
from catalog.languages import is_language

# Names in English, in the language itself, as Babel calls it, and codes of ISO 639-2.
_NAMES = {
    "ar": "arabic ara",
    "be": "belarusian bel",
    "bg": "bulgarian български bul",
    "bs": "bosnian bosanski bos",
    "ca": "catalan català cat",
    "cs": "czech čeština český cze ces cz",
    "cu": "church-slavonic chu",
    "da": "danish dansk dan",
    "de": "german deutsch ger deu ngerman austrian naustrian swissgerman nswissgerman tedesco allemand",
    "de-AT": "austrian-german",
    "el": "greek ελληνικά gre ell polutonikogreek modern-greek greco",
    "en": "english eng american usenglish british ukenglish canadian australian newzealand inglese anglais englisch",
    "es": "spanish español espanol castellano spa spagnolo",
    "et": "estonian eesti est",
    "eu": "basque euskara baq eus",
    "fa": "persian farsi per fas",
    "fi": "finnish suomi fin",
    "fr": "french français francais fre fra canadien acadian francese französisch",
    "ga": "irish gle",
    "he": "hebrew heb",
    "hr": "croatian hrvatski hrv croato",
    "hu": "hungarian magyar hun ungherese",
    "hy": "armenian arm hye",
    "is": "icelandic íslenska ice isl",
    "it": "italian italiano ita italien italienisch",
    "ja": "japanese jpn",
    "ka": "georgian geo kat",
    "ko": "korean kor",
    "la": "latin lat latino",
    "lt": "lithuanian lit",
    "lv": "latvian lav",
    "mk": "macedonian македонски mac mkd",
    "nl": "dutch nederlands dut nld",
    "no": "norwegian norsk nor",
    "nb": "bokmål bokmal nob",
    "nn": "nynorsk nno",
    "pl": "polish polski pol polacco",
    "pt": "portuguese português portugues por portuges",
    "pt-BR": "brazil brazilian",
    "ro": "romanian română rum ron",
    "ru": "russian русский rus russo russe russisch",
    "sk": "slovak slovenčina slo slk",
    "sl": "slovene slovenian slovenščina slovenski slv sloveno",
    "sq": "albanian shqip alb sqi",
    "sr": "serbian српски srpski srp serbo",
    "sr-Cyrl": "serbianc",
    "sv": "swedish svenska swe",
    "tr": "turkish türkçe tur",
    "uk": "ukrainian українська ukr",
    "yi": "yiddish yid",
    "zh": "chinese chi zho pinyin",
}
_TAGS = {name: tag for tag, names in _NAMES.items() for name in names.split()}
_BETWEEN = re.compile(r" ?[;,/|] ?| (?:and|und|et|e|i) ")


def tags(text: str) -> tuple[list[str], list[str]]:
    """The languages of "en-US", "Italian; fr" or "rus" as tags, and the words that name none."""
    found: list[str] = []
    unknown: list[str] = []
    for word in filter(None, _BETWEEN.split(" ".join(text.split()))):
        tag = _tag(word)
        if not tag:
            unknown.append(word)
        elif tag not in found:
            found.append(tag)
    return found, unknown


def _tag(word: str) -> str:
    name = word.casefold().strip(" .()")
    if name in _TAGS:
        return _TAGS[name]
    known = iso639.language_named(name) or iso639.language_tag(name)
    if known:
        return known
    first, *rest = word.replace("_", "-").split("-")
    script = [part.title() for part in rest if len(part) == 4 and part.isalpha()][:1]
    tag = "-".join((_TAGS.get(first.casefold(), first.casefold()), *script))
    return tag if is_language(tag) else ""
