"""Levels of description as archives call them, for tables that do not use the vocabulary's own words."""

from __future__ import annotations

from catalog.ingest.tables.spelling import folded

_NAMES = {
    "collection": "collections|raccolta|collezione|sammlung|record group|recordgrp",
    "fonds": "fond|fondo|archivio|bestand|archiv|фонд",
    "subfonds": "sub-fonds|subfondo|sub-fondo|sous-fonds|teilbestand|subgroup|subgrp|sezione|подфонд",
    "series": "serie|série|opis|серия|опись",
    "subseries": "sub-series|sottoserie|sous-série|unterserie|subserie|подсерия",
    "file": "fascicolo|busta|dossier|akte|folder|unità archivistica|delo|дело|box|carton|box file",
    "item": (
        "documento|unità documentaria|pièce|dokument|einzelstück|vorgang|document|object|letter|документ"
    ),
    "part": "parte|partie|teil|enclosure|annex|allegato|annexe|anlage|часть",
}
_BY_NAME = {folded(name): key for key, names in _NAMES.items() for name in (key, *names.split("|"))}


def level_key(text: str) -> str:
    """The key of the level that `text` names; a word that is not known stands as it is, for the vocabulary to know."""
    return _BY_NAME.get(folded(text), text)
