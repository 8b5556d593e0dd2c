"""A document in an archive in the words of a note: who keeps it, in what, what it is, of which day."""

from __future__ import annotations

import re

from catalog.ingest.notes import addresses, dating, imprints, locators, persons, wordings
from catalog.ingest.notes.context import Context
from catalog.ingest.notes.structure import Segment, Shape, segments
from catalog.ingest.notes.values import Kind, Reference, Unit

_KINDS = wordings.any_of(
    "record group|rg|box|boxes|folder|folders|file|files|reel|roll|entry|lot file|lot|series|"
    "subseries|fondo|fondi|fonds|fond|sottofondo|serie|sottoserie|sottospecie|specie|buste|busta|"
    "bb|b|fascicolo|fasc|sottofascicolo|sottofasc|sfasc|sf|scatola|sc|cartella|cart|faldone|"
    "pacco|registro|reg|carton|cart|dossier|liasse|kutija|kut|fascikla|fc|f|ф|фонд|opis|op|опись|"
    "оп|delo|d|дело|д|ед. хр|dok|microfilm|mikrofilm|mf|ua|unità archivistica|armadio|bestand|"
    "best|rep|akte|mappe|schachtel|karton|kt|nl|nachlass|sygn|sign|teczka|container|case|piece|"
    "abt|abteilung|section|bd|nr|k|č|inv|inventory|sous-série|sous-dossier|volume|vol|t"
)
_UNIT = re.compile(
    rf"(?P<kind>{_KINDS})(?:\.\s*|\s+|(?=\d))"
    r"(?:n\.|no\.|nr\.?|n°)?\s*(?P<code>[\dIVXLC«“\"A-Z][^\s]*.*)",
    re.IGNORECASE,
)
_WORDED = re.compile(
    r"(?:(?:fondo|fondi|fonds|fond|serie|series|sottoserie|subseries|carte|papiers|"
    r"nachla(?:ss|ß)|collection|collezione|bestand|archivio|section|sezione|lot file)\b.*"
    r"|.*\b(?:papers|collection|records|files?|nachla(?:ss|ß))\b.*)",
    re.IGNORECASE,
)
_PAPERS = re.compile(
    r"\b(?:papers|collection|records|nachla(?:ss|ß)|carte|fondo|fonds)\b", re.IGNORECASE
)
_LEAVES = re.compile(
    r"(?:bl|blatt|ll?|лл?|ff?|fol|fols|foll|foglio|fogli|folios?|carta|carte|cc?|pp?|list|с|frames?|s|doc|docs|document)\.?\s*[\dIVX][\d\s,.–\-rv/]*(?:ff?\.?|sgg?\.?)?",
    re.IGNORECASE,
)
_FOLIOS = re.compile(
    r"(?:bl|blatt|fol|fols|foll|foglio|fogli|folios?|лл?|ll?)\.\s*\d[\d\s,.–\-rv]*(?:ff?\.?)?",
    re.IGNORECASE,
)
_UNIVERSITY = re.compile(r"\b(?:universi\w+|école|institution)\b", re.IGNORECASE)
_TOKEN = re.compile(r"[A-ZÀ-ÞĀĂČĆŠŽĐА-ЯЁЂЈЉЊЋЏ\d][\w./:()\-–]*|[-–/]|[a-z]\)?|[IVX]+")
_HAS_CODE = re.compile(r"\d|[A-ZА-Я]{2}")
_KEEPER = re.compile(
    r"\b(?:archiv\w*|archives?|arhiv\w*|архив\w*|fondazione|foundation|library|biblioteca|bibliothek|bibliothèque|"
    r"bundesarchiv|record office|stiftung|istituto|reading room|hoover institution|"
    r"rossiiskii|fundación|museum|museo|levéltár)",
    re.IGNORECASE,
)
_ACRONYM = re.compile(
    r"(?:[A-ZÀ-ÞČĆŠŽĐА-ЯЁ][A-Za-zÀ-žА-Яа-я]{0,4}){0,3}[A-ZÀ-ÞČĆŠŽĐА-ЯЁ]{2,8}"
    r"(?:[- ][A-ZÀ-ÞČĆŠŽĐА-ЯЁ][A-Za-zА-Яа-я]{0,5}){0,2}|"
    r"BArch|ÖStA|AdR|[A-Z]{2,6}-[A-Z][A-Za-z]{1,6}"
)
_CYRILLIC_DOTS = re.compile(r"\.\s+(?=(?:Ф|ф|Оп|оп|Д|д|Л|л|Лл|лл|Ед|F|f|Op|op|Kut|kut)\.\s?\d)")
_CODE_COLON = re.compile(r"(?<=\d):\s+(?=[^\W\d])")
_LETTERS = (
    r"(?:letters?|telegrams?|cables?|di?e?spatch|message|note|memorandum|memo|lettera|"
    r"telegramma|dispaccio|messaggio|lettre|télégramme|dépêche|brief|telegramm|schreiben|"
    r"pismo|depeša|telegram|письмо|телеграмма)"
)
_FROM_TO = (
    re.compile(
        rf"(?P<sender>.{{2,60}}?)['’‘`]s?\s+{_LETTERS}\s+to\s+(?P<recipient>.{{2,60}})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:.{{0,30}}\s)?{_LETTERS}\s+(?:from|by|di|da|del|de|du|von|od|от)\s+(?P<sender>.{{2,60}}?)\s+(?:to|a|ad|al|alla|à|au|aux|an|za|к)\s+(?P<recipient>.{{2,60}})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_LETTERS}\s+(?P<sender>[^\W\d_].{{1,60}}?)\s+(?:to|a|ad|à|an)\s+(?P<recipient>.{{2,60}})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:.{{0,30}}\s)?{_LETTERS}\s+to\s+(?P<recipient>.{{2,60}}?)(?:\s+from\s+(?P<sender>.{{2,60}}))?",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<sender>.{2,60}?)\s+(?:to|a|ad|à|an|–|→)\s+(?P<recipient>.{2,60})"),
)
_LONG_CODE = re.compile(r"(?=(?:[^\d]*\d){4})(?=.*[A-Z]{2})[A-Z\d][\w–./-]{8,60}")
_STARTS_TITLE = re.compile(r"(?:the|a|an|la|il|der|die|das)\s", re.IGNORECASE)
_FEW_WORDS = 4
_ENOUGH = 3.0
_PLACES_OF_ARCHIVES = frozenset(
    (
        "kew",
        "college park",
        "md",
        "md.",
        "new haven",
        "hyde park",
        "abilene",
        "independence",
        "ks",
        "mo",
        "dc",
        "d.c.",
    )
)


