"""The values of a facet as links: `{% choice_links facet.choices %}`.

A page of results has more than a hundred of them; as nodes of a template they took half the time of the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()
_SELECTED = ' class="selected"'


@register.simple_tag
def choice_links(choices: Iterable[Any]) -> SafeString:
    """A list of links, each with its count; inside an item the list of its `narrower` choices, if it has any."""
    # Whatever comes from the catalogue was escaped.
    return SafeString(_listed(choices, _("chosen; remove")))


def _listed(choices: Iterable[Any], removing: str) -> str:
    chosen = f'<span class="unseen"> ({escape(removing)})</span>'
    rows = (
        f"<li{_SELECTED if choice.selected else ''}>"
        f'<a href="{escape(choice.url)}" rel="nofollow">{escape(choice.label)}'
        f"{chosen if choice.selected else ''}</a>"
        f' <span class="count">{choice.count}</span>'
        f"{_listed(choice.narrower, removing) if choice.narrower else ''}</li>"
        for choice in choices
    )
    return f"<ul>{''.join(rows)}</ul>"
