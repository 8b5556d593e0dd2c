"""The filters of the list of records. A further one is a class here and its name in `FILTERS`."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import Any

from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db.models import BigIntegerField, Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog import tree
from catalog.admin.filters import NONE, ChoiceFilter, DeskFilter, Presence
from catalog.admin.requests import is_key
from catalog.choices import Holding, Scheme, Status, TextKind
from catalog.models import DigitalObject, Record, Repository, Term, Text
from catalog.text import printable
from catalog.visibility import public_now
from catalog.vocabulary import label

ME = "me"
"""The value that stands for whoever looks at the list."""
_OWN: Any = OuterRef("pk")


_MANY_USES = 50_000
_SECONDS_REMEMBERED = 600


def _uses(of: QuerySet[Any], field: str) -> dict[int, int]:
    """How often each key stands in `field`. Where that is much to count, it is remembered for some minutes."""
    remembered_as = f"catalog.uses.{of.model._meta.label_lower}.{field}"
    used: dict[int, int] | None = cache.get(remembered_as)
    if used is None:
        counted = of.order_by().values(field).annotate(count=Count("pk"))
        used = {row[field]: row["count"] for row in counted}
        if sum(used.values()) > _MANY_USES:
            cache.set(remembered_as, used, _SECONDS_REMEMBERED)
    return used


def _most_used_first(objects: Iterable[Any], uses: QuerySet[Any], field: str) -> list[Any]:
    """Those of `objects` that `uses` refer to by `field`."""
    used = _uses(uses, field)
    found = [one for one in objects if one.pk in used]
    return sorted(found, key=lambda one: (-used[one.pk], str(one)))


class StatusFilter(ChoiceFilter):
    title = label("status")
    parameter_name = field = "status"
    unfolded = True
    values = Status


class HoldingFilter(ChoiceFilter):
    title = label("holding")
    parameter_name = field = "holding"
    values = Holding


class LevelFilter(DeskFilter):
    title = label("level")
    parameter_name = "level"
    unfolded = True

    def offered(self) -> list[tuple[str, Any]]:
        levels = Term.objects.filter(scheme=Scheme.LEVEL).order_by("position", "label")
        return [(level.key, level) for level in levels]

    def condition(self, value: str) -> Q | None:
        level = Term.objects.filter(scheme=Scheme.LEVEL, key=value).first()
        return Q(level=level.pk) if level else None


class DocumentTypeFilter(DeskFilter):
    """Those in use, most used first."""

    title = label("document_type")
    parameter_name = "type"

    def offered(self) -> list[tuple[str, Any]]:
        types = Term.objects.filter(scheme=Scheme.DOCUMENT_TYPE)
        used = _most_used_first(types, Record.objects.all(), "document_type")
        return [*((one.key, one) for one in used), (NONE, _("Not recorded"))]

    def condition(self, value: str) -> Q | None:
        if value == NONE:
            return Q(document_type=None)
        found = Term.objects.filter(scheme=Scheme.DOCUMENT_TYPE, key=value).first()
        return Q(document_type=found.pk) if found else None


class RepositoryFilter(DeskFilter):
    """Those in use, most used first."""

    title = label("repository")
    parameter_name = "repository"
    unfolded = True

    def offered(self) -> list[tuple[str, Any]]:
        repositories = Repository.objects.only("slug", "name")
        used = _most_used_first(repositories, Record.objects.all(), "repository")
        return [*((one.slug, one.name) for one in used), (NONE, _("Not recorded"))]

    def condition(self, value: str) -> Q | None:
        if value == NONE:
            return Q(repository=None)
        found = Repository.objects.filter(slug=value).first()
        return Q(repository=found.pk) if found else None


class LanguageFilter(DeskFilter):
    """Languages of the material itself."""

    title = gettext_lazy("Language")
    parameter_name = "language"

    def offered(self) -> list[tuple[str, Any]]:
        languages = Term.objects.filter(scheme=Scheme.LANGUAGE)
        used = _most_used_first(languages, Record.languages.through.objects.all(), "term")
        return [*((one.key, one) for one in used), (NONE, _("Not recorded"))]

    def condition(self, value: str) -> Q | None:
        written = Record.languages.through.objects.filter(record=_OWN)
        if value == NONE:
            return ~Q(Exists(written))
        found = Term.objects.filter(scheme=Scheme.LANGUAGE, key=value).first()
        return Q(Exists(written.filter(term=found.pk))) if found else None


class IncompleteFilter(Presence):
    title = gettext_lazy("What publication needs")
    parameter_name = "incomplete"
    unfolded = True
    yes, no = gettext_lazy("Something is missing"), gettext_lazy("Nothing is missing")

    def condition(self, value: str) -> Q | None:
        lacking = Q(pk__in=Record.objects.incomplete().values("pk"))
        return {"yes": lacking, "no": ~lacking}.get(value)


class TranscriptionFilter(Presence):
    title = gettext_lazy("Transcription")
    parameter_name = "transcription"
    needs = "catalog.view_text"
    present = Q(Exists(Text.objects.filter(record=_OWN, kind=TextKind.TRANSCRIPTION)))


class TranslationFilter(Presence):
    title = gettext_lazy("Translation")
    parameter_name = "translation"
    needs = "catalog.view_text"
    present = Q(Exists(Text.objects.filter(record=_OWN, kind=TextKind.TRANSLATION)))


class ScanFilter(Presence):
    title = gettext_lazy("Scan")
    parameter_name = "scan"
    needs = "catalog.view_digitalobject"
    present = Q(Exists(DigitalObject.objects.filter(copy__record=_OWN)))


class PublicFilter(Presence):
    title = gettext_lazy("Readers")
    parameter_name = "public"
    yes, no = gettext_lazy("See it"), gettext_lazy("Do not see it")

    def condition(self, value: str) -> Q | None:
        return {"yes": public_now(), "no": ~public_now()}.get(value)


class _PersonFilter(DeskFilter):
    """By a person's account; “me” is whoever looks."""

    @abstractmethod
    def people(self) -> QuerySet[Any]:
        """Those who can be chosen."""

    @abstractmethod
    def of(self, person: Any) -> Q:
        """What finds the records of a person."""

    def offered(self) -> list[tuple[str, Any]]:
        others = self.people().exclude(pk=self.request.user.pk).order_by("username")
        return [(ME, _("Me")), *((one.get_username(), one.get_username()) for one in others)]

    def condition(self, value: str) -> Q | None:
        if value == ME:
            return self.of(self.request.user)
        person = get_user_model()._default_manager.filter(username=value).first()
        return self.of(person) if person else None


