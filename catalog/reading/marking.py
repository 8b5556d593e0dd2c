"""A paragraph as markup: editorial insertions, names as links, words that a search found, places of notes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.html import escape
from django.utils.safestring import SafeString

from catalog.editorial import runs

Span = tuple[int, int]


@dataclass(frozen=True)
class Link:
    """A stretch that leads to `href`; the element `card` says in a few words to whom or what."""

    start: int
    end: int
    href: str
    card: str


@dataclass(frozen=True)
class Sign:
    """Something that stands between two characters, such as the number of a note."""

    at: int
    markup: SafeString


@dataclass
class HitNumbers:
    """Numbers the marked words of a page, so that each can be gone to."""

    last: int = 0

    def next(self) -> int:
        self.last += 1
        return self.last


@dataclass(frozen=True)
class Marks:
    """What is marked in a paragraph; spans and links are in order and none overlaps another of its kind."""

    links: Sequence[Link] = ()
    hits: Collection[Span] = ()
    signs: Sequence[Sign] = ()
    numbers: HitNumbers = field(default_factory=HitNumbers)


def markup(text: str, marks: Marks, *, with_insertions: bool = True) -> SafeString:
    """The text with its marks. A link that crosses the edge of an insertion is left out."""
    insertions = insertions_in(text) if with_insertions else []
    links = [link for link in marks.links if not _crosses(link, insertions)]
    edges = {0, len(text)}
    for start, end in (*insertions, *marks.hits, *((link.start, link.end) for link in links)):
        edges |= {start, end}
    edges |= {sign.at for sign in marks.signs}
    return SafeString("".join(_pieces(text, sorted(edges), insertions, links, marks)))


def insertions_in(text: str) -> list[Span]:
    """Where an editor put words between square brackets, brackets included."""
    found, at = [], 0
    for run in runs(text):
        if run.inserted:
            found.append((at, at + len(run.text)))
        at += len(run.text)
    return found


def _pieces(
    text: str, edges: list[int], insertions: list[Span], links: list[Link], marks: Marks
) -> Iterator[str]:
    """Elements that open and close at each edge; of two that begin or end together the longer is outside."""
    opening: dict[int, list[tuple[int, str, str]]] = {}
    for start, end in insertions:
        opening.setdefault(start, []).append((end, '<ins class="editorial">', "</ins>"))
    for link in links:
        tag = f'<a class="named" href="{escape(link.href)}" aria-describedby="{escape(link.card)}">'
        opening.setdefault(link.start, []).append((link.end, tag, "</a>"))
    found = dict(marks.hits)
    signs: dict[int, list[Sign]] = {}
    for sign in marks.signs:
        signs.setdefault(_outside(sign.at, links), []).append(sign)
    open_: list[tuple[int, str]] = []
    hit_until = 0
    for edge, following in zip(edges, [*edges[1:], None], strict=True):
        while open_ and open_[-1][0] == edge:
            yield open_.pop()[1]
        for sign in signs.get(edge, ()):
            yield sign.markup
        for end, tag, closing in sorted(opening.get(edge, ()), key=lambda one: -one[0]):
            yield tag
            open_.append((end, closing))
        if following is None:
            break
        words = escape(text[edge:following])
        if edge in found:
            hit_until = found[edge]
            yield f'<mark id="hit-{marks.numbers.next()}">{words}</mark>'
        elif edge < hit_until:
            yield f"<mark>{words}</mark>"
        else:
            yield words


def _crosses(link: Link, spans: list[Span]) -> bool:
    return any(
        start < link.start < end < link.end or link.start < start < link.end < end
        for start, end in spans
    )


def _outside(at: int, links: list[Link]) -> int:
    """`at`, or the end of the link that it is inside of: links do not stand in links."""
    return next((link.end for link in links if link.start < at < link.end), at)
