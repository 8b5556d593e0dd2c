"""Which files may be kept, recognised by their first bytes and never by their name."""

from __future__ import annotations

MAX_BYTES = 50 * 1024 * 1024
"""Largest file accepted, in bytes."""

EXTENSIONS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/tiff": "tif",
    "application/pdf": "pdf",
}

_SIGNATURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"%PDF-", "application/pdf"),
)


def media_type(head: bytes) -> str | None:
    """The media type of a file that begins with `head` (12 bytes are enough); None when it is none we keep."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    return next((name for signature, name in _SIGNATURES if head.startswith(signature)), None)
