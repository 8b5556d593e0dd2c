"""A page cut into its sections: what stands before the first label, and what stands under each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from catalog.ingest.digital_archive.blocks import Block
from catalog.ingest.digital_archive.labels import Label, label_of

_FURNITURE = re.compile(
    r"(?:skip to (?:main )?content|home|search|menu|share|print|print page|download|download pdf|view original|pdf|"
    r"view (?:document )?in original language|view document|(?:wilson center )?digital archive|"
    r"digital archive international history declassified|international history declassified|"
    r"digitalarchive\.(?:wilsoncenter\.org|umd\.edu)|browse|about|donate|facebook|twitter|email|close|copy citation|"
    r"popular documents|©.*|back to top)",
    re.IGNORECASE,
)


@dataclass
class Section:
    """What stands under a label. `language` is that of a text, as its heading says it."""

    label: Label | None
    line: int
    blocks: list[Block] = field(default_factory=list)

    @property
    def target(self) -> str:
        return self.label.target if self.label else ""

    @property
    def is_text(self) -> bool:
        return self.target.startswith("texts") and self.target != "texts.translator"

    @property
    def text(self) -> str:
        return "\n\n".join(block.text for block in self.blocks)


def sections_of(blocks: Iterable[Block]) -> list[Section]:
    """The sections of a page in their order; the first has no label.

    Within a text only a label on a line of its own begins the next section: letters have lines such as "Source: …" too.
    """
    sections = [Section(None, 1)]
    for block in blocks:
        current = sections[-1]
        label = label_of(block.text)
        if label is None and block.is_heading and block.text.endswith(":") and not current.is_text:
            label = Label(block.text.rstrip(": "), "note")
        if label is None or (current.is_text and not _ends_text(label, block)):
            if not _is_furniture(block, current):
                current.blocks.append(block)
            continue
        section = Section(label, block.line)
        if label.value and not section.is_text:
            section.blocks.append(Block(label.value, block.line))
        sections.append(section)
    return sections


def _ends_text(label: Label, block: Block) -> bool:
    return block.is_heading or not label.value or label.target.startswith("texts: ")


def _is_furniture(block: Block, section: Section) -> bool:
    return not section.is_text and _FURNITURE.fullmatch(block.text) is not None
