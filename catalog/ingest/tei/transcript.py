"""The text of a document in paragraphs, with its notes.

What stands in its lines and what the editors did to it is told apart by these signs:

* `[2]`, in prose and in notes, is the place of note 2;
* `[text]` is supplied or expanded by the editors, or a reading, correction or expansion of what stands before it;
* `[text?]` is unclear, `[deleted: text]` is struck out, `[…]` is left out or cannot be read.

Lines end where the source says so (`lb`, `l`, `addrLine`); cells of a row are parted by " | ". Pages leave no sign.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import count

from lxml import etree

from catalog.choices import NoteBy
from catalog.ingest.drafts import NoteDraft
from catalog.ingest.tei.elements import (
    children_of,
    collapsed,
    is_division,
    is_element,
    plain,
    spaced,
)
from catalog.ingest.tei.transcribed import Places, Transcribed, sign, spelt
from catalog.ingest.xml import Element, character_of, name_of

_BLOCKS = re.compile(
    r"ab|argument|attachment|back|body|bibl|byline|castItem|castList|closer|dateline|docDate|docImprint|"
    r"docTitle|epigraph|figDesc|figure|floatingText|front|group|head|imprimatur|item|lg|list|listBibl|"
    r"opener|p|person|postscript|row|salute|signed|sp|speaker|stage|table|text|titlePage|titlePart|trailer"
)
_ONLY_BLOCKS_ALONE = frozenset({"bibl", "dateline", "salute", "signed"})
"""Elements that are lines where they stand in a paragraph, and paragraphs elsewhere."""
_FRAMES = re.compile(
    r"attachment|back|body|front|group|list|listBibl|postscript|table|text|titlePage"
)
_LINES = frozenset({"l", "addrLine"})
_SIGNS = {
    "supplied": "[%s]",
    "surplus": "[%s]",
    "ex": "[%s]",
    "rdg": "[%s]",
    "unclear": "[%s?]",
    "del": "[deleted: %s]",
}
_AS_WRITTEN = frozenset({"sic", "orig", "abbr", "am"})
_BREAKS = frozenset({"cb", "gb", "milestone", "anchor", "handShift"})
_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_LINE_END = re.compile(r" *\n[ \n]*")
_MANY_SPACES = re.compile(r" {2,}")
_LONGEST_MARK = 20
_AUTHORS = frozenset({"author", "#author", "authorial"})


class Transcript:
    """Gathers paragraphs; elements in `left_out` are passed over, with all that is in them."""

    def __init__(self, left_out: Collection[Element] = ()) -> None:
        self.pages: list[str] = []
        """Numbers of the pages that begin in the text (`pb/@n`)."""
        self.kept: list[tuple[str, str]] = []
        """What is no text, as (element, what it says): addresses of pictures, running heads."""
        self._left_out = left_out
        self._paragraphs: list[str] = []
        self._run: list[str] = []
        self._is_labelled = False
        self._notes: list[Element] = []
        self._marks: list[str] = []
        self._given: set[str] = set()
        self._numbers = count(1)

    def add(self, element: Element) -> None:
        """Add the text of an element, as paragraphs of its own."""
        self._end_paragraph()
        self._inside(element)
        self._end_paragraph()

    def note(self, element: Element) -> None:
        """Add a note whose place is not in the text: it is one on the whole."""
        self._notes.append(element)
        self._marks.append(self._mark(element))

    def prose(self) -> list[str]:
        """All paragraphs with the marks of the notes in them, and after them the notes."""
        self._end_paragraph()
        said = [spelt(paragraph, self._marks) for paragraph in self._taken()]
        number = 0
        while number < len(self._notes):  # notes may have notes
            self._run.append(f"[{self._marks[number]}] ")
            self._inside(self._notes[number])
            self._end_paragraph()
            number += 1
            said += [spelt(paragraph, self._marks) for paragraph in self._taken()]
        return said

    def text(self) -> Transcribed:
        """The paragraphs and the notes on them, those that say something; prose where nothing but notes is there."""
        self._end_paragraph()
        places = Places()
        for paragraph in self._taken():
            places.take(paragraph)
        if not places.paragraphs:
            return Transcribed(self.prose())
        return Transcribed(places.paragraphs, self._placed(places))

    def _placed(self, places: Places) -> list[NoteDraft]:
        notes: list[NoteDraft] = []
        number = 0
        while number < len(self._notes):
            note = self._notes[number]
            self.add(note)
            body = "\n\n".join(self._taken())
            places.nested(number, body)
            if body:
                place = places.of_notes.get(number)
                draft = NoteDraft(
                    spelt(body, self._marks), mark=self._marks[number], by=_writer(note)
                )
                if place is not None:
                    draft.paragraph, draft.words = place.paragraph, place.words
                notes.append(draft)
            number += 1
        return notes

    def _taken(self) -> list[str]:
        """The paragraphs so far, which are then forgotten."""
        taken, self._paragraphs = self._paragraphs, []
        return taken

    def _end_paragraph(self) -> None:
        text = _LINE_END.sub("\n", _MANY_SPACES.sub(" ", "".join(self._run))).strip(" \n")
        if text:
            self._paragraphs.append(text)
        self._run.clear()
        self._is_labelled = False

    def _inside(self, element: Element) -> None:
        self._run.append(spaced(element.text))
        for child in element:
            if isinstance(child, etree._Entity):
                self._run.append(character_of(child))
            elif is_element(child) and child not in self._left_out:
                self._element(child)
            self._run.append(spaced(child.tail))

    def _element(self, element: Element) -> None:
        name = name_of(element)
        if name == "note":
            self._note(element)
        elif name == "pb":
            self._page(element)
        elif name == "lb":
            self._run.append("" if element.get("break") == "no" else "\n")
        elif name in _LINES:
            self._line(element)
        elif name == "gap":
            self._run.append(_gap(element))
        elif name == "choice":
            self._choice(element)
        elif name == "label" and _is_frame(element.getparent()):
            self._label(element)
        elif name == "cell":
            self._cell(element)
        elif name in ("graphic", "media", "binaryObject", "fw"):
            self._no_text(element, name)
        elif name in _SIGNS or name in ("sic", "space", *_BREAKS):
            self._sign(element, name)
        elif _is_block(element, name):
            self._block(element, name)
        else:
            self._inside(element)

    def _block(self, element: Element, name: str) -> None:
        is_line = name in _ONLY_BLOCKS_ALONE and not _is_frame(element.getparent())
        if is_line:
            self._run.append("\n")
            self._inside(element)
            return
        if not (name == "item" and self._is_labelled):
            self._end_paragraph()
        self._is_labelled = False
        self._inside(element)
        self._end_paragraph()

    def _label(self, element: Element) -> None:
        self._end_paragraph()
        self._inside(element)
        self._run.append(" ")
        self._is_labelled = True

    def _line(self, element: Element) -> None:
        self._run.append("\n")
        self._inside(element)
        self._run.append("\n")

    def _cell(self, element: Element) -> None:
        """A cell stays on the line of its row, even with paragraphs in it."""
        inner = Transcript(self._left_out)
        inner._notes, inner._marks = self._notes, self._marks
        inner._given, inner._numbers = self._given, self._numbers
        inner.add(element)
        if element.getprevious() is not None:
            self._run.append(" | ")
        self._run.append(" ".join(inner._paragraphs))
        self.pages += inner.pages
        self.kept += inner.kept

    def _note(self, element: Element) -> None:
        if not is_inline(element):
            self._run.append(sign(len(self._notes)))
            self.note(element)
        elif _is_frame(element.getparent()):
            self.add(element)
        else:
            self._inside(element)

    def _mark(self, element: Element) -> str:
        mark = collapsed(element.get("n", "")).strip("[]()")
        if not mark or mark in self._given or len(mark) > _LONGEST_MARK:
            mark = next(str(free) for free in self._numbers if str(free) not in self._given)
        self._given.add(mark)
        return mark

    def _page(self, element: Element) -> None:
        if number := collapsed(element.get("n", "")).strip("[]"):
            self.pages.append(number)

    def _choice(self, element: Element) -> None:
        """What stands in the source first, what the editors make of it after it in square brackets."""
        ordered = sorted(children_of(element), key=lambda child: name_of(child) not in _AS_WRITTEN)
        for number, child in enumerate(ordered):
            start = len(self._run)
            self._inside(child)
            text = "".join(self._run[start:]).strip()
            if number and text:
                self._run[start:] = [f" {_signed('[%s]', text)}"]

    def _sign(self, element: Element, name: str) -> None:
        start = len(self._run)
        self._inside(element)
        text = "".join(self._run[start:])
        if name in _SIGNS and text.strip():
            self._run[start:] = [_signed(_SIGNS[name], text.strip())]
        elif name == "sic" and text.strip():
            self._run.append(" [sic]")
        elif name == "space":
            self._run.append(" ")

    def _no_text(self, element: Element, name: str) -> None:
        told = element.get("url", "") if name in ("graphic", "media") else ""
        if name == "fw":
            told = plain(element)
        elif name == "binaryObject":
            told = element.get("mimeType", "") or "picture"
        if told:
            self.kept.append((name, collapsed(told)))
        if name in ("graphic", "media"):
            self._inside(element)


def is_inline(note: Element) -> bool:
    """Whether a note is printed where it stands, and not at the foot or at the end."""
    return "inline" in (note.get("place", ""), note.get("rend", ""))


def _writer(note: Element) -> NoteBy:
    """Of notes that no author is said to have written, whoever edited the text."""
    is_authors = _AUTHORS & {note.get("resp", ""), note.get("type", "")}
    return NoteBy.DOCUMENT if is_authors else NoteBy.EDITOR


def _signed(form: str, text: str) -> str:
    """`text` in the form of its sign, unless it is printed in square brackets already."""
    return text if _BRACKETED.fullmatch(text) else form % text


def _gap(element: Element) -> str:
    told = plain(element) or ", ".join(
        collapsed(said)
        for said in (
            element.get("reason", ""),
            element.get("extent", ""),
            f"{element.get('quantity', '')} {element.get('unit', '')}",
        )
        if said.strip()
    )
    return _signed("[… %s]", told) if told else "[…]"


def _is_frame(element: Element | None) -> bool:
    return element is not None and (
        _FRAMES.fullmatch(name_of(element)) is not None or is_division(element)
    )


def _is_block(element: Element, name: str) -> bool:
    if name in ("quote", "q", "cit", "said", "address"):
        return any(_is_block(child, name_of(child)) for child in children_of(element))
    return _BLOCKS.fullmatch(name) is not None or is_division(element)
