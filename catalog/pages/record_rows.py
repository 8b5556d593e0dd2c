"""The rows that hang on a record and that its page shows, kind by kind."""

from __future__ import annotations

from catalog.choices import Visibility
from catalog.models import (
    AgentName,
    Alignment,
    Contribution,
    Copy,
    DigitalObject,
    Identifier,
    Paragraph,
    Record,
    RecordDate,
    RecordPlace,
    Relation,
    TermLabel,
    Text,
    TextNote,
)
from catalog.models.gathered import Gathered, Kind
from catalog.models.paragraphs import ParagraphQuerySet
from catalog.models.text_notes import TextNoteQuerySet
from catalog.models.texts import TextQuerySet

LINKS = ("languages", "scripts", "subjects")


def _gathered(
    texts: TextQuerySet, paragraphs: ParagraphQuerySet, notes: TextNoteQuerySet
) -> Gathered:
    files = DigitalObject.objects.filter(visibility=Visibility.PUBLIC)
    return Gathered(
        *(_linked(name) for name in LINKS),
        Kind(
            "places",
            lambda keys: RecordPlace.objects.filter(record__in=keys),
            ("pk", "place", "role"),
            ("name_as_written",),
        ),
        Kind(
            "contributions",
            lambda keys: Contribution.objects.filter(record__in=keys),
            ("pk", "agent", "role", "position"),
            ("name_as_written", "certainty", "note"),
        ),
        Kind(
            "identifiers",
            lambda keys: Identifier.objects.filter(record__in=keys),
            ("pk",),
            ("scheme", "value", "url"),
        ),
        Kind(
            "dates",
            lambda keys: RecordDate.objects.filter(record__in=keys),
            ("pk", "position", "date_earliest", "date_latest"),
            ("event", "calendar", "date_text", "date_edtf", "reason", "evidence"),
        ),
        Kind(
            "copies",
            lambda keys: Copy.objects.filter(record__in=keys),
            ("pk", "position", "repository"),
            ("kind", "shelfmark", "url", "iiif_manifest", "accessed", "rights", "note"),
        ),
        Kind(
            "files",
            lambda keys: files.filter(copy__record__in=keys),
            ("pk", "copy", "page_order", "size"),
            ("file", "sha256", "media_type", "caption", "rights", "visibility"),
        ),
        Kind(
            "texts",
            lambda keys: texts.filter(record__in=keys),
            (
                "pk",
                "position",
                "language",
                "script",
                "translated_from",
                "base_copy",
                "translator",
                "supersedes",
            ),
            (
                "key",
                "kind",
                "no_source_reason",
                "method",
                "standing",
                "completeness",
                "rights",
                "note",
            ),
        ),
        Kind(
            "paragraphs",
            lambda keys: paragraphs.filter(text__record__in=keys),
            ("pk", "text", "anchor", "position"),
            ("body",),
        ),
        Kind(
            "notes",
            lambda keys: notes.filter(text__record__in=keys),
            ("pk", "text", "position", "anchor"),
            ("words", "mark", "body", "by"),
        ),
        Kind(
            "alignments",
            lambda keys: Alignment.objects.filter(source__text__record__in=keys),
            ("source", "target"),
        ),
        Kind(
            "names",
            lambda keys: AgentName.objects.filter(agent__contributions__record__in=keys),
            ("pk", "agent"),
            ("name", "kind", "language", "script", "used", "note"),
        ),
        Kind(
            "labels",
            lambda keys: TermLabel.objects.filter(term__record_places__record__in=keys),
            ("pk", "term"),
            ("text",),
        ),
        Kind(
            "relations",
            lambda keys: Relation.objects.filter(source__in=keys),
            ("pk", "type", "source", "target"),
        ),
        Kind(
            "inverse_relations",
            lambda keys: Relation.objects.filter(target__in=keys),
            ("pk", "type", "source", "target"),
        ),
    )


def _linked(name: str) -> Kind:
    through = getattr(Record, name).through
    return Kind(name, lambda keys: through.objects.filter(record__in=keys), ("pk", "term"))


PUBLIC = _gathered(Text.objects.public(), Paragraph.objects.public(), TextNote.objects.public())
ALL = _gathered(Text.objects.all(), Paragraph.objects.all(), TextNote.objects.all())
