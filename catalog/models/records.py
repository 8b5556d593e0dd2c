"""The record: one unit of description at any level, from a fonds to a single cable."""

from __future__ import annotations

from itertools import count
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models, router
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalog import tree
from catalog.choices import Holding, Scheme, Status, TitleKind
from catalog.models import record_tree
from catalog.models.addresses import address_of
from catalog.models.changes import together
from catalog.models.dated import DatedModel
from catalog.models.fields import term_field, terms_field
from catalog.models.former_keys import Redirected
from catalog.models.record_queries import RecordQuerySet
from catalog.steps import PERMISSIONS
from catalog.text import short_name
from catalog.vocabulary import field_text


def _prose(field: str) -> Any:
    return models.TextField(blank=True, **field_text(field))


class Record(Redirected, DatedModel):
    """One unit of description (ISAD(G) second edition); every record stands in one tree.

    `path` says where (see `catalog.tree`), `public_from` from when it is public (see `catalog.visibility`). Both are
    worked out in the transaction that saves the record, for everything below it too.
    """

    slug = models.SlugField(max_length=120, unique=True, blank=True, **field_text("slug"))
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        # The index of siblings begins with it.
        db_index=False,
        related_name="children",
        **field_text("parent"),
    )
    position = models.PositiveIntegerField(
        null=True,
        blank=True,
        validators=[MaxValueValidator(tree.MAX_POSITION)],
        **field_text("position"),
    )
    path = models.CharField(max_length=tree.MAX_LENGTH, editable=False, default="")

    level = term_field(Scheme.LEVEL, related_name="records_of_level", **field_text("level"))
    document_type = term_field(
        Scheme.DOCUMENT_TYPE,
        null=True,
        blank=True,
        related_name="records_of_type",
        **field_text("document_type"),
    )
    repository = models.ForeignKey(
        "catalog.Repository",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="records",
        **field_text("repository"),
    )
    reference_code = models.CharField(max_length=250, blank=True, **field_text("reference_code"))
    title = models.CharField(max_length=500, **field_text("title"))
    title_kind = models.CharField(
        max_length=20, choices=TitleKind, default=TitleKind.SUPPLIED, **field_text("title_kind")
    )
    alternative_titles = _prose("alternative_titles")
    extent = models.CharField(max_length=250, blank=True, **field_text("extent"))

    creator_history = _prose("creator_history")
    custodial_history = _prose("custodial_history")
    acquisition = _prose("acquisition")

    scope_and_content = _prose("scope_and_content")
    appraisal = _prose("appraisal")
    accruals = _prose("accruals")
    arrangement = _prose("arrangement")
    subjects = terms_field(Scheme.SUBJECT, related_name="records_about", **field_text("subjects"))

    access_conditions = _prose("access_conditions")
    reproduction_conditions = _prose("reproduction_conditions")
    languages = terms_field(
        Scheme.LANGUAGE, related_name="records_in_language", **field_text("languages")
    )
    scripts = terms_field(Scheme.SCRIPT, related_name="records_in_script", **field_text("scripts"))
    physical_characteristics = _prose("physical_characteristics")
    finding_aids = _prose("finding_aids")
    classification = models.CharField(max_length=100, blank=True, **field_text("classification"))

    originals_location = _prose("originals_location")
    copies_location = _prose("copies_location")
    related_units = _prose("related_units")
    publication_note = _prose("publication_note")

    note = _prose("note")
    archivists_note = _prose("archivists_note")
    rules = _prose("rules")
    description_dates = _prose("description_dates")

    holding = models.CharField(
        max_length=20, choices=Holding, default=Holding.HELD, **field_text("holding")
    )
    rights = _prose("rights")
    preferred_citation = _prose("preferred_citation")

    status = models.CharField(
        max_length=20, choices=Status, default=Status.DRAFT, **field_text("status")
    )
    embargo_until = models.DateTimeField(null=True, blank=True, **field_text("embargo_until"))
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, editable=False)
    public_from = models.DateTimeField(_("public from"), null=True, editable=False, db_index=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="records_created",
        verbose_name=_("described by"),
    )
    updated_at = models.DateTimeField(_("changed"), default=timezone.now, editable=False)
    version = models.PositiveIntegerField(_("version"), default=0, editable=False)
    accession = models.ForeignKey(
        "catalog.Accession",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="records",
        **field_text("accession"),
    )

    position_is_chosen = False
    """Whether the position was chosen among new siblings; one that was kept from the old ones says nothing."""

    natural_key_fields = ("slug",)
    worked_out = frozenset({"path", "public_from", "updated_at", "version"})
    objects = RecordQuerySet.as_manager()

    class Meta(DatedModel.Meta):
        verbose_name = _("record")
        verbose_name_plural = _("records")
        permissions = PERMISSIONS
        constraints = [
            *DatedModel.Meta.constraints,
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")), name="record_not_its_own_parent"
            ),
            models.CheckConstraint(
                condition=Q(status=Status.PUBLISHED, published_at__isnull=False)
                | (~Q(status=Status.PUBLISHED) & Q(published_at=None)),
                name="record_published_at_only_when_published",
            ),
            models.CheckConstraint(
                condition=Q(public_from=None) | Q(status=Status.PUBLISHED),
                name="record_public_only_when_published",
            ),
        ]
        indexes = [
            models.Index(fields=["path"], name="record_in_archival_order"),
            # Whether one is public stands in it too: siblings are counted by the index alone.
            models.Index(
                fields=["parent", "position", "id", "public_from"], name="record_siblings"
            ),
            models.Index(fields=["date_earliest", "date_latest"], name="record_by_date"),
            models.Index(fields=["reference_code"], name="record_by_reference"),
            models.Index(fields=["title"], name="record_by_title"),
            models.Index(fields=["updated_at"], name="record_by_change"),
            models.Index(fields=["status", "path"], name="record_by_status"),
            models.Index(
                fields=["path"],
                condition=Q(date_text="", date_edtf=""),
                name="record_without_date",
            ),
            models.Index(
                fields=["updated_at"],
                condition=Q(status=Status.IN_REVIEW),
                name="record_waiting_for_review",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address_of("catalog:record", self.slug)

    @property
    def is_public(self) -> bool:
        return self.public_from is not None and self.public_from <= timezone.now()

    def ancestors(self) -> RecordQuerySet:
        """From the root down to the parent, in one query."""
        return Record.objects.above(self)

    def descendants(self) -> RecordQuerySet:
        """Everything below, in archival order, in one query."""
        return Record.objects.below(self).in_archival_order()

    def derive(self) -> None:
        super().derive()
        self.published_at = (
            (self.published_at or timezone.now()) if self.status == Status.PUBLISHED else None
        )
        self.withdrawn_at = (
            (self.withdrawn_at or timezone.now()) if self.status == Status.WITHDRAWN else None
        )
        if not self.slug:
            self.slug = self._free_slug()

    def clean(self) -> None:
        super().clean()
        if self.parent is not None:
            record_tree.check_place(self, self.parent)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the record and, in the same transaction, everything that follows for the records below it.

        ValidationError when the parent is the record itself or below it, also when another transaction made it so.
        """
        using = kwargs.get("using") or router.db_for_write(Record, instance=self)
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], *_WORKED_OUT}
        self.derive()
        with together(using), record_tree.placed(self, using):
            self.version += 1
            self.updated_at = timezone.now()
            super().save(*args, **kwargs)

    def _free_slug(self) -> str:
        base = short_name(self.title, 100) or "record"
        begins: Any = {"slug__startswith": base}
        used: list[Any] = [Record.objects, self.former_keys_model()._default_manager]
        taken = {
            slug for some in used for slug in some.filter(**begins).values_list("slug", flat=True)
        }
        numbered = (f"{base}-{number}" for number in count(2))
        return base if base not in taken else next(slug for slug in numbered if slug not in taken)


_WORKED_OUT = {
    "slug",
    "position",
    "path",
    "date_edtf",
    "date_earliest",
    "date_latest",
    "published_at",
    "withdrawn_at",
    "public_from",
    "updated_at",
    "version",
}