class EditedByFilter(_PersonFilter):
    """Whoever has saved the record at the desk, or taken a step with it."""

    title = gettext_lazy("Edited by")
    parameter_name = "edited_by"

    def _logged(self) -> QuerySet[LogEntry]:
        of_records = LogEntry.objects.filter(
            content_type__app_label="catalog", content_type__model="record"
        )
        return of_records.exclude(action_flag=DELETION)

    def people(self) -> QuerySet[Any]:
        edits = self._logged().filter(user=_OWN)
        return get_user_model()._default_manager.filter(Exists(edits))

    def of(self, person: Any) -> Q:
        keys = Cast("object_id", BigIntegerField())
        return Q(pk__in=self._logged().filter(user=person).values_list(keys))


class DescribedByFilter(_PersonFilter):
    """Whoever has begun the record at the desk."""

    title = gettext_lazy("Described by")
    parameter_name = "described_by"

    def people(self) -> QuerySet[Any]:
        begun = Record.objects.filter(created_by=_OWN)
        return get_user_model()._default_manager.filter(Exists(begun))

    def of(self, person: Any) -> Q:
        return Q(created_by=person.pk)


class WithinFilter(DeskFilter):
    """Everything below a record; offered on the record's own form."""

    title = gettext_lazy("Place in the hierarchy")
    parameter_name = "within"
    unfolded = True

    def has_output(self) -> bool:
        return bool(self.value())

    def offered(self) -> list[tuple[str, Any]]:
        above = self._above(self.value() or "")
        return [(str(above.pk), _("Below “%s”") % above)] if above else []

    def condition(self, value: str) -> Q | None:
        above = self._above(value)
        if above is None:
            message = _(
                "There is no record with the number “%(value)s” to look below. It may have been deleted. "
                "Here is the whole list."
            )
            raise ValidationError(message, "no-record", {"value": printable(value, 40)})
        after, before = tree.descendants(above.path)
        return Q(path__gt=after, path__lt=before)

    def _above(self, value: str) -> Record | None:
        found = Record.objects.filter(pk=value) if is_key(value) else Record.objects.none()
        return found.only("path", "title").first()


FILTERS = (
    WithinFilter,
    StatusFilter,
    LevelFilter,
    DocumentTypeFilter,
    RepositoryFilter,
    HoldingFilter,
    LanguageFilter,
    IncompleteFilter,
    TranscriptionFilter,
    TranslationFilter,
    ScanFilter,
    PublicFilter,
    EditedByFilter,
    DescribedByFilter,
)


def filters_for(request: HttpRequest) -> list[type[DeskFilter]]:
    """Those that a person may use."""
    person: Any = request.user
    return [one for one in FILTERS if not one.needs or person.has_perm(one.needs)]
