"""Files of messages for translators, and compiled ones (https://www.gnu.org/software/gettext/manual/)."""

from __future__ import annotations

import ast
import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from tests.messages.extracting import Message

PLURALS = {
    "it": "nplurals=2; plural=(n != 1);",
    "sr_Latn": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
}
_LINE = re.compile(r'(msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)?\s*(".*")')


@dataclass
class Entry:
    """A message with what it is called in one language: one text, or one for each plural form."""

    message: Message
    texts: list[str]
    files: list[str] = field(default_factory=list)
    fuzzy: bool = False

    @property
    def is_translated(self) -> bool:
        return all(self.texts) and not self.fuzzy


def forms(locale: str) -> int:
    """How many forms a language has for numbers."""
    return int(PLURALS[locale].split(";")[0].partition("=")[2])


def header(locale: str) -> str:
    language = locale.replace("_Latn", "@latin") if locale == "sr_Latn" else locale
    return (
        f"Language: {language}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
        f"Content-Transfer-Encoding: 8bit\nPlural-Forms: {PLURALS[locale]}\n"
    )


def read(text: str) -> Iterator[Entry]:
    """The entries of a file, without its header and without those that are commented out."""
    for block in re.split(r"\n\s*\n", text):
        said: dict[str, str] = {}
        last = ""
        for line in block.splitlines():
            found = _LINE.fullmatch(line.strip())
            if found:
                last = found[1] or last
                said[last] = said.get(last, "") + ast.literal_eval(found[2])
        if said.get("msgid"):
            message = Message(said["msgid"], said.get("msgid_plural", ""), said.get("msgctxt", ""))
            texts = [said[name] for name in sorted(said) if name.startswith("msgstr")]
            files = re.findall(r"^#: (.+)$", block, re.MULTILINE)
            yield Entry(message, texts, files, bool(re.search(r"^#,.*fuzzy", block, re.MULTILINE)))


def written(entries: Iterable[Entry], locale: str) -> str:
    """A file of these entries, as `read` reads it; no dates and no line numbers, so that only changes are changes."""
    head = "\n".join(
        ["# Written by: make messages", 'msgid ""', *_quoted("msgstr", header(locale))]
    )
    return "\n\n".join([head, *map(_block, entries)]) + "\n"


def _block(entry: Entry) -> str:
    message = entry.message
    lines = [f"#: {name}" for name in entry.files]
    if entry.fuzzy:
        lines.append("#, fuzzy")
    if message.context:
        lines += _quoted("msgctxt", message.context)
    lines += _quoted("msgid", message.text)
    if message.plural:
        lines += _quoted("msgid_plural", message.plural)
        for number, text in enumerate(entry.texts):
            lines += _quoted(f"msgstr[{number}]", text)
    else:
        lines += _quoted("msgstr", entry.texts[0])
    return "\n".join(lines)


def _quoted(name: str, text: str) -> list[str]:
    pieces = text.splitlines(keepends=True)
    if len(pieces) < 2:
        return [f'{name} "{_escaped(text)}"']
    return [f'{name} ""', *(f'"{_escaped(piece)}"' for piece in pieces)]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")


def compiled(entries: Iterable[Entry], locale: str) -> bytes:
    """What Django reads: the translated entries, sorted, as the format of binary message files has them."""
    pairs = {b"": header(locale).encode()}
    for entry in entries:
        if entry.is_translated:
            message = entry.message
            key = f"{message.context}\x04{message.text}" if message.context else message.text
            key = f"{key}\0{message.plural}" if message.plural else key
            pairs[key.encode()] = "\0".join(entry.texts).encode()
    keys = sorted(pairs)
    texts = [pairs[key] for key in keys]
    start = 7 * 4
    offset = start + 16 * len(keys)
    tables = []
    for strings in (keys, texts):
        for string in strings:
            tables.append(struct.pack("<II", len(string), offset))
            offset += len(string) + 1
    head = struct.pack(
        "<7I", 0x950412DE, 0, len(keys), start, start + 8 * len(keys), 0, start + 16 * len(keys)
    )
    body = b"".join(string + b"\0" for string in (*keys, *texts))
    return head + b"".join(tables) + body


def duplicates(entries: Iterable[Entry]) -> list[str]:
    """Messages that gettext could not tell apart."""
    keys = sorted((entry.message.context, entry.message.text) for entry in entries)
    return [text for (_context, text), group in groupby(keys) if len(list(group)) > 1]
