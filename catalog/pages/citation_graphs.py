"""The graphs of citations: of a work and its sources, of a source and the works that cite it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.choices import Holding
from catalog.drawing.citation_figure import NOTES, WORKS, citation_figure
from catalog.drawing.citation_graph import Edge, Node, bundles
from catalog.models import Record
from catalog.models.addresses import address_of
from catalog.pages.citing import Cited, CitedSource, Together
from catalog.pages.notes import note_url

_FURTHER, _UNSEEN = "further", "unseen"


def of_work(work: Record, cited: Cited, sources: Sequence[CitedSource], onward: str) -> SafeString:
    """Notes on the left, `sources` on the right; what else the work cites is drawn as one node that leads `onward`."""
    spans = bundles(number for number, _source in cited.pairs)
    shown = {source.record.pk for source in sources}
    weights: Counter[tuple[str, str]] = Counter()
    notes = _notes(work, cited, spans)
    for number, source in cited.pairs:
        right = _UNSEEN if source is None else str(source) if source in shown else _FURTHER
        weights[_key(_span_of(number, spans)), right] += 1
    times = Counter[str]()
    for (_left, right), weight in weights.items():
        times[right] += weight
    others = len(cited.order) - len(shown)
    nodes = [_source(source) for source in sources]
    if others:
        label = ngettext("%(number)d further source", "%(number)d further sources", others)
        words = label % {"number": others}
        nodes.append(_rest(_FURTHER, words, onward, times[_FURTHER]))
    if times[_UNSEEN]:
        nodes.append(_rest(_UNSEEN, _("not identified here"), "#unseen", times[_UNSEEN]))
    edges = [Edge(*ends, weight) for ends, weight in sorted(weights.items())]
    return citation_figure(notes, nodes, edges, NOTES, _("Which note cites which source"))


def of_source(
    source: Record, works: Sequence[Record], shared: Sequence[Record], together: Together
) -> SafeString:
    """Works on the left; the source on the right, and below it what several of these works cite besides."""
    left = [
        Node(
            str(work.pk),
            work.title,
            address_of("catalog:scholarship-of", work.slug),
            _("%(work)s, citations of it: %(times)d")
            % {"work": work.title, "times": together.times.get((work.pk, source.pk), 0)},
        )
        for work in works
    ]
    right = [_cited(source, _("This source") if shared else "", together)]
    right += [_cited(record, _("Cited in the same works"), together) for record in shared]
    cited = {source.pk, *(record.pk for record in shared)}
    edges = [
        Edge(str(work), str(record), times)
        for (work, record), times in together.times.items()
        if record in cited
    ]
    return citation_figure(left, right, edges, WORKS, _("Which works cite it"))


def _cited(record: Record, group: str, together: Together) -> Node:
    times = together.of(record.pk)
    address = address_of("catalog:scholarship-of", record.slug)
    hollow = record.holding == Holding.CITED_ONLY
    return Node(str(record.pk), record.title, address, record.title, group, times, hollow)


def _notes(work: Record, cited: Cited, spans: Sequence[tuple[int, int]]) -> list[Node]:
    """A node for each span, which leads to the first note in it."""
    first: dict[tuple[int, int], int] = {}
    for number, _source in cited.pairs:
        first.setdefault(_span_of(number, spans), number)
    return [
        Node(_key(span), _span_words(span), note_url(work, first[span]), _span_name(span))
        for span in spans
    ]


def _span_of(number: int, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    place = bisect_right(spans, number, key=lambda span: span[0])
    return spans[max(place - 1, 0)]


def _key(span: tuple[int, int]) -> str:
    return f"{span[0]}-{span[1]}"


def _span_words(span: tuple[int, int]) -> str:
    return str(span[0]) if span[0] == span[1] else f"{span[0]}–{span[1]}"


def _span_name(span: tuple[int, int]) -> str:
    if span[0] == span[1]:
        return _("note %(number)d") % {"number": span[0]}
    return _("notes %(first)d to %(last)d") % {"first": span[0], "last": span[1]}


def _source(source: CitedSource) -> Node:
    name = ngettext(
        "%(source)s, cited %(times)d time", "%(source)s, cited %(times)d times", source.times
    )
    return Node(
        str(source.record.pk),
        source.label,
        source.record.get_absolute_url(),
        name % {"source": source.label, "times": source.times},
        source.group,
        source.times,
        not source.is_held,
    )


def _rest(key: str, label: str, href: str, times: int) -> Node:
    return Node(key, label, href, label, _("Besides"), times, is_hollow=True, is_rest=True)
