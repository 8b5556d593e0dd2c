"""The values of a facet as links: `{% choice_links facet.choices %}`.

A page of results has more than a hundred of them; as nodes of a template they took half the time of the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def choice_links(choices: Iterable[Any]) -> SafeString:
    """A list of links, each with its count; inside an item the list of its `narrower` choices, if it has any."""
    chosen = format_html(' class="{}"', "selected")
    remove = format_html('<span class="unseen"> ({})</span>', _("chosen; remove"))
    rows = (
        (
            chosen if choice.selected else "",
            choice.url,
            choice.label,
            remove if choice.selected else "",
            choice.count,
            choice_links(choice.narrower) if choice.narrower else "",
        )
        for choice in choices
    )
    link = '<li{}><a href="{}" rel="nofollow">{}{}</a> <span class="count">{}</span>{}</li>'
    return format_html("<ul>{}</ul>", format_html_join("", link, rows))
