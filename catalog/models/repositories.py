"""Institutions that hold archival material, after ISDIAH."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from catalog.models.addresses import address_of
from catalog.models.base import CatalogModel, CatalogQuerySet
from catalog.models.records import Record
from catalog.text import short_name


class RepositoryQuerySet(CatalogQuerySet["Repository"]):
    def public(self) -> RepositoryQuerySet:
        """Repositories of at least one public record."""
        return self.filter(Exists(Record.objects.public().filter(repository=OuterRef("pk"))))

    def by_name(self) -> RepositoryQuerySet:
        return self.order_by("name", "pk")


class Repository(CatalogModel):
    """An institution with archival holdings (ISDIAH 5.1 and 5.2)."""

    slug = models.SlugField(_("short name"), max_length=100, unique=True, blank=True)
    name = models.CharField(_("authorised name"), max_length=250, help_text=_("ISDIAH 5.1.2."))
    parallel_names = models.TextField(
        _("names in other languages"), blank=True, help_text=_("One on each line. ISDIAH 5.1.3.")
    )
    other_names = models.TextField(
        _("other names"),
        blank=True,
        help_text=_("Abbreviations, former names; one on each line. ISDIAH 5.1.4."),
    )
    isil = models.CharField(
        "ISIL",
        max_length=20,
        blank=True,
        validators=[
            RegexValidator(
                r"^[A-Za-z0-9]{1,4}-[A-Za-z0-9:/-]{1,11}$", _("An ISIL looks like “IT-RM0303”.")
            )
        ],
        help_text=_(
            "International Standard Identifier for Libraries and Related Organisations (ISO 15511)."
        ),
    )
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        validators=[
            RegexValidator(r"^[A-Z]{2}$", _("Two capital letters of ISO 3166-1, such as “IT”."))
        ],
        help_text=_("Two-letter code of ISO 3166-1."),
    )
    city = models.CharField(_("city"), max_length=100, blank=True)
    address = models.TextField(_("address"), blank=True, help_text=_("ISDIAH 5.2.1."))
    url = models.URLField(_("web site"), blank=True)
    history = models.TextField(_("history"), blank=True, help_text=_("ISDIAH 5.3.1."))
    agent = models.ForeignKey(
        "catalog.Agent",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="repositories",
        verbose_name=_("authority record"),
        help_text=_("The same institution as a corporate body."),
    )

    natural_key_fields = ("slug",)
    objects = RepositoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("repository")
        verbose_name_plural = _("repositories")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address_of("catalog:repository", self.slug)

    def derive(self) -> None:
        super().derive()
        self.slug = self.slug or short_name(self.name)
