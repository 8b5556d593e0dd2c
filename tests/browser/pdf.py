"""What a PDF that Chromium has made says, page by page: enough of the format for that, and no more."""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj(.*?)endobj", re.S)
_STREAM = re.compile(rb"/Length (\d+).*?stream\r?\n", re.S)
_FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
_SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj")
_SINGLE = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n")
_RANGE = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]{4})>")


def pages(document: bytes) -> list[str]:
    """The words on each page, without the spaces between them, in the order in which they were drawn."""
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(document)}
    return [_words(objects, body) for body in objects.values() if b"/Type /Page\n" in body]


def _words(objects: dict[int, bytes], page: bytes) -> str:
    fonts = {name: _letters(objects, objects[int(key)]) for name, key in _FONT.findall(page)}
    drawn = _unpacked(objects[_reference(page, b"Contents")])
    words, letters = [], dict[int, str]()
    for font, glyphs in _SHOWN.findall(drawn):
        letters = fonts[font] if font else letters
        codes = bytes.fromhex(glyphs.decode())
        words += [
            letters.get(int.from_bytes(codes[at : at + 2], "big"), "")
            for at in range(0, len(codes), 2)
        ]
    return re.sub(r"\s+", "", "".join(words))


def _letters(objects: dict[int, bytes], font: bytes) -> dict[int, str]:
    """What the glyphs of a font stand for."""
    table = _unpacked(objects[_reference(font, b"ToUnicode")])
    ranges = _RANGE.findall(table)
    found = {
        int(first, 16) + step: chr(int(letter, 16) + step)
        for first, last, letter in ranges
        for step in range(int(last, 16) - int(first, 16) + 1)
    }
    singles = b"\n".join(re.findall(rb"beginbfchar\n(.*?)endbfchar", table, re.S))
    return found | {
        int(glyph, 16): bytes.fromhex(letter.decode()).decode("utf-16-be")
        for glyph, letter in _SINGLE.findall(singles)
    }


def _reference(body: bytes, name: bytes) -> int:
    found = re.search(rb"/" + name + rb" (\d+) 0 R", body)
    if found is None:
        raise ValueError(f"Nothing is named {name.decode()} in {body[:200]!r}")
    return int(found[1])


def _unpacked(body: bytes) -> bytes:
    found = _STREAM.search(body)
    if found is None:
        raise ValueError(f"There is no stream in {body[:200]!r}")
    return zlib.decompress(body[found.end() : found.end() + int(found[1])])
