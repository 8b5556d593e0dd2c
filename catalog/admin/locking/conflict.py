"""Two people at one object: where what one of them sends differs from what the other has saved meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from catalog.admin.locking import posted, values
from catalog.admin.locking.posted import SentRow
from catalog.admin.locking.stored import Digests, StoredForms, comparable, digest, row_key

CHOICE = "_choose-"
"""What the names of the inputs begin with that say what was chosen for a difference."""
STORED, TYPED = "stored", "typed"
"""What can be chosen: what is in the catalogue now, or what was typed."""

Changed = Literal["both", "others", "here"]


@dataclass(frozen=True)
class Difference:
    """One thing to choose: `changed` says by whom since the form was shown."""

    key: str
    where: str
    label: str
    stored: str
    typed: str
    changed: Changed
    chosen: str

    @property
    def name(self) -> str:
        return CHOICE + self.key


class Conflict:
    """What was sent beside what is stored now; `before` is what the form had shown to who sent it."""

    def __init__(self, now: StoredForms, before: Digests, data: QueryDict, files: Any) -> None:
        self._now, self._before, self._data, self._files = now, before, data, files

    @cached_property
    def differences(self) -> list[Difference]:
        return [*self._of_page(), *self._of_rows()]

    @cached_property
    def settled_rows(self) -> list[str]:
        """The keys of rows that others deleted and that were left here as they were: they stay deleted."""
        return [
            row_key(formset, row.key)
            for formset, row in self._lost_rows()
            if row.deleted or not self._touched(formset, row)
        ]

    @cached_property
    def added(self) -> list[str]:
        """What others added meanwhile, which stays."""
        return [
            _name(formset, row)
            for formset in self._now.formsets
            for row in formset
            if self._before and row_key(formset, row.instance.pk) not in self._before
            if row.instance.pk
        ]

    @property
    def unanswered(self) -> bool:
        return any(not difference.chosen for difference in self.differences)

    def resolved(self) -> QueryDict:
        """What was sent, with what is stored wherever that was chosen."""
        data = self._data.copy()
        lost = {row_key(formset, row.key): (formset, row) for formset, row in self._lost_rows()}
        for difference in self.differences:
            if difference.chosen == STORED and difference.key not in lost:
                self._take_stored(data, difference.key)
        for formset in self._now.formsets:
            # From the last to the first: rows behind one that is taken out move up.
            for row in reversed(posted.sent_rows(self._data, formset)):
                if row_key(formset, row.key) in lost:
                    self._settle_lost(data, formset, row)
        return data

    def _settle_lost(self, data: QueryDict, formset: Any, row: SentRow) -> None:
        key = row_key(formset, row.key)
        if key not in self.settled_rows and data.get(CHOICE + key) == TYPED:
            posted.as_new_row(data, formset, row)
        else:
            posted.drop_row(data, formset, row)

    def _take_stored(self, data: QueryDict, key: str) -> None:
        form_key, _slash, name = key.rpartition("/")
        whole_row = key in self._now.by_key
        form = self._now.by_key[key if whole_row else form_key]
        prefix = self._prefixes.get(key if whole_row else form_key, "")
        if whole_row:
            data.pop(f"{prefix}-DELETE", None)
        for bound in comparable(form):
            if whole_row or bound.name == name:
                html_name = _html_name(prefix, bound)
                for one in values.names(bound, html_name):
                    data.pop(one, None)
                for one, sent in values.sendable(bound, html_name).items():
                    data.setlist(one, sent)

    def _of_page(self) -> Iterator[Difference]:
        yield from self._of_fields("", "", self._now.form, "")

    def _of_rows(self) -> Iterator[Difference]:
        for formset in self._now.formsets:
            for row in posted.sent_rows(self._data, formset):
                key = row_key(formset, row.key)
                stored = self._now.by_key.get(key)
                if stored is None:
                    if key not in self.settled_rows:
                        yield self._lost(formset, row, key)
                elif row.deleted:
                    if self._now.digests[key] != self._before.get(key):
                        yield self._deleted_here(formset, stored, key)
                else:
                    yield from self._of_fields(key, row.prefix, stored, _name(formset, stored))

    def _of_fields(self, key: str, prefix: str, form: Any, where: str) -> Iterator[Difference]:
        before = self._before.get(key, {})
        for bound in comparable(form):
            stored = values.shown(bound)
            typed = values.sent(bound, self._data, self._files, _html_name(prefix, bound))
            if stored == typed:
                continue
            changed = _changed(before.get(bound.name), digest(stored), digest(typed))
            default = {"both": "", "others": STORED, "here": TYPED}[changed]
            full_key = f"{key}/{bound.name}"
            yield Difference(
                full_key,
                where,
                str(bound.label),
                values.readable(bound, stored),
                values.readable(bound, typed),
                changed,
                self._chosen(full_key, default),
            )

    def _lost(self, formset: Any, row: SentRow, key: str) -> Difference:
        typed = "\n".join(_said(formset, row, self._data, self._files))
        label = capfirst(formset.model._meta.verbose_name)
        gone = _("(deleted)")
        return Difference(key, "", label, gone, typed, "both", self._chosen(key, ""))

    def _deleted_here(self, formset: Any, stored: Any, key: str) -> Difference:
        said = [f"{bound.label}: {_read(bound)}" for bound in comparable(stored) if _read(bound)]
        label = _name(formset, stored)
        text, typed = "\n".join(said), _("(deleted)")
        return Difference(key, "", label, text, typed, "both", self._chosen(key, ""))

    def _chosen(self, key: str, default: str) -> str:
        chosen = self._data.get(CHOICE + key, "")
        return chosen if chosen in {STORED, TYPED} else default

    def _lost_rows(self) -> Iterator[tuple[Any, SentRow]]:
        for formset in self._now.formsets:
            for row in posted.sent_rows(self._data, formset):
                if row_key(formset, row.key) not in self._now.by_key:
                    yield formset, row

    def _touched(self, formset: Any, row: SentRow) -> bool:
        """Whether anything in the row differs from what had been shown."""
        before = self._before.get(row_key(formset, row.key), {})
        return any(
            before.get(bound.name)
            != digest(values.sent(bound, self._data, self._files, _html_name(row.prefix, bound)))
            for bound in comparable(formset.empty_form)
        )

    @cached_property
    def _prefixes(self) -> dict[str, str]:
        return {
            row_key(formset, row.key): row.prefix
            for formset in self._now.formsets
            for row in posted.sent_rows(self._data, formset)
        }


def _changed(before: str | None, stored: str, typed: str) -> Changed:
    if before == typed:
        return "others"
    return "here" if before == stored else "both"


def _html_name(prefix: str, bound: BoundField) -> str:
    return f"{prefix}-{bound.name}" if prefix else bound.html_name


def _name(formset: Any, row: Any) -> str:
    return f"{capfirst(formset.model._meta.verbose_name)}: {row.instance}"


def _read(bound: BoundField) -> str:
    return values.readable(bound, values.shown(bound))


def _said(formset: Any, row: SentRow, data: QueryDict, files: Any) -> Iterator[str]:
    for bound in comparable(formset.empty_form):
        text = values.sent(bound, data, files, _html_name(row.prefix, bound))
        if text:
            yield f"{bound.label}: {values.readable(bound, text)}"
