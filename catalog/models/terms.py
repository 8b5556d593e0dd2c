"""Controlled vocabularies, after SKOS (https://www.w3.org/TR/skos-reference/)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models import Exists, OuterRef, Q
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from catalog.choices import LabelKind, Scheme
from catalog.languages import is_language, is_script
from catalog.models.addresses import address_of
from catalog.models.base import CatalogModel, CatalogQuerySet
from catalog.models.contributions import RecordPlace
from catalog.models.former_keys import Redirected
from catalog.models.readers_labels import Found, ReadersLabels, reader_language
from catalog.models.records import Record
from catalog.page_languages import ENGLISH
from catalog.text import short_name


class TermQuerySet(CatalogQuerySet["Term"]):
    def of(self, scheme: Scheme) -> TermQuerySet:
        return self.filter(scheme=scheme)

    def public(self) -> TermQuerySet:
        """Subjects and places of at least one public record."""
        records = Record.objects.public().values("pk")
        about = Record.subjects.through.objects.filter(term=OuterRef("pk"), record__in=records)
        concerned = RecordPlace.objects.filter(place=OuterRef("pk"), record__in=records)
        return self.filter(Exists(about) | Exists(concerned))

    def below(self, term: Term) -> list[int]:
        """The keys of `term` and all narrower ones, one query a level."""
        found, level = [term.pk], [term.pk]
        while level:
            level = list(
                self.filter(broader__in=level).exclude(pk__in=found).values_list("pk", flat=True)
            )
            found += level
        return found

    def with_labels(self) -> TermQuerySet:
        return self.prefetch_related("labels")


class Term(Redirected):
    """One concept of a vocabulary: a subject, a place, a level of description, a language …

    `key` is its short name within the scheme. Languages carry their BCP 47 tag as key, scripts their ISO 15924 code.
    `latitude` and `longitude` are decimal degrees (WGS 84) and only places have them.
    """

    scheme = models.CharField(_("vocabulary"), max_length=20, choices=Scheme)
    key = models.CharField(
        _("key"),
        max_length=80,
        help_text=_("Part of the public address: lower-case words with hyphens, or a code."),
    )
    label = models.CharField(
        _("label"), max_length=200, help_text=_("The preferred label in English.")
    )
    broader = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="narrower",
        verbose_name=_("broader term"),
        help_text=_("The term of the same vocabulary just above this one."),
    )
    definition = models.TextField(
        _("scope note"), blank=True, help_text=_("What the term covers and what it does not.")
    )
    position = models.PositiveIntegerField(
        _("position"), default=0, help_text=_("Order in lists; equal ones by label.")
    )
    latitude = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    exact_match = models.URLField(
        _("same as"), blank=True, help_text=_("Address of the same concept elsewhere.")
    )

    natural_key_fields = ("scheme", "key")
    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = [
            models.UniqueConstraint(fields=["scheme", "key"], name="term_key_unique_in_scheme"),
            models.CheckConstraint(
                condition=Q(broader=None) | ~Q(broader=models.F("id")),
                name="term_not_broader_than_itself",
                violation_error_message=_(
                    "A term is not broader than itself. Choose another term."
                ),
            ),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="term_has_both_coordinates_or_none",
                violation_error_message=_("Give both latitude and longitude, or neither."),
            ),
        ]
        indexes = [models.Index(fields=["scheme", "position", "label"], name="term_in_order")]

    def __str__(self) -> str:
        """The preferred label in the reader's language, where there is one; at the desk and in files in English."""
        if self.pk is None or reader_language() is ENGLISH:
            return self.label
        return _labels.of(self.pk, self._state.db or DEFAULT_DB_ALIAS) or self.label

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        term = super().from_db(*args, **kwargs)
        _labels.expect(term.pk)
        return term

    @property
    def inverse(self) -> str:
        """What a type of relation is called when it is read from the other end, in the reader's language."""
        using = self._state.db or DEFAULT_DB_ALIAS
        found = _labels.of(self.pk, using, LabelKind.INVERSE)
        if not found and reader_language() is not ENGLISH:
            with override(ENGLISH.code):
                found = _labels.of(self.pk, using, LabelKind.INVERSE)
        return found or str(self)

    def get_absolute_url(self) -> str:
        return address_of(f"catalog:{self.scheme}", self.key)

    def derive(self) -> None:
        if not self.key:
            self.key = self._not_former(short_name(self.label))

    def clean(self) -> None:
        super().clean()
        if self.scheme == Scheme.LANGUAGE and not is_language(self.key):
            raise ValidationError(
                {"key": _key_error(self.key, _("a language tag of BCP 47 such as “ru” or “pt-BR”"))}
            )
        if self.scheme == Scheme.SCRIPT and not is_script(self.key):
            raise ValidationError(
                {"key": _key_error(self.key, _("a script code of ISO 15924 such as “Cyrl”"))}
            )
        self._check_broader()

    def _check_broader(self) -> None:
        seen, above = {self.pk}, self.broader
        while above is not None:
            if above.scheme != self.scheme:
                message = _(
                    "“%(term)s” is of another vocabulary. Choose a broader term of the same one."
                )
                raise ValidationError(
                    {"broader": ValidationError(message, params={"term": above.label})}
                )
            if above.pk in seen:
                message = _("“%(term)s” is this term or below it. Choose a term that stands above.")
                raise ValidationError(
                    {"broader": ValidationError(message, params={"term": above.label})}
                )
            seen.add(above.pk)
            above = above.broader


