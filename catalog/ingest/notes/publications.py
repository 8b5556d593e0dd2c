"""A publication in the words of a note: who, what, in which journal or book, where and when it appeared."""

from __future__ import annotations

import re

from catalog.ingest.notes import addresses, dating, imprints, locators, persons, wordings
from catalog.ingest.notes.settling import (
    CIT,
    PublicationReading,
    settle_loose,
    settle_pages,
    settle_title,
    tidy,
)
from catalog.ingest.notes.structure import QUOTES, Segment, Shape, segments
from catalog.ingest.notes.values import Kind, Reference

_IN = re.compile(rf"(?:now |ora |ders\., )?{wordings.IN_CONTAINER}:?\s+", re.IGNORECASE)
_EDITED_FIRST = re.compile(rf"[(\s]*{wordings.EDITED}\s+", re.IGNORECASE)
_ONLY_EDITED = re.compile(wordings.EDITED, re.IGNORECASE)
_EDITED_LAST = re.compile(rf"\s*\(?{wordings.EDITED}\)?\s*$", re.IGNORECASE)
_TRANSLATED = re.compile(
    r"(?:trans\.|transl\.|translated by|tr\.|trad\.|traduzione di|traduit|übers\.|aus dem|"
    r"prev\.|preveo|intr\.|introduzione di|prefazione di|foreword|préface|"
    r"with an introduction)(?!\w)",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r"(?:\d+(?:st|nd|rd|th|ª|a|e|\.)?\s*(?:rev\.\s*)?(?:ed\.|edn\.?|edition|edizione|éd\.?|"
    r"aufl\.?|auflage|izd\.)|rev\.? ed\.?|new edition|nuova ed\w*\.?|2nd edn)\W*",
    re.IGNORECASE,
)
_VOLUME = re.compile(
    rf"{wordings.VOLUME_WORD}\s*(?P<volume>[\dIVXLC]+(?:[/.–-][\dIVXLC]+)*)\b[:,]?\s*",
    re.IGNORECASE,
)
_NUMBER = re.compile(rf"{wordings.NUMBER_WORD}\s*(?P<number>\d+(?:[-–/]\d+)*)", re.IGNORECASE)
_ROMAN_OR_DIGITS = r"(?:\d{1,4}|[IVXLC]{1,9})"
_TAIL_VOLUME = re.compile(
    rf"^(?P<name>.*\D)\s(?P<volume>{_ROMAN_OR_DIGITS})(?:[./:](?P<issue>\d{{1,3}}(?:[-–/]\d{{1,3}})?))?$"
)
_ONLY_VOLUME = re.compile(
    rf"(?P<volume>{_ROMAN_OR_DIGITS})(?:[./:](?P<issue>\d{{1,3}}(?:[-–/]\d{{1,3}})?))?"
)
_AFTER_COLON = re.compile(r"^:\s*(?P<pages>[^,;()]+)")
_SEASON = re.compile(
    r"(?:spring|summer|autumn|fall|winter|printemps|été|automne|hiver|primavera|estate|autunno|inverno|frühjahr|sommer|herbst)\s+(?P<year>\d{4})",
    re.IGNORECASE,
)
_VOLUMES = re.compile(
    r"(?:\d{1,2}|two|three|four|five) (?:vols?\.?|volumes|volumi|Bde\.?|tomes|t\.)|2 voll\.?|\d voll\.?",
    re.IGNORECASE,
)


def publication(text: str, original: str = "", has_author: bool = True) -> Reference:
    """What `text` says of a publication; parts that are not understood stand in the title.

    Without `has_author` it begins with the title.
    """
    reference = Reference(original or text, Kind.PUBLISHED)
    text = addresses.taken(text, reference)
    found = _with_colon_after_author(segments(text))
    at = 0
    if has_author:
        reference.people, reference.are_editors, at = persons.heads(found)
    reading = PublicationReading(text, reference)
    rest = found[at:]
    last_year = _last_year(rest)
    for index, one in enumerate(rest):
        _take(reading, one, index, rest, last_year)
    settle_loose(reading)
    settle_pages(reading)
    tidy(reference)
    return reference


