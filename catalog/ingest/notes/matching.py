"""Finding a source among what is catalogued: how surely a record is meant, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from catalog.folding import folded
from catalog.ingest.notes import addresses, dating, likeness, locators, numerals
from catalog.ingest.notes.known import Catalogue, KnownRecord
from catalog.ingest.notes.values import Kind, Reference

SURE = 0.8
"""From here on the record is the source."""
LIKELY = 0.55
"""From here on it is worth a look."""
_TIE = 0.04
_SAME_TITLE = 0.9
_SAME_PLACE = 0.25
"""Journal and volume, or journal and pages, tell an article whose title is printed otherwise."""
_MOST = 5
_UPPER_LEVELS = frozenset({"collection", "fonds", "subfonds", "series", "subseries"})
_AUDIBLE = {"cable": "telegram", "dispatch": "telegram"}


@dataclass(slots=True)
class Candidate:
    """A record that may be the source: a score from 0 to 1, what speaks for it, and what does not agree."""

    record: KnownRecord
    score: float
    reasons: list[str] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)

    def explained(self) -> str:
        said = "; ".join(self.reasons)
        return f"{said} ({'; '.join(self.differences)})" if self.differences else said


@dataclass(slots=True)
class Match:
    """The candidates of a source, the best first, and the record if one is sure and no other is as likely."""

    candidates: list[Candidate] = field(default_factory=list)

    @property
    def record(self) -> KnownRecord | None:
        first = self.candidates[:1]
        if not first or first[0].score < SURE:
            return None
        second = self.candidates[1].score if len(self.candidates) > 1 else 0.0
        return first[0].record if first[0].score - second >= _TIE else None


def match(reference: Reference, catalogue: Catalogue, within: KnownRecord | None = None) -> Match:
    """The records of `catalogue` that `reference` may mean; `within` is the record in which it is found, if known."""
    if reference.kind == Kind.ARCHIVAL:
        scored = _archival(reference, catalogue)
    elif reference.kind == Kind.NEWSPAPER:
        scored = _newspaper(reference, catalogue, within)
    else:
        scored = _published(reference, catalogue)
    likely = [one for one in scored if one.score >= LIKELY]
    likely.sort(key=lambda one: (-one.score, one.record.slug))
    return Match(likely[:_MOST])


def above(reference: Reference, catalogue: Catalogue) -> KnownRecord | None:
    """The fonds or series in which a document that is not catalogued itself stands: the lowest that the note names."""
    best: tuple[int, KnownRecord] | None = None
    for record in catalogue.archival(reference.repository):
        if not reference.repository or record.level not in _UPPER_LEVELS:
            continue
        for index, unit in enumerate(reference.units):
            if _is_called(record, unit.text) and (best is None or index > best[0]):
                best = (index, record)
    return best[1] if best else None


# Publications


def _published(reference: Reference, catalogue: Catalogue) -> Iterator[Candidate]:
    address = addresses.key(reference.url) if reference.url else ""
    for record in catalogue.records:
        if reference.doi and record.doi == reference.doi:
            yield Candidate(record, 1.0, [_("the DOI is the same")])
        elif address and address in record.addresses:
            yield Candidate(record, 0.98, [_("the address is the same")])
        elif record.is_published:
            candidate = _publication(reference, record)
            if candidate is not None:
                yield candidate


def _publication(reference: Reference, record: KnownRecord) -> Candidate | None:
    title = (
        max((likeness.titles_alike(reference.title, one) for one in record.titles), default=0.0)
        if reference.title
        else 0.0
    )
    backwards = (
        max((likeness.titles_alike(one, reference.title) for one in record.titles), default=0.0)
        if reference.title
        else 0.0
    )
    title = max(title, 0.95 * backwards)
    who = (
        likeness.people_alike(reference.people, list(record.people))
        if reference.people and record.people
        else None
    )
    found = Candidate(record, 0.0)
    if who == 0 or (who is None and title < 0.97):
        return None
    score = 0.55 * title + 0.3 * (who if who is not None else 0.55)
    _say_title(found, title)
    if who:
        found.reasons.append(
            _("the author is the same") if who > 0.9 else _("the author's name is nearly the same")
        )
    whereabouts = _whereabouts(reference, record, found)
    score += _year(reference, record, found) + whereabouts
    most = 1.0 if title >= _SAME_TITLE or whereabouts > _SAME_PLACE else SURE - _TIE
    found.score = round(min(most, score), 3)
    return found


def _say_title(found: Candidate, title: float) -> None:
    if title == 1:
        found.reasons.append(_("the title is the same"))
    elif title >= 0.9:
        found.reasons.append(_("the title is the same as far as it is given"))
    elif title >= 0.6:
        found.reasons.append(_("the title is much alike"))
    else:
        found.differences.append(_("the title differs"))


def _year(reference: Reference, record: KnownRecord, found: Candidate) -> float:
    mine, theirs = reference.year[:4], record.year[:4]
    if not mine or not theirs:
        return 0.05
    if mine == theirs:
        found.reasons.append(_("the year is the same"))
        return 0.1
    found.differences.append(
        _("the year is %(mine)s here and %(theirs)s there") % {"mine": mine, "theirs": theirs}
    )
    return -0.03


def _whereabouts(reference: Reference, record: KnownRecord, found: Candidate) -> float:
    """What journal, volume and pages add, or take away."""
    score = 0.0
    container = (
        likeness.titles_alike(reference.container, record.container)
        if reference.container and record.container
        else 0.0
    )
    if container >= 0.9:
        found.reasons.append(_("it appeared in the same journal or book"))
        score += 0.12
        if reference.volume and numerals.same(reference.volume, record.volume):
            found.reasons.append(_("the volume is the same"))
            score += 0.15
        if _pages_within(reference, record):
            found.reasons.append(_("the pages are the same, or within it"))
            score += 0.15
    elif reference.container and record.container:
        found.differences.append(_("it appeared elsewhere"))
        score -= 0.2
    elif bool(reference.container) != bool(record.container) and reference.has_imprint:
        score -= 0.1
    return score


def _pages_within(reference: Reference, record: KnownRecord) -> bool:
    whole = locators.pages_of(record.pages)
    cited = locators.pages_of(reference.pages or reference.locator)
    return bool(whole and cited) and all(
        whole[0][0] <= first <= last <= whole[0][1] for first, last in cited
    )


# Newspapers


def _newspaper(
    reference: Reference, catalogue: Catalogue, within: KnownRecord | None
) -> Iterator[Candidate]:
    day = dating.bounds(reference.edtf)
    for record in catalogue.records:
        name = max(
            likeness.titles_alike(reference.container, one)
            for one in (record.container, *record.titles)
        )
        title = (
            max((likeness.titles_alike(reference.title, one) for one in record.titles), default=0.0)
            if reference.title
            else 0.0
        )
        if record.date != day or max(name, title) < 0.9:
            continue
        found = Candidate(
            record, 0.7, [_("the day is the same"), _("the newspaper or title is the same")]
        )
        if record.document_type in ("newspaper-article", "publication"):
            found.score += 0.12
        if within is not None and record.parent == within.slug:
            found.reasons.append(_("it stands in the file in which it is found"))
            found.score += 0.15
        if reference.title:
            found.score += 0.15 if title >= 0.9 else -0.15
        yield found


# Archives


def _archival(reference: Reference, catalogue: Catalogue) -> Iterator[Candidate]:
    address = addresses.key(reference.url) if reference.url else ""
    codes = {addresses.code_key(unit.text) for unit in reference.units}
    for record in catalogue.records:
        if address and address in record.addresses:
            yield Candidate(record, 0.98, [_("the address is the same")])
        elif not record.is_published and (found := _document(reference, record, codes)) is not None:
            yield found


def _document(reference: Reference, record: KnownRecord, codes: set[str]) -> Candidate | None:
    found = Candidate(record, 0.0)
    if (
        reference.repository
        and record.repository
        and folded(reference.repository) != folded(record.repository)
    ):
        return None
    score = 0.0
    if reference.repository and record.repository:
        found.reasons.append(_("the repository is the same"))
        score += 0.2
    elif not _has_long_code(codes & record.codes):
        return None
    if _has_long_code(codes & record.codes):
        found.reasons.append(_("the reference code is the same"))
        score += 0.5
    place = _place(reference, record)
    if reference.units and place == 0 and record.above:
        return None
    if place:
        found.reasons.append(
            _("it is kept in the same place") if place == 1 else _("the place is the same in part")
        )
    score += 0.3 * place
    day = _day(reference, record, found)
    if day is None:
        return None
    score += day + _what(reference, record, found)
    found.score = round(min(1.0, score), 3)
    return found


def _has_long_code(codes: Iterable[str]) -> bool:
    return any(len(code) > 5 and any(sign.isdigit() for sign in code) for code in codes)


def _place(reference: Reference, record: KnownRecord) -> float:
    """The share of the units named that the record or what is above it is called by."""
    if not reference.units:
        return 0.5
    called = folded(" ".join((*record.above, record.reference_code, *record.titles)))
    words = set(called.split())
    held = [_share(unit.text, called, words) for unit in reference.units]
    return sum(held) / len(held) if max(held) >= 0.99 or sum(held) / len(held) > 0.7 else 0.0


def _share(unit: str, called: str, words: set[str]) -> float:
    text = folded(unit)
    if f" {text} " in f" {called} ":
        return 1.0
    own = likeness.significant(unit) or text.split()
    return sum(word in words for word in own) / len(own) if own else 0.0


def _day(reference: Reference, record: KnownRecord, found: Candidate) -> float | None:
    """What the date adds; None when it speaks of another document."""
    mine = dating.bounds(reference.edtf) if reference.edtf else (None, None)
    if mine == (None, None):
        return 0.0
    if record.date == (None, None):
        return -0.25
    if mine == record.date:
        found.reasons.append(_("the date is the same"))
        return 0.35
    if record.level in ("item", "part"):
        return None
    return -0.3


def _what(reference: Reference, record: KnownRecord, found: Candidate) -> float:
    """What the words for the document add: its title, its type, who wrote to whom."""
    score = 0.0
    is_document = bool(reference.document or reference.edtf)
    if record.level in _UPPER_LEVELS:
        if is_document:
            return -0.5
        last = reference.units[-1].text if reference.units else ""
        if last and _is_called(record, last):
            found.reasons.append(_("it is called so"))
            return 0.4
        return -0.3
    if reference.document:
        title = max(
            likeness.titles_alike(reference.document, one)
            for one in (*record.titles, record.reference_code)
            if one
        )
        words = likeness.significant(reference.document)
        if title >= 0.9 and len(words) > 1:
            found.reasons.append(_("the title is the same"))
            score += 0.3
        elif title >= 0.5:
            score += 0.15
        elif len(words) > 2:
            score -= 0.05
    elif not reference.edtf:
        score -= 0.2
    kind = _AUDIBLE.get(reference.document_type, reference.document_type)
    if kind and record.document_type:
        if kind == _AUDIBLE.get(record.document_type, record.document_type):
            found.reasons.append(_("it is of the same type"))
            score += 0.1
        else:
            score -= 0.1
    return score + _correspondents(reference, record, found)


def _correspondents(reference: Reference, record: KnownRecord, found: Candidate) -> float:
    named = [
        folded(name).split()[-1] for name in (reference.sender, reference.recipient) if folded(name)
    ]
    if not named or not record.parties:
        return 0.0
    words = {word for party in record.parties for word in party.split()}
    if all(name in words for name in named):
        found.reasons.append(_("it is between the same persons"))
        return 0.15
    return -0.25


def _is_called(record: KnownRecord, text: str) -> bool:
    wanted = folded(text)
    names = {
        folded(one)
        for one in (
            *record.titles,
            record.reference_code,
            f"{record.reference_code} {record.title}",
        )
        if one
    }
    return wanted in names or any(likeness.titles_alike(text, one) >= 0.99 for one in record.titles)