def parted(text: str) -> list[Segment]:
    """The segments of a reference; in "РГАНИ. Ф. 3. Оп. 12." the points part them as commas do."""
    return segments(_CODE_COLON.sub(", ", _CYRILLIC_DOTS.sub(", ", text)))


def weight(found: list[Segment], context: Context) -> float:
    """How much speaks for a document in an archive rather than for a publication."""
    plain = [one for one in found if one.shape == Shape.PLAIN]
    total = (
        2.0
        if any(_LONG_CODE.fullmatch(one.text.split(". http")[0].strip(" .")) for one in plain)
        else 0.0
    )
    if plain and _WORDED.fullmatch(plain[0].text) and not _STARTS_TITLE.match(plain[0].text):
        total += 1.5
    if any(context.repository(context.expanded(_name(one.text))) for one in plain):
        total += 4
    elif plain and any(
        _KEEPER.search(context.expanded(_name(one.text))) and len(one.text) < 110
        for one in (*plain[:2], *plain[-3:])
    ):
        total += 2
    elif plain and (_ACRONYM.fullmatch(plain[0].text) or _ACRONYM.fullmatch(plain[-1].text)):
        total += 1.5
    total += min(
        4.5, 1.5 * sum(1 for one in plain if is_unit(one.text) and not _is_volume(one.text))
    )
    total += 1 if any("/" in one.text and is_code(one.text) for one in plain[1:]) else 0
    total += min(
        2.0,
        1.0
        * sum(
            1
            for one in plain[1:]
            if is_code(one.text)
            and not dating.YEAR.fullmatch(one.text)
            and not locators.is_locator(one.text)
        ),
    )
    total += 1 if plain and plain[0].text in context.abbreviations else 0
    total += 1 if any(_FOLIOS.fullmatch(one.text.strip(" .")) for one in plain) else 0
    if plain and not is_unit(plain[0].text) and "/" in plain[0].text and is_code(plain[0].text):
        total += 3
    total += 1 if any(date.has_day for one in plain for date in dating.dates(one.text)) else 0
    total += 1 if any(wordings.document_type(one.text) for one in found[:4]) else 0
    return total - _speaks_for_print(found)


def _speaks_for_print(found: list[Segment]) -> float:
    total = 0.0
    for one in found:
        if one.shape == Shape.ROUND and (
            imprints.of_brackets(one.text) or imprints.year_of(one.text)
        ):
            total += 4
        elif one.shape == Shape.PLAIN and (
            imprints.of_segment(one.text) or re.match(r"(?:pp?|S|str)\.\s*\d", one.text)
        ):
            total += 1.5
    who, _editors, _at = persons.heads(found)
    if who and who[0].given and not re.search(r"\d", who[0].family):
        total += 2.5
    if found and found[0].shape == Shape.QUOTED:
        total += 0.5
    return total


