"""From the references of a file to its drafts: keys, identifiers that come twice, what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.ingest.bibliography.describing import described
from catalog.ingest.bibliography.reference import Reference
from catalog.ingest.drafts import Draft, IdentifierDraft, RecordDraft
from catalog.ingest.findings import Finding, Severity, warning
from catalog.ingest.keys import Keys


def drafts_of(references: Iterable[Reference | Finding]) -> Iterator[Draft | Finding]:
    """Drafts and findings in the order of the file."""
    keys, seen, left_out = _KeysOfFile(), set[tuple[str, str]](), Counter[str]()
    for reference in references:
        if isinstance(reference, Finding):
            yield reference
            continue
        left_out.update(said.element for said in reference.texts.pop("own", []))
        draft, findings = described(reference)
        yield from findings
        yield from keys.give(draft, reference)
        yield from _without_known(draft, seen)
        yield draft
    for element, times in sorted(left_out.items()):
        yield Finding(
            Severity.NOTE,
            ngettext(
                "“%(element)s” was left out, %(times)d time: it says something of the reference manager alone.",
                "“%(element)s” was left out, %(times)d times: it says something of the reference manager alone.",
                times,
            )
            % {"element": element, "times": times},
            value=element,
        )


class _KeysOfFile:
    """No two references of a file may have one key."""

    def __init__(self) -> None:
        self._given: set[tuple[str, str]] = set()
        self._made = Keys()

    def give(self, draft: RecordDraft, reference: Reference) -> Iterator[Finding]:
        said = reference.key
        if not said or (draft.origin, said) in self._given:
            names = [name.in_index for names in reference.names.values() for name in names]
            date = draft.fields.get("date_edtf", "") or draft.fields.get("date_text", "")
            called = (said, reference.type, draft.fields["title"], date, *names)
            draft.key = self._made.make("", *called)
        if said and draft.key != said:
            yield warning(
                _("The key “%s” was given to another reference before.") % said,
                _("Give each its own, or the next import may not recognise them."),
                said,
                reference.where,
            )
        self._given.add((draft.origin, draft.key))


def _without_known(draft: RecordDraft, seen: set[tuple[str, str]]) -> Iterator[Finding]:
    """Take out identifiers that a reference before has: the chapters of a book may all give its DOI."""
    for part in list(draft.parts):
        if not isinstance(part, IdentifierDraft):
            continue
        if (part.scheme, part.value) in seen:
            draft.parts.remove(part)
            draft.keep(part.scheme, part.value)
            yield warning(
                _("Another reference of this file has the same %s.") % part.scheme,
                _("It is kept in the note; give it to the one that it identifies."),
                part.value,
                draft.where,
            )
        seen.add((part.scheme, part.value))
