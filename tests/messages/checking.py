"""What is wrong with translations, each in a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tests.messages.extracting import Message
from tests.messages.po import Entry, forms

_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|(\{\w*\})|%(%)")
_TAG = re.compile(r"</?\w+")


def faults(entries: list[Entry], wanted: dict[Message, list[str]], locale: str) -> Iterator[str]:
    """Messages that are missing, unsure, left over, or say something else than their source."""
    there = {entry.message: entry for entry in entries}
    for message in wanted:
        if message not in there:
            yield f"{message.text!r} is missing. Run: make messages"
    for message, entry in there.items():
        if message not in wanted:
            yield f"{message.text!r} is not said any more. Run: make messages"
        elif not all(entry.texts):
            yield f"{message.text!r} is not translated."
        elif entry.fuzzy:
            yield f"{message.text!r} is marked as fuzzy: check it."
        else:
            yield from _differences(entry, locale)


def _differences(entry: Entry, locale: str) -> Iterator[str]:
    message = entry.message
    if message.plural and len(entry.texts) != forms(locale):
        yield f"{message.text!r} has {len(entry.texts)} forms; the language has {forms(locale)}."
    allowed = [_signs(text) for text in (message.text, message.plural) if text]
    for text in entry.texts:
        if _signs(text) not in allowed:
            yield f"{text!r} has other placeholders or tags than {message.text!r}."
        for end in (" ", "\n"):
            if text.startswith(end) != message.text.startswith(end):
                yield f"{text!r} does not begin with a space as {message.text!r} does."
            if text.endswith(end) != message.text.endswith(end):
                yield f"{text!r} does not end with a space as {message.text!r} does."


def _signs(text: str) -> Counter[str]:
    placeholders = ["".join(found) for found in _PLACEHOLDER.findall(text)]
    return Counter([*placeholders, *_TAG.findall(text)])