def is_archival(found: list[Segment], context: Context) -> bool:
    return weight(found, context) >= _ENOUGH


def archival(text: str, context: Context, original: str = "") -> Reference:
    """What `text` says of a document in an archive, the reference from the whole to the part."""
    reference = Reference(original or text, Kind.ARCHIVAL)
    text = _CODE_COLON.sub(", ", _CYRILLIC_DOTS.sub(", ", addresses.taken(text, reference)))
    found = segments(text)
    keeper = _keeper(found, context)
    if keeper >= 0:
        reference.repository = context.repository(
            context.expanded(_name(found[keeper].text))
        ) or context.expanded(_name(found[keeper].text))
    before = _Part(found[:keeper] if keeper > 0 else [], reference, context, leads=False)
    after = _Part(found[keeper + 1 :], reference, context, leads=keeper >= 0)
    before.read(text)
    after.read(text)
    reference.units = [*reversed(before.units), *after.units]
    documents = [*before.documents, *after.documents]
    reference.document = ", ".join(documents)
    _type_and_people(reference)
    return reference


class _Part:
    """The segments before or behind the keeper's name."""

    def __init__(
        self, found: list[Segment], reference: Reference, context: Context, leads: bool
    ) -> None:
        self.found = found
        self.reference = reference
        self.context = context
        self.leads = leads
        self.units: list[Unit] = []
        self.documents: list[str] = []

    def read(self, text: str) -> None:
        for index, one in enumerate(self.found):
            if one.shape in (Shape.ROUND, Shape.SQUARE):
                self._bracketed(one)
            elif one.shape == Shape.QUOTED:
                self.documents.append(text[one.start : one.end].strip(", "))
            else:
                self._plain(one.text.strip(" .") if len(one.text) > 3 else one.text, index)

    def _bracketed(self, one: Segment) -> None:
        dated = dating.only_date(one.text)
        if dated and not self.reference.edtf:
            self.reference.date, self.reference.edtf = dated.text, dated.edtf

    def _plain(self, text: str, index: int) -> None:
        reference = self.reference
        dated = dating.only_date(text)
        if dated:
            reference.date, reference.edtf = (
                dated.text,
                reference.edtf if reference.edtf and not dated.has_day else dated.edtf,
            )
        elif self.documents and imprints.year_of(text) and not reference.edtf:
            reference.date, reference.edtf = text, dating.edtf_of(text)
        elif _LEAVES.fullmatch(text) and not self._is_fond(text, index):
            reference.locator = ", ".join(filter(None, (reference.locator, text)))
        elif is_unit(text):
            self._unit(text)
        elif self._is_place(text):
            return
        elif is_code(text) and (
            index < len(self.found) - 1 or not locators.is_locator(text) or not self.units
        ):
            self.units.append(Unit(self.context.expanded(text)))
        elif locators.is_locator(text) and self.units and not self.documents:
            reference.locator = ", ".join(filter(None, (reference.locator, text)))
        elif self._is_worded_unit(text):
            self.units.append(Unit(self.context.expanded(text)))
        else:
            self._document(text)

    def _unit(self, text: str) -> None:
        found = _UNIT.fullmatch(text)
        kind = found["kind"].lower() if found else ""
        dated = dating.dates(text)
        if dated and dated[-1].has_day and not self.reference.edtf:
            self.reference.date, self.reference.edtf = dated[-1].text, dated[-1].edtf
        self.units.append(Unit(text, kind))

    def _is_fond(self, text: str, index: int) -> bool:
        """Whether "f. 17" is a fond: an opis follows it."""
        following = [one.text for one in self.found[index + 1 : index + 3]]
        return text[:1].lower() in "fф" and any(
            re.match(r"(?:op|оп|d|д|fasc)\b", one, re.IGNORECASE) for one in following
        )

    def _is_place(self, text: str) -> bool:
        if self.units or (self.documents and not self.leads):
            return False
        return (
            imprints.is_place(text)
            or text.lower() in _PLACES_OF_ARCHIVES
            or (self.leads and bool(_UNIVERSITY.search(text)) and self.reference.repository != "")
        )

    def _is_worded_unit(self, text: str) -> bool:
        """Whether words without figures name a fonds or series rather than the document."""
        expanded = self.context.expanded(text)
        if not self.leads and _PAPERS.search(text) and not dating.dates(text):
            return True
        if self.documents:
            return False
        if expanded != text:
            return True
        if re.match(r"(?:fondo|fonds|fond|serie|series|bestand)\b", text, re.IGNORECASE):
            return True
        if wordings.document_type(text) and not _is_body_of_minutes(text):
            return False
        if _WORDED.fullmatch(text) and not dating.dates(text):
            return True
        coded = any(unit.kind or is_code(unit.text) for unit in self.units)
        return (
            self.leads
            and not coded
            and len(self.units) < 3
            and not dating.dates(text)
            and len(text.split()) <= 7
        )

    def _document(self, text: str) -> None:
        dated = [date for date in dating.dates(text) if date.has_day]
        if dated and not self.reference.edtf:
            last = dated[-1]
            self.reference.date, self.reference.edtf = last.text, last.edtf
            rest = f"{text[: last.start]} {text[last.end :]}".strip(" ,.;:")
            is_apart = last.start == 0 or (
                last.end == len(text) and len(rest.split()) <= _FEW_WORDS
            )
            text = (
                re.sub(r"\s+(?:del|dell['’]|of|du|vom|dated|od|от|le)$", "", rest)
                if is_apart
                else text
            )
        if text:
            self.documents.append(text)


