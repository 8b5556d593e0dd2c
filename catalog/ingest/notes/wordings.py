"""The words of notes in the languages of scholarship: what they mean wherever they stand.

One table for each meaning, so that another language is another entry and no other change.
"""

from __future__ import annotations

import re

from catalog.dates.months import MONTHS

_FLAGS = re.IGNORECASE


def listed(words: str) -> list[str]:
    """Words parted by upright strokes."""
    return words.split("|")


def any_of(words: str) -> str:
    """A pattern for any of these words, the longest first; a space in a word is any or no space."""
    longest = sorted((word for word in listed(words) if word), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s*") for word in longest) + ")"


IBID = any_of(
    "ibidem|ibid.|ibid|ibíd.|ibidim|ib.|ivi|ebenda|ebd.|ebd|ebda.|ebendort|isto|isti izvor|"
    "tamtéž|tamże|tam že|uo.|ugyanott|там же|там само|исто|isto tako|loc. cit.|loc cit|l.c.|στο ίδιο"
)
"""The source just before."""

SAME_AUTHOR = any_of(
    "idem|eadem|iidem|id.|ead.|eid.|ders.|dies.|derselbe|dieselbe|le même|la même|isti|ista|"
    "он же|она же|tentýž|tenże|ο ίδιος"
)
"""The author just before."""

SAME_WORK = any_of(
    "op. cit.|op. cit|op.cit|opera citata|opus citatum|ouvr. cité|ouvrage cité|ouvr. cit.|op. cité|"
    "art. cit.|art. cité|article cité|art.cit|a.a.O.|a. a. O.|aaO|loc. cit.|nav. delo|nav. djelo|"
    "n. d.|нав. дело|указ. соч.|ук. соч.|цит. соч.|cit.|cité|citato|citata|citati|zit."
)
"""The work of the named author that was cited before."""

NOTE_WORD = any_of(
    "note|notes|n.|nn.|nota|note n.|nt.|fn.|fn|footnote|footnotes|endnote|anm.|anmerkung|fußnote|fussnote|"
    "bilješka|beleška|fusnota|nap.|pozn.|przyp.|прим.|сн.|сноска"
)
"""A note of the same work, before its number."""

SIGNAL = any_of(
    "see also|see|cf. also|cf.|cf|cfr. anche|cfr.|cfr|compare|confer|vgl. auch|vgl. dazu|vgl.|vgl|siehe auch|siehe|"
    "s. auch|vedi anche|vedi|v. anche|si veda anche|si vedano anche|si veda|si vedano|voir aussi|voir|cf. aussi|"
    "vidi|vid.|usp.|up.|usporedi|vidi i|upor.|см. также|см.|ср.|vide|zob.|por.|lásd|véase|ver|srv.|viz"
)
"""Sends the reader to what follows."""

LEADING = any_of(
    "also|and|e|ed|et|und|i|и|but|but see|as well as|sowie|nonché|ainsi que|inter alia|e.g.|for example|"
    "for instance|ad esempio|ad es.|per esempio|par exemple|p. ex.|z. b.|z.b.|etwa|notamment|tra gli altri|"
    "among others|in particular|in particolare|especially|esp.|on this|su questo|hierzu|dazu|now in|ora in|"
    "anche|aussi|auch|infine|poi|inoltre|further|more recently|most recently|now"
)
"""Words before a citation that name no source."""

QUOTED_IN = any_of(
    "quoted in|as quoted in|cited in|as cited in|quoted by|cited by|cit. in|citato in|cit. da|citato da|riportato in|"
    "ora in|now in|reprinted in|repr. in|reproduced in|published in|pubblicato in|ripubblicato in|poi in|"
    "cité dans|cité par|cité in|reproduit dans|publié dans|zit. nach|zitiert nach|zit. in|zitiert in|zit. n.|"
    "abgedruckt in|gedruckt in|apud|nach|citirano prema|cit. prema|navedeno prema|objavljeno u|цит. по|опубл. в"
)
"""The source itself was found in what follows."""

IN_CONTAINER = any_of("in|in:|dans|u|у|в|nel|nella|im")

EDITED = any_of(
    "a cura di|ed. by|edited by|eds.|eds|ed.|ed|editor|editors|hrsg. von|hrsg. v.|hrsg.|hg. von|hg. v.|hgg.|hg.|"
    "herausgegeben von|sous la direction de|sous la dir. de|dir. par|dirigé par|dir.|éd.|éds.|edd.|"
    "curato da|priredio|prir.|ur.|uredio|urednik|под ред.|ред.|отв. ред.|coord.|comp.|bearb. v.|bearb. von|red."
)

PAGE = any_of(
    "pp.|pp|p.|p|pag.|pagg.|pg.|s.|str.|стр.|с.|c.|cc.|ff.|f.|fol.|fols.|foll.|foglio|fogli|folio|folios|bl.|blatt|"
    "l.|ll.|л.|лл.|k.|list|col.|coll.|cols.|§|par.|para.|paras.|spalte|sp.|frame|frames|fr.|doc.|docs.|no.|"
    "page|pages|pagina|pagine|seite|seiten|strana|ch.|chap.|chapter|cap.|kap.|chapitre|glava|n. cat."
)
"""A place within a source, before its number."""

