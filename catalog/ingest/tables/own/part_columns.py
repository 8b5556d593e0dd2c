"""The columns of our own tables for what hangs on a record: persons, places, dates, texts, events, copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from catalog.ingest.tables.columns import Column

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_NAMES = _("Names in the order of an index, parted by pipes: Togliatti, Palmiro|Longo, Luigi.")
_PLACES = _("Names of places, parted by pipes.")
_TOGETHER = _("One value for each, parted by pipes, in the same order as in the columns beside it.")
_TEXT = _(
    "A blank line parts paragraphs. The language stands in the heading, “translation (en)”, or in a column of its own."
)


def _persons(name: str, role: str, also: str) -> Column:
    return Column(name, f"contributions: {role}", _NAMES, tuple(also.split()))


def _places(name: str, role: str, also: str = "") -> Column:
    return Column(name, f"places: {role}", _PLACES, tuple(also.split()))


def _group(prefix: str, part: str, columns: dict[str, str]) -> tuple[Column, ...]:
    """Columns whose values go together, by name: {"types": "type"} of "event" gives "event_types"."""
    return tuple(
        Column(
            f"{prefix}_{name}",
            f"{part}.{field}",
            _TOGETHER,
            (f"{prefix}_{name}".removesuffix("s"),),
        )
        for name, field in columns.items()
    )


def _text(kind: str, also: str, help_text: StrOrPromise = _TEXT) -> tuple[Column, ...]:
    return (
        Column(kind, f"texts: {kind}", help_text, tuple(also.split()), in_languages=True),
        Column(f"{kind}_language", "texts.language", _("Its language, as a code or a name.")),
    )


PART_COLUMNS: tuple[Column, ...] = (
    _persons("creators", "creator", "creator produttore soggetto_produttore producteur provenienz"),
    _persons("authors", "author", "author autore autori auteur auteurs autor verfasser автор by"),
    _persons("senders", "sender", "sender from mittente mittenti expéditeur absender отправитель"),
    _persons(
        "recipients",
        "recipient",
        "recipient to addressee destinatario destinatari destinataire empfänger",
    ),
    _persons("copied_to", "copied-to", "cc"),
    _persons("drafters", "drafter", "drafter drafted_by"),
    _persons("cleared_by", "clearer", "clearers"),
    _persons("signatories", "signatory", "signatory signed_by firmatario signataire"),
    _persons("speakers", "speaker", "speaker oratore"),
    _persons("attendees", "attendee", "attendee participants present presenti"),
    _persons("editors", "editor", "editor curatore herausgeber"),
    _persons("translators", "translator", "translator traduttore traducteur übersetzer"),
    _persons("persons_subject", "subject", "names name_subjects about_persons"),
    _persons("mentioned", "mentioned", "persons_mentioned mentions_persons nomi_citati"),
    Column(
        "persons",
        "contributions",
        _(
            "Names with their roles, parted by pipes: sender: Togliatti, Palmiro|mentioned: Nagy, Imre."
        ),
        ("agents", "contributions"),
    ),
    _places("places", "subject", "place luogo luoghi lieu lieux ort orte geographic_names"),
    _places("written_at", "written-at", "place_of_writing luogo_di_redazione"),
    _places("sent_from", "sent-from", "place_sent"),
    _places("sent_to", "sent-to", "place_received"),
    _places("meeting_at", "meeting-at", "place_of_meeting"),
    _places("places_mentioned", "mentioned"),
    Column("date_written", "dates: written", _("A further date: when it was written.")),
    Column("date_sent", "dates: sent", _("A further date: when it was sent.")),
    Column("date_received", "dates: received", _("A further date: when it was received.")),
    Column("date_published", "dates: published", _("A further date: when it was published.")),
    Column(
        "identifiers",
        "identifiers",
        _(
            "Identifiers elsewhere with their schemes, parted by pipes: doi:10.1000/182|wilson-center:111973."
        ),
        ("other_identifiers", "alternative_identifiers"),
    ),
    *_text("transcription", "trascrizione text original_text full_text"),
    *_text("translation", "traduzione traduction übersetzung translated_text"),
    Column(
        "translation_source_missing",
        "texts.no_source_reason",
        _("Why the text that was translated is not here."),
        ("no_source_reason",),
    ),
    Column(
        "translation_translator", "texts.translator", _("Who translated it."), ("translated_by",)
    ),
    *_text("summary", "riassunto résumé zusammenfassung"),
    *_text("ocr", "ocr_text machine_read_text"),
    *_group(
        "event",
        "events",
        {
            "types": "type",
            "dates": "date_text",
            "from": "from_agent",
            "to": "to_agent",
            "places": "place",
            "notes": "note",
            "evidence": "evidence",
        },
    ),
    *_group(
        "copy",
        "copies",
        {
            "kinds": "kind",
            "repositories": "repository",
            "shelfmarks": "shelfmark",
            "urls": "url",
            "iiif": "iiif_manifest",
            "accessed": "accessed",
            "rights": "rights",
            "notes": "note",
        },
    ),
    Column("published_in", "publication.container_title", _("Journal, volume or newspaper.")),
    Column("published_editors", "publication.editors", _("Editors of what it is published in.")),
    Column("publisher", "publication.publisher", _("Publishing house."), ("editore", "verlag")),
    Column("published_place", "publication.place", _("Place of publication.")),
    Column("published_year", "publication.year", _("Year of publication."), ("year", "anno")),
    Column("volume", "publication.volume", _("Volume of a journal or series.")),
    Column("issue", "publication.issue", _("Issue of a journal.")),
    Column("pages", "publication.pages", _("First and last page: 167–190.")),
    Column("doi", "publication.doi", _("DOI of the publication.")),
    Column("isbn", "publication.isbn", _("ISBN of the publication.")),
    Column("issn", "publication.issn", _("ISSN of the journal.")),
    Column("published_url", "publication.url", _("Address of the publication.")),
    *(
        Column(
            kind.replace("-", "_"),
            f"relations: {kind}",
            _("Keys, short names or reference codes of records, parted by pipes."),
        )
        for kind in (
            "reply-to",
            "encloses",
            "draft-of",
            "version-of",
            "copy-of",
            "translation-of",
            "continues",
            "mentions",
        )
    ),
)
