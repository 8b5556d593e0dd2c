"""Scans and other files of a copy, recognised by their content."""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from catalog.choices import Visibility
from catalog.media import EXTENSIONS, MAX_BYTES, media_type
from catalog.models.base import CatalogModel, CatalogQuerySet
from catalog.page_languages import unprefixed


class DigitalObjectQuerySet(CatalogQuerySet["DigitalObject"]):
    def in_order(self) -> DigitalObjectQuerySet:
        return self.order_by("page_order", "pk")


def _stored_name(instance: DigitalObject, _name: str) -> str:
    """Files are stored under the hash of their content, whatever they were called."""
    return f"objects/{instance.sha256[:2]}/{instance.sha256}.{EXTENSIONS[instance.media_type]}"


class DigitalObject(CatalogModel):
    """One file of a copy, such as the scan of a page. Type, size and hash are read from its content."""

    copy = models.ForeignKey(
        "catalog.Copy", models.CASCADE, related_name="files", verbose_name=_("copy")
    )
    page_order = models.PositiveIntegerField(_("order"), default=1)
    file = models.FileField(_("file"), upload_to=_stored_name)
    sha256 = models.CharField("SHA-256", max_length=64, editable=False)
    media_type = models.CharField(_("media type"), max_length=60, editable=False)
    size = models.PositiveBigIntegerField(_("size in bytes"), editable=False, default=0)
    caption = models.CharField(_("caption"), max_length=250, blank=True)
    rights = models.TextField(_("rights"), blank=True)
    visibility = models.CharField(
        _("visible to"), max_length=20, choices=Visibility, default=Visibility.STAFF
    )

    natural_key_fields = ("copy", "page_order")
    objects = DigitalObjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["page_order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["copy", "page_order"], name="digital_object_order_unique"
            )
        ]

    def __str__(self) -> str:
        return self.caption or f"{self.media_type} {self.sha256[:8]}"

    def get_absolute_url(self) -> str:
        return unprefixed(reverse("catalog:file", args=[self.sha256]))

    def derive(self) -> None:
        """Read type, size and hash from a newly chosen file."""
        super().derive()
        chosen: Any = self.file
        if chosen and not chosen._committed:
            self._read(self.file.file)

    def clean(self) -> None:
        super().clean()
        if self.file and self.size > MAX_BYTES:
            message = _("The file has %(size)d bytes; the most is %(limit)d. Give a smaller one.")
            params: dict[str, Any] = {"size": self.size, "limit": MAX_BYTES}
            raise ValidationError({"file": ValidationError(message, params=params)})
        if self.file and not self.media_type:
            message = _("The file is none of %(types)s. Convert it to one of these.")
            raise ValidationError(
                {"file": ValidationError(message, params={"types": ", ".join(EXTENSIONS)})}
            )

    def _read(self, content: File[bytes]) -> None:
        digest, head = hashlib.sha256(), b""
        content.seek(0)
        for chunk in content.chunks():
            head = head or chunk[:12]
            digest.update(chunk)
        content.seek(0)
        self.sha256 = digest.hexdigest()
        self.size = content.size or 0
        self.media_type = media_type(head) or ""
