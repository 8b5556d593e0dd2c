"""Paragraphs in rows as markup: each numbered, with its notes and its citation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalog.reading.marking import HitNumbers, Link, Marks, Sign, Span, markup
from catalog.reading.note_places import place_after


@dataclass(frozen=True)
class Note:
    """A note on a text; `words` are those of the paragraph that it follows, `whose` says who wrote it."""

    key: str
    mark: str
    body: str
    whose: str
    words: str = ""
    lang: str = ""


@dataclass
class Shown:
    """A paragraph as it is shown. `key` names it on the page, `number` is what readers cite."""

    key: str
    number: int
    body: str
    lang: str
    dir: str
    citation: str
    notes: Sequence[Note] = ()
    links: Sequence[Link] = ()
    hits: Sequence[Span] = ()
    before: str = ""
    """The paragraph before with words that were searched for."""
    after: str = ""


@dataclass
class Cell:
    """What stands on one side of a row; `of` is the language, told where the sides stand under each other."""

    of: str
    paragraphs: Sequence[Shown] = field(default_factory=list)


def rendered(rows: Iterable[Sequence[Cell]], numbers: HitNumbers) -> SafeString:
    """The rows one after the other; side by side where the window is wide enough."""
    said = _Said()
    return SafeString(
        "".join(
            f'<div class="row">{"".join(_cell(cell, numbers, said) for cell in row)}</div>'
            for row in rows
        )
    )


class _Said:
    """The words of the page that come with every paragraph, translated once."""

    def __init__(self) -> None:
        self.paragraph = _("Paragraph %d")
        self.note = _("Note %s")
        self.back = _("Back to the text")
        self.gap = _("Nothing stands beside it.")
        self.before = _("Previous found")
        self.after = _("Next found")


def _cell(cell: Cell, numbers: HitNumbers, said: _Said) -> str:
    inside = "".join(_paragraph(paragraph, numbers, said) for paragraph in cell.paragraphs)
    if not inside:
        return format_html('<div class="cell gap"><p>{}</p></div>', said.gap)
    return format_html('<div class="cell" data-of="{}">{}</div>', cell.of, SafeString(inside))


def _paragraph(shown: Shown, numbers: HitNumbers, said: _Said) -> str:
    marks = Marks(shown.links, shown.hits, _signs(shown, said), numbers)
    return format_html(
        '<div class="paragraph {}" id="{}"><a class="anchor" href="#{}" aria-label="{}">{}</a>'
        '<p class="body" lang="{}" dir="{}">{}</p>{}{}<p class="cite">{}</p></div>',
        shown.dir,
        shown.key,
        shown.key,
        said.paragraph % shown.number,
        shown.number,
        shown.lang,
        shown.dir,
        markup(shown.body, marks),
        SafeString("".join(note_markup(note, said.back) for note in shown.notes)),
        _ways(shown, said),
        shown.citation,
    )


def _signs(shown: Shown, said: _Said) -> list[Sign]:
    """The marks of the notes: each after its words, in the order of the notes; else where the paragraph ends."""
    signs, after = [], 0
    for note in shown.notes:
        at = place_after(shown.body, note.words, after)
        after = max(after, at)
        sign = format_html(
            '<sup class="note-mark"><a id="{}-at" href="#{}" aria-label="{}">{}</a></sup>',
            note.key,
            note.key,
            said.note % note.mark,
            note.mark,
        )
        signs.append(Sign(at if at >= 0 else len(shown.body), sign))
    return sorted(signs, key=lambda sign: sign.at)


def note_markup(note: Note, back: str = "") -> SafeString:
    """A note; `back` names the way back to its place in the text, if it has one there."""
    mark = (
        format_html('<a href="#{}-at" aria-label="{}">{}</a> ', note.key, back, note.mark)
        if back
        else SafeString("")
    )
    lang = format_html(' lang="{}"', note.lang) if note.lang else ""
    return format_html(
        '<div class="side-note" role="note" id="{}">{}<div{}>{}</div><p class="whose">{}</p></div>',
        note.key,
        mark,
        lang,
        SafeString(linebreaks(note.body, autoescape=True)),
        note.whose,
    )


def _ways(shown: Shown, said: _Said) -> SafeString:
    """From a paragraph with words that were searched for to the one before and the next."""
    ways = [
        format_html('<a href="#{}">{}</a>', key, name)
        for key, name in ((shown.before, said.before), (shown.after, said.after))
        if key
    ]
    return (
        format_html('<p class="found-ways">{}</p>', SafeString(" ".join(ways)))
        if ways
        else (SafeString(""))
    )
