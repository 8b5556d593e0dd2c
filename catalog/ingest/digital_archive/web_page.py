"""A saved page as blocks of text, from HTML. Nothing that it refers to is loaded, and no script in it is run."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from lxml import etree, html

from catalog.ingest.digital_archive.blocks import Block
from catalog.ingest.findings import UnreadableFile
from catalog.ingest.xml import Element

_LEFT_OUT = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "form", "nav", "button", "object"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt", "legend", "summary"})
_STRONG = frozenset({"strong", "b"})
"""A block that begins so may be a label in bold."""
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
    }
    | {"sub", "sup", "time", "u", "wbr", "label", "data"}
)


def page_of(text: str) -> Element:
    """The root of a page in HTML. UnreadableFile when there is nothing in it."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return html.document_fromstring(text.encode(), parser=parser)
    except etree.ParserError as error:
        raise UnreadableFile(
            _("There is no text in the page."), _("Save the page again, as a whole.")
        ) from error


def addresses_of(root: Element) -> Iterator[str]:
    """The addresses that the page says are its own."""
    for link in root.iter("link"):
        if link.get("rel") in ("canonical", "shortlink"):
            yield link.get("href", "")
    for meta in root.iter("meta"):
        if meta.get("property") == "og:url" or meta.get("name") == "dcterms.identifier":
            yield meta.get("content", "")


def blocks_of_page(root: Element) -> Iterator[Block]:
    """The blocks of a page in their order: paragraphs, items, headings."""
    run: list[str] = []
    line = 0
    heading = 0
    is_strong = False
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start" and (tag in _LEFT_OUT or tag == "head" or not tag):
            walk.skip_subtree()
            continue
        is_block = tag not in _INLINE and tag != "br" and tag not in _LEFT_OUT and tag != "head"
        if is_block and tag:
            if block := _ended(run, line, heading > 0 or is_strong):
                yield block
            run = []
            is_strong = False
            heading += (1 if event == "start" else -1) if tag in _HEADINGS else 0
        if event == "start":
            if not run:
                line = element.sourceline or line
                is_strong = tag in _STRONG
            run += filter(None, ("\n" if tag == "br" else "", _spaced(element.text)))
        else:
            run += filter(None, (_spaced(element.tail),))
    if block := _ended(run, line, heading > 0):
        yield block


def _spaced(text: str | None) -> str:
    return (text or "").replace("\n", " ").replace("\r", " ").replace("\t", " ")


def _ended(run: list[str], line: int, is_heading: bool) -> Block | None:
    lines = (" ".join(part.split(" ")).strip() for part in "".join(run).split("\n"))
    text = "\n".join(" ".join(part.split()) for part in lines).strip()
    return Block(text, line, is_heading) if text else None
