"""The types of items of the Citation Style Language, and what each is in the catalogue."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class ItemType:
    """`document_type` is a key of the vocabulary, "" when it has none that fits; `exact` whether it says all of it."""

    document_type: str = ""
    exact: bool = False
    author: str = "author"
    published: bool = True
    within: bool = False
    """Whether it is a part of something else, whose its editors are."""
    level: str = "item"


_OTHER = ItemType(published=False)

TYPES: dict[str, ItemType] = {
    "article": ItemType("journal-article", within=True),
    "article-journal": ItemType("journal-article", exact=True, within=True),
    "article-magazine": ItemType("newspaper-article", within=True),
    "article-newspaper": ItemType("newspaper-article", exact=True, within=True),
    "bill": ItemType("publication"),
    "book": ItemType("monograph", exact=True),
    "broadcast": ItemType(author="creator"),
    "chapter": ItemType("chapter", exact=True, within=True),
    "classic": ItemType("publication"),
    "collection": ItemType(published=False, level="collection"),
    "dataset": ItemType("publication", author="creator"),
    "document": _OTHER,
    "entry": ItemType("chapter", within=True),
    "entry-dictionary": ItemType("chapter", within=True),
    "entry-encyclopedia": ItemType("chapter", within=True),
    "event": _OTHER,
    "figure": ItemType(author="creator", published=False),
    "graphic": ItemType(author="creator", published=False),
    "hearing": ItemType("minutes", published=False),
    "interview": ItemType("interview", exact=True, author="speaker", published=False),
    "legal_case": ItemType("publication"),
    "legislation": ItemType("publication"),
    "manuscript": _OTHER,
    "map": ItemType("map", exact=True, author="creator"),
    "motion_picture": ItemType(author="creator"),
    "musical_score": ItemType("publication", author="creator"),
    "pamphlet": ItemType("publication"),
    "paper-conference": ItemType("chapter", within=True),
    "patent": ItemType("publication"),
    "performance": ItemType(author="creator", published=False),
    "periodical": ItemType("publication"),
    "personal_communication": ItemType("letter", exact=True, author="sender", published=False),
    "post": ItemType("publication"),
    "post-weblog": ItemType("publication"),
    "regulation": ItemType("publication"),
    "report": ItemType("report", exact=True),
    "review": ItemType("journal-article", within=True),
    "review-book": ItemType("journal-article", within=True),
    "software": ItemType("publication", author="creator"),
    "song": ItemType(author="creator"),
    "speech": ItemType("speech", exact=True, author="speaker", published=False),
    "standard": ItemType("publication"),
    "thesis": ItemType("monograph"),
    "treaty": ItemType("agreement", exact=True),
    "webpage": ItemType("publication"),
}

_WORDS = {
    "telegram": "telegram|telegramma|télégramme|telegramm|telegrama|телеграмма",
    "cable": "cable|cablegram|cablogramma",
    "dispatch": "despatch|dispatch|dispaccio|dépêche",
    "note-verbale": "note verbale|nota verbale|verbalnote",
    "memorandum": "memorandum|memo|promemoria|aide-m[ée]moire|меморандум",
    "minutes": "minutes|verbale|verbali|procès-verbal|protokoll|protocol|zapisnik|протокол",
    "record-of-conversation": "memorandum of conversation|record of conversation|memcon|запись беседы",
    "intelligence-report": "intelligence report|intelligence estimate",
    "diary": "diary|diario|tagebuch|journal intime|dnevnik|дневник",
    "letter": "letter|lettera|lettre|brief|pismo|письмо|carta",
    "correspondence": "correspondence|e-?mail|corrispondenza|correspondance",
    "speech": "speech|address|discorso|discours|rede|govor|речь|lecture|presentation",
    "communique": "communiqu[ée]|comunicato",
    "resolution": "resolution|risoluzione|résolution",
    "agreement": "agreement|treaty|accordo|trattato|accord|abkommen",
    "photograph": "photo|photograph|fotografia|photographie|fotografie",
    "interview": "interview|intervista|entretien",
    "map": "map|carta geografica|karte",
    "report": "report|relazione|rapporto|rapport|bericht|доклад",
}
_GENRES = [(re.compile(rf"(?:{words})\b", re.IGNORECASE), key) for key, words in _WORDS.items()]
_TYPES_OF_GENRE = {"letter": "personal_communication", "interview": "interview", "map": "map"}
_UNDECIDED = frozenset({"", "letter", "report", "minutes", "speech"})


def item_type(name: str) -> ItemType:
    return TYPES.get(name, _OTHER)


def document_type(kind: ItemType, genre: str) -> str:
    """The document type of an item, read from its genre ("Telegram") where its type leaves it open."""
    if kind.document_type not in _UNDECIDED:
        return kind.document_type
    words = " ".join(genre.split())
    found = [key for pattern, key in _GENRES if pattern.match(words)]
    if "memorandum" in found and "record-of-conversation" in found:
        return "record-of-conversation"
    return found[0] if found else kind.document_type


def type_of_genre(genre: str) -> str:
    """The type of an item of which only the genre is known: "Letter" gives "personal_communication"; "" if none."""
    return _TYPES_OF_GENRE.get(document_type(_OTHER, genre), "")
