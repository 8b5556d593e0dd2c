"""A file to be imported: its name, its bytes, and what whoever imports it says about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import file_digest
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from django.utils.translation import gettext as _

from catalog.ingest.findings import UnreadableFile

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

HEAD = 64 * 1024
"""Bytes by which a format is recognised."""
MAX_BYTES = 1024 * 1024 * 1024
"""Largest file that is read."""
MAX_TEXT = 64 * 1024 * 1024
"""Largest file of a format that is read as a whole: tables and XML are not."""


@dataclass(frozen=True)
class Source:
    """A file. `settings` are those of its format, by name: a delimiter, a mapping, the work that the notes are of."""

    path: Path
    name: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
    _position: list[int] = field(default_factory=lambda: [0], repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", self.name or self.path.name)

    @property
    def done(self) -> int:
        """How many bytes have been read by whoever opened the file last."""
        return self._position[0]

    @cached_property
    def size(self) -> int:
        return self.path.stat().st_size

    @cached_property
    def sha256(self) -> str:
        with self.open() as stream:
            return file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]

    @cached_property
    def head(self) -> bytes:
        with self.open() as stream:
            return stream.read(HEAD)

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The bytes of the file. UnreadableFile when it cannot be opened or is too large."""
        try:
            if self.size > MAX_BYTES:
                raise UnreadableFile(
                    _("The file has more than %d MB.") % (MAX_BYTES // 1024**2),
                    _("Cut it into several files."),
                    self.name,
                )
            stream = self.path.open("rb")
        except OSError as error:
            raise UnreadableFile(
                _("The file cannot be opened: %s.") % (error.strerror or error),
                _("Look whether it is there and may be read."),
                self.name,
            ) from error
        with stream, BufferedReader(_Counted(stream, self._position)) as counted:
            yield counted

    def text(self) -> str:
        """The whole file as text: UTF-8 with or without a byte order mark, or UTF-16 with one."""
        if self.size > MAX_TEXT:
            raise UnreadableFile(
                _("A file of this format may have %d MB at most.") % (MAX_TEXT // 1024**2),
                _("Cut it into several files."),
                self.name,
            )
        with self.open() as stream:
            return decoded(stream.read(), self.name)


class _Counted(RawIOBase):
    """Reads a file and writes down how far."""

    def __init__(self, stream: BinaryIO, position: list[int]) -> None:
        self._stream = stream
        self._position = position
        position[0] = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: WriteableBuffer) -> int:
        count: int = self._stream.readinto(buffer)  # type: ignore[attr-defined]
        self._position[0] += count
        return count


def decoded(content: bytes, name: str = "") -> str:
    """`content` as text. UnreadableFile, naming the place, when it is neither UTF-8 nor UTF-16."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UnreadableFile(
            _("The file is not UTF-8: byte %(byte)s in line %(line)d begins no character.")
            % {"byte": f"0x{content[error.start]:02X}", "line": line},
            _("Save it again with the encoding UTF-8."),
            name,
        ) from error
