"""Cells that a spreadsheet would work out, or run, instead of showing them."""

from __future__ import annotations

import re

_SIGNS = ("=", "+", "-", "@")
_BEGINNING = re.compile(r"[=+\-@\s]*")
_CALL = re.compile(
    r"[A-Z][A-Z0-9._]*\("
    r"|(?i:hyperlink|webservice|import\w+|image|rtd|dde|call|register\S*|exec|sum|cmd|concat\w*)\s*\("
)
_COMMAND = re.compile(r"[\w .\\/-]{1,200}\|[^!]{0,1000}!")
"""Dynamic data exchange: "cmd|' /C calc'!A0"."""
_REFERENCE = r"\$?[A-Z]{1,3}\$?[0-9]{1,7}"
_WITH_CELLS = re.compile(rf"{_REFERENCE}\s*[-+*/^&:]\s*({_REFERENCE}|[0-9]+)\Z")
_SUM = re.compile(r"[0-9.]+(\s*[+*^]\s*[0-9.]+)+\Z")
_DISARMED = re.compile(r"'[=+\-@\t\r]")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would work `text` out: "=1+1", "+SUM(A1:A9)", "@SUM(A1)", "-cmd|' /C calc'!A0".

    Not so "-", "-5 °C", "+39 06 1234", "@handle", or an equals sign before nothing or before a space and a word.
    """
    stripped = text.lstrip()
    if not stripped.startswith(_SIGNS):
        return False
    stripped = stripped.rstrip()
    beginning = _BEGINNING.match(stripped)
    signs = beginning.group() if beginning else ""
    rest = stripped[len(signs) :]
    if not signs or not rest:
        return False
    if stripped.startswith("="):
        return not (signs.strip("= ") == "" and signs.endswith(" ") and rest[0].isalpha()) or (
            _is_worked_out(rest)
        )
    return "=" in signs or _is_worked_out(rest)


def _is_worked_out(rest: str) -> bool:
    return any(shape.match(rest) for shape in (_CALL, _COMMAND, _WITH_CELLS, _SUM))


def undisguised(text: str) -> str:
    """`text` without the apostrophe by which our own tables keep spreadsheets from working it out."""
    return text[1:] if _DISARMED.match(text) else text
