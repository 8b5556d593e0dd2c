"""What one piece of a note names."""

from __future__ import annotations

import re

from catalog.ingest.notes import (
    archives,
    dating,
    gost,
    imprints,
    locators,
    persons,
    publications,
    wordings,
)
from catalog.ingest.notes.context import Context
from catalog.ingest.notes.structure import Segment, Shape, is_outside, segments
from catalog.ingest.notes.values import BackTo, Kind, Reference

LONGEST = 3000
"""Characters of a piece that are read; more is a remark and no citation."""
_LEADING = re.compile(
    rf"\A(?:(?:{wordings.SIGNAL}|{wordings.LEADING})(?![\w.])[\s,:]*)+(?=\S)", re.IGNORECASE
)
_SIGNAL_INSIDE = re.compile(rf"(?<!\w)(?:{wordings.SIGNAL})(?!\w)[\s,:]+", re.IGNORECASE)
_BY = re.compile(r"(?<=\s)(?:by|in|von|bei|da|di|par|chez|od|kod)\s+(?=[^\W\d_a-z])")
_QUOTED_IN = re.compile(rf"(?:^|[\s,(]){wordings.QUOTED_IN}(?!\w)[\s,:]*", re.IGNORECASE)
_IN = re.compile(r"(?:^|[,\s])(?:in|dans|u|у|nel|nella|presso|в):?\s+(?=\S)")
_IBID = re.compile(rf"(?:{wordings.IBID})(?=[\s,.:;)]|$)[\s,.:;]*", re.IGNORECASE)
_SAME_AUTHOR = re.compile(
    rf"(?P<word>{wordings.SAME_AUTHOR})(?=[\s,.:;(]|$)[\s,.:;]*", re.IGNORECASE
)
_SAME_WORK = re.compile(rf"(?<!\w)(?P<word>{wordings.SAME_WORK})(?!\w)", re.IGNORECASE)
_NOTE = rf"{wordings.NOTE_WORD}\s*(\d{{1,4}})"
_WHERE = r"(?:above|below|supra|infra|sopra|oben|ci-dessus|gore|cit\.|precedente|выше)"
_ONLY_NOTE = re.compile(
    rf"(?:{_WHERE},?\s+)?(?:(?:in|wie|die|à la|alla|la|"
    rf"u)\s+)?{_NOTE}(?:,?\s*{_WHERE})?(?:[,:]\s*(?P<locator>[^;]*))?\.?",
    re.IGNORECASE,
)
_INNER_NOTE = re.compile(
    rf"[\s,]{{0,2}}[(\[]?(?:(?:wie|see|cf\.|cfr\.|vedi|voir|siehe|s\.|vgl\.|as in|cited in|"
    rf"cit\. in|cit\.|vid\.)\s+)(?:{_WHERE},?\s+)?{_NOTE}(?:,?\s*{_WHERE})?[)\]]?"
    rf"|[\s,]{{0,2}}[(\[](?:{_WHERE},?\s+)?{_NOTE}(?:,?\s*{_WHERE})?[)\]]|,\s*{_WHERE}\s+{_NOTE}",
    re.IGNORECASE,
)
_AUTHOR_YEAR = re.compile(
    r"(?P<who>[^\d,:(]{2,60}?),?\s*\(?(?P<year>(?:18|19|20)\d\d[a-z]?)\)?(?:\s*[:,]\s*(?P<locator>[^,]{1,30}?))?\)?\.?"
)
_FIGURE = re.compile(r"\d")


def recognise(text: str, context: Context) -> Reference:
    """What `text` names; of kind COMMENT when it names no source. Any text gives a result."""
    core = _LEADING.sub("", text.strip().rstrip("; "), count=1) if len(text) <= LONGEST else ""
    if not core:
        return Reference(text)
    found = _recognise(core, context, text)
    is_open = found.back is None or (found.back == BackTo.WORK and not found.people)
    if is_open and (
        found.kind == Kind.COMMENT or (found.kind == Kind.PUBLISHED and not found.people)
    ):
        found = _behind_signal(core, context, text, found.kind != Kind.COMMENT) or found
    found.text = text
    return found


