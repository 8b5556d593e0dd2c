"""Languages and scripts as people write them in tables: codes, or names in a few languages."""

from __future__ import annotations

from catalog import iso639
from catalog.ingest.tables.spelling import folded
from catalog.languages import is_language, is_script

_NAMES = {
    "ar": "ara arabic arabo arabe arabisch",
    "be": "bel belarusian bielorusso biélorusse weissrussisch",
    "bg": "bul bulgarian bulgaro bulgare bulgarisch",
    "bs": "bos bosnian bosniaco bosniaque bosnisch",
    "ca": "cat catalan catalano katalanisch",
    "cs": "ces cze czech ceco tchèque tschechisch čeština",
    "da": "dan danish danese danois dänisch",
    "de": "deu ger german tedesco allemand deutsch",
    "el": "ell gre greek greco grec griechisch ελληνικά",
    "en": "eng english inglese anglais englisch",
    "es": "spa spanish spagnolo espagnol spanisch español",
    "et": "est estonian estone estonien estnisch",
    "fi": "fin finnish finlandese finnois finnisch suomi",
    "fr": "fra fre french francese français französisch",
    "he": "heb hebrew ebraico hébreu hebräisch",
    "hr": "hrv scr croatian croato croate kroatisch hrvatski",
    "hu": "hun hungarian ungherese hongrois ungarisch magyar",
    "it": "ita italian italiano italien italienisch",
    "ja": "jpn japanese giapponese japonais japanisch",
    "la": "lat latin latino latein",
    "lt": "lit lithuanian lituano lituanien litauisch",
    "lv": "lav latvian lettone letton lettisch",
    "mk": "mkd mac macedonian macedone macédonien mazedonisch",
    "nl": "nld dut dutch olandese néerlandais niederländisch",
    "no": "nor norwegian norvegese norvégien norwegisch",
    "pl": "pol polish polacco polonais polnisch polski",
    "pt": "por portuguese portoghese portugais portugiesisch português",
    "ro": "ron rum romanian rumeno roumain rumänisch română",
    "ru": "rus russian russo russe russisch русский",
    "sk": "slk slo slovak slovacco slovaque slowakisch",
    "sl": "slv slovenian slovene sloveno slovène slowenisch slovenščina",
    "sq": "sqi alb albanian albanese albanais albanisch shqip",
    "sr": "srp scc serbian serbo serbe serbisch srpski српски",
    "sv": "swe swedish svedese suédois schwedisch",
    "tr": "tur turkish turco turc türkisch",
    "uk": "ukr ukrainian ucraino ukrainien ukrainisch українська",
    "yi": "yid yiddish jiddisch",
    "zh": "zho chi chinese cinese chinois chinesisch",
}
_SCRIPTS = {
    "Arab": "arabic arabo arabe arabisch",
    "Cyrl": "cyrillic cirillico cyrillique kyrillisch кириллица",
    "Glag": "glagolitic glagolitico",
    "Grek": "greek greco grec griechisch",
    "Hebr": "hebrew ebraico hébreu hebräisch",
    "Latn": "latin latino lateinisch roman",
}


def _by_name(names: dict[str, str]) -> dict[str, str]:
    return {folded(name): code for code, words in names.items() for name in (code, *words.split())}


_LANGUAGES_BY_NAME = _by_name(_NAMES)
_SCRIPTS_BY_NAME = _by_name(_SCRIPTS)


def language_tag(text: str) -> str:
    """The BCP 47 tag of the language that `text` names ("en", "eng", "English", "inglese", "pt_BR"); "" when none."""
    known = _LANGUAGES_BY_NAME.get(folded(text)) or iso639.language_named(text)
    known = known or iso639.language_tag(text)
    if known:
        return known
    first, _separator, rest = text.strip().replace("_", "-").partition("-")
    language = _LANGUAGES_BY_NAME.get(folded(first), first.lower())
    subtags = (
        part.title() if len(part) == 4 else part.upper() for part in filter(None, rest.split("-"))
    )
    tag = "-".join((language, *subtags))
    return tag if is_language(tag) else ""


def script_code(text: str) -> str:
    """The ISO 15924 code of the script that `text` names ("Cyrl", "Cyrillic", "cirillico"); "" when none."""
    code = text.strip().title()
    return _SCRIPTS_BY_NAME.get(folded(text)) or (code if is_script(code) else "")
