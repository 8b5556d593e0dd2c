"""Results as a list: `{% hit_cards cards 21 compact %}` for those from the twenty-first on.

A page has twenty or fifty of them; as nodes of a template they took longer than finding them.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def hit_cards(cards: Iterable[Any], start: int, compact: bool) -> SafeString:
    """The list of the cards, numbered from `start`; compact ones in a line each, without passage and marks."""
    written = map(_line if compact else _card, cards)
    kind = "hits compact" if compact else "hits"
    # Whatever comes from the catalogue was escaped.
    return SafeString(f'<ol class="{kind}" start="{start}">{"".join(written)}</ol>')


def _card(card: Any) -> str:
    passage = _passage(card) if card.snippet else ""
    return f'<li><div class="hit">{_above(card)}{_title(card)}{passage}{_foot(card)}</div></li>'


def _line(card: Any) -> str:
    return f'<li><div class="hit">{_title(card)}{_above(card)}</div></li>'


def _title(card: Any) -> str:
    return f'<h3><a href="{escape(card.url)}" dir="auto">{_runs(card.title)}</a></h3>'


def _above(card: Any) -> str:
    return _facts(_span(card.kind, "kind"), _span(card.date), _span(card.reference, "shelfmark"))


def _passage(card: Any) -> str:
    shown = card.snippet
    return (
        f'<p class="snippet"><q lang="{escape(shown.lang)}" dir="{shown.dir}">{_runs(shown.runs)}</q>'
        f' <span class="source">{escape(card.source)}</span></p>'
    )


def _foot(card: Any) -> str:
    facts = _facts(_span(card.repository), _span(card.languages))
    marks = "".join(f"<li>{escape(mark)}</li>" for mark in card.marks)
    listed = f'<ul class="marks">{marks}</ul>' if marks else ""
    return f'<div class="foot">{facts}{listed}</div>' if facts or listed else ""


def _facts(*spans: str) -> str:
    return f'<p class="facts">{"".join(spans)}</p>' if any(spans) else ""


def _span(text: str, kind: str = "") -> str:
    if not text:
        return ""
    return f'<span class="{kind}">{escape(text)}</span>' if kind else f"<span>{escape(text)}</span>"


def _runs(runs: Iterable[tuple[str, bool]]) -> str:
    return "".join(
        f"<mark>{escape(text)}</mark>" if is_hit else escape(text) for text, is_hit in runs
    )