def _with_colon_after_author(found: list[Segment]) -> list[Segment]:
    """The segments; of "Hermann Weber: Geschichte der DDR", the name and the title are two."""
    if not found or found[0].shape != Shape.PLAIN:
        return found
    first = found[0]
    if len(found) > 1 and len(first.text.split()) == 1 and ": " in found[1].text:
        given, _colon, title = found[1].text.partition(": ")
        name = persons.person(f"{given} {first.text}")
        if name is not None and len(given.split()) < 4:
            second = found[1]
            head_of = Segment(
                Shape.PLAIN, f"{given} {first.text}", first.start, second.start + len(given)
            )
            return [
                head_of,
                Segment(Shape.PLAIN, title, second.end - len(title), second.end),
                *found[2:],
            ]
    head, colon, tail = first.text.partition(": ")
    if not colon and first.text.endswith(":"):
        head, colon = first.text[:-1], ":"
    bare = _EDITED_LAST.sub("", head)
    if not colon or not persons.people(bare) or (len(bare.split()) == 1 and not tail):
        return found
    if not persons.people(bare)[0].given and imprints.is_place(bare):
        return found
    split = [Segment(Shape.PLAIN, head, first.start, first.start + len(head))]
    if tail.strip():
        start = first.end - len(tail)
        split.append(Segment(Shape.PLAIN, tail.strip(), start, first.end))
    return [*split, *found[1:]]


def _last_year(rest: list[Segment]) -> int:
    """The index of the last segment that says when it was published, -1 when none does."""
    for index in range(len(rest) - 1, -1, -1):
        one = rest[index]
        if one.shape == Shape.QUOTED:
            continue
        if one.shape == Shape.ROUND and (
            imprints.of_brackets(one.text)
            or imprints.year_of(one.text)
            or dating.YEAR.search(one.text[-5:])
        ):
            return index
        if imprints.is_span(one.text) and not (index and imprints.is_place(rest[index - 1].text)):
            continue
        if one.shape == Shape.PLAIN and (
            imprints.of_segment(one.text)
            or imprints.place_and_year(one.text)
            or imprints.year_of(one.text)
            or dating.only_date(one.text)
            or _SEASON.fullmatch(one.text)
        ):
            return index
    return -1


def _take(
    reading: PublicationReading, one: Segment, index: int, rest: list[Segment], last_year: int
) -> None:
    if one.shape == Shape.QUOTED:
        _take_quoted(reading, one)
    elif one.shape in (Shape.ROUND, Shape.SQUARE):
        _take_bracketed(reading, one, index == last_year)
    else:
        _take_plain(reading, one, index, last_year, index + 1 < len(rest))


def _take_quoted(reading: PublicationReading, one: Segment) -> None:
    reference = reading.reference
    if not reference.title and not reading.loose and not reading.in_container:
        reference.title, reference.is_quoted = one.text, True
        reading.after_title = True
    elif (
        (reading.in_container or reading.is_article or reference.title) and not reference.container
    ) or (reading.loose and not reference.container):
        settle_title(reading)
        reference.container = one.text


def _take_bracketed(reading: PublicationReading, one: Segment, has_last_year: bool) -> None:
    reference = reading.reference
    if not reference.year and (dating.only_date(one.text) or _SEASON.fullmatch(one.text)):
        reference.year = (dating.YEAR.search(one.text) or [""])[0]
        reference.date = one.text
        reading.has_imprint = True
        _volume_before(reading)
        return
    imprint = imprints.of_brackets(one.text)
    edited = _EDITED_FIRST.match(one.text + " ")
    if edited and not imprint:
        name = one.text[edited.end() :].strip()
        if name and persons.people(name):
            reference.editors = name
        elif reading.in_container and reading.container_at >= 0 and not reading.reference.editors:
            _container_editors(reading, one)
        return
    if edited and imprint and ":" not in one.text:
        return
    if imprint and not reading.has_imprint:
        _imprint(reading, imprint)
    elif (year := imprints.year_of(one.text)) and not reference.year and has_last_year:
        reference.year = year
        reading.has_imprint = True
        _volume_before(reading)
    elif locators.is_labelled(one.text):
        reading.locators.append(one.text)
    elif not reading.has_imprint and reading.loose and not has_last_year:
        # Years of what it is about, as in "Vita di uno stalinista (1916–1956)".
        last = reading.loose[-1]
        reading.loose[-1] = Segment(
            last.shape, reading.text[last.start : one.end].strip(), last.start, one.end
        )


