"""What is said of a record, line by line: `{% described sections %}`, `{% people roles %}`, `{% linked record %}`.

A record has many dozens of lines; as nodes of a template they took longer than finding what they say.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeData, SafeString
from django.utils.translation import gettext as _

from catalog.choices import Certainty

register = template.Library()
# Whatever comes from the catalogue is escaped below, unless it was marked as safe before.


@register.simple_tag
def described(sections: Iterable[Any]) -> SafeString:
    """The areas of a description, each a heading with its elements."""
    return SafeString("".join(map(_section, sections)))


@register.simple_tag
def people(roles: Iterable[tuple[Any, Iterable[Any]]]) -> SafeString:
    """Who had a part in a record, role by role."""
    as_written = escape(_("(as written: “%(name)s”)"))
    return SafeString(
        "".join(
            f"<div><dt>{escape(str(role))}</dt>"
            f"<dd>{''.join(_person(entry, as_written) for entry in entries)}</dd></div>"
            for role, entries in roles
        )
    )


@register.simple_tag
def linked(record: Any) -> SafeString:
    """The places of a record, each with what it is to it, and its subjects."""
    places = (
        f'{escape(str(entry.place))} <span class="count">{escape(str(entry.role))}</span>'
        for entry in record.places.all()
    )
    subjects = (escape(str(subject)) for subject in record.subjects.all())
    addresses = [entry.place.get_absolute_url() for entry in record.places.all()]
    addresses += [subject.get_absolute_url() for subject in record.subjects.all()]
    return SafeString(
        "".join(
            f'<li><a href="{escape(address)}">{shown}</a></li>'
            for address, shown in zip(addresses, (*places, *subjects), strict=True)
        )
    )


def _section(section: Any) -> str:
    entries = "".join(map(_entry, section.entries))
    return f'<h3 id="{escape(section.key)}">{escape(section.label)}</h3><dl>{entries}</dl>'


def _entry(entry: Any) -> str:
    language = (
        f' <span class="in-language">{escape(entry.label_of_language)}</span>'
        if entry.label_of_language
        else ""
    )
    lang = f' lang="{escape(entry.lang)}"' if entry.lang else ""
    values = "".join(f"<p>{_lines(value)}</p>" for value in entry.values)
    return (
        f'<div><dt title="ISAD(G) {escape(entry.number)}">{escape(entry.label)}{language}</dt>'
        f"<dd{lang}>{values}</dd></div>"
    )


def _lines(value: str) -> str:
    shown = value if isinstance(value, SafeData) else escape(value)
    return shown.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "<br>")


def _person(entry: Any, as_written: str) -> str:
    agent = entry.agent
    written, doubt, note = "", "", ""
    if entry.name_as_written:
        written = f" {as_written % {'name': escape(entry.name_as_written)}}"
    if entry.certainty != Certainty.CERTAIN:
        doubt = f", {escape(str(entry.get_certainty_display()).lower())}"
    if entry.note:
        note = f". {escape(entry.note)}"
    return (
        f'<p><a href="{escape(agent.get_absolute_url())}">{escape(agent.display_name)}</a>'
        f"{written}{doubt}{note}</p>"
    )
