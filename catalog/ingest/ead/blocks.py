"""Prose as paragraphs: lists, chronologies, tables and indexes become lines that can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from catalog.ingest.ead.elements import plain_name, squashed, value
from catalog.ingest.ead.inline import line, lines, linked, piece
from catalog.ingest.ead.numerals import numeral
from catalog.ingest.xml import Element

_MIXED = frozenset(
    (
        "p",
        "item",
        "event",
        "entry",
        "label",
        "ref",
        "extref",
        "abstract",
        "langusage",
        "creation",
        "addressline",
        "legalstatus",
        "langmaterial",
        "physdesc",
        "didnote",
        "archref",
        "bibref",
        "span",
        "reference",
        "citation",
        "term",
        "sourceentry",
        "relationentry",
    )
)
"""Elements whose children stand in a sentence; those of any other stand each for itself."""
_PLAIN = frozenset(
    ["blockquote", "div", "note", "descriptivenote", "daodesc", "controlnote", "p", "titlepage"]
)
"""Elements that are nothing but their paragraphs."""

_FOOTNOTES = frozenset({"note", "footnote"})


def paragraphs(element: Element) -> list[str]:
    """What an element says, its heading first, in paragraphs that may have several lines."""
    return [text for text in map(str.strip, _paragraphs(element)) if text]


def _paragraphs(element: Element) -> Iterator[str]:
    is_mixed = plain_name(element) in _MIXED or squashed(element.text) != ""
    run = [element.text or ""]
    for child in element:
        is_block = _is_block(child) and not (is_mixed and plain_name(child) in _FOOTNOTES)
        if is_block or not is_mixed:
            yield _run(run)
            run = []
            yield from block(child) if is_block else [_alone(child)]
        else:
            run.append(piece(child, "\v"))
        run.append(child.tail or "")
    yield _run(run)


def block(element: Element) -> Iterator[str]:
    """The paragraphs of an element that stands between paragraphs."""
    draw = _BLOCKS.get(plain_name(element))
    if draw is None or _has_loose_text(element):
        yield from _paragraphs(element)
    else:
        yield "\n".join(draw(element))


def _has_loose_text(element: Element) -> bool:
    """Whether words stand between the items or rows, where no schema has them."""
    loose = (element.text, *(child.tail for child in element))
    return plain_name(element) != "head" and any(map(squashed, loose))


def _run(run: list[str]) -> str:
    return "\n".join(filter(None, map(squashed, "".join(run).split("\v"))))


def _alone(child: Element) -> str:
    return squashed(piece(child))


def _is_block(element: Element) -> bool:
    name = plain_name(element)
    if name in _BLOCKS or (name in _PLAIN and name != "note"):
        return True
    return any(plain_name(child) in _BLOCKS or plain_name(child) in _PLAIN for child in element)


def _list(element: Element) -> Iterator[str]:
    counting = value(element, "numeration", "listtype")
    is_ordered = value(element, "type", "listtype") == "ordered" or (
        counting not in ("", "ordered", "unordered", "deflist")
    )
    sign = "" if value(element, "type") == "simple" else "- "
    number = 0
    for child in element:
        name = plain_name(child)
        if name == "item":
            number += 1
            yield from _item(child, f"{numeral(number, counting)}. " if is_ordered else sign)
        elif name == "defitem":
            yield from _item(child, sign)
        elif name == "listhead":
            yield _row(child)
        else:
            yield from block(child)


def _item(element: Element, sign: str) -> Iterator[str]:
    said = _defined(element) if plain_name(element) == "defitem" else paragraphs(element)
    rows = [row for text in said for row in text.split("\n")]
    for index, row in enumerate(rows):
        yield f"{sign}{row}" if index == 0 else f"{' ' * len(sign)}{row}"


def _defined(element: Element) -> list[str]:
    labels = [line(child) for child in element if plain_name(child) == "label"]
    texts = [
        text for child in element if plain_name(child) != "label" for text in paragraphs(child)
    ]
    label = ", ".join(filter(None, labels))
    if not label:
        return texts
    return [f"{label.rstrip(':')}: {texts[0]}", *texts[1:]] if texts else [label]


def _row(element: Element) -> str:
    return " | ".join(filter(None, (" ".join(paragraphs(child)) for child in element)))


def _table(element: Element) -> Iterator[str]:
    for child in element:
        if plain_name(child) == "row":
            yield _row(child)
        elif plain_name(child) in ("tgroup", "thead", "tbody"):
            yield from _table(child)
        else:
            yield line(child)


def _chronology(element: Element) -> Iterator[str]:
    for child in element:
        if plain_name(child) == "chronitem":
            yield _moment(child)
        elif plain_name(child) == "listhead":
            yield _row(child)
        else:
            yield from block(child)


def _moment(element: Element) -> str:
    date = "".join(squashed(piece(child)) for child in element[:1])
    happened = "; ".join(filter(None, _events(element[1:])))
    return f"{date}: {happened}" if date and happened else date or happened


def _events(children: list[Element]) -> Iterator[str]:
    for child in children:
        if plain_name(child) in ("eventgrp", "chronitemset"):
            yield from _events(list(child))
        else:
            yield " ".join(paragraphs(child)) or line(child)


def _entry(element: Element) -> Iterator[str]:
    """An entry of an index: what is indexed, where it is found, and the entries below it."""
    said = [squashed(piece(child)) for child in element if plain_name(child) != "indexentry"]
    yield ": ".join(filter(None, said))
    for child in element:
        if plain_name(child) == "indexentry":
            yield from (f"  {row}" for row in _entry(child))


def _group(element: Element) -> Iterator[str]:
    yield "; ".join(filter(None, (squashed(piece(child)) for child in element)))


def _lines(element: Element) -> Iterator[str]:
    yield from (linked(child, lines(child)) for child in element)


def _head(element: Element) -> Iterator[str]:
    yield line(element)


_BLOCKS: dict[str, Callable[[Element], Iterator[str]]] = {
    "address": _lines,
    "chronlist": _chronology,
    "head": _head,
    "indexentry": _entry,
    "linkgrp": _group,
    "list": _list,
    "table": _table,
    "thead": _table,
}