def _recognise(core: str, context: Context, text: str) -> Reference:
    back = _only_back(core, context, text)
    if back is not None:
        return back
    inside = _found_in(core, context)
    if inside is not None:
        return inside
    return _source(_spelt_out(core, context), context, text)


def _spelt_out(core: str, context: Context) -> str:
    """`core` with the title that an abbreviation at its beginning stands for: "FRUS, 1955–1957"."""
    first, comma, rest = core.partition(",")
    full = context.abbreviations.get(first.strip())
    if full is None or archives.is_archival(archives.parted(core), context):
        return core
    return f"{full}{comma}{rest}"


def _behind_signal(core: str, context: Context, text: str, has_named: bool) -> Reference | None:
    """The source behind "see" or "vgl." in a remark; where something was read already, only one that names persons."""
    outside = is_outside(core)
    for match in list(_SIGNAL_INSIDE.finditer(core))[:5]:
        if outside[match.start()] and match.end() < len(core):
            found = _recognise(_LEADING.sub("", core[match.end() :], count=1), context, text)
            if found.people or (
                not has_named and (found.kind != Kind.COMMENT or found.back is not None)
            ):
                return found
    for match in list(_BY.finditer(core))[:5]:
        if outside[match.start()] and not has_named:
            found = _recognise(core[match.end() :], context, text)
            if (
                found.people
                and found.title
                and (found.locator or found.has_imprint)
                and found.kind == Kind.PUBLISHED
            ):
                return found
    return None


def _only_back(core: str, context: Context, text: str) -> Reference | None:
    """What begins by leading back: ibid., Id., see note 12."""
    if note := _ONLY_NOTE.fullmatch(core):
        locator = (note["locator"] or "").strip()
        return Reference(
            text,
            Kind.PUBLISHED,
            BackTo.NOTE,
            core,
            int(note[1]),
            locator=locator if locators.is_locator(locator) else "",
        )
    if ibid := _IBID.match(core):
        return _after_ibid(core[: ibid.end()].strip(" ,:;"), core[ibid.end() :], context, text)
    same = _SAME_AUTHOR.match(core)
    if same is None:
        return None
    rest = core[same.end() :].strip()
    if not rest or locators.is_locator(rest):
        return Reference(
            text, Kind.PUBLISHED, BackTo.SOURCE, same["word"], locator=rest.strip(" .")
        )
    found = _source(rest, context, text, has_author=False)
    if found.kind == Kind.ARCHIVAL:
        return None
    found.kind = Kind.PUBLISHED
    if found.back is None:
        found.back, found.back_word = BackTo.AUTHOR, same["word"]
    if re.match(wordings.EDITED, rest.lstrip("( "), re.IGNORECASE):
        found.are_editors = True
    return found


def _after_ibid(word: str, rest: str, context: Context, text: str) -> Reference:
    rest = rest.strip(" .;,")
    reference = Reference(text, Kind.PUBLISHED, BackTo.SOURCE, word)
    if not rest:
        return reference
    if (
        locators.is_locator(rest)
        or locators.begins_labelled(rest)
        or all(locators.is_locator(one.text) for one in segments(rest))
    ):
        reference.locator = rest
        return reference
    bracket = re.fullmatch(r"(?P<pages>[^()]*?)\s*\((?P<more>[^()]*)\)", rest)
    if bracket and locators.is_locator(bracket["pages"]):
        reference.locator = bracket["pages"].strip(" ,")
        return reference
    first = segments(rest)[:1]
    if (
        first
        and locators.is_locator(first[0].text)
        and first[0].shape == Shape.PLAIN
        and not archives.is_unit(first[0].text)
    ):
        reference.locator = first[0].text
        return reference
    found = archives.archival(rest, context, text)
    if found.units or found.edtf:
        found.back, found.back_word = BackTo.SOURCE, word
        return found
    if found.locator:
        reference.locator = found.locator
    return reference


