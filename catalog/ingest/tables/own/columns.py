"""The columns of our own tables."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from catalog import vocabulary
from catalog.ingest.tables.columns import Column, Columns
from catalog.ingest.tables.own.part_columns import PART_COLUMNS

PLAIN = (
    "title",
    "title_kind",
    "alternative_titles",
    "reference_code",
    "date_text",
    "date_edtf",
    "extent",
    "creator_history",
    "custodial_history",
    "acquisition",
    "scope_and_content",
    "appraisal",
    "accruals",
    "arrangement",
    "access_conditions",
    "reproduction_conditions",
    "physical_characteristics",
    "finding_aids",
    "classification",
    "originals_location",
    "copies_location",
    "related_units",
    "publication_note",
    "note",
    "archivists_note",
    "rules",
    "description_dates",
    "holding",
    "rights",
    "preferred_citation",
    "embargo_until",
)
"""Columns of a record that take the cell as it is."""

_ALSO = {
    "title": "titolo titre titel name bezeichnung заголовок",
    "title_kind": "",
    "alternative_titles": "alternative_title other_title other_titles altro_titolo autre_titre",
    "reference_code": (
        "reference ref ref_code shelfmark call_number callnumber segnatura collocazione cote signatur identifier шифр"
    ),
    "date_text": "date dates data datum date_of_creation estremi_cronologici laufzeit дата unitdate",
    "date_edtf": "edtf",
    "extent": "extent_and_medium consistenza étendue importance_matérielle umfang physical_description",
    "creator_history": "biography biographical_history administrative_history storia_istituzionale",
    "custodial_history": "archival_history storia_archivistica historique_de_la_conservation",
    "acquisition": "modalità_di_acquisizione modalités_d_entrée immediate_source_of_acquisition",
    "scope_and_content": (
        "content contents description summary_of_content contenuto ambiti_e_contenuto présentation_du_contenu"
        " contenu inhalt содержание abstract scope regesto"
    ),
    "appraisal": "selezione_e_scarto",
    "accruals": "incrementi_previsti accroissements",
    "arrangement": "criteri_di_ordinamento mode_de_classement ordnung system_of_arrangement",
    "access_conditions": "access condizioni_di_accesso conditions_d_accès zugang conditions_governing_access",
    "reproduction_conditions": "condizioni_di_riproduzione conditions_de_reproduction copyright",
    "physical_characteristics": "stato_di_conservazione condition physical_condition",
    "finding_aids": "finding_aid strumenti_di_ricerca instruments_de_recherche findmittel",
    "classification": "classification_marking secrecy classifica_di_segretezza",
    "originals_location": "location_of_originals originals",
    "copies_location": "location_of_copies",
    "related_units": "related_units_of_description related_material related_materials",
    "publication_note": "bibliography bibliografia bibliographie",
    "note": "notes general_note nota annotazioni anmerkung anmerkungen remarques bemerkung",
    "archivists_note": "archivist_note archivist_s_note nota_dell_archivista",
    "rules": "rules_or_conventions conventions",
    "description_dates": "date_of_description dates_of_description",
    "holding": "",
    "rights": "rights_statement licence license",
    "preferred_citation": "cite_as citation",
    "embargo_until": "embargo closed_until",
    "languages": "language lingua lingue langue langues sprache sprachen язык",
    "scripts": "script scrittura écriture schrift",
    "subjects": "subject topics keywords soggetto soggetti sujet sujets schlagwort schlagwörter тема",
    "level": "livello niveau verzeichnungsstufe stufe level_of_description уровень",
    "document_type": "type doc_type genre tipo tipologia type_de_document dokumenttyp тип_документа",
    "repository": "archive holder archivio_di_conservazione istituto_conservatore institution service_d_archives",
    "slug": "permalink",
}


def _words(name: str) -> tuple[str, ...]:
    return tuple(_ALSO.get(name, "").split())


def _plain(name: str) -> Column:
    return Column(name, name, vocabulary.field_text(name)["help_text"], _words(name))


COLUMNS: tuple[Column, ...] = (
    Column(
        "key",
        "key",
        _(
            "A name of your own for this row, which never changes: by it a corrected table finds its record again. "
            "Left out, the short name serves, then the reference code."
        ),
        ("id", "row_id", "record_id", "legacyid"),
    ),
    Column(
        "parent",
        "parent",
        _(
            "Key, short name or reference code of the row that this unit is a part of; or the short name of a record "
            "that the catalogue has."
        ),
        ("part_of", "parent_id", "parent_key", "belongs_to"),
    ),
    Column("slug", "slug", vocabulary.field_text("slug")["help_text"], _words("slug")),
    Column("level", "level", vocabulary.field_text("level")["help_text"], _words("level")),
    *map(_plain, PLAIN[:5]),
    Column(
        "document_type",
        "document_type",
        vocabulary.field_text("document_type")["help_text"],
        _words("document_type"),
    ),
    *map(_plain, PLAIN[5:7]),
    Column(
        "repository",
        "repository",
        vocabulary.field_text("repository")["help_text"],
        _words("repository"),
    ),
    Column(
        "repository_isil", "repository.isil", _("ISIL of the repository: IT-RM0303."), ("isil",)
    ),
    Column("repository_city", "repository.city", _("City of the repository.")),
    Column("repository_country", "repository.country", _("Two-letter code of its country: IT.")),
    *map(_plain, PLAIN[7:13]),
    Column(
        "subjects",
        "subjects",
        _("What it is about; several are parted by pipes: Cold War|Hungarian revolution."),
        _words("subjects"),
    ),
    *map(_plain, PLAIN[13:15]),
    Column(
        "languages",
        "languages",
        _("Languages of the material, as codes or names, parted by pipes: ru|it."),
        _words("languages"),
    ),
    Column(
        "scripts",
        "scripts",
        _("Scripts of the material, as codes or names, parted by pipes: Cyrl|Latn."),
        _words("scripts"),
    ),
    *map(_plain, PLAIN[15:]),
    *PART_COLUMNS,
    Column("status", "-", remark="whoever imports says which status records get"),
)


@cache
def own_columns() -> Columns:
    """All columns, found by the labels that the catalogue's forms and lists have, too."""
    with override(None):
        return Columns(replace(column, also=(*column.also, *_label(column))) for column in COLUMNS)


def _label(column: Column) -> tuple[str, ...]:
    try:
        return (str(vocabulary.label(column.target)),)
    except KeyError:
        return ()
