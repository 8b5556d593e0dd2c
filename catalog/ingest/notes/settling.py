"""Telling apart, once all of a citation is read: title, publisher and place; pages of an article and pages cited."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from catalog.ingest.notes import imprints, locators, wordings
from catalog.ingest.notes.structure import QUOTES, Segment, is_outside
from catalog.ingest.notes.values import Reference

CIT = re.compile(rf"[,\s(]{{0,3}}\b{wordings.SAME_WORK}[\s),.]{{0,3}}", re.IGNORECASE)


@dataclass(slots=True)
class PublicationReading:
    """What is being read: the segments in order, and what they gave so far."""

    text: str
    reference: Reference
    loose: list[Segment] = field(default_factory=list)
    in_container: bool = False
    after_title: bool = False
    has_imprint: bool = False
    is_article: bool = False
    locators: list[str] = field(default_factory=list)
    container_at: int = -1
    """Where the words behind "in" begin."""


def settle_title(reading: PublicationReading) -> None:
    """What was loose so far is the title."""
    if reading.reference.title or not reading.loose:
        return
    first, last = reading.loose[0], reading.loose[-1]
    reading.reference.title = reading.text[first.start : last.end]
    reading.loose = []
    reading.after_title = True


def settle_loose(reading: PublicationReading) -> None:
    """Tell apart the title and, at its end, the publisher and the place."""
    reference = reading.reference
    loose = reading.loose
    has_title = bool(reference.title)
    spare = len(loose) - (0 if has_title else 1)
    if reading.has_imprint and not (reference.publisher and reference.place) and spare > 0:
        _publisher_and_place(reading, spare)
    elif has_title and loose and not reference.container and reading.in_container:
        reference.container = loose.pop(0).text
    if loose and not has_title:
        settle_title(reading)
    elif loose and reading.in_container and reference.container and not reference.volume:
        between = reading.text[loose[0].start : loose[-1].end]
        reference.container = f"{reference.container}, {between}"


def _publisher_and_place(reading: PublicationReading, spare: int) -> None:
    reference, loose = reading.reference, reading.loose
    if reference.place:
        if imprints.is_publisher(loose[-1].text) and not reference.publisher:
            reference.publisher = loose.pop().text
        return
    if reference.volume and reference.container:
        return
    if imprints.is_place(loose[-1].text):
        reference.place = loose.pop().text
        if spare > 1 and imprints.is_publisher(loose[-1].text):
            reference.publisher = loose.pop().text
    elif (spare > 1 and imprints.is_place(loose[-2].text)) or (
        spare > 1
        and reading.in_container
        and imprints.is_publisher(loose[-1].text)
        and len(loose[-2].text.split()) == 1
    ):
        reference.publisher, reference.place = loose.pop().text, loose.pop().text
    elif (
        imprints.is_publisher(loose[-1].text)
        and not reference.container
        and not reference.is_quoted
    ):
        last = loose.pop().text
        if spare > 1 and imprints.is_publisher(loose[-1].text) and len(loose[-1].text.split()) <= 3:
            reference.publisher, reference.place = loose.pop().text, last
        else:
            reference.publisher = last


def settle_pages(reading: PublicationReading) -> None:
    """Tell the pages of a whole article from those that are cited."""
    reference = reading.reference
    found = [one.strip(" .;") for one in reading.locators if one.strip(" .;")]
    if not found:
        _trailing_locator(reading)
        return
    found = [part.strip() for one in found for part in _parts(one)]
    is_part = bool(reference.container) and reference.has_imprint
    if is_part and locators.is_whole(found[0]):
        reference.pages = locators.bare(found[0])
        found = found[1:]
    reference.locator = ", ".join(found).strip(" .;")


def _parts(locator: str) -> list[str]:
    """Of "35-67: 40", "12–34, hier S. 15" and "3–27 (p. 21)", the pages and the page."""
    here = re.split(
        rf"(?:\s*[:(]\s*|,?\s+(?={wordings.HERE}\b))", locator, maxsplit=1, flags=re.IGNORECASE
    )
    parts = [part.strip(" ,()") for part in here if part.strip(" ,()")]
    return [
        re.sub(rf"^{wordings.HERE}[,:]?\s*(?=\D*\d)", "", part, flags=re.IGNORECASE)
        for part in parts
    ]


def _trailing_locator(reading: PublicationReading) -> None:
    reference = reading.reference
    found = locators.trailing(reference.title) if not reference.has_imprint else ""
    if found:
        reference.locator = found
        reference.title = reference.title[: reference.title.rindex(found)].strip(" ,(")


def tidy(reference: Reference) -> None:
    title = CIT.sub(" ", reference.title) if not reference.is_quoted else reference.title
    if title and title[0] in QUOTES and not reference.is_quoted:
        reference.is_quoted = True
    opened = title.count("(") - title.count(")")
    reference.title = title.strip(QUOTES + " ,;:" if reference.is_quoted else " ,;:").rstrip(
        "." if not title.endswith("...") else ""
    )
    if opened > 0 and reference.title.endswith("("):
        reference.title = reference.title[:-1].strip(" ,")
    reference.container = reference.container.strip(QUOTES + " ,.;:")
    reference.publisher = reference.publisher.strip(" ,.;")
    reference.place = reference.place.strip(" ,;")
    if not any(is_outside(reference.title)) and reference.title:
        reference.title = reference.title.strip(QUOTES + "()[] ")
