"""The names of what goes, kept as further names of what stays."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from catalog.choices import LabelKind, NameKind
from catalog.folding import folded
from catalog.merging.following import Following
from catalog.models import Agent, AgentName, Record, Term, TermLabel

_ENGLISH = "en"


def prepare(kept: Any, duplicates: list[Any], following: Following) -> None:
    """Before references follow: a term has one preferred label in a language."""
    if not isinstance(kept, Term):
        return
    labels = _labels([kept.pk], following)
    taken = {label.language for label in labels if label.kind == LabelKind.PREFERRED}
    for label in _labels([one.pk for one in duplicates], following):
        if label.kind == LabelKind.PREFERRED:
            if label.language in taken:
                label.kind = LabelKind.ALTERNATIVE
            taken.add(label.language)


def keep(kept: Any, own: str, duplicates: list[Any], following: Following) -> list[str]:
    """After references have followed: add the names by which the duplicates went, and give those added.

    `own` is what the kept one was called before another title was chosen for it.
    """
    if isinstance(kept, Agent):
        _keep_names(kept, duplicates, following)
    elif isinstance(kept, Term):
        _keep_labels(kept, duplicates, following)
    elif isinstance(kept, Record):
        return _keep_titles(kept, [own, *(duplicate.title for duplicate in duplicates)])
    return [str(row) for row in following.added]


def _keep_names(kept: Agent, duplicates: list[Any], following: Following) -> None:
    there = {kept.preferred_name}
    for variant in _variants([kept, *duplicates], following):
        bare = not (variant.note or variant.used)
        if variant.name == kept.preferred_name and variant.agent_id == kept.pk and bare:
            following.drop(variant, _("dropped: it is the preferred name."))
        there.add(variant.name)
    for duplicate in duplicates:
        name = duplicate.preferred_name
        if name not in there:
            there.add(name)
            kind, script = _kind(name, kept.preferred_name), _script(name)
            following.add(AgentName(agent=kept, name=name, kind=kind, script=script))


def _keep_labels(kept: Term, duplicates: list[Any], following: Following) -> None:
    english = {LabelKind.PREFERRED, LabelKind.ALTERNATIVE}
    there = {kept.label}
    for label in _labels([kept.pk, *(one.pk for one in duplicates)], following):
        if label.language == _ENGLISH and label.kind in english:
            if label.text == kept.label:
                following.drop(label, _("dropped: it is the label."))
            there.add(label.text)
    for duplicate in duplicates:
        if duplicate.label not in there:
            there.add(duplicate.label)
            following.add(
                TermLabel(
                    term=kept,
                    language=_ENGLISH,
                    text=duplicate.label,
                    kind=LabelKind.ALTERNATIVE,
                )
            )


def _keep_titles(kept: Record, titles: list[str]) -> list[str]:
    there = {folded(line) for line in (kept.title, *kept.alternative_titles.splitlines())}
    added = []
    for title in titles:
        if folded(title) not in there:
            there.add(folded(title))
            added.append(title)
    kept.alternative_titles = "\n".join(filter(None, [kept.alternative_titles, *added]))
    return added


def _variants(agents: Iterable[Agent], following: Following) -> list[AgentName]:
    rows = AgentName.objects.using(following.using).filter(agent__in=list(agents))
    known = [following.known(row) for row in rows.order_by("pk")]
    return [row for row in known if not following.is_going(row)]


def _labels(terms: list[int], following: Following) -> list[TermLabel]:
    rows = TermLabel.objects.using(following.using).filter(term__in=terms)
    known = [following.known(row) for row in rows.order_by("pk")]
    return [row for row in known if not following.is_going(row)]


def _kind(name: str, preferred: str) -> NameKind:
    """What a form of a name most likely is to the preferred one; the archivist may correct it."""
    mine, theirs = set(folded(name).split()), set(folded(preferred).split())
    if _script(name) != _script(preferred):
        return NameKind.TRANSLITERATION
    if mine > theirs:
        return NameKind.FULL
    return NameKind.SHORT if mine < theirs else NameKind.PARALLEL


def _script(name: str) -> str:
    """“Cyrl” for a name in Cyrillic, as ISO 15924 has it; "" for other scripts."""
    letters = [unicodedata.name(letter, "") for letter in name if letter.isalpha()]
    return "Cyrl" if letters and letters[0].startswith("CYRILLIC") else ""
