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
"""Characters of one text that are looked through for a passage."""
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
    titles = {word for record in records.values() for word in words(record.title)}
    in_titles = looked_for.among(titles, spoken)
    snippets = _snippets(passages, looked_for)
    return {
        key: Hit(record, marked(record.title, in_titles), snippets.get(key))
        for key, record in records.items()
    }


def _passages(records: dict[int, Record]) -> dict[int, list[Passage]]:
    """What a snippet may be taken from: the description, then the public texts."""
    found: dict[int, list[Passage]] = defaultdict(list)
    described = Record.objects.filter(pk__in=records).values_list("pk", *_DESCRIBED_IN)
    for key, *fields in described:
        for field, text in zip(_DESCRIBED_IN, fields, strict=True):
            found[key].append((text[:_LOOKED_THROUGH], settings.LANGUAGE_CODE, str(label(field))))
    texts: dict[int, Any] = {}
    public = Text.objects.public().filter(record__in=records).in_order()
    for text, key, *about in public.values_list(
        "pk", "record", "kind", "language__key", "script__key"
    ):
        texts[text] = (key, *about)
    paragraphs = Paragraph.objects.filter(text__in=texts).order_by("position", "anchor")
    bodies = defaultdict(list)
    left = dict.fromkeys(texts, _LOOKED_THROUGH)
    for text, body in paragraphs.values_list("text", "body"):
        if left[text] > 0:
            bodies[text].append(body[: left[text]])
            left[text] -= len(body)
    for text, (key, kind, language, script) in texts.items():
        lang, name = tag(language, script or ""), str(TextKind(kind).label)
        found[key] += [(body, lang, name) for body in bodies[text]]
    return found


def _snippets(passages: dict[int, list[Passage]], looked_for: Sought) -> dict[int, Snippet]:
    """For each record the passage that has most of what is looked for, the first of equals; none if none has any."""
    written: dict[str, set[str]] = defaultdict(set)
    said = {
        key: [frozenset(words(text)) for text, _, _ in found] for key, found in passages.items()
    }
    for key, found in passages.items():
        for (_text, lang, _source), spoken in zip(found, said[key], strict=True):
            written[stemmed_as(lang)] |= spoken
    sought_words = {
        language: looked_for.among(every, language) for language, every in written.items()
    }
    snippets = {}
    for key, found in passages.items():
        best = 0
        for (text, lang, source), spoken in zip(found, said[key], strict=True):
            hits = spoken & sought_words[stemmed_as(lang)]
            if len(hits) > best:
                best = len(hits)
                snippets[key] = Snippet(passage(text, set(hits)), lang, direction(lang), source)
    return snippets
