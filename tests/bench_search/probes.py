"""The words that the queries ask for, and how frequent each is made.

Each begins with five letters that no other word of the generated holdings begins with, once folded, so that stems and
spellings do not blur what is counted: every way of searching has to find the same records.
"""

from __future__ import annotations

from catalog.folding import fold

COMMON = {
    "en": (
        "government",
        "ambassador",
        "proposal",
        "negotiation",
        "delegation",
        "question",
        "frontier",
    ),
    "it": ("trattative", "situazione", "compagni", "federazione"),
    "ru": ("вопрос", "товарищ", "решение", "положение"),
}
"""Words of a tenth of the records, by language."""

MEDIUM = {
    "en": ("harvest", "shipment", "railway", "petition", "garrison"),
    "it": ("sciopero", "bracciante", "prefettura", "mezzadria"),
    "ru": ("урожай", "гарнизон", "забастовка"),
    "de": ("ausfuhr", "verwaltung"),
    "pl": ("wysłannik",),
}
"""Words of a hundredth of the records, by language."""

RARE = (
    *(
        "quinquennial",
        "hydrographic",
        "saltpetre",
        "cartulary",
        "zolfatara",
        "gabelliere",
        "novennale",
    ),
    *(
        "pergamena",
        "землемер",
        "писарь",
        "хуторянин",
        "zollbeamter",
        "wegweiser",
        "młynarz",
        "starosta",
    ),
)
"""Words of one record in five thousand."""

PHRASES = (
    *(
        "government delegation",
        "frontier question",
        "negotiation proposal",
        "ambassador delegation",
    ),
    *("government proposal", "frontier negotiation", "question proposal", "delegation ambassador"),
    *(
        "situazione trattative",
        "compagni federazione",
        "trattative compagni",
        "federazione situazione",
    ),
    *("вопрос положение", "решение вопрос", "товарищ решение"),
)
"""Common words one after another, in one record of two hundred."""

FAMILIES = {
    "en": ("transport", "recruit", "disarm", "protest", "inspect", "dismiss", "embark"),
    "it": ("bonific", "espropri", "mobilit", "occup"),
    "ru": ("колхоз", "депутат", "бюджет", "кредит"),
}
"""Beginnings of several words each, found together in a tenth of the records, by language."""

ENDINGS = {
    "en": ("", "s", "ed", "ing", "er", "ers", "ment", "able"),
    "it": ("are", "ato", "ata", "ati", "azione", "azioni", "ando", "ante"),
    "ru": ("", "а", "у", "ом", "ы", "ов", "ный", "ники"),
}

SHARES = {"common": 0.10, "medium": 0.01, "family": 0.10}
"""The part of all records that should have such a word."""

START = 5


def beginning(word: str) -> str:
    """What sets a word apart."""
    return fold(word)[:START]


def _all() -> list[str]:
    by_language = (COMMON, MEDIUM, FAMILIES)
    return [*RARE, *(word for words in by_language for group in words.values() for word in group)]


RESERVED = frozenset(map(beginning, _all()))
"""The beginnings that no other word may have."""
