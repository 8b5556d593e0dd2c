"""What readers will see that was hidden, or see no more, once something is merged."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.choices import Status
from catalog.models import Record


def notices(kept: Any, duplicates: list[Any]) -> list[str]:
    """Sentences on it; none where all is public, or nothing."""
    found = []
    for duplicate in duplicates:
        if is_public(kept) and not is_public(duplicate):
            found += _shown(kept, duplicate)
        elif is_public(duplicate) and not is_public(kept):
            found += _hidden(kept, duplicate)
    return found


def is_public(one: Any) -> bool:
    """Whether readers see it now."""
    if isinstance(one, Record):
        return one.is_public
    return bool(type(one)._default_manager.public().filter(pk=one.pk).exists())


def _shown(kept: Any, duplicate: Any) -> list[str]:
    params = {"kept": kept, "duplicate": duplicate}
    if not isinstance(duplicate, Record):
        text = _(
            "No public record names “%(duplicate)s” so far. Its names, and whatever is taken over from it, "
            "become public with “%(kept)s”."
        )
        return [text % params]
    text = _(
        "Readers do not see “%(duplicate)s” (%(status)s). All that is taken over from it, its texts but for drafts, "
        "names, notes and citations, becomes public with “%(kept)s”."
    )
    said = [text % (params | {"status": _hidden_by(duplicate)})]
    below = Record.objects.below(duplicate).filter(status=Status.PUBLISHED, public_from=None)
    if number := below.count():
        text = ngettext(
            "%(number)d published record below it becomes public, unless something else hides it.",
            "%(number)d published records below it become public, unless something else hides them.",
            number,
        )
        said.append(text % {"number": number})
    return said


def _hidden(kept: Any, duplicate: Any) -> list[str]:
    params = {"kept": kept, "duplicate": duplicate}
    if not isinstance(duplicate, Record):
        return []
    text = _(
        "Readers will not find “%(duplicate)s” any more: “%(kept)s”, to which its address will lead, is hidden "
        "(%(status)s)."
    )
    said = [text % (params | {"status": _hidden_by(kept)})]
    if number := Record.objects.public().below(duplicate).count():
        text = ngettext(
            "With it, %(number)d record below it is hidden.",
            "With it, %(number)d records below it are hidden.",
            number,
        )
        said.append(text % {"number": number})
    return said


def _hidden_by(record: Record) -> str:
    if record.status != Status.PUBLISHED:
        return str(Status(record.status).label).lower()
    return _("under embargo, or below something hidden")
