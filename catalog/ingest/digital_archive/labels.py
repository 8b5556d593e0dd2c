"""The labels of a page's sections."""

from __future__ import annotations

import re
from dataclasses import dataclass

from catalog.ingest.digital_archive.crosswalk import TARGETS

_TRANSLATION = re.compile(
    r"(?P<kind>translation|transcript|transcription|original(?: text)?)\s*(?:[-–—:]|\bin\b|\()\s*"
    r"(?P<language>[A-Z][\w() -]{2,30}?)\)?",
    re.IGNORECASE,
)
_WITH_VALUE = re.compile(r"(?P<label>[A-Z][A-Za-z()&/ ]{2,40}?)\s*:\s*(?P<value>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Label:
    """A label with its target, and what stands behind it on the same line."""

    name: str
    target: str
    value: str = ""


def label_of(text: str) -> Label | None:
    """The label that a line is or begins with; None when it is none that pages have."""
    text = text.strip()
    if len(text) > 80 and ":" not in text[:60]:
        return None
    if target := TARGETS.get(text.rstrip(":").strip().lower()):
        return Label(text.rstrip(":").strip(), target)
    if found := _TRANSLATION.fullmatch(text):
        kind = found["kind"].lower()
        target = "texts: translation" if kind == "translation" else "texts: transcription"
        return Label(found["kind"], target, found["language"].strip())
    found = _WITH_VALUE.fullmatch(text)
    target = TARGETS.get(found["label"].strip().lower()) if found else None
    return (
        Label(found["label"].strip(), target, found["value"].strip()) if found and target else None
    )