HEREAFTER = any_of(
    "hereafter cited as|hereafter|hereinafter cited as|hereinafter|henceforth|"
    "d'ora in poi|d’ora in poi|d'ora in avanti|"
    "d’ora in avanti|da ora in poi|da qui in poi|in seguito|im folgenden zitiert als|"
    "im folgenden|im folgenden:|nachfolgend|künftig|"
    "fortan|ci-après|désormais|dorénavant|u daljem tekstu|dalje|u nastavku|"
    "u nastavku teksta|далее|далее –|cited as|abbreviated as|abgekürzt|="
)
"""An abbreviation is introduced."""

HERE = any_of(
    "here|hier|qui|in part.|in particolare|especially|esp.|at|bes.|besonders|ici|ovde|ovdje|здесь|spec."
)

NUMBER_WORD = r"(?:nos?\.|n\.|nn\.|n°|nº|№|nr\.?|num\.|number|heft|h\.|issue|fasc\.|br\.|бр\.|num[ée]ro|č\.|sv\.|iss\.)"
VOLUME_WORD = r"(?:vols?\.?|volume|t\.|tome|tomo|tom|т\.|bd\.|band|jg\.|jahrgang|knj\.|god\.|год\.|a\.|anno|année)"

MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
"""The name of a month, or its abbreviation."""

BIBLIOGRAPHY = re.compile(
    r"(?:select(?:ed)? )?(?:bibliograph(?:y|ie)|references|works cited|literature|bibliografia|fonti|"
    r"literatur(?:verzeichnis)?|quellen(?: und literatur)?|sources(?: (?:and|et) .{0,30})?|izvori(?: i literatura)?|"
    r"literatura|литература|источники|summary|résumé|riassunto|zusammenfassung|rezime|резиме|acknowledge?ments?|"
    r"abbreviations|about the author|archival sources)\W*",
    _FLAGS,
)
"""Headings that end the notes."""

DOCUMENT_TYPES: tuple[tuple[str, str], ...] = (
    (
        "record-of-conversation",
        r"record of (?:a )?(?:conversation|meeting)|memorandum of conversation|memcon|colloquio|"
        r"conversazion\w+|entretien|gespräch\w*|zabeleška o razgovoru|zabilješka o razgovoru|запись беседы",
    ),
    ("note-verbale", r"note verbale|nota verbale|verbalnote"),
    (
        "intelligence-report",
        r"intelligence (?:report|memorandum|estimate)|national intelligence estimate",
    ),
    (
        "telegram",
        r"telegram\w*|telegraf\w*|télégramme\w*|телеграмм\w*|dépêche télégraphique|telespresso",
    ),
    ("cable", r"cable|cablogramma|шифртелеграмма"),
    ("letter", r"letters?|lettera|lettere|lettres?|briefe?|schreiben|pism[oa]|письм[оа]"),
    ("dispatch", r"di?e?spatch(?:es)?|dispacci\w*|dépêche"),
    (
        "minutes",
        r"minutes|verbal[ei]|procès-verbal|procès-verbaux|protokoll\w*|zapisni[kc]\w*|протокол\w*|riunion[ei]|"
        r"sedut[ae]|session|meeting|sitzung\w*|séance|réunion|sednic\w+|sjednic\w+|заседани\w+|stenogram\w*|стенограмм\w*",
    ),
    (
        "resolution",
        r"resolution|risoluzione|résolution|beschlu(?:ss|ß)|rezolucij\w+|постановлени\w+|decision|decisione",
    ),
    ("agreement", r"agreement|accord[oi]?|abkommen|treaty|trattato|vertrag|sporazum|соглашение"),
    (
        "communique",
        r"communiqué|comunicat[oi]|comunicazion[ei]|kommuniqué|saopštenj\w+|сообщение|press release",
    ),
    (
        "speech",
        r"speech|address by|discors[oi]|discours|rede|govor|речь|intervento|relazione introduttiva",
    ),
    ("interview", r"interview|intervista|entrevue|intervju|интервью"),
    ("diary", r"diary|diari[oi]?|tagebuch|dnevnik|дневник|journal entry"),
    (
        "memorandum",
        r"memorand\w+|memo|minute by|promemoria|aide-mémoire|appunt[oi]|note|notes|nota|"
        r"vermerk|aufzeichnung|aktenvermerk|"
        r"zabilješka|zabeleška|записка|справка",
    ),
    (
        "report",
        r"reports?|rapport[oi]?|relazion[ei]|bericht\w*|izveštaj\w*|izvještaj\w*|отчёт|отчет|доклад\w*|inform\w+",
    ),
    ("photograph", r"photograph|fotografia|photographie|foto"),
    ("map", r"map|carta geografica|karte"),
)
"""Keys of document types, with the words by which notes name them; the first that is found holds."""


def whole(words: str) -> re.Pattern[str]:
    """A pattern that finds one of `words` as a word of its own."""
    return re.compile(rf"(?<!\w){words}(?!\w)", _FLAGS)


def beginning(words: str) -> re.Pattern[str]:
    """A pattern that finds one of `words` at the beginning."""
    return re.compile(rf"{words}(?!\w)", _FLAGS)


_TYPES = tuple((key, whole(f"(?:{words})")) for key, words in DOCUMENT_TYPES)


def document_type(text: str) -> str:
    """The key of the type of document that `text` names first, "" when it names none."""
    found = [(match.start(), key) for key, pattern in _TYPES if (match := pattern.search(text))]
    return min(found, key=lambda one: one[0])[1] if found else ""
