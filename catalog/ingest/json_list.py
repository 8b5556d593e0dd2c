"""Long lists in JSON (RFC 8259), read one entry at a time with the line on which each begins."""

from __future__ import annotations

import codecs
import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from catalog.ingest.drafts import Where
from catalog.ingest.findings import UnreadableFile
from catalog.text import printable

MAX_ENTRY = 16 * 1024 * 1024
"""Characters of one entry; a text of a thousand pages has three million."""
_CHUNK = 64 * 1024
_LONGEST_TOKEN = 32
"""What is wrong so close to the end of what has been read may be mended by what follows."""
_LIST = re.compile(r"\ufeff?\s*\[\s*[{\]]")
_SPACE = re.compile(r"[ \t\r\n]*")
_UNFINISHED = "Unterminated string"


def begins_with_list(head: str) -> bool:
    """Whether a file that begins so may be a list of objects."""
    return _LIST.match(head) is not None


def entries(stream: BinaryIO) -> Iterator[tuple[int, Any]]:
    """The entries of a list, each after the line on which it begins; memory holds one of them.

    UnreadableFile, with the line, for what is no such list, for an object with the same key twice, for NaN and
    Infinity, for what lies too deep and for an entry of more than MAX_ENTRY characters.
    """
    text = _Text(stream)
    if text.peek() != "[":
        text.value()
        raise UnreadableFile(
            _("The file must hold a list of objects: [{…}, {…}]."),
            _("Put square brackets around it."),
            where=Where(1),
        )
    text.skip()
    if text.peek() == "]":
        text.skip()
    else:
        yield from _until_end(text)
    if text.peek():
        raise text.unreadable(_("after the list there is more"))


def _until_end(text: _Text) -> Iterator[tuple[int, Any]]:
    while True:
        text.peek()
        line = text.line
        yield line, text.value()
        mark = text.peek()
        if mark not in (",", "]"):
            raise text.unreadable(_("there must be a comma or “]” after an entry"))
        text.skip()
        if mark == "]":
            return


class _Text:
    """The part of a stream that has been read and not yet been taken."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        head = stream.read(_CHUNK)
        self._decode = codecs.getincrementaldecoder(_encoding(head))().decode
        self._decoder = json.JSONDecoder(
            object_pairs_hook=_unique_keys,
            parse_constant=_no_constant,
            parse_float=_finite,
        )
        self._buffer, self._at, self._ended = "", 0, False
        self.line = 1
        self._add(head)

    def peek(self) -> str:
        """The next character that is no white space, "" at the end of the file."""
        while True:
            found = _SPACE.match(self._buffer, self._at)
            self._move(found.end() if found else self._at)
            if self._at < len(self._buffer) or self._ended:
                return self._buffer[self._at : self._at + 1]
            self._read(_CHUNK)

    def skip(self) -> None:
        """Take one character."""
        self._move(self._at + 1)

    def value(self) -> Any:
        """Take one value; what is read at a time grows with it, so that no part is looked at often."""
        while True:
            try:
                value, end = self._decoder.raw_decode(self._buffer, self._at)
            except json.JSONDecodeError as error:
                if self._ended or not self._may_go_on(error):
                    raise self.unreadable(error.msg, error.pos) from error
            except (ValueError, RecursionError) as error:
                raise self.unreadable(str(error)) from error
            else:
                if self._ended or end + _LONGEST_TOKEN <= len(self._buffer):
                    self._move(end)
                    return value
            self._read(max(_CHUNK, len(self._buffer) - self._at))

    def unreadable(self, why: str, at: int | None = None, lines_on: int = 0) -> UnreadableFile:
        at = self._at if at is None else at
        line = self.line + self._buffer.count("\n", self._at, at) + lines_on
        return UnreadableFile(
            _("The file is not JSON as we read it: %(why)s (line %(line)d).")
            % {"why": printable(why, 200), "line": line},
            _("Correct the line, or have the file written again."),
            printable(self._buffer[at : at + 40]),
            Where(line),
        )

    def _may_go_on(self, error: json.JSONDecodeError) -> bool:
        if len(self._buffer) - self._at > MAX_ENTRY:
            raise self.unreadable(
                _("an entry has more than %d million characters") % (MAX_ENTRY // 10**6)
            )
        near_the_end = len(self._buffer) - error.pos < _LONGEST_TOKEN
        return near_the_end or error.msg.startswith(_UNFINISHED)

    def _move(self, to: int) -> None:
        self.line += self._buffer.count("\n", self._at, to)
        self._at = to

    def _read(self, size: int) -> None:
        self._add(self._stream.read(size))

    def _add(self, content: bytes) -> None:
        self._ended = not content
        try:
            text = self._decode(content, self._ended)
        except UnicodeDecodeError as error:
            raise self.unreadable(
                _("byte 0x%(byte)02X begins no character of %(encoding)s; save it as UTF-8")
                % {"byte": error.object[error.start], "encoding": error.encoding},
                len(self._buffer),
                error.object.count(b"\n", 0, error.start),
            ) from error
        self._buffer = self._buffer[self._at :] + text
        self._at = 0


def _encoding(head: bytes) -> str:
    return "utf-16" if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        [(twice, _times)] = Counter(name for name, _value in pairs).most_common(1)
        raise ValueError(
            _("the key “%s” stands twice in one object; delete one of them") % printable(twice)
        )
    return found


def _no_constant(name: str) -> None:
    raise ValueError(_("%s is not a number; write null or a number") % name)


def _finite(figures: str) -> float:
    number = float(figures)
    if math.isinf(number):
        raise ValueError(_("%s is larger than any number that is kept") % printable(figures))
    return number
