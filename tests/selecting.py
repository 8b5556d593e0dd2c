"""Parts of a page by the few CSS selectors that tests need: `tag.class[attribute="value"] descendant, another`."""

from __future__ import annotations

import re

from lxml import html

_PART = re.compile(r"""\.([\w-]+)|\[([\w-]+)(?:=['"]([^'"]*)['"])?\]|^([\w]+)""")


def select(page: html.HtmlElement, selectors: str) -> list[html.HtmlElement]:
    """The elements that any of the selectors names, in the order of the page."""
    return page.xpath(" | ".join(map(_path, selectors.split(","))))  # type: ignore[no-any-return]


def words(element: html.HtmlElement) -> str:
    """What an element says, with single spaces."""
    return " ".join(element.text_content().split())


def _path(selector: str) -> str:
    return "." + "".join(f"/descendant::{_step(part)}" for part in selector.split())


def _step(part: str) -> str:
    tag, conditions = "*", ""
    for name, attribute, value, element in _PART.findall(part):
        if element:
            tag = element
        elif name:
            conditions += f"[contains(concat(' ', @class, ' '), ' {name} ')]"
        else:
            conditions += f"[@{attribute}='{value}']" if value else f"[@{attribute}]"
    return f"{tag}{conditions}"
