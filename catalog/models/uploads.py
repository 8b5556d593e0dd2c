"""Files that someone has brought to be imported, and how far each of them has come."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalog.choices import Status
from catalog.models.accessions import Accession

_PERSON = settings.AUTH_USER_MODEL
LONGEST_NAME = 250
"""Characters of a file's name, as many as an accession keeps."""


class UploadStatus(models.TextChoices):
    WAITING = "waiting", _("waiting to be checked")
    CHECKING = "checking", _("being checked")
    CHECKED = "checked", _("checked")
    SAVING = "saving", _("being saved")
    SAVED = "saved", _("saved")
    FAILED = "failed", _("failed")


RUNNING = (UploadStatus.CHECKING, UploadStatus.SAVING)


class UploadQuerySet(models.QuerySet["Upload"]):
    def claim(self, upload: Upload, status: UploadStatus, person: Any) -> bool:
        """Begin a run of `upload` as it was read; False when someone else has begun one since.

        A run has a number. What a run writes, it writes only while its number stands, so that one given up for lost
        can do no harm when it is not.
        """
        among = self.filter(pk=upload.pk, run=upload.run, status=upload.status)
        begun = among.update(
            status=status, run=F("run") + 1, started_at=timezone.now(), started_by=person.pk
        )
        if begun:
            upload.refresh_from_db()
        return bool(begun)

    def end(self, upload: Upload, status: UploadStatus, **values: Any) -> bool:
        """Write how this run ended; False when it is no longer the upload's run."""
        among = self.filter(pk=upload.pk, run=upload.run, status=upload.status)
        return bool(among.update(status=status, **values))


class Upload(models.Model):
    """One file, with what whoever brought it said about it. Its content is kept under its SHA-256.

    `format` is "" until it is recognised, `settings` are those of the format, in JSON. `record_status`, `under`,
    `overwrite` and `origin` are as in `catalog.ingest.options.Options`. `report` is that of the last run (see
    `catalog.ingest.uploads.reports`).
    """

    name = models.CharField(_("file"), max_length=LONGEST_NAME)
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    size = models.BigIntegerField(_("size in bytes"))
    format = models.CharField(_("format"), max_length=40, blank=True)
    settings = models.TextField(_("settings of the format"), default="{}")
    record_status = models.CharField(
        _("status of new records"), max_length=20, choices=Status, default=Status.DRAFT
    )
    under = models.CharField(_("under"), max_length=120, blank=True)
    overwrite = models.BooleanField(_("overwrite"), default=False)
    origin = models.CharField(_("origin"), max_length=250, blank=True)
    status = models.CharField(
        _("state"), max_length=20, choices=UploadStatus, default=UploadStatus.WAITING
    )
    run = models.PositiveIntegerField(default=0, editable=False)
    started_at = models.DateTimeField(null=True, editable=False)
    started_by = models.ForeignKey(
        _PERSON, models.SET_NULL, null=True, related_name="+", editable=False
    )
    by = models.ForeignKey(
        _PERSON,
        models.SET_NULL,
        null=True,
        related_name="uploads",
        verbose_name=_("brought by"),
    )
    at = models.DateTimeField(_("brought"), default=timezone.now)
    report = models.TextField(_("report"), blank=True)
    accession = models.ForeignKey(
        Accession,
        models.SET_NULL,
        null=True,
        related_name="uploads",
        verbose_name=_("import"),
    )

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("file to be imported")
        verbose_name_plural = _("files to be imported")
        # Whoever may import may do so with any of them.
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @property
    def said(self) -> dict[str, str]:
        """The settings of the format, by name."""
        return dict(json.loads(self.settings))

    @said.setter
    def said(self, settings: dict[str, str]) -> None:
        self.settings = json.dumps(settings)

    @property
    def is_running(self) -> bool:
        """Whether a run was begun and has not said that it ended."""
        return self.status in RUNNING