def _is_body_of_minutes(text: str) -> bool:
    """Whether a word such as "verbali" names a series: it does in the plural, with no day."""
    return (
        bool(
            re.search(
                r"\b(?:verbali|minutes|protokolle|procès-verbaux|zapisnici|reports|relazioni)$",
                text,
                re.IGNORECASE,
            )
        )
        and len(text.split()) <= 4
    )


def is_exchange(text: str) -> bool:
    """Whether `text` says who wrote to whom: "Tito to Khrushchev"."""
    found = _FROM_TO[-1].fullmatch(text.strip())
    if found is None or not persons.person(found["sender"]):
        return False
    recipient = re.sub(r"^(?:the|il|la|le|die|das|den)\s+", "", found["recipient"])
    return recipient[:1].isupper()


def _type_and_people(reference: Reference) -> None:
    reference.document_type = wordings.document_type(reference.document)
    bare = reference.document.split(",")[0].strip('“”"«»‘’ ')
    for shape in _FROM_TO:
        found = shape.fullmatch(bare)
        if found is None:
            continue
        sender, recipient = (found["sender"] or "").strip(), (found["recipient"] or "").strip()
        if all(not name or persons.person(name) for name in (sender, recipient)):
            reference.sender, reference.recipient = sender, recipient
            reference.document_type = reference.document_type or "correspondence"
        return


def _keeper(found: list[Segment], context: Context) -> int:
    """The index of the segment that names the repository, -1 when none does."""
    plain = [(index, one) for index, one in enumerate(found) if one.shape == Shape.PLAIN]
    for index, one in plain:
        if context.repository(context.expanded(_name(one.text))):
            return index
    for index, one in plain:
        text = context.expanded(_name(one.text))
        if (
            _KEEPER.search(text)
            and not is_unit(text)
            and len(text.split()) <= 10
            and not dating.dates(text)
        ):
            return index
    for index, one in (*plain[:1], *plain[-1:], *plain[1:-1]):
        if _ACRONYM.fullmatch(one.text) and not is_unit(one.text) and len(found) > 1:
            return index
    return -1


def _name(text: str) -> str:
    """A repository's name without what follows a point: "Archeia. Moscow"."""
    return text.strip(" .")


def is_unit(text: str) -> bool:
    """Whether `text` is a step of a reference with its word and number: "box 12", "fasc. 3", "f. 17"."""
    found = _UNIT.fullmatch(text.strip(" ."))
    if found is None:
        return False
    code = found["code"]
    if (
        len(found["kind"]) <= 2
        and not found[0][len(found["kind"]) :].startswith((".", " "))
        and not code[0].isdigit()
    ):
        return False
    return bool(re.match(r"[\dIVXLC«“\"]", code) or re.search(r"\d", code) or len(code) <= 3)


def _is_volume(text: str) -> bool:
    return bool(
        re.match(r"(?:vol|volume|t|bd|nr|section|d|c)\b\.?", text, re.IGNORECASE)
    ) and not re.match(r"[dд]\.\s?\d", text)


def is_code(text: str) -> bool:
    """Whether `text` is made of figures, capitals and signs as codes are: "DY 30/IV 2/2/501", "I-3-a/44-7"."""
    words = text.split()
    return (
        0 < len(words) <= 6
        and all(_TOKEN.fullmatch(word) for word in words)
        and all(
            re.search(r"\d", word) or word.isupper() or len(word) <= 2 or "/" in word
            for word in words
        )
        and bool(_HAS_CODE.search(text))
    )
