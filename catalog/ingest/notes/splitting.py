"""The notes in a text: pasted ones, endnotes, or footnotes at the ends of the pages of an essay."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.ingest.drafts import Where
from catalog.ingest.findings import Finding, warning
from catalog.ingest.notes import wordings
from catalog.ingest.notes.chains import best_chain
from catalog.ingest.notes.lines import Line, joined, lines, running_heads
from catalog.ingest.notes.markers import Marker, markers
from catalog.ingest.notes.values import Note
from catalog.text import paragraphs, printable

_FEWEST = 2
"""Fewer numbers than this make no list."""
_ENOUGH = 4.0
"""How much has to speak for the end of a note in the middle of its lines."""
_MUCH_BODY = 0.5
"""Share of text between the notes from which on it is the body of an essay."""
_ONE_NOTE = 600
_TERMINAL = (".", "!", "?", "”", "»", ")", "…", '"', "’", ";")
_ONLY_FIGURES = re.compile(r"\W*\d{1,4}\W*")


@dataclass(slots=True)
class Split:
    """The notes of a text, and what was odd about them."""

    notes: list[Note] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    are_numbered: bool = True


def split(text: str) -> Split:
    """The notes of `text`. Numbers have to run on; what is missing, or begins anew, is told."""
    found = lines(text)
    found = found[: _end(found)]
    chain = best_chain(list(markers(found)))
    if len(chain) < _FEWEST and not _is_one_note(found, chain):
        return _unnumbered(text)
    split = Split(_notes(found, chain))
    split.findings.extend(_gaps(split.notes))
    split.findings.extend(_begun_anew(found, chain))
    return split


def _end(found: list[Line]) -> int:
    """The index of the heading that ends the notes: a bibliography, when notes stand before it and none behind."""
    for index in range(len(found) - 1, -1, -1):
        text = found[index].text.strip()
        if len(text) < 60 and wordings.BIBLIOGRAPHY.fullmatch(text):
            chain = best_chain(list(markers(found[:index])))
            whole = best_chain(list(markers(found)))
            return index if len(chain) >= max(_FEWEST, len(whole) - 2) else len(found)
    return len(found)


def _is_one_note(found: list[Line], chain: list[Marker]) -> bool:
    written = [line for line in found if not line.is_blank]
    return (
        len(chain) == 1
        and bool(written)
        and found[chain[0].index] is written[0]
        and sum(len(line.text) for line in written) < _ONE_NOTE
    )


def _unnumbered(text: str) -> Split:
    """Paragraphs, or else lines, counted as notes where nothing is numbered."""
    parts = paragraphs(text)
    if len(parts) == 1:
        parts = [line for line in parts[0].split("\n") if line.strip()]
    notes = [Note(number, joined(part.split("\n"))) for number, part in enumerate(parts, 1)]
    said = warning(
        _("No numbers that run on were found at the beginnings of lines."),
        _(
            "The paragraphs were counted instead. Give the notes with their numbers, each on a line of its own."
        ),
    )
    return Split(notes, [said] if notes else [], are_numbered=False)


def _notes(found: list[Line], chain: list[Marker]) -> list[Note]:
    starts = {marker.index for marker in chain}
    heads = running_heads(line for index, line in enumerate(found) if index not in starts)
    regions = list(_regions(found, chain, heads))
    width = _width(regions)
    indents = _indents(regions)
    ends = [_break(region, width, indents) for region in regions]
    noted = sum(_size(region[:end]) for region, end in zip(regions, ends, strict=True))
    left = sum(_size(region[end:]) for region, end in zip(regions, ends, strict=True))
    if left < _MUCH_BODY * noted:
        ends = [len(region) for region in regions]
    return [
        Note(marker.number, _words(marker, region[:end]), found[marker.index].number)
        for marker, region, end in zip(chain, regions, ends, strict=True)
    ]


def _words(marker: Marker, region: list[Line]) -> str:
    return joined([marker.rest, *(line.text for line in region[1:])])


def _regions(found: list[Line], chain: list[Marker], heads: set[int]) -> Iterator[list[Line]]:
    """The lines of each note up to the next one, without running heads; where one stood a page begins."""
    borders = [*(marker.index for marker in chain), len(found)]
    for start, stop in pairwise(borders):
        region = [found[start]]
        breaks = False
        for line in found[start + 1 : stop]:
            if line.number in heads or _is_page_number(line, region[-1]):
                breaks = True
            else:
                region.append(Line(line.number, line.text, line.after_break or breaks))
                breaks = breaks and line.is_blank
        yield region


def _is_page_number(line: Line, before: Line) -> bool:
    text = line.text.strip()
    return bool(_ONLY_FIGURES.fullmatch(text)) and (
        before.is_blank or line.after_break or before.text.rstrip().endswith(_TERMINAL)
    )


def _break(region: list[Line], width: float, indents: bool) -> int:
    """The index at which a note ends and the body of the essay goes on."""
    blank = False
    last = region[0]
    for index, line in enumerate(region[1:], 1):
        if line.is_blank:
            blank = True
            continue
        weight = _break_weight(last, line, blank, width, indents)
        if weight >= _ENOUGH:
            return index
        blank, last = False, line
    return len(region)


def _break_weight(before: Line, line: Line, blank: bool, width: float, indents: bool) -> float:
    ends = before.text.rstrip().endswith(_TERMINAL)
    weight = (10.0 if line.after_break else 0.0) + (4.0 if blank else 0.0)
    if indents and line.is_indented and not before.is_indented:
        weight += 4
    weight += 2 if ends else -3
    if len(before.text) < 0.75 * width:
        weight += 1
    starts_low = line.text.strip()[0].islower()
    if starts_low:
        weight += 2 if ends else -2
    return weight


def _width(regions: list[list[Line]]) -> float:
    """How wide the lines of notes are: most of those that run on are about as wide."""
    widths = [
        len(region[0].text) for region in regions if len(region) > 1 and not region[1].is_blank
    ]
    return median(widths) if widths else 0.0


def _indents(regions: list[list[Line]]) -> bool:
    """Whether an indented line begins something new: not where notes themselves hang."""
    second = [region[1] for region in regions if len(region) > 1 and not region[1].is_blank]
    indented = sum(
        line.is_indented and not region.is_indented
        for line, region in (
            (region[1], region[0])
            for region in regions
            if len(region) > 1 and not region[1].is_blank
        )
    )
    return bool(second) and indented < 0.5 * len(second)


def _size(region: list[Line]) -> int:
    return sum(len(line.text.strip()) for line in region)


def _gaps(notes: list[Note]) -> Iterator[Finding]:
    if notes and notes[0].number > 1:
        yield warning(
            _("The first note found is note %d.") % notes[0].number,
            _(
                "Look whether notes before it are missing; what “ibid.” in the first ones means cannot be known then."
            ),
            where=Where(notes[0].line),
        )
    for before, note in pairwise(notes):
        missing = note.number - before.number - 1
        if missing:
            first, last = before.number + 1, note.number - 1
            numbers = str(first) if missing == 1 else f"{first}–{last}"
            yield warning(
                ngettext("Note %s was not found.", "Notes %s were not found.", missing) % numbers,
                _(
                    "Look whether the number begins its line in the file, or was taken for a part of the note before."
                ),
                numbers,
                Where(before.line),
            )


def _begun_anew(found: list[Line], chain: list[Marker]) -> Iterator[Finding]:
    """That numbers begin with 1 again: each list has to come by itself."""
    if not chain:
        return
    taken = {marker.index for marker in chain}
    others = Counter(
        marker.number
        for marker in markers(found)
        if marker.index not in taken and marker.style == chain[0].style and marker.weight >= 3
    )
    if others[1] and others[2] and others[3]:
        yield warning(
            _("Numbers begin with 1 more than once; only the longest run of them was read."),
            _("Give the notes of each chapter by themselves, numbered on through the whole work."),
            printable(found[chain[0].index].text.strip()),
            Where(found[chain[0].index].number),
        )