def _found_in(core: str, context: Context) -> Reference | None:
    """A source with what it is quoted or kept in: "…, quoted in Dedijer", "The Times …, in Fondazione Gramsci"."""
    outside = is_outside(core)
    for match in list(_QUOTED_IN.finditer(core))[:3]:
        if not outside[match.start()] and match.start():
            continue
        outer = _recognise(core[match.end() :], context, core[match.end() :])
        if outer.kind == Kind.COMMENT and outer.back is None:
            continue
        left = core[: match.start()].strip(" ,;.(")
        inner = _source(left, context, left) if left else Reference(left)
        return _inside(inner, outer)
    for match in list(_IN.finditer(core))[:8]:
        if not outside[match.start()] or not match.start():
            continue
        right = core[match.end() :]
        left = core[: match.start()].strip(" ,;.")
        if archives.is_archival(archives.parted(right), context) and left:
            inner = _source(left, context, left)
            if inner.kind == Kind.COMMENT or (
                inner.kind == Kind.PUBLISHED and not inner.is_quoted and not inner.people
            ):
                inner = archives.archival(left, context, left)
            outer = archives.archival(right, context, right)
            if inner.kind == Kind.ARCHIVAL and not inner.repository and not _is_periodical(left):
                return archives.archival(f"{left}, {right}", context, core)
            return _inside(inner, outer)
    return None


def _inside(inner: Reference, outer: Reference) -> Reference:
    """The inner source with where it is found; the outer one where only a remark stands before it."""
    if inner.kind == Kind.COMMENT:
        return outer
    inner.found_in = outer
    return inner


def _is_periodical(text: str) -> bool:
    return _newspaper(segments(text), text) is not None


def _source(core: str, context: Context, text: str, has_author: bool = True) -> Reference:
    """What names a source by itself, with what it says of an earlier citation of it."""
    core = gost.with_commas(core)
    inner_note = _INNER_NOTE.search(core)
    number = 0
    if inner_note and inner_note.start():
        number = int(next(value for value in inner_note.groups() if value))
        core = f"{core[: inner_note.start()]}{core[inner_note.end() :]}"
    word = _same_work(core)
    found = archives.parted(core)
    if not word and archives.is_archival(found, context):
        reference = archives.archival(core, context, text)
    else:
        reference = _printed(
            core, found, context, text, is_back=bool(word or number), has_author=has_author
        )
    if number:
        reference.back, reference.back_note, reference.back_word = BackTo.NOTE, number, str(number)
    elif word:
        reference.back, reference.back_word = BackTo.WORK, word
    return reference


def _printed(
    core: str, found: list[Segment], context: Context, text: str, is_back: bool, has_author: bool
) -> Reference:
    """A newspaper, an author with a year, a publication, or what only completes another citation."""
    newspaper = None if is_back else _newspaper(found, text)
    if newspaper is not None:
        return newspaper
    reference = (_author_year(core, text) if has_author else None) or publications.publication(
        core, text, has_author
    )
    if _is_unpublished(reference):
        return archives.archival(core, context, text)
    if not is_back and has_author and _is_remark(reference, core):
        return _partial(core, found, context, text)
    return reference


def _is_unpublished(reference: Reference) -> bool:
    """Whether it is rather a document of a day, of which nothing says where it is kept: an interview, a letter."""
    dated = dating.only_date(reference.date) if reference.date else None
    return bool(
        dated
        and dated.has_day
        and not reference.people
        and not reference.is_quoted
        and not reference.container
        and not reference.publisher
        and wordings.document_type(reference.title)
    )


def _same_work(core: str) -> str:
    outside = is_outside(core)
    for match in _SAME_WORK.finditer(core):
        if outside[match.start()] or core[match.start() - 1 : match.start()] in "([":
            return match["word"]
    return ""


