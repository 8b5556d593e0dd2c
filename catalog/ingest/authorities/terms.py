"""Terms of the vocabularies: by their keys, then by any of their labels."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from catalog.choices import Scheme
from catalog.folding import folded
from catalog.ingest.drafts import NOWHERE, TermDraft, Where
from catalog.ingest.findings import warning
from catalog.ingest.hygiene import longest_text, shortened, unfit
from catalog.ingest.work import Work
from catalog.iso639 import language_name
from catalog.languages import is_language, is_script
from catalog.models import Term, TermLabel
from catalog.text import normalised, printable, short_name


class Terms:
    """The vocabularies, each read when it is first asked for."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._by_key: dict[Scheme, dict[str, int]] = {}
        self._by_label: dict[Scheme, dict[str, int]] = {}

    def find(self, scheme: Scheme, named: str) -> int | None:
        """The key of the term with this key or label; None when there is none."""
        self._load(scheme)
        return self._by_key[scheme].get(named) or self._by_label[scheme].get(folded(named))

    def of(self, draft: TermDraft) -> int | None:
        """The key of a place or subject, which is added when it is not there; None for a name without letters."""
        label = " ".join(normalised(draft.label).split())
        found = (draft.key and self.find(draft.scheme, draft.key)) or self.find(draft.scheme, label)
        if found or not folded(label):
            return found or None
        for unfit_text in unfit(label, draft.where, draft.scheme.value):
            self._work.report.add(unfit_text)
        return self._add(draft, label)

    def language(self, tag: str, where: Where = NOWHERE) -> int | None:
        """The key of a language by its BCP 47 tag, added when it is not there."""
        return self._coded(Scheme.LANGUAGE, tag, where, known=is_language(tag))

    def script(self, code: str, where: Where = NOWHERE) -> int | None:
        """The key of a script by its code of ISO 15924, added when it is not there."""
        return self._coded(Scheme.SCRIPT, code, where, known=is_script(code))

    def _coded(self, scheme: Scheme, code: str, where: Where, *, known: bool) -> int | None:
        found = self.find(scheme, code)
        if found or not code:
            return found
        if not known:
            self._work.report.add(
                warning(
                    _("This is no code of a language (BCP 47) or script (ISO 15924)."),
                    _("It was left out; correct it in the file."),
                    printable(code),
                    where,
                )
            )
            return None
        return self._add(TermDraft(scheme, _called(scheme, code), code, where=where))

    def _add(self, draft: TermDraft, label: str = "") -> int:
        label = label or draft.label
        scheme = draft.scheme
        term = Term(
            scheme=scheme,
            key=draft.key or self._free_key(scheme, label),
            label=shortened(label, longest_text(Term, "label")),
            definition=label if len(label) > longest_text(Term, "label") else "",
            exact_match=draft.exact_match if len(draft.exact_match) <= 200 else "",
        )
        key = self._work.add(term, draft.where)
        self._note(scheme, term.key, [label, *draft.alternative], key)
        if self._work.writes:
            for text in dict.fromkeys(draft.alternative):
                TermLabel(term=term, language="und", text=text, kind="alternative").save(
                    using=self._work.using
                )
        return key

    def _free_key(self, scheme: Scheme, label: str) -> str:
        base = short_name(label, 70) or "term"
        taken = self._by_key[scheme]
        number = 1
        while (f"{base}-{number}" if number > 1 else base) in taken:
            number += 1
        return f"{base}-{number}" if number > 1 else base

    def _load(self, scheme: Scheme) -> None:
        if scheme in self._by_key:
            return
        self._by_key[scheme], self._by_label[scheme] = {}, {}
        using = self._work.using
        labels = TermLabel.objects.using(using).filter(term__scheme=scheme)
        for text, key in labels.order_by("-term").values_list("text", "term"):
            self._by_label[scheme][folded(text)] = key
        terms = Term.objects.using(using).filter(scheme=scheme).order_by("-pk")
        for pk, short, label in terms.values_list("pk", "key", "label"):
            self._note(scheme, short, [label], pk)

    def _note(self, scheme: Scheme, key: str, labels: Iterable[str], pk: int) -> None:
        self._by_key[scheme][key] = pk
        for label in labels:
            self._by_label[scheme][folded(label)] = pk


def _called(scheme: Scheme, code: str) -> str:
    """The English name of a language or a script, or its code where that is not known."""
    known = language_name(code.partition("-")[0]) if scheme == Scheme.LANGUAGE else ""
    return f"{known} ({code})" if known and "-" in code else known or code
