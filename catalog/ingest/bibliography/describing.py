"""What a reference becomes: a draft of a record, with what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from catalog.choices import DateEvent, Holding, Scheme, TitleKind
from catalog.ingest.bibliography.item_types import ItemType, document_type, item_type
from catalog.ingest.bibliography.languages import tags
from catalog.ingest.bibliography.people import add_people
from catalog.ingest.bibliography.publishing import add_copies, add_identifiers, add_publication
from catalog.ingest.bibliography.reference import Reference, Said, keep
from catalog.ingest.bibliography.variables import DATES, KEPT, VARIABLES
from catalog.ingest.drafts import (
    DateDraft,
    PlaceDraft,
    RecordDraft,
    RepositoryDraft,
    TermDraft,
)
from catalog.ingest.findings import Finding, warning


@dataclass
class _Work:
    reference: Reference
    kind: ItemType
    draft: RecordDraft
    findings: list[Finding] = field(default_factory=list)


def described(reference: Reference) -> tuple[RecordDraft, list[Finding]]:
    """The draft of what `reference` speaks of, and what was found on the way."""
    kind = item_type(reference.type)
    draft = RecordDraft(
        reference.key,
        {
            "title_kind": TitleKind.FORMAL if kind.published else TitleKind.SUPPLIED,
            "holding": Holding.DESCRIBED,
        },
        reference.where,
        reference.origin,
        level=kind.level,
    )
    work = _Work(reference, kind, draft, list(reference.findings))
    _titles(work)
    _type(work)
    _dates(work)
    add_people(reference, kind, draft)
    for step in (_languages, _subjects, _archive, _prose):
        step(work)
    add_identifiers(reference, draft)
    add_publication(reference, kind, draft)
    add_copies(reference, kind, draft)
    _rest(work)
    return draft, work.findings


def _titles(work: _Work) -> None:
    title, *others = work.reference.texts.get("title", []) or [Said("", "title")]
    work.draft.fields["title"] = title.text or _supplied_title(work)
    if not title.text:
        work.draft.fields["title_kind"] = TitleKind.SUPPLIED
        work.findings.append(
            warning(
                _("The reference “%s” has no title.") % work.reference.key,
                _("It is called “%s” for now.") % work.draft.fields["title"],
                where=work.reference.where,
            )
        )
    for said in (
        *others,
        *work.reference.texts.get("title-short", []),
        *work.reference.texts.get("original-title", []),
    ):
        known = (title.text, *work.draft.fields.get("alternative_titles", "").splitlines())
        if said.text not in known:
            before = work.draft.fields.get("alternative_titles", "")
            work.draft.fields["alternative_titles"] = f"{before}\n{said.text}".lstrip()


def _supplied_title(work: _Work) -> str:
    """After the people in it: "Letter from Palmiro Togliatti to Pietro Nenni"."""
    names = work.reference.names
    by = " and ".join(name.as_read for name in names.get("author", [])[:3])
    to = " and ".join(name.as_read for name in names.get("recipient", [])[:3])
    what = work.reference.first("genre") or work.kind.document_type.replace("-", " ") or "document"
    words = [what.capitalize(), f"from {by}" if by and to else f"by {by}" if by else ""]
    return " ".join(filter(None, (*words, f"to {to}" if to else "")))


def _type(work: _Work) -> None:
    reference, kind = work.reference, work.kind
    genre = reference.first("genre")
    work.draft.document_type = document_type(kind, genre)
    edited = "editor" in reference.names and "author" not in reference.names
    if work.draft.document_type == "monograph" and reference.type == "book" and edited:
        work.draft.document_type = "edited-volume"
    if reference.type_said and not (kind.exact or (work.draft.document_type and genre)):
        keep(work.draft, "type", reference.type_said)
    for said in reference.texts.get("genre", []):
        if said.text.casefold().replace(" ", "-") != work.draft.document_type:
            keep(work.draft, "genre", said)


def _dates(work: _Work) -> None:
    draft = work.draft
    for variable, date in work.reference.dates.items():
        if variable == "accessed":
            continue
        if date.is_impossible:
            _impossible(work, variable, date.wording or date.edtf)
        elif variable == "issued":
            draft.fields |= {"date_text": date.wording, "date_edtf": date.edtf}
        elif variable == "original-date":
            heading = VARIABLES[variable].heading
            draft.parts.append(
                DateDraft(date.wording, date.edtf, DateEvent.PUBLISHED, reason=heading)
            )
        else:
            keep(draft, variable, Said(date.wording or date.edtf, variable))


def _impossible(work: _Work, variable: str, text: str) -> None:
    keep(work.draft, variable, Said(text, variable))
    work.findings.append(
        warning(
            _("“%s” is no date.") % text,
            _("It is kept in the note; enter the date that is meant."),
            text,
            work.reference.where,
        )
    )


def _languages(work: _Work) -> None:
    for said in work.reference.texts.get("language", []):
        found, unknown = tags(said.text)
        new = [tag for tag in found if tag not in work.draft.languages]
        work.draft.languages += new
        if unknown:
            keep(work.draft, "language", said)


def _subjects(work: _Work) -> None:
    labels = {subject.label.casefold() for subject in work.draft.subjects}
    for said in work.reference.texts.get("keyword", []):
        if said.text.casefold() not in labels:
            labels.add(said.text.casefold())
            subject = TermDraft(Scheme.SUBJECT, said.text, where=work.reference.where)
            work.draft.subjects.append(subject)


def _archive(work: _Work) -> None:
    """A publication that names an archive without a place there was found in a database, such as JSTOR."""
    texts, draft = work.reference.texts, work.draft
    archives, places = texts.get("archive", []), texts.get("archive_location", [])
    cities, shelfmarks = texts.get("archive-place", []), texts.get("call-number", [])
    if work.kind.published and not (archives and places):
        for variable in ("archive", "archive_location", "archive-place"):
            for said in texts.get(variable, []):
                keep(draft, variable, said)
        return
    if archives:
        name = archives.pop(0).text
        city = cities.pop(0).text if cities else ""
        draft.repository = RepositoryDraft(name, city=city, where=work.reference.where)
    codes = places or ([] if work.kind.published else shelfmarks)
    if codes:
        draft.fields["reference_code"] = codes.pop(0).text
    for variable in ("archive", "archive_location", "archive-place"):
        for said in texts.get(variable, []):
            keep(draft, variable, said)


def _prose(work: _Work) -> None:
    texts, draft = work.reference.texts, work.draft
    for said in texts.get("abstract", []):
        draft.append("scope_and_content", f"Abstract given with the reference: {said.text}")
    extents = [
        f"{said.text} pages" if said.text.isdigit() else said.text
        for name in ("number-of-pages", "dimensions")
        for said in texts.get(name, [])
    ]
    if extents:
        draft.fields["extent"] = "; ".join(extents)
    for said in texts.get("scale", []):
        draft.append("physical_characteristics", f"Scale: {said.text}")
    for variable, column in (("medium", "physical_characteristics"), ("rights", "rights")):
        for said in texts.get(variable, []):
            draft.append(column, said.text)
    for said in texts.get("note", []):
        draft.append("note", said.text)
    if not work.kind.published:
        for said in texts.get("publisher-place", []):
            place = TermDraft(Scheme.PLACE, said.text, where=work.reference.where)
            draft.parts.append(PlaceDraft(place, "written-at", said.text))


def _rest(work: _Work) -> None:
    for variable, texts in work.reference.texts.items():
        if VARIABLES[variable].target == KEPT and variable not in ("note", *DATES):
            for said in texts:
                keep(work.draft, variable, said)