def _key_error(key: str, wanted: Any) -> ValidationError:
    return ValidationError(_("“%(key)s” is not %(wanted)s."), params={"key": key, "wanted": wanted})


class TermLabel(CatalogModel):
    """A further label of a term: in another language, an alternative, or the relation read backwards."""

    term = models.ForeignKey(Term, models.CASCADE, related_name="labels", verbose_name=_("term"))
    language = models.CharField(
        _("language"), max_length=20, help_text=_("BCP 47 tag, such as “it” or “sr-Latn”.")
    )
    text = models.CharField(_("label"), max_length=200)
    kind = models.CharField(
        _("kind"), max_length=20, choices=LabelKind, default=LabelKind.PREFERRED
    )

    natural_key_fields = ("term", "language", "kind", "text")
    objects = CatalogQuerySet.as_manager()

    class Meta:
        verbose_name = _("label")
        verbose_name_plural = _("labels")
        ordering = ["language", "kind", "text"]
        constraints = [
            models.UniqueConstraint(
                fields=["term", "language", "kind", "text"], name="term_label_unique"
            ),
            models.UniqueConstraint(
                fields=["term", "language"],
                condition=Q(kind="preferred"),
                name="term_label_one_preferred_a_language",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        super().clean()
        if not is_language(self.language):
            raise ValidationError(
                {"language": _key_error(self.language, _("a language tag of BCP 47 such as “it”"))}
            )


def readers_names(english: dict[int, str], using: str = DEFAULT_DB_ALIAS) -> dict[int, str]:
    """What terms are called in the reader's language, from their English labels by key, in one query at most."""
    if reader_language() is ENGLISH:
        return english
    found = _labels.of_many(english, using)
    return {key: found[key] or label for key, label in english.items()}


def _fetch(
    using: str, kind: LabelKind, keys: Collection[int], languages: tuple[str, ...]
) -> Iterable[Found]:
    wanted = TermLabel.objects.using(using).filter(term__in=keys, kind=kind, language__in=languages)
    return wanted.order_by().values_list("term", "language", "text")


def _forget(**_options: Any) -> None:
    _labels.forget()


_labels = ReadersLabels(_fetch)
for _model in (Term, TermLabel):
    for _signal in (post_save, post_delete):
        _signal.connect(_forget, _model, weak=False, dispatch_uid="readers' labels")
