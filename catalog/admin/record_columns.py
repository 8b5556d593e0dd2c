"""The columns that the list of records offers. A further one is a declaration here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.admin.models import DELETION, LogEntry
from django.db.models import Count, Exists, F, OuterRef, Prefetch, QuerySet, Subquery, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from catalog.admin.columns import Column
from catalog.choices import TextKind
from catalog.models import Contribution, DigitalObject, Record, Text
from catalog.vocabulary import label

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_OWN: Any = OuterRef("pk")


def _field(name: str, **options: Any) -> Column:
    """A column that shows a field as it is stored, under the name it has on every page."""
    options.setdefault("value", lambda record: getattr(record, name))
    return Column(name, label(name), **options)


def _linked(name: str, order: str, **options: Any) -> Column:
    return _field(name, order=f"{name}__{order}", empty_last=True, joins=(name,), **options)


def _choice(name: str) -> Column:
    return _field(name, value=lambda record: getattr(record, f"get_{name}_display")(), order=name)


def _terms(name: str) -> Column:
    return _field(
        name,
        value=lambda record: [str(term) for term in getattr(record, name).all()],
        prefetches=(name,),
    )


def _moment(name: str, called: StrOrPromise, **options: Any) -> Column:
    return Column(name, called, lambda record: getattr(record, name), order=name, **options)


def _presence(name: str, called: StrOrPromise, found: QuerySet[Any], needs: str) -> Column:
    return Column(
        name,
        called,
        lambda record: getattr(record, name),
        gathers={name: Exists(found)},
        needs=needs,
        boolean=True,
    )


def _texts(kind: TextKind) -> QuerySet[Any]:
    return Text.objects.filter(record=_OWN, kind=kind)


_LOGGED = LogEntry.objects.filter(
    content_type__app_label="catalog",
    content_type__model="record",
    object_id=Cast(_OWN, TextField()),
).exclude(action_flag=DELETION)
_CHILDREN: Any = (
    Record.objects.filter(parent=_OWN).order_by().values("parent").annotate(count=Count("pk"))
)
# What blocks publication, by what to call it.
_LACKS: dict[str, tuple[StrOrPromise, QuerySet[Any]]] = {
    "lacks_repository": (label("repository"), Record.objects.without_repository().filter(pk=_OWN)),
    "lacks_date": (label("date_text"), Record.objects.without_date().filter(pk=_OWN)),
    "lacks_source": (
        _("Source of a translation"),
        Text.objects.without_source().filter(record=_OWN),
    ),
}


def _missing(record: Record) -> list[str]:
    return [str(called) for name, (called, _found) in _LACKS.items() if getattr(record, name)]


def _creators(record: Any) -> list[str]:
    return [str(one.agent) for one in record.makers]


COLUMNS = (
    _field("title", order="title"),
    _field("reference_code", order="reference_code"),
    _linked("level", "label"),
    _linked("document_type", "label"),
    Column(
        "date",
        _("Date"),
        lambda record: record.date_reading,
        order="date_earliest",
        empty_last=True,
    ),
    _linked("repository", "name"),
    _choice("status"),
    _field("parent", joins=("parent",)),
    _choice("holding"),
    _field("extent"),
    Column(
        "creators",
        label("creators"),
        _creators,
        prefetches=(
            Prefetch(
                "contributions",
                Contribution.objects.by_makers().select_related("agent").in_order(),
                to_attr="makers",
            ),
        ),
        needs="catalog.view_contribution",
    ),
    _terms("languages"),
    _terms("subjects"),
    _field("scope_and_content"),
    _field("access_conditions"),
    _field("classification", order="classification"),
    Column(
        "children",
        _("Number of records in it"),
        lambda record: record.children_counted or 0,
        gathers={"children_counted": Subquery(_CHILDREN.values("count"))},
    ),
    _presence(
        "transcription",
        _("Has a transcription"),
        _texts(TextKind.TRANSCRIPTION),
        "catalog.view_text",
    ),
    _presence(
        "translation", _("Has a translation"), _texts(TextKind.TRANSLATION), "catalog.view_text"
    ),
    _presence(
        "scan",
        _("Has a scan"),
        DigitalObject.objects.filter(copy__record=_OWN),
        "catalog.view_digitalobject",
    ),
    Column(
        "missing",
        _("Missing for publication"),
        _missing,
        gathers={name: Exists(found) for name, (_called, found) in _LACKS.items()},
    ),
    _moment("public_from", _("Public from"), empty_last=True),
    _moment("embargo_until", label("embargo_until"), empty_last=True),
    _moment("created_at", _("Created")),
    Column(
        "described_by",
        _("Described by"),
        lambda record: record.created_by and record.created_by.get_username(),
        order="created_by__username",
        empty_last=True,
        joins=("created_by",),
    ),
    _moment("updated_at", _("Changed")),
    Column(
        "edited_by",
        _("Edited last by"),
        lambda record: record.edited_last_by,
        gathers={
            "edited_last_by": Subquery(
                _LOGGED.order_by(F("action_time").desc(), "-pk").values("user__username")[:1]
            )
        },
    ),
    _field("slug", order="slug"),
)

USUAL = ("title", "reference_code", "level", "document_type", "date", "repository", "status")
"""The names of those that are shown to who has chosen none."""