def _take_plain(
    reading: PublicationReading, one: Segment, index: int, last_year: int, is_followed: bool
) -> None:
    reference = reading.reference
    text = one.text.strip(" .") if len(one.text) > 2 else one.text
    bare = CIT.sub("", text).strip()
    if not bare:
        return
    after_year = last_year >= 0 and index > last_year
    if colon := _AFTER_COLON.match(text):
        reading.locators.append(colon["pages"].strip())
    elif in_ := _IN.match(text):
        if reading.loose or reference.title:
            settle_title(reading)
            reading.in_container = True
            _take_container(reading, one, text[in_.end() :])
        else:
            reading.loose.append(one)
    elif text.lower().rstrip(":") in ("in", "dans", "im") and (reference.title or reading.loose):
        settle_title(reading)
        reading.in_container = True
    elif (number := _NUMBER.match(text)) and (
        reference.container or reference.is_quoted or reference.volume
    ):
        reference.issue = number["number"]
        _rest_of_issue(reading, text[number.end() :])
    elif locators.begins_labelled(text) and (reading.loose or reference.title):
        reading.locators.append(text)
    elif (volume := _VOLUME.match(text)) and (reading.loose or reference.title):
        reference.volume = volume["volume"]
        remainder = text[volume.end() :].strip(" .:")
        if remainder and not reading.has_imprint:
            _rest_of_issue(reading, remainder)
    elif _TRANSLATED.match(text) or _EDITION.fullmatch(text) or _ONLY_EDITED.fullmatch(text):
        return
    elif edited := _EDITED_FIRST.match(text):
        _editors(reading, text[edited.end() :])
    elif _takes_year(reading, one, text, index, last_year):
        return
    elif reading.has_imprint and after_year:
        if (
            reference.volume
            and reference.container
            and not reference.issue
            and re.fullmatch(r"\d{1,2}(?:[-/]\d{1,2})?", text)
            and is_followed
        ):
            reference.issue = text
        elif locators.is_locator(text):
            reading.locators.append(text)
    elif (
        (reading.is_article or reference.container or reference.is_quoted)
        and (only := _ONLY_VOLUME.fullmatch(text))
        and (reference.container or reading.loose)
        and not reference.volume
        and last_year >= 0
    ):
        reference.volume, reference.issue = only["volume"], only["issue"] or reference.issue
        reading.is_article = True
    elif (
        last_year < 0
        and locators.is_locator(text)
        and not _is_years(text)
        and (reading.loose or reference.title)
    ):
        reading.locators.append(text)
    elif _only_volume(reading, text, index, last_year):
        return
    elif (
        reference.is_quoted
        and not reference.container
        and not reading.in_container
        and not after_year
    ):
        _journal(reading, text)
    elif reading.in_container and not reference.container:
        _take_container(reading, one, text)
    elif (
        last_year < index
        and not _is_years(text)
        and (locators.is_locator(text) or locators.begins_labelled(text))
        and (reading.loose or reference.title or (reference.people and not is_followed))
    ):
        reading.locators.append(text)
    elif not reading.loose and not reference.title and text[0] in QUOTES and len(text) > 3:
        # A quotation that was never closed.
        reference.title, reference.is_quoted = text.strip(QUOTES), True
    elif not _VOLUMES.fullmatch(text):
        reading.loose.append(one)


def _is_years(text: str) -> bool:
    """Whether `text` is a span of years, as in the title of a series, and no pages."""
    return imprints.is_span(text) and all(
        1500 < first < 2100 for first, _last in locators.pages_of(text)
    )


def _only_volume(reading: PublicationReading, text: str, index: int, last_year: int) -> bool:
    """Take a Roman or Arabic figure between the name of a journal and its year as the volume."""
    only = _ONLY_VOLUME.fullmatch(text)
    if (
        only is None
        or index > last_year
        or not (reading.reference.container or len(reading.loose) > 1)
    ):
        return False
    if reading.reference.volume:
        reading.reference.issue = reading.reference.issue or text
        return True
    reading.reference.volume, reading.reference.issue = only["volume"], only["issue"] or ""
    return True


def _takes_year(
    reading: PublicationReading, one: Segment, text: str, index: int, last_year: int
) -> bool:
    """Take the segment that says when it was published, with place and publisher where they stand in it."""
    reference = reading.reference
    imprint = imprints.of_segment(text)
    if imprint and not reading.has_imprint and (reading.loose or reference.title):
        _imprint(reading, imprint)
        return True
    if index != last_year:
        return False
    if imprint and reference.place and not reference.year:
        reference.year = imprint.year
        return True
    if (year := imprints.year_of(text)) and (reading.loose or reference.title):
        reference.year = reference.year or year
        reading.has_imprint = True
        return True
    dated = dating.only_date(text)
    if (dated or _SEASON.fullmatch(text)) and (reading.loose or reference.title):
        reference.year = (dating.YEAR.search(text) or [""])[0]
        reference.date = text
        reading.has_imprint = True
        return True
    if (
        (imprint := imprints.place_and_year(text))
        and (reading.loose or reference.title)
        and not reading.has_imprint
    ):
        if reference.is_quoted and not reference.container and not reading.in_container:
            reference.container, reference.year = imprint.place, imprint.year
            reading.has_imprint = True
        else:
            _imprint(reading, imprint)
        return True
    return False


