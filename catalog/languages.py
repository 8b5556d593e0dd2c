"""Language tags (BCP 47, RFC 5646) and the direction in which scripts run."""

from __future__ import annotations

import re

# Scripts of ISO 15924 that run from right to left.
_RIGHT_TO_LEFT = frozenset(
    {"Adlm", "Arab", "Aran", "Armi", "Avst", "Hebr", "Mand", "Mani", "Mend", "Nkoo"}
    | {"Phli", "Phlp", "Phnx", "Rohg", "Samr", "Sogd", "Syrc", "Thaa", "Yezi"}
)
# Right-to-left languages whose script is left out of their tag (IANA registry, Suppress-Script and custom).
_RIGHT_TO_LEFT_LANGUAGES = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"]
)
# The script that a language's tag leaves out, as in the IANA registry (Suppress-Script).
_SUPPRESSED = {
    language: script
    for script, languages in {
        "Arab": "ar fa ur",
        "Cyrl": "be bg mk ru uk",
        "Grek": "el",
        "Hebr": "he yi",
        "Latn": "cs de en es fr hr hu it la pl pt ro sl sq",
    }.items()
    for language in languages.split()
}
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?\Z")
_SCRIPT = re.compile(r"[A-Z][a-z]{3}\Z")


def is_language(code: str) -> bool:
    """Whether `code` has the shape of a BCP 47 tag: language, and optionally script and region ("sr", "pt-BR")."""
    return _LANGUAGE.match(code) is not None


def is_script(code: str) -> bool:
    """Whether `code` has the shape of an ISO 15924 script code ("Cyrl")."""
    return _SCRIPT.match(code) is not None


def tag(language: str, script: str = "") -> str:
    """The BCP 47 tag of a language in a script; a script that goes without saying is left out.

    ("sr", "Cyrl") gives "sr-Cyrl", ("ru", "Cyrl") gives "ru", ("", "Cyrl") gives "und-Cyrl".
    """
    if not language:
        return f"und-{script}" if script else "und"
    if not script or "-" in language or _SUPPRESSED.get(language) == script:
        return language
    return f"{language}-{script}"


def direction(tag: str) -> str:
    """ "rtl" or "ltr": how text with this BCP 47 tag runs."""
    language, *subtags = tag.split("-")
    scripts = [subtag for subtag in subtags if _SCRIPT.match(subtag)]
    if scripts:
        return "rtl" if scripts[0] in _RIGHT_TO_LEFT else "ltr"
    return "rtl" if language in _RIGHT_TO_LEFT_LANGUAGES else "ltr"
