"""What a field of a record is called, in templates: `{{ "rights"|field_label }}`."""

from __future__ import annotations

from django import template

from catalog.vocabulary import label

register = template.Library()
register.filter("field_label", label)
