"""Editorial insertions in templates: `{% for run in paragraph.body|editorial_runs %}`."""

from __future__ import annotations

from django import template

from catalog.editorial import runs

register = template.Library()
register.filter("editorial_runs", runs)
