"""The description of a record in further languages."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalog.choices import PUBLIC_STANDINGS, Method, Standing
from catalog.languages import is_language
from catalog.models.base import CatalogModel, CatalogQuerySet
from catalog.vocabulary import field_text


class ParallelDescriptionQuerySet(CatalogQuerySet["ParallelDescription"]):
    def public(self) -> ParallelDescriptionQuerySet:
        """Descriptions fit for the public, provided that their record is: all but drafts."""
        return self.filter(standing__in=PUBLIC_STANDINGS)

    def of(self, record: int, languages: tuple[str, ...]) -> ParallelDescription | None:
        """The description of a record in the first of these languages that has one."""
        found = {one.language: one for one in self.filter(record=record, language__in=languages)}
        return next((found[language] for language in languages if language in found), None)


def _prose(name: str) -> models.TextField[Any, Any]:
    return models.TextField(blank=True, **field_text(name))


class ParallelDescription(CatalogModel):
    """What a record's description says, in another language than its own. What is empty is read in the record's own."""

    record = models.ForeignKey(
        "catalog.Record", models.CASCADE, related_name="parallels", verbose_name=_("record")
    )
    language = models.CharField(
        _("language"), max_length=20, help_text=_("BCP 47 tag, such as “it” or “sr-Latn”.")
    )
    method = models.CharField(
        _("method"),
        max_length=20,
        choices=Method,
        default=Method.HUMAN,
        help_text=_("Readers are told when a machine translated it."),
    )
    standing = models.CharField(
        _("standing"),
        max_length=20,
        choices=Standing,
        default=Standing.DRAFT,
        help_text=_("Drafts are not public."),
    )
    title = models.CharField(max_length=500, blank=True, **field_text("title"))
    extent = models.CharField(max_length=250, blank=True, **field_text("extent"))
    creator_history = _prose("creator_history")
    custodial_history = _prose("custodial_history")
    acquisition = _prose("acquisition")
    scope_and_content = _prose("scope_and_content")
    appraisal = _prose("appraisal")
    accruals = _prose("accruals")
    arrangement = _prose("arrangement")
    access_conditions = _prose("access_conditions")
    reproduction_conditions = _prose("reproduction_conditions")
    physical_characteristics = _prose("physical_characteristics")
    finding_aids = _prose("finding_aids")
    originals_location = _prose("originals_location")
    copies_location = _prose("copies_location")
    related_units = _prose("related_units")
    publication_note = _prose("publication_note")
    note = _prose("note")
    archivists_note = _prose("archivists_note")
    rules = _prose("rules")
    description_dates = _prose("description_dates")
    rights = _prose("rights")

    SAID: ClassVar[tuple[str, ...]] = (
        *("title", "extent", "creator_history", "custodial_history", "acquisition"),
        *("scope_and_content", "appraisal", "accruals", "arrangement", "access_conditions"),
        *("reproduction_conditions", "physical_characteristics", "finding_aids"),
        *("originals_location", "copies_location", "related_units", "publication_note", "note"),
        *("archivists_note", "rules", "description_dates", "rights"),
    )
    """The fields of a record that may be said in another language."""

    natural_key_fields = ("record", "language")
    objects = ParallelDescriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("description in another language")
        verbose_name_plural = _("descriptions in other languages")
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "language"], name="parallel_description_one_a_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title or self.record} ({self.language})"

    def clean(self) -> None:
        super().clean()
        if not is_language(self.language):
            message = _("“%(tag)s” is not a language tag of BCP 47 such as “it”.")
            raise ValidationError(
                {"language": ValidationError(message, params={"tag": self.language})}
            )
        if not any(getattr(self, name).strip() for name in self.SAID):
            raise ValidationError(
                _("This description says nothing. Fill in what you have, or take it out.")
            )
