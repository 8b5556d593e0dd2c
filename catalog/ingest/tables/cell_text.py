"""What a cell of a workbook shows, as text."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_ZEROS = re.compile(r"0+\Z")
_DECIMALS = re.compile(r"[#,0]*0\.(0+)\Z")


def shown(value: Any, number_format: str = "General") -> str:
    """`value` as its format shows it; days as ISO 8601, of which a format without days or months shows less."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime | date):
        return _day(value, number_format)
    if isinstance(value, time):
        return value.isoformat("seconds" if value.second else "minutes")
    if isinstance(value, int | float):
        return _number(value, number_format)
    return str(value)


def _day(value: datetime | date, number_format: str) -> str:
    codes = _LITERAL.sub("", number_format.partition(";")[0]).lower()
    day = value.date() if isinstance(value, datetime) else value
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        return value.isoformat(" ", "seconds" if value.second else "minutes")
    if "y" in codes and "d" not in codes:
        return f"{day:%Y-%m}" if "m" in codes else f"{day:%Y}"
    return day.isoformat()


def _number(value: int | float, number_format: str) -> str:
    positive = _LITERAL.sub("", number_format.partition(";")[0]).strip()
    if positive.endswith("%"):
        return f"{_plain(round(value * 100, 10))}%"
    if _ZEROS.match(positive) and value == int(value) >= 0:
        return str(int(value)).zfill(len(positive))
    decimals = _DECIMALS.match(positive)
    if decimals:
        return f"{value:.{len(decimals.group(1))}f}"
    return _plain(value)


def _plain(value: int | float) -> str:
    """Up to fifteen digits, as spreadsheets have them, and no exponent where none is needed."""
    if isinstance(value, int) or (value == int(value) and abs(value) < 1e15):
        return str(int(value))
    return f"{value:.15g}"