def _imprint(reading: PublicationReading, imprint: imprints.Imprint) -> None:
    reference = reading.reference
    reference.place, reference.publisher = imprint.place, imprint.publisher
    reference.year = imprint.year or reference.year
    reading.has_imprint = True


def _journal(reading: PublicationReading, text: str) -> None:
    found = _TAIL_VOLUME.match(text)
    reference = reading.reference
    reading.is_article = True
    if found and not imprints.year_of(found["volume"]):
        reference.container = found["name"].strip(" ,")
        reference.volume, reference.issue = found["volume"], found["issue"] or ""
    else:
        reference.container = text


def _rest_of_issue(reading: PublicationReading, rest: str) -> None:
    rest = rest.strip(" ,")
    if rest.startswith(":"):
        reading.locators.append(rest.lstrip(": "))
    elif rest and reading.loose and not reading.reference.container and not re.search(r"\d", rest):
        last = reading.loose[-1]
        reading.loose[-1] = Segment(last.shape, f"{last.text}. {rest}", last.start, last.end)


def _volume_before(reading: PublicationReading) -> None:
    """The volume at the end of what stands before the year: "Diplomatic History XXVIII (2004)"."""
    reference = reading.reference
    if reference.container and not reference.volume:
        found = _TAIL_VOLUME.match(reference.container)
        if found:
            reference.container = found["name"].strip(" ,")
            reference.volume, reference.issue = found["volume"], found["issue"] or reference.issue
    elif reading.loose and not reference.volume and len(reading.loose) > 1:
        found = _TAIL_VOLUME.match(reading.loose[-1].text) or _ONLY_VOLUME.fullmatch(
            reading.loose[-1].text
        )
        if found:
            last = reading.loose.pop()
            reference.volume, reference.issue = found["volume"], found["issue"] or reference.issue
            name = found.groupdict().get("name")
            if name:
                settle_title(reading)
                reference.container = name.strip(" ,")
            elif len(reading.loose) > 1:
                container = reading.loose.pop()
                settle_title(reading)
                reference.container = container.text
            reading.after_title = bool(last)


def _take_container(reading: PublicationReading, one: Segment, text: str) -> None:
    """The book or journal behind "in", or who edited it when the title comes after."""
    reference = reading.reference
    text = text.strip(" ,")
    bare = _EDITED_LAST.sub("", text)
    named = persons.people(bare)
    same = re.fullmatch(rf"{wordings.SAME_AUTHOR}", bare, re.IGNORECASE)
    followed = re.match(
        r"\s*,?\s*[(\[]?\s*" + wordings.EDITED + r"(?!\w)", reading.text[one.end :], re.IGNORECASE
    )
    reading.container_at = one.end - len(text)
    if (named and (named[0].given.endswith(".") or bare != text or followed)) or same:
        reference.editors = _joined(reference.editors, bare)
        return
    head, colon, tail = text.partition(": ")
    if colon and persons.people(_EDITED_LAST.sub("", head)) and _EDITED_LAST.search(head):
        reference.editors, text = _EDITED_LAST.sub("", head), tail
    found = _TAIL_VOLUME.match(text)
    if found and not imprints.year_of(found["volume"]):
        reference.container = found["name"].strip(" ,")
        reference.volume, reference.issue = found["volume"], found["issue"] or ""
    else:
        reference.container = text.strip(QUOTES + " ")


def _container_editors(reading: PublicationReading, brackets: Segment) -> None:
    """All between "in" and "(eds)" is who edited it, not what it is called."""
    reading.reference.editors = reading.text[reading.container_at : brackets.start].strip(" ,")
    reading.reference.container = ""
    reading.loose = []


def _editors(reading: PublicationReading, text: str) -> None:
    if text.strip():
        reading.reference.editors = _joined(reading.reference.editors, text.strip(" ,"))


def _joined(first: str, second: str) -> str:
    return ", ".join(filter(None, (first, second)))
