"""From the elements of a unit to its draft."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from lxml import etree

from catalog.ingest.ead.access_points import put_genres
from catalog.ingest.ead.depth import refuse_depth
from catalog.ingest.ead.did import READERS as DID_READERS
from catalog.ingest.ead.did import finish, read_did
from catalog.ingest.ead.elements import address, is_internal, squashed
from catalog.ingest.ead.headings import says_more
from catalog.ingest.ead.inline import line
from catalog.ingest.ead.levels import is_stated, level_of
from catalog.ingest.ead.notes import read_note
from catalog.ingest.ead.remains import remains, texts_in
from catalog.ingest.ead.unit import FindingAid, Unit
from catalog.ingest.xml import Element, name_of

_internal = etree.XPath(".//*[@audience='internal']")


def describe(element: Element, content: Sequence[Element], unit: Unit) -> None:
    """Read the `content` of a unit, which is what stands in it but for its components, into its draft."""
    _set_level(element, unit)
    readable = _readable(content, unit.aid)
    for child in readable:
        _read(child, unit)
    put_genres(unit)
    finish(unit)
    unit.draft.repository = unit.repository
    for name, text in list(remains(readable, [*texts_in(unit.draft), *unit.told])):
        unit.draft.keep(name, text)


def _set_level(element: Element, unit: Unit) -> None:
    level, called = level_of(element, unit.depth, unit.parent_level, has_children=unit.has_children)
    unit.draft.level = level
    unit.draft.keep("level", called)
    if not is_stated(element) and unit.depth:
        unit.aid.tally.note(
            _("A component does not say of which level it is; that was told by its place."),
            _("Look through the levels in the catalogue."),
            unit.where,
        )


def _readable(content: Sequence[Element], aid: FindingAid) -> list[Element]:
    """The elements that the public may see, with what it may not taken out of them."""
    readable = []
    for child in content:
        refuse_depth(child)
        if is_internal(child):
            aid.left_out(child, line(child) or address(child))
            continue
        for hidden in _internal(child):
            aid.left_out(hidden, line(hidden) or address(hidden))
            _take_out(hidden)
        aid.tally.attributes(child)
        readable.append(child)
    return readable


def _take_out(element: Element) -> None:
    """Empty an element, and leave the words that follow it."""
    element.clear(keep_tail=True)


def _read(child: Element, unit: Unit) -> None:
    name = name_of(child)
    if name == "did":
        read_did(child, unit)
    elif name in ("drow", "dentry"):
        # EAD 1.0 could lay out a component as a table.
        for each in child:
            _read(each, unit)
    elif name == "head":
        if says_more(line(child), "did") and says_more(line(child), "dsc"):
            unit.draft.keep("head", line(child))
    elif name in DID_READERS and name not in ("note", "dao", "daogrp", "daoset"):
        DID_READERS[name](child, unit)
    else:
        read_note(child, unit)
    unit.draft.keep("text", squashed(child.tail))
