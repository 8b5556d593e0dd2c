"""Places, publishers and years of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass

from catalog.folding import folded
from catalog.ingest.notes import dating, wordings

_PLACES = frozenset(
    folded(place)
    for place in wordings.listed(
        "Milano|Roma|Torino|Bologna|Firenze|Venezia|Napoli|Bari|Roma-Bari|Bari-Roma|Trieste|Udine|"
        "Genova|Padova|Pisa|Palermo|Gorizia|Catania|Brescia|Verona|Modena|Perugia|Siena|"
        "Soveria Mannelli|Milan|Rome|Turin|Florence|Venice|Naples|Paris|Lyon|Grenoble|Bruxelles|"
        "Brussels|Louvain|Leuven|Genève|Geneva|Lausanne|Rennes|Toulouse|Bordeaux|Aix-en-Provence|"
        "London|Oxford|Cambridge|Cambridge MA|Cambridge, MA|Cambridge, Mass.|Manchester|Edinburgh|"
        "Dublin|Basingstoke|Houndmills|New York|NY|Princeton|Stanford|Berkeley|Chicago|Boston|"
        "Washington|Washington DC|Washington, DC|Washington, D.C.|Ithaca|New Haven|Chapel Hill|"
        "Durham|Lanham|Lawrence|Pittsburgh|Philadelphia|Baltimore|Ann Arbor|Los Angeles|Urbana|"
        "Seattle|Toronto|Montreal|Sydney|Melbourne|Berlin|Ost-Berlin|Berlin (Ost)|München|Munich|"
        "Frankfurt|Frankfurt a.M.|Frankfurt am Main|Frankfurt a. M.|Frankfurt/M.|Frankfurt/Main|Köln|"
        "Cologne|Hamburg|Leipzig|Stuttgart|Göttingen|Bonn|Paderborn|Wien|Vienna|Zürich|Basel|Bern|"
        "Graz|Innsbruck|Klagenfurt|Düsseldorf|Tübingen|Darmstadt|Dresden|Freiburg|Heidelberg|"
        "Wiesbaden|Reinbek|Reinbek bei Hamburg|Opladen|Mainz|Münster|Erlangen|Weimar|Jena|Potsdam|"
        "Beograd|Belgrade|Belgrad|Zagreb|Ljubljana|Sarajevo|Skopje|Novi Sad|Rijeka|Koper|Capodistria|"
        "Split|Podgorica|Titograd|Cetinje|Moskva|Moscow|Mosca|Moskau|М.|Москва|Leningrad|СПб.|"
        "Warszawa|Warsaw|Kraków|Praha|Prague|Brno|Bratislava|Budapest|București|Bucharest|Sofia|"
        "Athens|Athina|Thessaloniki|Istanbul|Madrid|Barcelona|Lisboa|Lisbon|Amsterdam|The Hague|"
        "Den Haag|Leiden|København|Copenhagen|Stockholm|Oslo|Helsinki|Tokyo|Delhi|New Delhi|"
        "Jerusalem|Buenos Aires|México|Armonk|Aldershot|Farnham|Abingdon|Harmondsworth|Westport|"
        "Boulder|Bloomington|DeKalb|College Station|University Park|Evanston|Budapest-New York|"
        "Budapest–New York"
    )
)
_STATE = re.compile(
    r",?\s+(?:[A-Z]{2}|[A-Z]\.[A-Z]\.|Mass\.|Conn\.|Calif\.|MI|Kan\.|N\.J\.|N\.Y\.|UK)$"
)
_HOUSE = re.compile(
    r"\b(?:éditions?|edizioni|editor[ei]|editrice|press(?:es)?|verlag|publish\w+|books|universit\w+|nakladni|izdavač\w+|zavod|institut\w*|istituto|издательство)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s*(?:/|–|-|;|,|\band\b|\be\b|\bund\b|\bet\b)\s*")
_PLACE_YEAR = re.compile(
    r"(?P<place>[^\d:()]{2,60}?)\s*(?P<edition>[¹²³⁴⁵⁶⁷⁸⁹]|\d(?=\d{4}))?(?P<year>(?:1[5-9]|20)\d\d)(?:\s*[-–/]\s*\d{2,4})?"
)
_YEAR = re.compile(r"(?:19|20|18|17|16)\d\d(?:\s*[-–/]\s*(?:\d{4}|\d\d))?[a-z]?")
_NO_DATE = re.compile(r"s\.\s?d\.|n\.\s?d\.|o\.\s?J\.|b\.\s?g\.", re.IGNORECASE)


@dataclass(slots=True)
class Imprint:
    place: str = ""
    publisher: str = ""
    year: str = ""


def is_place(text: str) -> bool:
    """Whether `text` is a place, or several, in which books are published."""
    bare = _STATE.sub("", text.strip(" .,"))
    if folded(bare) in _PLACES or folded(text) in _PLACES:
        return True
    parts = [part for part in _MORE.split(bare) if part]
    return len(parts) > 1 and all(folded(part) in _PLACES or len(part) == 2 for part in parts)


def year_of(text: str) -> str:
    """The year that `text` is and nothing else."""
    stripped = text.strip(" .[]()")
    return stripped if _YEAR.fullmatch(stripped) or _NO_DATE.fullmatch(stripped) else ""


def is_span(text: str) -> bool:
    """Whether `text` is a span of years such as "1955–1957", which is rather that of a series than of publication."""
    return bool(re.fullmatch(r"\d{4}\s*[-–/]\s*\d{2,4}", text.strip(" .")))


def of_brackets(text: str) -> Imprint | None:
    """The imprint that brackets hold: "(Milano: Rizzoli, 2011)", "(Paris, 1992)"; None when they hold none."""
    text = re.sub(
        r"^(?:\d+(?:st|nd|rd|th)|rev\.?|revised|new|nuova|2\. Aufl\.)\s*(?:ed\.|edn\.?|edition|edizione)?[,;]\s*",
        "",
        text,
    )
    head, colon, tail = text.partition(":")
    if colon and head and not any(sign.isdigit() for sign in head):
        publisher, year = _without_year(tail)
        return Imprint(head.strip(" ,"), publisher, year)
    rest, year = _without_year(text)
    if year and rest and not dating.dates(text):
        place, _, publisher = rest.partition(",")
        publisher = publisher.strip()
        if publisher and is_place(publisher) and not is_place(place):
            place, publisher = publisher, place
        return Imprint(place.strip(), publisher, year) if _is_words(rest) else None
    return None


def of_segment(text: str) -> Imprint | None:
    """The imprint in one segment: "Torino: Einaudi", "Torino 1975", "München: dtv 1985", "Paris 1992"."""
    head, colon, tail = text.partition(":")
    if colon and is_place(head):
        publisher, year = _without_year(tail)
        return Imprint(head.strip(), publisher, year)
    found = _PLACE_YEAR.fullmatch(text.strip(" ."))
    if found and len(found["place"].split()) <= 5 and found["place"].strip()[:1].isupper():
        place = found["place"].strip(" ,")
        if is_place(place):
            return Imprint(place=place, year=found["year"])
        for size in (1, 2, 3):
            words = place.split()
            if size < len(words) and is_place(" ".join(words[-size:])):
                return Imprint(" ".join(words[-size:]), " ".join(words[:-size]), found["year"])
            if size < len(words) and is_place(" ".join(words[:size])):
                return Imprint(" ".join(words[:size]), " ".join(words[size:]), found["year"])
    return None


def place_and_year(text: str) -> Imprint | None:
    """The imprint of a segment that ends with a year, whatever place it names: "Soveria Mannelli 2019"."""
    found = _PLACE_YEAR.fullmatch(text.strip(" ."))
    if found is None or len(found["place"].split()) > 4 or not found["place"].strip()[:1].isupper():
        return None
    return Imprint(place=found["place"].strip(" ,"), year=found["year"])


def is_publisher(text: str) -> bool:
    """Whether `text` may name a publisher: a few words without figures, most of them with a capital."""
    words = text.split()
    if _HOUSE.search(text) and len(words) <= 12:
        return not any(sign.isdigit() for sign in text)
    if not 0 < len(words) <= 8 or any(sign.isdigit() for sign in text):
        return False
    small = sum(
        word[0].islower()
        and word
        not in (
            "il",
            "la",
            "e",
            "and",
            "of",
            "di",
            "de",
            "et",
            "und",
            "della",
            "for",
            "the",
            "du",
            "des",
            "des",
        )
        for word in words
    )
    return small == 0


def _without_year(text: str) -> tuple[str, str]:
    text = text.strip(" .")
    found = re.search(r"[,\s]*\[?((?:1[5-9]|20)\d\d(?:\s*[-–/]\s*\d{2,4})?)\]?$", text)
    if found is None:
        undated = re.search(r"[,\s]+(s\.\s?d|n\.\s?d|o\.\s?J)\.?$", text)
        return (text[: undated.start()].strip(" ,"), "") if undated else (text.strip(" ,"), "")
    return text[: found.start()].strip(" ,"), found[1]


def _is_words(text: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d].{1,120}", text)) and not re.search(r"\d", text)
