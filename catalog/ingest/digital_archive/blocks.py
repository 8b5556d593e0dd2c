"""A saved page as blocks of text, from Markdown or as copied from a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalog.ingest.digital_archive.labels import label_of

_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,400}?)(?<=\S)\1", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\(<?([^()\s>]*)>?(?:\s+\"[^\"]*\")?\)")
_ADDRESS = re.compile(r"<(https?://[^<>\s]+)>")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!<>-])")
_BULLET = re.compile(r"\s*[-*•·]\s+")
_BREAK = re.compile(r"(?: {2,}|\\)$")
_LONGEST_LABEL = 2_000
"""Characters of a line that may begin with a label and go on with what it labels."""
_SHORTEST_WRAPPED = 50
_LONGEST_WRAPPED = 100


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or item; `is_heading` when it is set off from the text. Lines that were meant end in it."""

    text: str
    line: int
    is_heading: bool = False


def blocks_of(text: str) -> Iterator[Block]:
    """The blocks of a page in Markdown or plain text."""
    lines: list[str] = []
    first = 1
    for number, line in enumerate([*text.splitlines(), ""], 1):
        label = label_of(_bare(line)) if len(line) <= _LONGEST_LABEL else None
        starts = _HEADING.match(line) or _BULLET.match(line) or label
        if lines and (not line.strip() or starts):
            yield from _block(lines, first)
            lines = []
        if heading := _HEADING.match(line):
            yield Block(_bare(heading[1]), number, is_heading=True)
        elif line.strip() and not _RULE.fullmatch(line):
            first = first if lines else number
            lines.append(line)
            if label is not None and not label.value:
                yield from _block(lines, first)
                lines = []


def _block(lines: list[str], first: int) -> Iterator[Block]:
    joined = "\n".join(lines)
    for is_strong, part in _strong_parts(joined):
        for text in _paragraphs(part.split("\n")):
            bare = _bare(text)
            is_labelled = part.lstrip().startswith(("**", "__")) and label_of(bare) is not None
            if bare:
                yield Block(bare, first, is_heading=is_strong or is_labelled)


def _strong_parts(text: str) -> Iterator[tuple[bool, str]]:
    """A block cut where bold lines end, if it is made of nothing else; else as it is."""
    if not _STRONG.sub("", text).strip(" \n\\:"):
        for found in _STRONG.finditer(text):
            yield True, " ".join(_BREAK.sub("", line) for line in found[2].split("\n"))
    else:
        yield False, text


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Lines of a block as paragraphs: joined when they were only wrapped, apart when each is one."""
    if len(lines) < 2 or any(_BREAK.search(line) for line in lines[:-1]):
        yield _unbroken(lines)
    elif all(_SHORTEST_WRAPPED <= len(line) <= _LONGEST_WRAPPED for line in lines[:-1]):
        yield " ".join(line.strip() for line in lines)
    else:
        yield from lines


def _unbroken(lines: list[str]) -> str:
    """Lines as one text, with the line ends that Markdown means (two spaces, a backslash)."""
    text = ""
    for line in lines:
        text += _BREAK.sub("\n", line.lstrip()) if _BREAK.search(line) else f"{line.strip()} "
    return text.strip()


def _bare(text: str) -> str:
    """A text without the signs of Markdown."""
    text = _BULLET.sub("", text, count=1) if _BULLET.match(text) else text
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(r"\1", text)
    text = _LINK.sub(_linked, text)
    text = _ESCAPE.sub(r"\1", _ADDRESS.sub(r"\1", text))
    return text.strip()


def _linked(found: re.Match[str]) -> str:
    text, address = found[1].strip(), found[2]
    is_said = not address.startswith("http") or address in text
    return text if is_said or not text else f"{text} {address}" if "document/" in address else text
