"""The notes of an essay as citations, from its whole text or the notes alone."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.ingest.crosswalk import Crossing
from catalog.ingest.drafts import Draft
from catalog.ingest.findings import Finding, UnreadableFile
from catalog.ingest.formats.base import Format, Setting
from catalog.ingest.notes import catalogue
from catalog.ingest.notes.context import Context
from catalog.ingest.notes.drafting import Drafting
from catalog.ingest.notes.reading import read
from catalog.ingest.notes.resolving import resolve
from catalog.ingest.notes.splitting import split
from catalog.ingest.source import Source
from catalog.text import printable

_FEWEST = 5
_LOOKED_AT = 30
MAX_CHARACTERS = 5_000_000
"""Longest text that is read; an essay has some hundred thousand characters."""


class Notes(Format):
    """Footnotes and endnotes: each source cited is found in the catalogue or becomes a draft."""

    name = "notes"
    label = gettext_lazy("Notes of an essay")
    endings = (".txt",)
    settings = (
        Setting(
            "work",
            gettext_lazy("Work"),
            gettext_lazy(
                "Short name of the essay or book whose notes these are; it has to be catalogued."
            ),
            required=True,
        ),
        Setting(
            "text",
            gettext_lazy("Notes"),
            gettext_lazy(
                "The notes, each on a line with its number, in place of those in the file."
            ),
            long=True,
        ),
    )
    crosswalk = (
        Crossing("number of the note", "cites.note_number"),
        Crossing(
            "words for one source",
            "cites.text_as_cited",
            "slips included; remarks stay with the source they stand by",
        ),
        Crossing("pages, folios", "cites.locator"),
        Crossing("full, short, ibid., in", "cites.form"),
        Crossing(
            "what a short form stands for",
            "cites.cited",
            "the rule that led there in cites.resolution",
        ),
        Crossing("file or book in which it is found", "cites.container"),
        Crossing("author", "contributions: author"),
        Crossing("editor of a volume", "contributions: editor"),
        Crossing("title", "title", "as cited"),
        Crossing("journal, newspaper or book", "publication.container_title"),
        Crossing("editor of the book a chapter is in", "publication.editors"),
        Crossing("publisher", "publication.publisher"),
        Crossing("place of publication", "publication.place"),
        Crossing("year", "publication.year"),
        Crossing("volume", "publication.volume"),
        Crossing("number", "publication.issue"),
        Crossing("pages of an article", "publication.pages"),
        Crossing("DOI", "publication.doi", "and as an identifier"),
        Crossing(
            "address",
            "publication.url",
            "of an archival document: copies.url, with the day of access",
        ),
        Crossing("archive or library", "repository"),
        Crossing(
            "fonds, series, box, folder",
            "reference_code",
            "under the fonds when that is catalogued",
        ),
        Crossing("kind of document", "document_type"),
        Crossing("date of a document", "date_text"),
        Crossing("who wrote", "contributions: sender"),
        Crossing("to whom", "contributions: recipient"),
    )

    def recognises(self, source: Source) -> bool:
        if not source.name.lower().endswith(self.endings):
            return False
        found = split(source.head.decode("utf-8-sig", errors="replace"))
        if not found.are_numbered or len(found.notes) < _FEWEST:
            return False
        some = found.notes[:_LOOKED_AT]
        citing = {one.note.number for one in resolve(some, Context()).citations}
        return 2 * len(citing) > len(some)

    def read(self, source: Source) -> Iterator[Draft | Finding]:
        work = source.settings.get("work", "").strip()
        called = catalogue.title_of(work) if work else ""
        if not called:
            raise UnreadableFile(
                _("The work whose notes these are is not catalogued under this short name."),
                _("Describe the essay or book first, and give its short name as “work”."),
                printable(work),
            )
        text = source.settings.get("text", "").strip() or source.text()
        if len(text) > MAX_CHARACTERS:
            raise UnreadableFile(
                _("A text with notes may have %d characters at most.") % MAX_CHARACTERS,
                _("Give the notes without the rest of the work, or cut them into several files."),
                printable(source.name),
            )
        origin = f"notes/{work}"
        reading = read(text, catalogue.made_by(origin))
        yield from reading.findings
        yield from Drafting(reading, work, called, origin, catalogue.reviewed(work)).drafts()
