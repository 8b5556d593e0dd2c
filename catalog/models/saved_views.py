"""How a person wants to see the lists of the desk: views that are kept under a name, and columns."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalog.models.base import CatalogModel, CatalogQuerySet

LONGEST_NAME = 80
LONGEST_QUERY = 2_000
"""Characters."""


class SavedViewQuerySet(CatalogQuerySet["SavedView"]):
    def of(self, person: Any) -> SavedViewQuerySet:
        """A person's own views, in the person's order."""
        return self.filter(owner=person.pk).order_by("position", "pk")

    def shared_with(self, person: Any) -> SavedViewQuerySet:
        """What others share with everyone, by name."""
        others = self.filter(shared=True).exclude(owner=person.pk)
        return others.select_related("owner").order_by("name", "owner__username", "pk")

    def visible_to(self, person: Any) -> SavedViewQuerySet:
        return self.filter(Q(owner=person.pk) | Q(shared=True))


class SavedView(CatalogModel):
    """Search words, filters, sorting and columns of one list of the desk, under a name that the owner chose.

    `listed` is the name of the model that is listed, `query` the query of the list's address, `columns` the names of
    columns joined by full stops.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="saved_views",
        verbose_name=_("owner"),
    )
    listed = models.SlugField(_("list"), max_length=60)
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    query = models.TextField(_("query"), blank=True, validators=[MaxLengthValidator(LONGEST_QUERY)])
    columns = models.TextField(
        _("columns"), blank=True, validators=[MaxLengthValidator(LONGEST_QUERY)]
    )
    shared = models.BooleanField(_("shared with everyone"), default=False)
    is_default = models.BooleanField(_("opens with the list"), default=False)
    position = models.PositiveIntegerField(_("position"), default=0)

    natural_key_fields = ("owner", "name")
    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        # Whoever may see a list may keep views of it.
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="saved_view_name_unique"),
            models.UniqueConstraint(
                fields=["owner", "listed"],
                condition=Q(is_default=True),
                name="saved_view_one_default_a_list",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ChosenColumns(CatalogModel):
    """The columns that a person sees in one list where no view says otherwise, as a view keeps them."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="chosen_columns",
        verbose_name=_("owner"),
    )
    listed = models.SlugField(_("list"), max_length=60)
    columns = models.TextField(_("columns"), validators=[MaxLengthValidator(LONGEST_QUERY)])

    natural_key_fields = ("owner", "listed")
    objects = CatalogQuerySet.as_manager()

    class Meta:
        verbose_name = _("chosen columns")
        verbose_name_plural = _("chosen columns")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["owner", "listed"], name="chosen_columns_once_a_list")
        ]

    def __str__(self) -> str:
        return self.columns
