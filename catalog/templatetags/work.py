"""What waits for a person, in templates: `{% work_lists user as lists %}`."""

from __future__ import annotations

from django import template

from catalog.workflow import work_lists

register = template.Library()
register.simple_tag(work_lists)
