"""Forms of documents as genre terms name them, in singular and plural, as document types of the catalogue."""

from __future__ import annotations

_TYPES = {
    "correspondence": "correspondence; correspondances; korrespondenz; corrispondenza",
    "letter": "letter; letters; lettre; lettres; lettera; lettere; brief; briefe; letters (correspondence)",
    "cable": "cable; cables; cablegram; cablegrams",
    "telegram": "telegram; telegrams; télégramme; télégrammes; telegramma; telegrammi; telegramm; telegramme",
    "dispatch": "dispatch; dispatches; despatch; despatches; dépêche; dépêches",
    "note-verbale": "note verbale; notes verbales; diplomatic note; diplomatic notes",
    "minutes": "minutes; minutes (administrative records); meeting minutes; procès-verbal; procès-verbaux; verbali; "
    "verbale; protokoll; protokolle; protocols",
    "record-of-conversation": "record of conversation; records of conversation; memorandum of conversation; "
    "memoranda of conversation",
    "resolution": "resolution; resolutions; resolutions (administrative records); risoluzione; risoluzioni",
    "memorandum": "memorandum; memoranda; memorandums; memo; memos; mémorandum; mémorandums; promemoria",
    "report": "report; reports; rapport; rapports; relazione; relazioni; bericht; berichte",
    "intelligence-report": "intelligence report; intelligence reports",
    "agreement": "agreement; agreements; treaty; treaties; contract; contracts; accord; accords; vertrag; verträge",
    "communique": "communiqué; communiqués; communique; communiques; press release; press releases",
    "speech": "speech; speeches; address; addresses; discours; discorso; discorsi; rede; reden; "
    "speeches (documents); lectures; lecture; sermon; sermons",
    "interview": "interview; interviews; oral history; oral histories; oral histories (document genres); "
    "oral histories (literary works); oral history interviews; interviste; intervista",
    "diary": "diary; diaries; journal (diary); journals (accounts); diario; diari; tagebuch; tagebücher",
    "personal-papers": "personal papers; papiers personnels; carte personali; nachlass; nachlässe",
    "photograph": "photograph; photographs; photographic prints; photographie; photographies; fotografia; fotografie; "
    "negatives; negative; snapshots; black-and-white photographs; photo; photos; slides (photographs)",
    "map": "map; maps; carte; cartes géographiques; mappa; mappe; karte; karten; maps (documents)",
    "newspaper-article": "newspaper article; newspaper articles; newspaper clippings; clippings; newspaper clipping; "
    "clippings (information artifacts); coupures de presse; ritagli di stampa",
    "publication": "publication; publications; pamphlet; pamphlets; brochure; brochures; leaflets",
    "monograph": "monograph; monographs; book; books",
}
_BY_WORD = {word: key for key, words in _TYPES.items() for word in words.split("; ")}


def document_type(genre: str) -> str:
    """The key of the document type that a genre term names ("Telegrams" gives "telegram"); "" for none of ours."""
    term = " ".join(genre.partition("--")[0].split())
    return _BY_WORD.get(term.rstrip(" .,;:").casefold(), "")
