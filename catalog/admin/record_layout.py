"""How the record's page is laid out: the areas of ISAD(G), in each the essentials first and the rest in a fold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from catalog.vocabulary import AREAS, Area, field_text

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# Where the fields stand that are no element of ISAD(G): after the element they go with.
_FOLLOWING = {
    "reference_code": ["repository"],
    "title": ["title_kind", "alternative_titles"],
    "date_text": ["date_edtf"],
    "level": ["document_type", "parent", "position"],
    "arrangement": ["subjects"],
    "languages": ["scripts"],
    "physical_characteristics": ["classification"],
}
_ELSEWHERE = {"creators"}
"""Elements that stand among the rows of an area."""
_ESSENTIAL = {
    "reference_code",
    "repository",
    "title",
    "title_kind",
    "date_text",
    "date_edtf",
    "level",
    "document_type",
    "parent",
    "extent",
    "scope_and_content",
    "subjects",
    "access_conditions",
    "languages",
    "scripts",
    "classification",
    "status",
    "embargo_until",
    "holding",
    "rights",
}
WORKED_OUT = [
    "published_at",
    "withdrawn_at",
    "public_from",
    "created_at",
    "updated_at",
    "version",
    "accession",
]
_PUBLICATION = ["status", "embargo_until", "holding", "rights", "slug", "preferred_citation"]
# What every record has says nothing about whether a fold was used.
_ALWAYS_THERE = {"position", "slug", *WORKED_OUT}


@dataclass(frozen=True)
class Section:
    """A part of the page: its fields, and by the names of their formsets the rows that hang on the record."""

    key: str
    number: str
    label: StrOrPromise
    fields: list[str] = field(default_factory=list)
    rows: tuple[str, ...] = ()
    folded_rows: tuple[str, ...] = ()

    @property
    def advice(self) -> StrOrPromise:
        """On the elements that are rows here: what they are called and what belongs there."""
        return (
            format_lazy("{verbose_name}: {help_text}", **field_text("creators"))
            if self.key == "context"
            else ""
        )

    @property
    def essentials(self) -> list[str]:
        return [name for name in self.fields if name in _ESSENTIAL]

    @property
    def rest(self) -> list[str]:
        return [name for name in self.fields if name not in _ESSENTIAL]


def area_fields(area: Area) -> list[str]:
    """The fields of an area in order."""
    names = [element.field for element in area.elements if element.field not in _ELSEWHERE]
    return [field for name in names for field in (name, *_FOLLOWING.get(name, []))]


def _area(area: Area, rows: tuple[str, ...] = (), folded_rows: tuple[str, ...] = ()) -> Section:
    return Section(area.key, area.number, area.label, area_fields(area), rows, folded_rows)


_BY_KEY = {area.key: area for area in AREAS}
SECTIONS = (
    _area(_BY_KEY["identity"], folded_rows=("identifiers", "dates")),
    _area(_BY_KEY["context"], ("contributions", "events")),
    _area(_BY_KEY["content"], ("places",)),
    Section("texts", "", _("Texts"), rows=("texts",)),
    _area(_BY_KEY["access"]),
    _area(_BY_KEY["allied"], ("copies", "relations"), ("publication", "cites")),
    _area(_BY_KEY["notes"]),
    _area(_BY_KEY["control"], folded_rows=("parallels",)),
    Section(
        "publication",
        "",
        _("Publication and rights"),
        [*_PUBLICATION, *WORKED_OUT],
        folded_rows=("former_keys",),
    ),
)


def fieldsets() -> tuple[tuple[None, dict[str, Any]], ...]:
    """The fieldsets of the form; the classes of each say where it stands."""
    return tuple(
        (None, {"fields": names, "classes": [_place(section, folded)]})
        for section in SECTIONS
        for folded, names in ((False, section.essentials), (True, section.rest))
        if names
    )


def _place(section: Section, folded: bool) -> str:
    return f"{section.key}-rest" if folded else f"{section.key}-essentials"


@dataclass
class Part:
    """A section with what is drawn in it; `opened` says that its fold holds something or has an error."""

    section: Section
    fieldsets: list[Any]
    rows: list[Any]
    folded_fieldsets: list[Any]
    folded_rows: list[Any]

    @property
    def folds(self) -> bool:
        return bool(self.folded_fieldsets or self.folded_rows)

    @property
    def opened(self) -> bool:
        return any(map(_fields_hold_something, self.folded_fieldsets)) or any(
            map(_rows_hold_something, self.folded_rows)
        )


def parts(form: Iterable[Any], inlines: Iterable[Any]) -> list[Part]:
    """The sections of the page in order. Rows that no section names stand in the last one."""
    drawn = list(form)
    rows = {inline.formset.prefix: inline for inline in inlines}
    found = [
        Part(
            section,
            [one for one in drawn if _place(section, False) in one.classes.split()],
            [rows.pop(name) for name in section.rows if name in rows],
            [one for one in drawn if _place(section, True) in one.classes.split()],
            [rows.pop(name) for name in section.folded_rows if name in rows],
        )
        for section in SECTIONS
    ]
    found[-1].rows += rows.values()
    return found


def _fields_hold_something(fieldset: Any) -> bool:
    form = fieldset.form
    for name in fieldset.fields:
        if name in form.errors:
            return True
        value = form[name].value() if name in form.fields else getattr(form.instance, name, None)
        if value and name not in _ALWAYS_THERE:
            return True
    return False


def _rows_hold_something(inline: Any) -> bool:
    return bool(inline.formset.forms or inline.formset.non_form_errors())
