"""Persons, corporate bodies and families, after ISAAR(CPF)."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from catalog.choices import AgentKind, NameKind
from catalog.languages import is_language, is_script, tag
from catalog.models.addresses import address_of
from catalog.models.base import CatalogModel, CatalogQuerySet
from catalog.models.contributions import Contribution
from catalog.models.dated import DatedModel
from catalog.models.former_keys import Redirected
from catalog.models.records import Record
from catalog.models.texts import Text
from catalog.text import short_name, spellings


class AgentQuerySet(CatalogQuerySet["Agent"]):
    def public(self) -> AgentQuerySet:
        """Agents that at least one public record names."""
        # Record by record, never by a list of all public ones; and translators, who are few, once for all agents.
        of_public = Exists(Record.objects.public().filter(pk=OuterRef("record")))
        named = Contribution.objects.filter(of_public, agent=OuterRef("pk"))
        return self.filter(Exists(named) | Q(pk__in=Text.objects.public().translators()))

    def named(self, name: str) -> AgentQuerySet:
        """Agents with `name` in any form of theirs, whatever its case."""
        found = Q()
        for form in sorted(spellings(name)):
            variants = AgentName.objects.filter(name__icontains=form).values("agent")
            found |= Q(preferred_name__icontains=form) | Q(pk__in=variants)
        return self.filter(found)

    def by_name(self) -> AgentQuerySet:
        return self.order_by("preferred_name", "pk")

    def with_names(self) -> AgentQuerySet:
        return self.prefetch_related("names", "identifiers")


class Agent(Redirected, DatedModel):
    """A person, corporate body or family, under the form of name the catalogue prefers (ISAAR(CPF) 5.1.2)."""

    slug = models.SlugField(_("short name"), max_length=100, unique=True, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=AgentKind, default=AgentKind.PERSON)
    preferred_name = models.CharField(
        _("preferred name"),
        max_length=250,
        help_text=_("Persons: family name, comma, given name. ISAAR(CPF) 5.1.2."),
    )
    history = models.TextField(
        _("history"),
        blank=True,
        help_text=_("Life or administrative history in a few sentences. ISAAR(CPF) 5.2.2."),
    )
    functions = models.TextField(
        _("functions"), blank=True, help_text=_("Offices held, tasks. ISAAR(CPF) 5.2.5.")
    )
    sources = models.TextField(
        _("sources"),
        blank=True,
        help_text=_("On what this authority record rests. ISAAR(CPF) 5.4.8."),
    )

    natural_key_fields = ("slug",)
    objects = AgentQuerySet.as_manager()

    class Meta(DatedModel.Meta):
        verbose_name = _("person or body")
        verbose_name_plural = _("persons and bodies")
        indexes = [models.Index(fields=["preferred_name"], name="agent_by_name")]

    def __str__(self) -> str:
        return self.preferred_name

    def get_absolute_url(self) -> str:
        return address_of("catalog:agent", self.slug)

    @property
    def display_name(self) -> str:
        """The name in reading order: "Palmiro Togliatti" for "Togliatti, Palmiro"; bodies as they are."""
        family, comma, given = self.preferred_name.partition(", ")
        return (
            f"{given} {family}" if comma and self.kind == AgentKind.PERSON else self.preferred_name
        )

    def derive(self) -> None:
        super().derive()
        self.slug = self.slug or self._not_former(short_name(self.preferred_name))


class AgentName(CatalogModel):
    """A variant form of an agent's name (ISAAR(CPF) 5.1.3 to 5.1.5)."""

    agent = models.ForeignKey(
        Agent, models.CASCADE, related_name="names", verbose_name=_("person or body")
    )
    name = models.CharField(_("name"), max_length=250)
    kind = models.CharField(_("kind"), max_length=20, choices=NameKind, default=NameKind.PARALLEL)
    language = models.CharField(
        _("language"), max_length=20, blank=True, help_text=_("BCP 47 tag, such as “ru”.")
    )
    script = models.CharField(
        _("script"), max_length=4, blank=True, help_text=_("ISO 15924 code, such as “Cyrl”.")
    )
    used = models.CharField(
        _("used"),
        max_length=100,
        blank=True,
        help_text=_("When the name was in use, as EDTF or in words."),
    )
    note = models.CharField(
        _("note"), max_length=250, blank=True, help_text=_("Where this form is found.")
    )

    natural_key_fields = ("agent", "name")
    objects = CatalogQuerySet.as_manager()

    class Meta:
        verbose_name = _("variant name")
        verbose_name_plural = _("variant names")
        ordering = ["kind", "name"]
        constraints = [models.UniqueConstraint(fields=["agent", "name"], name="agent_name_unique")]

    def __str__(self) -> str:
        return self.name

    @property
    def lang(self) -> str:
        """BCP 47 tag for the name's `lang` attribute; "" when neither language nor script is known."""
        return tag(self.language, self.script) if self.language or self.script else ""

    def clean(self) -> None:
        super().clean()
        if self.language and not is_language(self.language):
            raise ValidationError({"language": _("Give a language tag of BCP 47 such as “ru”.")})
        if self.script and not is_script(self.script):
            raise ValidationError({"script": _("Give a script code of ISO 15924 such as “Cyrl”.")})


class AgentIdentifier(CatalogModel):
    """An agent's identifier in another authority file, such as VIAF, Wikidata or GND (ISAAR(CPF) 5.1.6)."""

    agent = models.ForeignKey(
        Agent, models.CASCADE, related_name="identifiers", verbose_name=_("person or body")
    )
    scheme = models.SlugField(
        _("scheme"), max_length=40, help_text=_("“viaf”, “wikidata”, “gnd” …")
    )
    value = models.CharField(_("value"), max_length=100)

    natural_key_fields = ("scheme", "value")
    objects = CatalogQuerySet.as_manager()

    class Meta:
        verbose_name = _("identifier of a person or body")
        verbose_name_plural = _("identifiers of persons and bodies")
        constraints = [
            models.UniqueConstraint(fields=["scheme", "value"], name="agent_identifier_unique"),
            models.CheckConstraint(
                condition=~Q(value=""),
                name="agent_identifier_not_empty",
                violation_error_message=_("Give the value that the other authority file uses."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"
