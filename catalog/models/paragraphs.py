"""Paragraphs with anchors that survive edits, and which paragraph renders which."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalog.choices import PUBLIC_STANDINGS
from catalog.models.base import CatalogModel, CatalogQuerySet


class ParagraphQuerySet(CatalogQuerySet["Paragraph"]):
    def public(self) -> ParagraphQuerySet:
        """Of texts fit for the public, provided that their record is: all but drafts."""
        return self.filter(text__standing__in=PUBLIC_STANDINGS)

    def in_order(self) -> ParagraphQuerySet:
        """Text by text."""
        return self.order_by("text__position", "text", "position", "anchor")


class Paragraph(CatalogModel):
    """One paragraph of a text. Its anchor stays when the text is edited, so that citations of it hold."""

    text = models.ForeignKey(
        "catalog.Text", models.CASCADE, related_name="paragraphs", verbose_name=_("text")
    )
    anchor = models.PositiveIntegerField(
        _("anchor"),
        help_text=_("Its number in addresses and citations; never given to another paragraph."),
    )
    position = models.PositiveIntegerField(_("position"))
    body = models.TextField(_("text"))

    natural_key_fields = ("text", "anchor")
    objects = ParagraphQuerySet.as_manager()

    class Meta:
        verbose_name = _("paragraph")
        verbose_name_plural = _("paragraphs")
        ordering = ["position", "anchor"]
        constraints = [
            models.UniqueConstraint(
                fields=["text", "anchor"], name="paragraph_anchor_unique_in_text"
            )
        ]

    def __str__(self) -> str:
        return f"{self.anchor}: {self.body[:60]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        texts = type(self.text)._default_manager.filter(
            pk=self.text_id, last_anchor__lt=self.anchor
        )
        texts.update(last_anchor=self.anchor)


class Alignment(CatalogModel):
    """A paragraph of a translation and the paragraph it renders; one may answer to several, both ways."""

    source = models.ForeignKey(
        Paragraph, models.CASCADE, related_name="rendered_by", verbose_name=_("paragraph")
    )
    target = models.ForeignKey(
        Paragraph, models.CASCADE, related_name="renders", verbose_name=_("rendered by")
    )

    natural_key_fields = ("source", "target")
    objects = CatalogQuerySet.as_manager()

    class Meta:
        verbose_name = _("alignment")
        verbose_name_plural = _("alignments")
        constraints = [
            models.UniqueConstraint(fields=["source", "target"], name="alignment_unique"),
            models.CheckConstraint(
                condition=~Q(source=F("target")),
                name="alignment_between_two_paragraphs",
                violation_error_message=_(
                    "A paragraph does not render itself. Choose one of another text."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} – {self.target_id}"

    def clean(self) -> None:
        super().clean()
        if not (self.source_id and self.target_id):
            return
        if self.source.text_id == self.target.text_id:
            raise ValidationError(
                _("Both paragraphs are of the same text. Choose one of each of two texts.")
            )
        if self.source.text.record_id != self.target.text.record_id:
            raise ValidationError(
                _("The paragraphs are of two records. Choose two texts of one record.")
            )