def _author_year(core: str, text: str) -> Reference | None:
    """An author with a year and pages and nothing else: "Gaddis 2005, 34", "Lazar (1992: 56)"."""
    found = _AUTHOR_YEAR.fullmatch(core.strip())
    if found is None:
        return None
    who = persons.people(found["who"].strip())
    if not who or len(found["who"].split()) > 5 or any(len(one.family.split()) > 3 for one in who):
        return None
    locator = (found["locator"] or "").strip(" .")
    if locator and not locators.is_locator(locator):
        return None
    return Reference(text, Kind.PUBLISHED, people=who, year=found["year"], locator=locator)


def _newspaper(found: list[Segment], text: str) -> Reference | None:
    """A newspaper of a day: "l'Unità, 30 ottobre 1956, p. 1", with or without the title of an article."""
    for index, one in enumerate(found[:6]):
        dated = dating.only_date(one.text) if one.shape != Shape.QUOTED else None
        if dated is None or not dated.has_day or index == 0:
            continue
        name = found[index - 1]
        before = found[: index - 1]
        who, _editors, at = persons.heads(before)
        titles = before[at:]
        if any(segment.shape != Shape.QUOTED for segment in titles) and len(titles) > 1:
            return None
        if (
            name.shape not in (Shape.PLAIN, Shape.QUOTED)
            or len(name.text.split()) > 7
            or _FIGURE.search(name.text)
        ):
            return None
        if wordings.document_type(name.text) and name.shape == Shape.PLAIN:
            return None
        if archives.is_exchange(name.text) or imprints.is_place(name.text):
            return None
        if (
            titles
            and titles[0].shape != Shape.QUOTED
            and wordings.document_type(titles[0].text)
            and not who
        ):
            return None
        if (
            persons.people(name.text)
            and name.shape == Shape.PLAIN
            and persons.people(name.text)[0].given.endswith(".")
        ):
            return None
        reference = Reference(
            text,
            Kind.NEWSPAPER,
            container=re.sub(r"^(?:in|dans|u)\s+", "", name.text).strip("«»“”\"‘’' "),
        )
        reference.people = who
        reference.title = titles[0].text if titles else ""
        reference.is_quoted = bool(titles) and titles[0].shape == Shape.QUOTED
        reference.date, reference.edtf = dated.text, dated.edtf
        reference.year = dated.edtf[:4]
        reference.locator = ", ".join(
            after.text for after in found[index + 1 :] if locators.is_locator(after.text)
        ).strip(" .")
        return reference
    return None


def _is_remark(reference: Reference, core: str) -> bool:
    """Whether what was read as a publication is rather a sentence, or only figures."""
    if reference.is_quoted and (
        reference.people or reference.has_imprint or reference.locator or reference.container
    ):
        return False
    if reference.doi or reference.url:
        return False
    if reference.people:
        return not reference.title and not reference.has_imprint and not reference.locator
    if (
        reference.has_imprint
        and reference.title
        and (reference.publisher or reference.place or reference.volume or reference.container)
    ):
        return len(reference.title.split()) > 30
    if reference.title and reference.locator and len(reference.title.split()) <= 12:
        return False
    return not (
        reference.title
        and reference.year
        and len(reference.title.split()) <= 20
        and re.search(r"[(,]\s*\d{4}", core)
    )


def _partial(core: str, found: list[Segment], context: Context, text: str) -> Reference:
    """A day, a box or folios alone, which complete what stands before; else a remark."""
    if locators.is_locator(core):
        return Reference(text, Kind.COMMENT, locator=core.strip(" .;"))
    reference = archives.archival(core, context, text)
    is_bare = all(
        dating.only_date(one.text)
        or archives.is_unit(one.text)
        or archives.is_code(one.text)
        or locators.is_locator(one.text)
        for one in found
    )
    has_document = bool(reference.document_type) and reference.edtf and len(core.split()) <= 40
    if (is_bare and (reference.units or reference.edtf)) or has_document:
        return reference
    return Reference(text)
