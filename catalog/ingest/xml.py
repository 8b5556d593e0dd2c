"""XML from strangers: the one parser. Nothing outside the file is ever read, and no entity is ever expanded."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from html.entities import html5
from typing import TypeAlias

from django.utils.translation import gettext as _
from lxml import etree

from catalog.ingest.drafts import Where
from catalog.ingest.findings import UnreadableFile
from catalog.ingest.source import Source

MAX_DEPTH = 200
"""Elements inside elements."""

Element: TypeAlias = etree._Element


def events(source: Source, names: Collection[str] = ()) -> Iterator[tuple[str, Element]]:
    """("start", element) and ("end", element) as the file goes by, without comments and processing instructions.

    With `names`, only elements of these names are told of, in any namespace or none, which is much quicker. An element
    has its attributes at its start and all that is in it at its end. Whoever reads must `clear()` or `discard()` what
    is done with. A document type is accepted, entities that it declares are not, but for unparsed ones, which stand
    for files. UnreadableFile, with the line, when it is no well-formed XML.
    """
    depth = 0
    is_first = True
    with source.open() as stream, _readable(source):
        parser = etree.iterparse(
            stream,
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            recover=False,
            remove_comments=True,
            remove_pis=True,
            tag=[f"{{*}}{name}" for name in names] or None,
        )
        for event, element in parser:
            if is_first:
                _refuse_entities(element)
                is_first = False
            if event == "start":
                depth = depth + 1 if not names else _depth(element)
                if depth > MAX_DEPTH:
                    raise UnreadableFile(
                        _("Elements lie more than %d deep in one another.") % MAX_DEPTH,
                        _("Look whether the file is what it says to be."),
                        name_of(element),
                        where(element),
                    )
            else:
                depth -= 1
            yield event, element


def name_of(element: Element) -> str:
    """The name of an element without its namespace; "" for what is none, such as an entity."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def discard(element: Element) -> None:
    """Let go of an element that has ended, and of all that stands before it in the same one.

    The element stays as an empty shell: what reads the file still hangs what comes next on it.
    """
    element.clear(keep_tail=True)
    parent = element.getparent()
    while parent is not None and parent[0] is not element:
        del parent[0]


def where(element: Element, part: str = "") -> Where:
    return Where(element.sourceline or 0, part or name_of(element))


def text_of(element: Element) -> str:
    """All text inside an element, as it stands; characters that XML does not know by name (&mdash;) included."""
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child, etree._Entity):
            yield character_of(child)
        else:
            yield from _pieces(child)
        yield child.tail or ""


def character_of(entity: etree._Entity) -> str:
    """The character that an entity of HTML or of the ISO sets is named after; its name in braces for any other."""
    return html5.get(f"{entity.name};", f"{{{entity.name}}}")


def is_xml(head: bytes) -> bool:
    """Whether a file that begins so may be XML."""
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00").startswith((b"<", b"\x00<"))


def _depth(element: Element) -> int:
    return 1 + sum(1 for _above in element.iterancestors())


@contextmanager
def _readable(source: Source) -> Iterator[None]:
    try:
        yield
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(
            _("The file is no well-formed XML: %s.") % " ".join((error.msg or "").split()),
            _("Have it checked by an XML editor."),
            source.name,
            Where(error.lineno or 0),
        ) from error


def _refuse_entities(root: Element) -> None:
    declared = root.getroottree().docinfo.internalDTD
    for entity in declared.iterentities() if declared is not None else ():
        is_unparsed = entity.orig is None and entity.content and entity.system_url
        if is_unparsed:  # its content is the name of its notation
            continue
        raise UnreadableFile(
            _("The document type declares the entity “%s”, and entities are not expanded here.")
            % entity.name,
            _("Write what it stands for where it is used, and delete its declaration."),
            entity.name or "",
            Where(1, "DOCTYPE"),
        )
