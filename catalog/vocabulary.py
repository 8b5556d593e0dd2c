"""The one table of descriptive elements: what each field is called, what belongs in it, which rule it follows.

Admin forms, public pages and exports all read labels and help texts from here.
Element numbers are those of ISAD(G), second edition (International Council on Archives, 2000):
https://www.ica.org/resource/isadg-general-international-standard-archival-description-second-edition/
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypedDict

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class FieldText(TypedDict):
    """Keyword arguments that name and explain a model field."""

    verbose_name: StrOrPromise
    help_text: StrOrPromise


@dataclass(frozen=True)
class Area:
    """One of the seven areas of ISAD(G); `number` is its section, such as "3.1"."""

    number: str
    key: str
    label: StrOrPromise

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        return tuple(element for element in ELEMENTS if element.area == self.number)


@dataclass(frozen=True)
class Element:
    """One of the 26 elements of ISAD(G): `number` is its rule, `field` the attribute of a record that holds it."""

    number: str
    field: str
    label: StrOrPromise
    help: StrOrPromise

    @property
    def area(self) -> str:
        return self.number.rpartition(".")[0]


AREAS = (
    Area("3.1", "identity", _("Identity")),
    Area("3.2", "context", _("Context")),
    Area("3.3", "content", _("Content and structure")),
    Area("3.4", "access", _("Access and use")),
    Area("3.5", "allied", _("Allied materials")),
    Area("3.6", "notes", _("Notes")),
    Area("3.7", "control", _("Description control")),
)

ELEMENTS = (
    Element(
        "3.1.1",
        "reference_code",
        _("Reference code"),
        _("The shelfmark or call number, written exactly as the repository writes it."),
    ),
    Element(
        "3.1.2",
        "title",
        _("Title"),
        _(
            "The title on the document, or one you supply: form of document, who to whom, about what. "
            "Say below which of the two it is."
        ),
    ),
    Element(
        "3.1.3",
        "date_text",
        _("Date as written"),
        _(
            "The date in the words of the source, such as “25 marzo 1959”, “c. 1956”, “autumn 1956” "
            "or “n.d.” for an undated document."
        ),
    ),
    Element(
        "3.1.4",
        "level",
        _("Level of description"),
        _("Whether this describes a whole fonds, a series, a file, or a single item."),
    ),
    Element(
        "3.1.5",
        "extent",
        _("Extent and medium"),
        _("How much there is and on what: “2 pages, typescript”, “14 boxes (1.8 linear metres)”."),
    ),
    Element(
        "3.2.1",
        "creators",
        _("Creators"),
        _("The persons and bodies that made, sent or gathered the material, with their roles."),
    ),
    Element(
        "3.2.2",
        "creator_history",
        _("Administrative or biographical history"),
        _(
            "What a reader must know of the creator to understand this material. "
            "A life or history that concerns more than this record belongs in the authority record."
        ),
    ),
    Element(
        "3.2.3",
        "custodial_history",
        _("Archival history"),
        _("Who kept the material from its making until it came here, with gaps named as gaps."),
    ),
    Element(
        "3.2.4",
        "acquisition",
        _("Immediate source of acquisition"),
        _("From whom, when and how the repository received the material."),
    ),
    Element(
        "3.3.1",
        "scope_and_content",
        _("Scope and content"),
        _("What the document says or the unit contains, in your own neutral words."),
    ),
    Element(
        "3.3.2",
        "appraisal",
        _("Appraisal and destruction"),
        _("What was destroyed or is scheduled to be, and on whose decision."),
    ),
    Element(
        "3.3.3",
        "accruals",
        _("Accruals"),
        _("Whether more material is expected, how much and how often."),
    ),
    Element(
        "3.3.4",
        "arrangement",
        _("System of arrangement"),
        _("How the parts are ordered, and whether that order is the creator's or the archivist's."),
    ),
    Element(
        "3.4.1",
        "access_conditions",
        _("Conditions of access"),
        _("Who may consult the material, and until when any closure lasts."),
    ),
    Element(
        "3.4.2",
        "reproduction_conditions",
        _("Conditions of reproduction"),
        _("Copyright, and what may be copied or published with whose leave."),
    ),
    Element(
        "3.4.3",
        "languages",
        _("Languages and scripts"),
        _("The languages of the material itself, not of its translations."),
    ),
    Element(
        "3.4.4",
        "physical_characteristics",
        _("Physical characteristics"),
        _("Condition, damage, or equipment that a reader needs."),
    ),
    Element(
        "3.4.5",
        "finding_aids",
        _("Finding aids"),
        _("Inventories, lists or guides that describe the material, and where they are."),
    ),
    Element(
        "3.5.1",
        "originals_location",
        _("Location of originals"),
        _("Where the original is when what is described here is a copy, or that it is lost."),
    ),
    Element(
        "3.5.2",
        "copies_location",
        _("Location of copies"),
        _("Where copies can be seen: microfilm, photocopies, facsimiles on the web."),
    ),
    Element(
        "3.5.3",
        "related_units",
        _("Related units of description"),
        _(
            "Material elsewhere that belongs to the same matter. Link records of this catalogue as relations."
        ),
    ),
    Element(
        "3.5.4",
        "publication_note",
        _("Publication note"),
        _("Works that publish, study or rest on this material."),
    ),
    Element(
        "3.6.1",
        "note",
        _("Note"),
        _("What matters to a reader and fits no other element."),
    ),
    Element(
        "3.7.1",
        "archivists_note",
        _("Archivist's note"),
        _("How this description was made: sources consulted, doubts, corrections, by whom."),
    ),
    Element(
        "3.7.2",
        "rules",
        _("Rules or conventions"),
        _("The standards and house rules that this description follows."),
    ),
    Element(
        "3.7.3",
        "description_dates",
        _("Dates of description"),
        _("When this description was written and revised."),
    ),
)

_FURTHER_FIELDS: dict[str, tuple[StrOrPromise, StrOrPromise]] = {
    "slug": (
        _("Short name"),
        _(
            "Part of the public address; once published it should not change. Left empty, it is made from the title."
        ),
    ),
    "parent": (_("Part of"), _("The unit directly above this one in the hierarchy.")),
    "position": (_("Position"), _("Place among its siblings; left empty, it goes last.")),
    "repository": (_("Repository"), _("The institution that holds the material described.")),
    "document_type": (
        _("Document type"),
        _("The form of the document: cable, minutes, letter, monograph …"),
    ),
    "title_kind": (
        _("Kind of title"),
        _("Whether the title stands on the document, was supplied, or is a translation."),
    ),
    "alternative_titles": (
        _("Alternative titles"),
        _("Other titles under which it is known, one on each line."),
    ),
    "date_edtf": (
        _("Date (EDTF)"),
        _(
            "The same date in the Extended Date/Time Format of ISO 8601-2, such as 1956-10-30, 1956~ "
            "or 1964-01-15/1964-01-21. Left empty, it is read from the date as written."
        ),
    ),
    "date_earliest": (
        _("Earliest day"),
        _("First day the date allows, as a number YYYYMMDD; worked out from the date."),
    ),
    "date_latest": (
        _("Latest day"),
        _("Last day the date allows, as a number YYYYMMDD; worked out from the date."),
    ),
    "scripts": (_("Scripts"), _("The scripts in which the material is written.")),
    "subjects": (_("Subjects"), _("What the material is about, from the subject vocabulary.")),
    "classification": (
        _("Classification marking"),
        _(
            "The secrecy marking on the document, in its own words (“Top Secret”, “Совершенно секретно”)."
        ),
    ),
    "holding": (
        _("Holding"),
        _(
            "Whether this institution holds the material, a copy of it, or only knows it from citations."
        ),
    ),
    "rights": (
        _("Rights"),
        _("The rights statement for this material; texts and copies may carry their own."),
    ),
    "preferred_citation": (_("Cite as"), _("The citation in the form that the holder asks for.")),
    "status": (
        _("Status"),
        _("Only published records are public, and only when everything above them is public too."),
    ),
    "embargo_until": (_("Embargo until"), _("Not public before this moment, even when published.")),
    "accession": (_("Import"), _("The import that brought this record.")),
}

_BY_FIELD = {element.field: element for element in ELEMENTS}


def element(field: str) -> Element:
    """The ISAD(G) element that a record's `field` holds; KeyError when the field is none of the 26."""
    return _BY_FIELD[field]


def label(field: str) -> StrOrPromise:
    """What a field of a record is called, on every page and in every form."""
    return _BY_FIELD[field].label if field in _BY_FIELD else _FURTHER_FIELDS[field][0]


def field_text(field: str) -> FieldText:
    """Name and help text of a record's field, with the ISAD(G) rule's number where there is one."""
    if field in _BY_FIELD:
        found = _BY_FIELD[field]
        return {
            "verbose_name": found.label,
            "help_text": format_lazy("{} ISAD(G) {}.", found.help, found.number),
        }
    name, help_text = _FURTHER_FIELDS[field]
    return {"verbose_name": name, "help_text": help_text}
