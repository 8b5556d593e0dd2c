"""A digest of all that a draft says, so that what says the same as last time needs no looking at."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from catalog.ingest.comparing import digest

_ATOMS = frozenset({str, int, bool})
_UNSAID = {"where", "kept"}
"""Where in the file it stands is nothing that a draft says."""


def digest_of(draft: Any, *also: Any) -> str:
    return digest((_plain(draft), also))


def _plain(value: Any) -> Any:
    if value is None or value.__class__ in _ATOMS:
        return value
    if isinstance(value, str):  # a choice
        return str(value)
    if isinstance(value, dict):
        return tuple(sorted((key, _plain(item)) for key, item in value.items()))
    if isinstance(value, list | tuple):
        return tuple(_plain(item) for item in value)
    if isinstance(value, set):
        return tuple(sorted(value))
    if is_dataclass(value):
        said = tuple(_plain(getattr(value, name)) for name in _names(value.__class__))
        return (type(value).__name__, said)
    return value


_NAMES: dict[type, tuple[str, ...]] = {}


def _names(kind: Any) -> tuple[str, ...]:
    if kind not in _NAMES:
        _NAMES[kind] = tuple(own.name for own in fields(kind) if own.name not in _UNSAID)
    return _NAMES[kind]
