"""The brackets around what a cataloguer supplied."""

from __future__ import annotations

import re

from catalog.dates.errors import Refusal

_BRACKET = re.compile(r"[\[\]()]")
_CLOSING = {"[": "]", "(": ")"}
_INSIDE_A_NUMBER = re.compile(r"(?<=[0-9])[\[\]](?=[0-9])")


def without_brackets(text: str) -> str:
    """The text without brackets: "19[56]" is "1956" and "[1956] (?)" is "1956 ?".

    Raises Refusal where a bracket is not closed or stands inside another.
    """
    expected = ""
    for found in _BRACKET.finditer(text):
        sign = found.group()
        if expected and sign == expected:
            expected = ""
        elif not expected and sign in _CLOSING:
            expected = _CLOSING[sign]
        else:
            raise _unpaired(sign)
    if expected:
        raise _unpaired("[" if expected == "]" else "(")
    return _BRACKET.sub(" ", _INSIDE_A_NUMBER.sub("", text))


def _unpaired(sign: str) -> Refusal:
    return Refusal(
        sign,
        "a bracket is not paired, or stands inside another",
        "write one pair around what was supplied, for example [1956] or [March] 1956",
    )
