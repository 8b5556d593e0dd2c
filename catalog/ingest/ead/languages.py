"""langmaterial: the languages and scripts of the material."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from catalog.ingest.ead.elements import squashed, value
from catalog.ingest.ead.inline import line
from catalog.ingest.ead.unit import Unit
from catalog.ingest.xml import Element, name_of
from catalog.iso639 import language_named, language_tag, script_code, script_named

_BETWEEN = re.compile(r"\s*(?:[,;./&|]|\band\b|\bet\b|\be\b|\bund\b|\by\b)\s*", re.IGNORECASE)
_SAYS_NOTHING = frozenset(["", "language", "languages", "in", "script", "mainly in", "written in"])


_TOLD = frozenset({"language", "languageset", "script"})


def langmaterial(element: Element, unit: Unit) -> None:
    for child in element.iter("*"):
        if name_of(child) == "language":
            _language(child, unit)
        elif name_of(child) == "script":
            _script(child, unit)
    if not any(name_of(child) == "language" for child in element.iter("*")):
        for word in _BETWEEN.split(line(element)):
            _remember(unit.draft.languages, language_named(word))
    untold = [element] if squashed(element.text) else []
    untold = untold or [child for child in element if name_of(child) not in _TOLD] or [element]
    unit.told += [word for word in _words(element) if _is_understood(word, unit)]
    for each in untold:
        if not _is_told(each, unit):
            unit.draft.keep("langmaterial", line(each))


def _language(element: Element, unit: Unit) -> None:
    code = value(element, "langcode")
    tag = language_tag(code) if code else ""
    if code and not tag:
        unit.aid.warn(
            element,
            _("This is no code of a language."),
            _("Write a code of ISO 639-2, such as “eng”."),
            code,
        )
    words = _BETWEEN.split(line(element))
    if tag:
        # Whatever the language is called in, its code tells it.
        unit.told += words
    for found in [tag] if tag else [language_named(word) for word in words]:
        _remember(unit.draft.languages, found)
    _script(element, unit)


def _script(element: Element, unit: Unit) -> None:
    code = value(element, "scriptcode")
    words = line(element) if name_of(element) == "script" else ""
    _remember(unit.draft.scripts, script_code(code) or script_named(words))


def _remember(known: list[str], code: str) -> None:
    if code and code not in known:
        known.append(code)


def _is_told(element: Element, unit: Unit) -> bool:
    """Whether the words are nothing but the names of the languages and scripts that were understood."""
    return all(
        _is_understood(word, unit) or word.strip(" :.").casefold() in _SAYS_NOTHING
        for word in _words(element)
    )


def _is_understood(word: str, unit: Unit) -> bool:
    language, script = language_named(word), script_named(word)
    known = language in unit.draft.languages or script in unit.draft.scripts
    return known or word in unit.told


def _words(element: Element) -> list[str]:
    said = [squashed(text) for text in element.itertext(with_tail=True)]
    return [word for text in said for word in _BETWEEN.split(text) if word.strip(" :.()")]
