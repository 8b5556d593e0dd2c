"""The last net: words of the file that no reader put anywhere, however oddly it is encoded.

Readers take what the standards have where they have it. Files have more: a paragraph in a title, a list in a date. Its
words are looked for in what was read, and what is not found there is kept under the name of its element.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from catalog.ingest.drafts import Where
from catalog.ingest.ead.elements import plain_name, squashed
from catalog.ingest.ead.headings import says_more
from catalog.ingest.ead.inline import line
from catalog.ingest.xml import Element

MOST = 500
"""Words that are looked for as parts of others; further ones are taken for untold."""
_WORD = re.compile(r"\w+")
_SIGN = re.compile(r"[\W_]+")


def remains(elements: Iterable[Element], told: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What the elements say that is not `told`, as (name of the element, words)."""
    read = "\n".join(told)
    words = set(_WORD.findall(read))
    bare = ""
    left = MOST
    for name, text in _pieces(elements):
        if words.issuperset(_WORD.findall(text)):
            continue
        bare = bare or _SIGN.sub("", read)
        left -= 1
        if left < 0 or _SIGN.sub("", text) not in bare:
            yield name, squashed(text)


def _pieces(elements: Iterable[Element]) -> Iterator[tuple[str, str]]:
    for element in elements:
        for each in element.iter("*"):
            name = plain_name(each)
            if each.text and not each.text.isspace() and not _is_told(each, name):
                yield name, each.text
            for child in each:
                if child.tail and not child.tail.isspace():
                    yield name, child.tail


def _is_told(element: Element, name: str) -> bool:
    """Whether it is a heading, or stands in one, that only says what the field is called by."""
    parent = element.getparent()
    if name != "head" and parent is not None and plain_name(parent) == "head":
        return _is_told(parent, "head")
    above = "" if parent is None else plain_name(parent)
    return name == "head" and not says_more(line(element), above)


def texts_in(value: Any) -> list[str]:
    """All texts in drafts, and in what they are made of."""
    found: list[str] = []
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            found.append(each)
        elif isinstance(each, dict):
            waiting.extend(each.values())
        elif isinstance(each, list | tuple):
            waiting.extend(each)
        elif is_dataclass(each) and not isinstance(each, Where):
            waiting.extend(getattr(each, name) for name in _names(each.__class__))
    return found


_NAMES: dict[type, tuple[str, ...]] = {}


def _names(kind: Any) -> tuple[str, ...]:
    if kind not in _NAMES:
        _NAMES[kind] = tuple(field.name for field in fields(kind) if field.name != "where")
    return _NAMES[kind]
