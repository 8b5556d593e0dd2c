"""The texts of a record: transcriptions and translations in paragraphs with stable anchors."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Trim
from django.utils.translation import gettext_lazy as _

from catalog.choices import PUBLIC_STANDINGS, Completeness, Method, Scheme, Standing, TextKind
from catalog.languages import direction, tag
from catalog.models.base import CatalogModel, CatalogQuerySet
from catalog.models.changes import together
from catalog.models.fields import term_field
from catalog.models.paragraphs import Paragraph
from catalog.text import anchored, paragraphs, short_name
from catalog.visibility import public_now


class TextQuerySet(CatalogQuerySet["Text"]):
    def public(self) -> TextQuerySet:
        """Texts fit for the public, provided that their record is: all but drafts."""
        return self.filter(standing__in=PUBLIC_STANDINGS)

    def without_source(self) -> TextQuerySet:
        """Translations that neither name the text they translate nor say why it is not here."""
        return (
            self.filter(kind=TextKind.TRANSLATION, translated_from=None)
            .alias(said_why=Trim("no_source_reason"))
            .filter(said_why="")
        )

    def translators(self) -> models.QuerySet[Any, Any]:
        """The keys of those who translated any of these texts of public records."""
        by_somebody = self.filter(public_now("record"), translator__isnull=False)
        return by_somebody.order_by().values_list("translator", flat=True).distinct()

    def in_order(self) -> TextQuerySet:
        return self.order_by("position", "pk")

    def with_paragraphs(self) -> TextQuerySet:
        return self.select_related(
            "language", "script", "translator", "translated_from"
        ).prefetch_related("paragraphs")


class Text(CatalogModel):
    """One text of a record. A translation names the text it translates, or says why it cannot."""

    record = models.ForeignKey(
        "catalog.Record", models.CASCADE, related_name="texts", verbose_name=_("record")
    )
    key = models.SlugField(
        _("short name"),
        max_length=60,
        blank=True,
        help_text=_(
            "Names the text within its record, such as “translation-en”. Left empty, it is made for you."
        ),
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    kind = models.CharField(
        _("kind"), max_length=20, choices=TextKind, default=TextKind.TRANSCRIPTION
    )
    language = term_field(Scheme.LANGUAGE, related_name="texts", verbose_name=_("language"))
    script = term_field(
        Scheme.SCRIPT,
        related_name="texts_in_script",
        null=True,
        blank=True,
        verbose_name=_("script"),
    )
    translated_from = models.ForeignKey(
        "self",
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="translations",
        verbose_name=_("translated from"),
        help_text=_("The text of this record that was translated."),
    )
    no_source_reason = models.TextField(
        _("why the translated text is not here"),
        blank=True,
        help_text=_("Needed for a translation whose source text this catalogue does not hold."),
    )
    base_copy = models.ForeignKey(
        "catalog.Copy",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="texts",
        verbose_name=_("taken from"),
        help_text=_("The copy that bears this text."),
    )
    translator = models.ForeignKey(
        "catalog.Agent",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="translations",
        verbose_name=_("translator"),
        help_text=_("Left empty when the translator is not recorded; never guess one."),
    )
    method = models.CharField(_("method"), max_length=20, choices=Method, default=Method.UNKNOWN)
    standing = models.CharField(
        _("standing"),
        max_length=20,
        choices=Standing,
        default=Standing.UNKNOWN,
        help_text=_("Drafts are not shown to the public."),
    )
    completeness = models.CharField(
        _("completeness"), max_length=20, choices=Completeness, default=Completeness.UNKNOWN
    )
    supersedes = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="superseded_by",
        verbose_name=_("supersedes"),
    )
    rights = models.TextField(_("rights"), blank=True)
    note = models.TextField(
        _("note"), blank=True, help_text=_("How the text was established; editorial signs used.")
    )
    last_anchor = models.PositiveIntegerField(default=0, editable=False)

    natural_key_fields = ("record", "key")
    worked_out = frozenset({"last_anchor"})
    objects = TextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        constraints = [
            models.UniqueConstraint(fields=["record", "key"], name="text_key_unique_in_record"),
            models.CheckConstraint(
                condition=~Q(kind=TextKind.TRANSLATION)
                | Q(translated_from__isnull=False)
                | ~Q(no_source_reason=""),
                name="text_translation_names_its_source_or_says_why_not",
                violation_error_message=_(
                    "A translation must name the text it translates, or say why that text is not here, "
                    "such as “The Russian original is not held here”."
                ),
            ),
            models.CheckConstraint(
                condition=Q(translated_from=None) | ~Q(translated_from=models.F("id")),
                name="text_not_translated_from_itself",
                violation_error_message=_(
                    "A text cannot be translated from itself. Choose another text."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.language}"

    @property
    def lang(self) -> str:
        """BCP 47 tag of the text."""
        return tag(self.language.key, self.script.key if self.script else "")

    @property
    def dir(self) -> str:
        return direction(self.lang)

    @property
    def body(self) -> str:
        """The whole text, paragraphs parted by blank lines."""
        return "\n\n".join(paragraph.body for paragraph in self.paragraphs.all())

    def derive(self) -> None:
        super().derive()
        if not self.key and self.language_id:
            script = f"-{self.script.key.lower()}" if self.script else ""
            self.key = short_name(f"{self.kind}-{self.language.key}{script}", 60)

    def write_body(self, body: str) -> None:
        """Replace the paragraphs by those of `body`; a paragraph that is kept or reworded keeps its anchor."""
        old = {paragraph.anchor: paragraph for paragraph in self.paragraphs.all()}
        written = anchored(
            [(anchor, kept.body) for anchor, kept in old.items()],
            paragraphs(body),
            self.last_anchor,
        )
        with together(self._state.db or "default"):
            self.paragraphs.exclude(anchor__in=[anchor for anchor, _text in written]).delete()
            for position, (anchor, text) in enumerate(written):
                paragraph = old.get(anchor) or Paragraph(text=self, anchor=anchor)
                paragraph.position, paragraph.body = position, text
                paragraph.save()

    def clean(self) -> None:
        super().clean()
        if self.translated_from is not None and self.translated_from.record_id != self.record_id:
            message = _("“%(text)s” is a text of another record. Choose one of this record.")
            params: dict[str, Any] = {"text": str(self.translated_from)}
            raise ValidationError({"translated_from": ValidationError(message, params=params)})
