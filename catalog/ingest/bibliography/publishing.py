"""Where a reference says that something appeared, where it is seen, and by which identifiers it is known."""

from __future__ import annotations

import re
from collections.abc import Callable

from catalog.choices import CopyKind
from catalog.ingest.bibliography.identifiers import doi_in, is_address, isbns_in, issns_in
from catalog.ingest.bibliography.item_types import ItemType
from catalog.ingest.bibliography.reference import Reference, Said, keep
from catalog.ingest.drafts import CopyDraft, IdentifierDraft, PublicationDraft, RecordDraft

_RANGE = re.compile(r"(?<=\d) ?(?:-{1,2}|[‒—]) ?(?=\d)")
_COLUMNS = {
    "container-title": "container_title",
    "publisher": "publisher",
    "publisher-place": "place",
    "volume": "volume",
    "issue": "issue",
    "page": "pages",
}


def add_identifiers(reference: Reference, draft: RecordDraft) -> None:
    """By DOI, PMID and the like; a number in which none is found is kept in the note."""
    found = dict.fromkeys(reference.identifiers)
    for variable in ("DOI", "PMID", "PMCID"):
        for said in reference.texts.get(variable, []):
            value = doi_in(said.text) if variable == "DOI" else said.text
            if value:
                found[variable.lower(), value] = None
            else:
                keep(draft, variable, said)
    for scheme, value in found:
        url = f"https://doi.org/{value}" if scheme == "doi" else ""
        draft.parts.append(IdentifierDraft(scheme, value, url))


def add_publication(reference: Reference, kind: ItemType, draft: RecordDraft) -> None:
    """Of what was published, or stands in something that was; else its details are kept in the note."""
    texts = dict(reference.texts)
    if "container-title" not in texts and "container-title-short" in texts:
        texts["container-title"] = texts.pop("container-title-short")
    if not kind.published and "container-title" not in texts:
        for variable in _COLUMNS:
            if variable != "publisher-place":
                _keep_all(draft, variable, texts.get(variable, []))
        for variable in ("ISBN", "ISSN"):
            _keep_all(draft, variable, texts.get(variable, []))
        return
    columns = dict(_COLUMNS)
    if not kind.published:
        del columns["publisher-place"]  # where it was written
    publication = PublicationDraft()
    for variable, column in columns.items():
        first, *others = texts.get(variable, []) or [Said("", variable)]
        text = _RANGE.sub("–", first.text) if variable == "page" else first.text
        setattr(publication, column, text)
        _keep_all(draft, variable, [said for said in others if said.text != first.text])
    full = texts.get("container-title", [])
    for said in texts.get("container-title-short", []):
        if said.text not in [other.text for other in full]:
            keep(draft, "container-title-short", said)
    if kind.within:
        publication.editors = "; ".join(name.as_read for name in reference.names.get("editor", []))
    if kind.published and "issued" in reference.dates:
        publication.year = reference.dates["issued"].year
    _number(publication, "isbn", isbns_in, texts.get("ISBN", []), draft)
    _number(publication, "issn", issns_in, texts.get("ISSN", []), draft)
    publication.doi = next(
        (
            part.value
            for part in draft.parts
            if isinstance(part, IdentifierDraft) and part.scheme == "doi"
        ),
        "",
    )
    addresses = [said.text for said in texts.get("URL", []) if is_address(said.text)]
    publication.url = addresses[0] if addresses and kind.published else ""
    if publication != PublicationDraft():
        draft.parts.append(publication)


def add_copies(reference: Reference, kind: ItemType, draft: RecordDraft) -> None:
    """What was seen on the web with the day, and what stands in a library under its call number."""
    accessed = reference.dates.get("accessed")
    day = accessed.day if accessed else ""
    note = f"Accessed {accessed.wording or accessed.edtf}" if accessed and not day else ""
    for number, said in enumerate(reference.texts.get("URL", [])):
        if not is_address(said.text):
            keep(draft, "URL", said)
        elif accessed or number or not kind.published:
            draft.parts.append(CopyDraft(CopyKind.WEB, url=said.text, accessed=day, note=note))
    if accessed and "URL" not in reference.texts:
        keep(draft, "accessed", Said(day or accessed.wording or accessed.edtf, "accessed"))
    for said in reference.texts.get("call-number", []):
        kind_of_copy = CopyKind.PRINTED if kind.published else CopyKind.ORIGINAL
        draft.parts.append(CopyDraft(kind_of_copy, shelfmark=said.text))


def _number(
    publication: PublicationDraft,
    column: str,
    numbers_in: Callable[[str], list[str]],
    texts: list[Said],
    draft: RecordDraft,
) -> None:
    for said in texts:
        found = numbers_in(said.text)
        if found and not getattr(publication, column):
            setattr(publication, column, found.pop(0))
        elif not found:
            keep(draft, column.upper(), said)
        for other in found:
            keep(draft, column.upper(), Said(other, said.element))


def _keep_all(draft: RecordDraft, variable: str, texts: list[Said]) -> None:
    for said in texts:
        keep(draft, variable, said)
