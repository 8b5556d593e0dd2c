"""The words around a date, in six languages, each with what it stands for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from catalog.dates import kinds
from catalog.dates.months import MONTHS, SEASONS

# Phrases are parted by commas and given without dots; their words, and hyphens, by single spaces.
_PHRASES: dict[str, str] = {
    kinds.ABOUT: "ca, circa, cca, about, around, approx, approximately, roughly, verso, "
        "intorno al, intorno a, около, ок, примерно, приблизительно, environ, env, vers, um, etwa, "
        "ungefähr, oko, otprilike, око, отприлике",
    kinds.UNCERTAIN: "probably, prob, possibly, perhaps, maybe, presumably, uncertain, forse, "
        "probabilmente, вероятно, возможно, предположительно, peut - être, probablement, "
        "vermutlich, wahrscheinlich, vielleicht, verovatno, vjerovatno, možda, вероватно, можда",
    kinds.PART: "early, beginning, start, mid, middle, late, end, inizio, inizi, primi, metà, fine, "
        "начало, начале, середина, середине, конец, конце, début, mi, milieu, fin, anfang, mitte, "
        "ende, početak, početkom, sredina, sredinom, kraj, krajem, почетак, почетком, средина, "
        "средином, крај, крајем",
    kinds.BEFORE: "before, prior to, earlier, ante, pre, prima, anteriore al, ранее, раньше, "
        "avant, vor, prije, пре",
    kinds.AFTER: "after, later, post, dopo, oltre, после, позднее, позже, après, nach, posle, "
        "poslije, после",
    kinds.FROM: "from, du, vom, von, od, од",
    kinds.SINCE: "since, dal, da, dall, fin dal, a partire dal, с, со, depuis, à partir de, "
        "à partir du, seit, ab",
    kinds.TO: "to, through, al, a, по, au",
    kinds.UNTIL: "until, till, up to, fino al, fino a, до, jusqu, jusqu à, jusqu au, jusqu en, "
        "bis, bis zum, do",
    kinds.BETWEEN: "between, tra, fra, между, entre, zwischen, između, између",
    kinds.AND: "and, &, e, ed, и, et, und, i",
    kinds.OR: "or, o, oppure, или, либо, ou, oder, ili",
    kinds.NOT: "not, no, non, не, pas, nicht, ne",
    kinds.PRESENT: "present, today, now, oggi, настоящее время, aujourd hui, heute, danas, данас",
    kinds.UNDATED: "n d, s d, undated, no date, not dated, senza data, без даты, б д",
    kinds.CENTURY: "century, cent, secolo, sec, век, века, веке, вв, siècle, jahrhundert, jh, "
        "jhdt, vek, veka, vijek, stoljeće, столеће",
    kinds.CENTURY_OR_ABOUT: "c",
    kinds.CENTURY_OR_NOISE: "в",
    kinds.YEARS: "anni, années, годы, годах, годов, гг, jahre, jahren",
    kinds.NOISE: "of, the, in, on, than, year, dated, del, dell, della, di, de, il, nel, nell, "
        "nella, l, d, le, la, en, anno, an, année, г, год, года, году, дня, дата, den, der, "
        "des, dem, im, am, jahr, jahres, god, godine, godina, g, год, године, година, u, у, "
        "monday, mon, tuesday, tues, tue, wednesday, wed, thursday, thurs, thur, thu, friday, fri, "
        "saturday, sat, sunday, sun, lunedì, martedì, mercoledì, giovedì, venerdì, sabato, "
        "domenica, понедельник, вторник, среда, четверг, пятница, суббота, воскресенье, lundi, "
        "mardi, mercredi, jeudi, vendredi, samedi, dimanche, montag, dienstag, mittwoch, "
        "donnerstag, freitag, samstag, sonnabend, sonntag, ponedeljak, utorak, sreda, četvrtak, "
        "petak, subota, nedelja, понедељак, уторак, четвртак, петак, субота, недеља",
}  # fmt: skip

_HALVES = {
    1: "first half, prima metà, primo semestre, первая половина, первой половине, première moitié, "
       "erste hälfte, prva polovina, прва половина",
    2: "second half, seconda metà, secondo semestre, вторая половина, второй половине, "
       "seconde moitié, deuxième moitié, zweite hälfte, druga polovina, друга половина",
}  # fmt: skip

_ERAS = {
    -1: "bce, bc, b c e, b c, a c, av j - c, avant j - c, v chr, vor christus, до н э, до нэ, "
        "до нашей эры, p n e, pne, п н е, пне, pre nove ere, пре нове ере",
    1: "ce, c e, ad, a d, d c, ap j - c, apr j - c, après j - c, n chr, nach christus, н э, нэ, "
       "нашей эры, n e, н е, nove ere, нове ере",
}  # fmt: skip


def folded(text: str) -> str:
    """`text` without case and accents, as words are compared."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in decomposed if unicodedata.category(char) != "Mn")


def _entries() -> Iterator[tuple[str, tuple[str, int]]]:
    for kind, phrases in _PHRASES.items():
        for phrase in phrases.split(", "):
            yield phrase, (kind, 0)
    for word, month in MONTHS.items():
        yield word, (kinds.MONTH, month)
    for word, season in SEASONS.items():
        yield word, (kinds.SEASON, season)
    for kind, numbered in ((kinds.HALF, _HALVES), (kinds.ERA, _ERAS)):
        for number, phrases in numbered.items():
            for phrase in phrases.split(", "):
                yield phrase, (kind, number)


def _meanings() -> dict[str, tuple[str, int]]:
    found: dict[str, set[tuple[str, int]]] = {}
    for phrase, meaning in _entries():
        found.setdefault(folded(phrase), set()).add(meaning)
    # Unpacking one meaning stops the table from holding a word that stands for two things.
    return {phrase: meaning for phrase, (meaning,) in found.items()}


# Every phrase, folded, with its kind and the number that it stands for.
MEANINGS = _meanings()
LONGEST_PHRASE = max(phrase.count(" ") for phrase in MEANINGS) + 1

_UNDATED = (
    "n.d. s.d. s.a. undated nodate notdated withoutdate dateunknown unknowndate unknown senzadata "
    "datasconosciuta nondatato nondatata sinedato б.д. б/д бездаты недатировано недатирован "
    "недатирована датанеизвестна sansdate nondaté nondatée ohnedatum o.d. o.j. undatiert b.d. "
    "bezdatuma nedatirano бездатума недатирано"
)
_IGNORED = dict.fromkeys(map(ord, " .,/[]()"))
_UNDATED_WORDINGS = {folded(word).translate(_IGNORED) for word in _UNDATED.split()}


def is_undated(text: str) -> bool:
    """Whether the text says that there is no date: "n.d.", "[senza data]", "б.д."."""
    return folded(text).translate(_IGNORED) in _UNDATED_WORDINGS
