"""Why a string that should be one EDTF date is not one, and what to write in its place."""

from __future__ import annotations

import re

from catalog.dates.errors import Refusal

# Spellings that people bring along, each with its reason and remedy; the first that fits is given.
_SLIPS = [
    (re.compile(pattern), reason, remedy)
    for pattern, reason, remedy in (
        (r"", "a date is missing here", "write a date, for example 1956 or 1956-10-30"),
        (r"(?s:.*\s.*)", "EDTF has no spaces", "leave the spaces away, as in 1956-10-30"),
        (r"unknown", "EDTF leaves an unknown side empty", "write /1956 or 1956/"),
        (r"open", "EDTF writes two dots for an open side", "write ../1956 or 1956/.."),
        (
            r"[?~%]*-?[0-9XxUu]{4}(-[?~%]*[0-9XxUu]{2}){0,2}[?~%]*",
            "an unknown digit is a capital X in EDTF",
            "write X in its place, for example 195X or 1956-XX",
        ),
        (r"Y.*", "a year with Y is written Y, digits, and perhaps E or S with a number",
         "write a year of four digits, for example 1956 or -0044"),
        (r"y-?[0-9].*", "EDTF writes a capital Y", "write a year of four digits, for example 1956"),
        (r"[?~%]*-?[0-9]{1,3}[?~%]*", "a year has four digits",
         "fill it up with zeros, for example 0956"),
        (r"[0-9]{8}", "EDTF keeps the hyphens between year, month and day",
         "write them, for example 1956-10-30"),
        (r"\+.*", "a year has no plus sign", "leave it away, for example 1956"),
        (r"-?[0-9]{5,}.*", "a year has four digits and the catalogue keeps the years -9999 to 9999",
         "write a year of four digits, for example 1956"),
        (r".*[()].*", "EDTF has no round brackets",
         "write the mark before or after what it qualifies, for example 1956-~10"),
        (r"[^T]*T.*", "a time is written with hours, minutes and seconds after a full date",
         "write it as 1956-10-30T14:30:00, or leave it away"),
        (r"-?[0-9X]{4}-[0-9]([?~%-].*)?|-?[0-9X]{4}-[0-9]{2}-[0-9]",
         "month and day have two digits", "fill them up with a zero, for example 1956-03-05"),
        (r".*\^.*", "EDTF has codes for the seasons of each hemisphere",
         "write 25 to 28 for the northern and 29 to 32 for the southern ones, for example 1956-29"),
        (r".*[\[\]{}].*", "a bracket stands inside a date or a set",
         "write one pair of brackets around all dates, for example [1955,1957]"),
    )
]  # fmt: skip


def misspelt(text: str) -> Refusal:
    """What to say of a string that is not an EDTF date."""
    for pattern, reason, remedy in _SLIPS:
        if pattern.fullmatch(text):
            return Refusal(text, reason, remedy)
    return Refusal(
        text,
        "it is not written as EDTF",
        "write year, month and day as 1956, 1956-10 or 1956-10-30",
    )
