"""A first, quick reading: what the second cannot know when it comes to a unit.

A unit's own elements stand before its components, mostly; those that come later, and what a dsc says itself, are kept
here for it. So are the names that occur once, which can serve as keys, and which dsc only repeats another.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from lxml import etree

from catalog.ingest.ead.blocks import paragraphs
from catalog.ingest.ead.depth import refuse_depth
from catalog.ingest.ead.elements import HOLDERS, UNITS, code_of, own_content
from catalog.ingest.ead.inline import line
from catalog.ingest.ead.walk import walk
from catalog.ingest.findings import UnreadableFile
from catalog.ingest.source import Source
from catalog.ingest.xml import Element, discard, name_of, where

MAX_LATE = 32 * 1024 * 1024
"""Characters of what stands behind the components."""
MAX_OVERVIEW = 500_000
"""Characters of an overview; what has more is none."""


@dataclass
class _Names:
    """Which names occur once and which again, by their hashes: a file has a million units at most."""

    once: set[int] = field(default_factory=set)
    again: set[int] = field(default_factory=set)

    def add(self, *name: object) -> None:
        if name[-1]:
            known = hash(name)
            (self.again if known in self.once else self.once).add(known)

    def is_unique(self, *name: object) -> bool:
        return bool(name[-1]) and hash(name) not in self.again


@dataclass
class _Overview:
    """A dsc of type analyticover."""

    number: int
    owner: int
    texts: list[str] = field(default_factory=list)
    size: int = 0

    def add(self, texts: list[str]) -> None:
        self.texts += filter(None, texts)
        self.size += sum(map(len, texts))


@dataclass
class _Frame:
    element: Element
    number: int
    owner: int
    """The number of the unit that is described: its own, or that of the unit which a dsc stands in."""
    is_unit: bool
    above: int
    """The number of the unit above."""
    has_components: bool = False
    is_known: bool = False
    overview: _Overview | None = None


@dataclass
class Survey:
    units: int = 0
    late: dict[int, list[Element]] = field(default_factory=dict)
    """By the unit's number, its own elements that the second reading meets too late."""
    repeated: set[int] = field(default_factory=set)
    """The numbers of the dscs that repeat others; their texts are among what comes late."""
    names: _Names = field(default_factory=_Names)

    @property
    def has_units(self) -> bool:
        return self.units > 0


def survey(source: Source) -> Survey:
    reading = _Reading()
    for step in walk(source):
        if not step.number:
            if not step.starts:
                discard(step.element)
        elif step.starts:
            reading.start(step.element, step.number, is_unit=step.name in UNITS)
        else:
            reading.end()
    return reading.found


class _Reading:
    def __init__(self) -> None:
        self.found = Survey()
        self._frames: list[_Frame] = []
        self._late = 0
        self._overviews: list[_Overview] = []
        self._has_other_dsc = False

    def start(self, element: Element, number: int, *, is_unit: bool) -> None:
        above = self._frames[-1] if self._frames else None
        owner = number if is_unit or above is None else above.owner
        frame = _Frame(element, number, owner, is_unit, 0 if above is None else above.owner)
        if above is not None:
            self._know(above)
            frame.overview = above.overview
        if not is_unit and frame.overview is None and element.get("type") == "analyticover":
            frame.overview = _Overview(number, owner)
            self._overviews.append(frame.overview)
        if is_unit:
            self.found.units += 1
            self._has_other_dsc |= above is not None and frame.overview is None
        self._frames.append(frame)

    def end(self) -> None:
        frame = self._frames.pop()
        self._know(frame)
        if frame.has_components or not frame.is_unit:
            self._keep(frame, list(frame.element))
        if self._frames:
            above = self._frames[-1]
            if above.has_components or not above.is_unit:
                self._keep(above, list(frame.element.itersiblings(preceding=True))[::-1])
            above.has_components = True
        else:
            self._decide()
        discard(frame.element)

    def _know(self, frame: _Frame) -> None:
        """Note what a unit is called, as soon as its did has been read."""
        if frame.is_known or not frame.is_unit:
            return
        frame.is_known = True
        if frame.overview is not None:
            self._tell(frame, frame.overview)
            return
        code = code_of(frame.element)
        self.found.names.add(frame.element.get("id"))
        self.found.names.add(code)
        self.found.names.add(frame.above, code)

    def _tell(self, frame: _Frame, overview: _Overview) -> None:
        """Add what a unit of an overview says to its text."""
        said = []
        for child in own_content(frame.element):
            refuse_depth(child)
            if name_of(child) == "did":
                said.append("; ".join(filter(None, map(line, child))))
            else:
                said += paragraphs(child)
        overview.add(said)

    def _keep(self, frame: _Frame, elements: list[Element]) -> None:
        late = [element for element in elements if name_of(element) not in HOLDERS]
        for element in late:
            refuse_depth(element)
        if not late:
            return
        if frame.overview is not None and frame.is_unit:
            for element in late:
                frame.overview.add(paragraphs(element))
        self._late += sum(len(line(element)) for element in late)
        if self._late > MAX_LATE:
            raise UnreadableFile(
                _("Too much stands behind the components that it is said of."),
                _("Put what describes a unit before its components."),
                name_of(late[0]),
                where(late[0]),
            )
        kept = self.found.late.setdefault(frame.owner, [])
        if frame.is_unit:
            kept += map(deepcopy, late)
        else:
            kept.append(_wrapped(frame.element, late))

    def _decide(self) -> None:
        """At the end of an archdesc: overviews repeat what another dsc has."""
        if self._has_other_dsc:
            for overview in self._overviews:
                if overview.size <= MAX_OVERVIEW:
                    self.found.repeated.add(overview.number)
                    self.found.late.setdefault(overview.owner, []).append(_told(overview))
        self._overviews, self._has_other_dsc = [], False


def _wrapped(dsc: Element, elements: list[Element]) -> Element:
    """What a dsc says itself, as a dsc without components."""
    wrapper = etree.Element("dsc", dict(dsc.attrib))
    wrapper.extend(map(deepcopy, elements))
    return wrapper


def _told(overview: _Overview) -> Element:
    wrapper = etree.Element("dsc")
    for text in overview.texts:
        etree.SubElement(wrapper, "p").text = text
    return wrapper
