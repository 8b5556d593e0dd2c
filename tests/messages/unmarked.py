"""Words in templates that no translator would ever see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from django.template.base import Lexer, TokenType

# Names that are the same in every language.
_NAMES = re.compile(
    r"ISAD\(G\)|ISAAR\(CPF\)|EDTF|DOI|ISBN|ISSN|ISIL|SHA-256|OR|EAD|BibTeX|RIS|TEI|JSON(-LD)?"
)
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SAID = ("title", "alt", "placeholder", "content", "label", "value")
_CODE = ("code", "script", "style", "kbd")


def unmarked(source: str) -> list[str]:
    """The texts and attributes of a template with words outside of its translation tags."""
    reader = _Reader()
    reader.feed("".join(_without_tags(source)))
    reader.close()
    return reader.found


def _without_tags(source: str) -> Iterator[str]:
    within = ""
    for token in Lexer(source).tokenize():
        name = token.contents.split(" ")[0].split("\n")[0]
        if within:
            if token.token_type == TokenType.BLOCK and name == f"end{within}":
                within = ""
                yield "0"
        elif token.token_type == TokenType.TEXT:
            yield token.contents
        elif token.token_type == TokenType.BLOCK and name in (
            "blocktranslate",
            "blocktrans",
            "comment",
        ):
            within = name
        elif token.token_type == TokenType.VAR:
            yield "0"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _CODE or self._within[-1:] == [tag] or given.get("translate") == "no":
            self._within.append(tag)
        for name, value in attrs:
            if self._is_said(tag, name, given):
                self._look(value or "")

    def handle_endtag(self, tag: str) -> None:
        if self._within and self._within[-1] == tag:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        if not self._within:
            self._look(data)

    def _look(self, text: str) -> None:
        if _LETTERS.search(_NAMES.sub("", text)):
            self.found.append(" ".join(text.split()))

    def _is_said(self, tag: str, name: str, given: dict[str, str | None]) -> bool:
        if name.startswith("aria-") and name.endswith(("label", "description", "roledescription")):
            return True
        if name.startswith("data-"):
            return " " in (given[name] or "").strip()
        if name == "content":
            return given.get("name") == "description"
        if name == "value":
            return given.get("type") in ("submit", "button", "reset")
        return name in _SAID
