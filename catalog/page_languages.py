"""The languages the pages are written in, and the addresses at which each is read.

`/it/records/x/` is `/records/x/` in Italian. The first part of such an address is the language's tag in small letters:
an address is a promise, and `/sr/` would promise Serbian in the script that most readers of the tag expect, Cyrillic.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PageLanguage:
    """A language of the pages: its `code` in addresses and for Django, its BCP 47 `tag`, its name in itself."""

    code: str
    tag: str
    name: str


ENGLISH = PageLanguage("en", "en", "English")
PAGE_LANGUAGES = (
    ENGLISH,
    PageLanguage("it", "it", "Italiano"),
    PageLanguage("sr-latn", "sr-Latn", "Srpski"),
    PageLanguage("ru", "ru", "Русский"),
)
_BY_CODE = {language.code: language for language in PAGE_LANGUAGES}
# One address in one language: the desk, files as they are, what machines read.
_WITHOUT = ("/admin/", "/files/", "/static/", "/robots.txt")


def of_code(code: str) -> PageLanguage:
    """The language with this code; English when there is none."""
    return _BY_CODE.get(code.lower(), ENGLISH)


def parted(path: str) -> tuple[str, str]:
    """The language's code at the beginning of a path, and the path without: "/it/agents/" gives ("it", "/agents/").

    Without a language the code is empty; after one, what is left is empty where its slash was forgotten.
    """
    code, slash, rest = path[1:].partition("/")
    return (code, slash + rest) if path[:1] == "/" and code in _BY_CODE else ("", path)


def has_languages(path: str) -> bool:
    """Whether a path (without a language) may be read in several languages."""
    return not path.startswith(_WITHOUT)


def unprefixed(path: str) -> str:
    """The path that leads to the same in whichever language the reader prefers."""
    return parted(path)[1] or "/"


def in_language(path: str, language: PageLanguage) -> str:
    """The path that leads to the same in one language."""
    return f"/{language.code}{unprefixed(path)}"


def indexed(path: str, language: PageLanguage) -> str:
    """The path under which search engines know a page: without a language it is in English for them."""
    return unprefixed(path) if language is ENGLISH else in_language(path, language)
