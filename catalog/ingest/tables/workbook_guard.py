"""Workbooks are zip archives of XML: what their reading would cost is found out before any of it is read."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from catalog.ingest.findings import UnreadableFile

MAX_MEMBERS = 2_000
MAX_UNPACKED = 512 * 1024**2
"""Bytes of all parts together."""
MAX_RATIO = 100
"""Of a part larger than a megabyte, unpacked to packed; spreadsheets come to 30."""

_MEGABYTE = 1024**2
_DIRECTORY = 1024**2
"""Bytes of a zip directory."""
_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x07"
_TAIL = 22 + 65_535


def check_archive(stream: BinaryIO) -> None:
    """UnreadableFile when the workbook is no zip archive, or one that unpacks to more than is good."""
    _check_directory(stream)
    try:
        with ZipFile(stream) as archive:
            parts = archive.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise not_a_workbook() from error
    names = [part.filename for part in parts]
    if "mimetype" in names:
        raise UnreadableFile(
            _("This is an OpenDocument file; tables are read as XLSX or CSV."),
            _("Open it in LibreOffice and save it as XLSX."),
        )
    total = sum(part.file_size for part in parts)
    packed_well = (part for part in parts if part.file_size > _MEGABYTE)
    is_bomb = (
        len(parts) > MAX_MEMBERS
        or len(set(names)) < len(names)
        or total > MAX_UNPACKED
        or any(part.file_size > MAX_RATIO * max(part.compress_size, 1) for part in packed_well)
    )
    if is_bomb:
        raise UnreadableFile(
            _("The workbook is packed like a zip bomb: %(parts)d parts, unpacked %(size)d MB.")
            % {"parts": len(parts), "size": total // _MEGABYTE},
            _("Open it in a spreadsheet, delete what is not needed, and save the sheet as CSV."),
        )


def not_a_workbook() -> UnreadableFile:
    return UnreadableFile(
        _(
            "The file is no workbook (XLSX) that can be read; perhaps it is damaged or has a password."
        ),
        _("Open it in a spreadsheet and save it again as XLSX or CSV."),
    )


def _check_directory(stream: BinaryIO) -> None:
    """A directory of millions of parts is refused before it is read."""
    stream.seek(0, 2)
    stream.seek(max(0, stream.tell() - _TAIL))
    tail = stream.read()
    stream.seek(0)
    if _END not in tail:
        raise not_a_workbook()
    if _END_64 in tail or any(size > _DIRECTORY for size in _directory_sizes(tail)):
        raise UnreadableFile(
            _("The workbook is packed like a zip bomb: its directory has more than a megabyte."),
            _("Open it in a spreadsheet, delete what is not needed, and save the sheet as CSV."),
        )


def _directory_sizes(tail: bytes) -> Iterator[int]:
    for found in re.finditer(_END, tail):
        record = tail[found.start() : found.start() + 22]
        if len(record) == 22:
            yield struct.unpack("<4s4H2LH", record)[5]
