"""Scholarship: which note of which work cites which source, and how that was made out."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from catalog.choices import CitationForm
from catalog.models.base import CatalogModel, CatalogQuerySet
from catalog.visibility import public_now


class CitationQuerySet(CatalogQuerySet["Citation"]):
    def in_order(self) -> CitationQuerySet:
        return self.order_by("citing__title", "citing", "note_number", "order")

    def by_public_records(self, at: datetime | None = None) -> CitationQuerySet:
        return self.filter(public_now("citing", at))

    def unresolved(self) -> CitationQuerySet:
        return self.filter(cited=None)


class Citation(CatalogModel):
    """One note's use of one source. What is printed is kept as it is; what was meant stands beside it."""

    citing = models.ForeignKey(
        "catalog.Record", models.CASCADE, related_name="cites", verbose_name=_("citing work")
    )
    note_number = models.PositiveIntegerField(
        _("note"), help_text=_("Number of the footnote or endnote.")
    )
    order = models.PositiveIntegerField(
        _("order"), default=1, help_text=_("Place among the sources of the same note.")
    )
    text_as_cited = models.TextField(
        _("as cited"), help_text=_("The words of the note for this source, slips included.")
    )
    locator = models.CharField(
        _("locator"), max_length=100, blank=True, help_text=_("Pages or folios within the source.")
    )
    form = models.CharField(
        _("form"), max_length=20, choices=CitationForm, default=CitationForm.FULL
    )
    cited = models.ForeignKey(
        "catalog.Record",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="cited_in",
        verbose_name=_("cited source"),
        help_text=_("Left empty while the source is not identified."),
    )
    container = models.ForeignKey(
        "catalog.Record",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contains_cited",
        verbose_name=_("found in"),
        help_text=_(
            "The source in which the cited one is found, such as the file with a newspaper clipping."
        ),
    )
    resolution = models.CharField(
        _("how identified"),
        max_length=250,
        blank=True,
        help_text=_("For “ibid.” and short titles: the rule that led to the source."),
    )
    corrected_text = models.TextField(
        _("corrected"),
        blank=True,
        help_text=_("The same words without the slip, where the note has one."),
    )
    archivists_note = models.TextField(
        _("archivist's note"), blank=True, help_text=_("What the slip is and how we know.")
    )
    reviewed = models.BooleanField(_("reviewed"), default=False)

    natural_key_fields = ("citing", "note_number", "order")
    objects = CitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        constraints = [
            models.UniqueConstraint(
                fields=["citing", "note_number", "order"], name="citation_unique_in_note"
            ),
            models.CheckConstraint(
                condition=Q(cited=None) | ~Q(cited=F("citing")),
                name="citation_not_of_itself",
                violation_error_message=_(
                    "A work cannot cite itself here. Choose the source that the note means."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.citing}, n. {self.note_number}"


class Publication(CatalogModel):
    """Bibliographic details of a record that was published."""

    record = models.OneToOneField(
        "catalog.Record", models.CASCADE, related_name="publication", verbose_name=_("record")
    )
    container_title = models.CharField(
        _("in"),
        max_length=300,
        blank=True,
        help_text=_("The journal, newspaper or book it appeared in."),
    )
    editors = models.CharField(_("edited by"), max_length=250, blank=True)
    publisher = models.CharField(_("publisher"), max_length=250, blank=True)
    place = models.CharField(_("place of publication"), max_length=150, blank=True)
    volume = models.CharField(_("volume"), max_length=40, blank=True)
    issue = models.CharField(_("issue"), max_length=40, blank=True)
    pages = models.CharField(_("pages"), max_length=60, blank=True)
    year = models.CharField(_("year"), max_length=40, blank=True)
    doi = models.CharField("DOI", max_length=150, blank=True)
    isbn = models.CharField("ISBN", max_length=20, blank=True)
    issn = models.CharField("ISSN", max_length=9, blank=True)
    url = models.URLField(_("address"), blank=True, max_length=500)

    natural_key_fields = ("record",)
    objects = CatalogQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    def __str__(self) -> str:
        return ", ".join(
            part for part in (self.container_title, self.place, self.publisher, self.year) if part
        )
