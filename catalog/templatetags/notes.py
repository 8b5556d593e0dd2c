"""The notes of a work: `{% note_list notes %}` and, as numbers that lead to them, `{% note_index notes ids %}`.

A work has a hundred of them; as nodes of a template they took longer than all the rest of its page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def note_list(notes: Any) -> SafeString:
    """The notes in full, each with its number, its words as printed and what they mean."""
    said = _Said()
    # Whatever comes from the catalogue was escaped.
    written = "".join(_note(note, said) for note in notes.notes)
    return SafeString(f'<ol class="notes">{written}</ol>')


@register.simple_tag
def note_index(notes: Any, ids: str = "") -> SafeString:
    """The numbers of the notes; with `ids` a note that is not on this page is known here by its own."""
    items = "".join(_indexed(notes.index, bool(ids)))
    return SafeString(f"<ol>{items}</ol>")


class _Said:
    """The words that come with every note, translated once."""

    def __init__(self) -> None:
        self.note = escape(_("Note %(number)s"))
        self.read = escape(_("Read: %(words)s"))
        self.found_in = escape(_("Found in"))
        self.unknown = escape(_("The source is not identified here."))
        self._forms: dict[str, str] = {}

    def form(self, citation: Any) -> str:
        if citation.form not in self._forms:
            self._forms[citation.form] = escape(str(citation.get_form_display()))
        return self._forms[citation.form]


def _note(note: Any, said: _Said) -> str:
    number = note.number
    label = said.note % {"number": number}
    uses = "".join(_use(use, said) for use in note.uses)
    return (
        f'<li id="note-{number}"><a class="number" href="#note-{number}" aria-label="{label}">'
        f"{number}</a>{uses}</li>"
    )


def _use(use: Any, said: _Said) -> str:
    citation = use.citation
    note = (
        f'<p class="note">{escape(citation.archivists_note)}</p>'
        if citation.archivists_note
        else ""
    )
    if citation.corrected_text:
        words = said.read % {"words": escape(citation.corrected_text)}
        note = f'<div class="corrected"><p>{words}</p>{note}</div>'
    resolution = f'<p class="note">{escape(citation.resolution)}</p>' if citation.resolution else ""
    return (
        '<div class="citation"><div class="words">'
        f'<p class="printed">{escape(citation.text_as_cited)}</p>{note}</div>'
        f'<div class="meant">{_source(use.source, said)}{_facts(use, said)}{resolution}</div></div>'
    )


def _source(source: Any, said: _Said) -> str:
    shown = _link(source) if source else f'<span class="mark">{said.unknown}</span>'
    return f'<p class="source">{shown}</p>'


def _facts(use: Any, said: _Said) -> str:
    citation, container = use.citation, use.container
    locator = (
        f'<span class="locator">{escape(citation.locator)}</span>&#32;' if citation.locator else ""
    )
    found = f"<span>{said.found_in} {_link(container)}</span>" if container else ""
    return f'<p class="facts">{locator}<span>{said.form(citation)}</span>&#32;{found}</p>'


def _link(record: Any) -> str:
    return f'<a href="{escape(record.get_absolute_url())}">{escape(record.title)}</a>'


def _indexed(references: Iterable[Any], ids: bool) -> Iterator[str]:
    unidentified, slip = escape(_("source not identified")), escape(_("has a slip"))
    for reference in references:
        key = f' id="note-{reference.number}"' if ids and reference.is_elsewhere else ""
        kind, words = "", ""
        if reference.is_unidentified:
            kind, words = "unidentified", unidentified
        elif reference.has_slip:
            kind, words = "slip", slip
        shown = f' class="{kind}"' if kind else ""
        unseen = f'<span class="unseen">, {words}</span>' if kind else ""
        url = escape(reference.url)
        yield f'<li><a href="{url}"{key}{shown}>{reference.number}{unseen}</a></li>'
