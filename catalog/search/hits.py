"""The records of a page of results, each with the passage that matched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.conf import settings

from catalog.choices import TextKind
from catalog.folding import words
from catalog.languages import direction, tag
from catalog.models import Paragraph, Record, Text
from catalog.search.highlighting import Sought, marked, passage, sought
from catalog.search.query.nodes import EVERYTHING, Node
from catalog.search.results import Hit, Snippet
from catalog.search.stems import stemmed_as
from catalog.vocabulary import label

_LOOKED_THROUGH = 60_000
"""Characters of one record that are looked through for a passage."""
_DESCRIBED_IN = ("scope_and_content", "note")
Passage = tuple[str, str, str]
"""A paragraph, the BCP 47 tag of its language, and what it is a part of."""


def hits(docs: Sequence[int], query: Node) -> tuple[Hit, ...]:
    """The records of `docs`, in that order, with what the query looked for marked in title and passage."""
    records = Record.objects.public().in_lines().filter(pk__in=docs)
    if query == EVERYTHING:
        found = {record.pk: Hit(record, ((record.title, False),), None) for record in records}
    else:
        found = _marked({record.pk: record for record in records}, sought(query))
    return tuple(found[doc] for doc in docs if doc in found)


def _marked(records: dict[int, Record], looked_for: Sought) -> dict[int, Hit]:
    passages = _passages(records)
    spoken = stemmed_as(settings.LANGUAGE_CODE)
    found = {}
    for key, record in records.items():
        in_title = looked_for.among(words(record.title), spoken)
        snippet = _snippet(passages[key], looked_for)
        found[key] = Hit(record, marked(record.title, in_title), snippet)
    return found


def _passages(records: dict[int, Record]) -> dict[int, list[Passage]]:
    """What a snippet may be taken from: the description, then the public texts."""
    found: dict[int, list[Passage]] = defaultdict(list)
    described = Record.objects.filter(pk__in=records).values_list("pk", *_DESCRIBED_IN)
    for key, *fields in described:
        for field, text in zip(_DESCRIBED_IN, fields, strict=True):
            found[key].append((text, settings.LANGUAGE_CODE, str(label(field))))
    texts: dict[int, Any] = {}
    public = Text.objects.public().filter(record__in=records).in_order()
    for text, key, *about in public.values_list(
        "pk", "record", "kind", "language__key", "script__key"
    ):
        texts[text] = (key, *about)
    paragraphs = Paragraph.objects.filter(text__in=texts).order_by("position", "anchor")
    bodies = defaultdict(list)
    for text, body in paragraphs.values_list("text", "body"):
        bodies[text].append(body)
    for text, (key, kind, language, script) in texts.items():
        lang, name = tag(language, script or ""), str(TextKind(kind).label)
        found[key] += [(body, lang, name) for body in bodies[text]]
    return found


def _snippet(passages: Sequence[Passage], looked_for: Sought) -> Snippet | None:
    """The passage that has most of what is looked for, the first of equals; None when none has any of it."""
    best: tuple[int, Passage, set[str]] | None = None
    left = _LOOKED_THROUGH
    for text, lang, source in passages:
        if left <= 0:
            break
        found = looked_for.among(words(text[:left]), stemmed_as(lang))
        if found and (best is None or len(found) > best[0]):
            best = (len(found), (text, lang, source), found)
        left -= len(text)
    if best is None:
        return None
    _count, (text, lang, source), found = best
    return Snippet(passage(text, found), lang, direction(lang), source)
