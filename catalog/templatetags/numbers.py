"""Numbers as readers write them: `{{ 12345|grouped }}` gives 12,345 in English."""

from __future__ import annotations

from django import template

from catalog.numbers import grouped

register = template.Library()
register.filter("grouped", grouped)
