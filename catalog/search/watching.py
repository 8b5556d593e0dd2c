"""Which records have to be written again when something of the catalogue is saved or deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any

from django.db.models import Model, Q
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save

from catalog.choices import Scheme
from catalog.models import (
    Agent,
    AgentName,
    Citation,
    Contribution,
    Copy,
    DigitalObject,
    Identifier,
    Paragraph,
    ParallelDescription,
    Publication,
    Record,
    RecordPlace,
    Repository,
    Term,
    TermLabel,
    Text,
    TextNote,
)
from catalog.models.base import CatalogModel
from catalog.models.changes import records_changed, touch
from catalog.search import authority_names
from catalog.search.indexing import index_changed

_NAMED = {
    Agent: ("preferred_name",),
    Term: ("key", "label", "broader_id", "scheme"),
    Repository: ("name", "parallel_names", "other_names"),
}
"""The fields of authorities whose change concerns the records linked to them."""


def watch() -> None:
    """Begin to keep the index current."""
    parts = (Contribution, Copy, Identifier, ParallelDescription, Publication, RecordPlace, Text)
    for model in parts:
        _on_writing(model, "record_id", lambda row, _using: [row.record_id])
    _on_writing(Record, "pk", lambda row, _using: [row.pk])
    _on_writing(Paragraph, "text_id", lambda row, _using: [row.text.record_id])
    _on_writing(TextNote, "text_id", lambda row, _using: [row.text.record_id])
    _on_writing(DigitalObject, "copy_id", lambda row, _using: [row.copy.record_id])
    _on_writing(Citation, "cited_id", lambda row, _using: [row.cited_id])
    for authority in _NAMED:
        pre_save.connect(_remember_names, authority, dispatch_uid="search")
        post_save.connect(_authority_saved, authority, dispatch_uid="search")
    _on_writing(AgentName, "agent_id", lambda row, using: _agent_named(row.agent_id, using))
    _on_writing(TermLabel, "term_id", lambda row, using: _term_named(row.term_id, using))
    post_delete.connect(_part_deleted, Record, dispatch_uid="search part")
    pre_delete.connect(_term_goes, Term, dispatch_uid="search")
    post_delete.connect(_authority_deleted, Agent, dispatch_uid="search")
    post_delete.connect(_authority_deleted, Term, dispatch_uid="search")
    for through in (Record.subjects.through, Record.languages.through):
        m2m_changed.connect(_links_changed, through, dispatch_uid="search")
    records_changed.connect(_records_changed, dispatch_uid="search")


def _on_writing(
    model: type[Model], link: str, records: Callable[[Any, str], Iterable[int | None]]
) -> None:
    """`link` is the column that says what a row belongs to; `records` gives the records that the row concerns.

    A row that comes to belong to something else concerns the records of what it belonged to as well.
    """

    def remember(instance: Any, using: str, raw: bool = False, **_options: Any) -> None:
        instance._belonged_to = None
        if not raw and not instance._state.adding:
            stored = model._base_manager.using(using).filter(pk=instance.pk)
            instance._belonged_to = stored.values_list(link, flat=True).first()

    def written(instance: Any, using: str, raw: bool = False, **_options: Any) -> None:
        if raw:
            return
        touch(using, records(instance, using))
        before = getattr(instance, "_belonged_to", None)
        if before not in (None, getattr(instance, link)):
            former = model(**{link: before})
            former._state.db = using
            touch(using, records(former, using))

    def goes(instance: Any, **_options: Any) -> None:
        # Once it is gone, what it belonged to may be gone as well.
        getattr(instance, link.removesuffix("_id"))

    uid = f"search {model._meta.label}"
    if link != "pk":
        pre_save.connect(remember, model, weak=False, dispatch_uid=uid)
    if model in (Paragraph, TextNote, DigitalObject):
        pre_delete.connect(goes, model, weak=False, dispatch_uid=uid)
    for signal in (post_save, post_delete):
        signal.connect(written, model, weak=False, dispatch_uid=uid)


def _records_changed(using: str, keys: set[int], **_options: Any) -> None:
    index_changed(using, keys)


def _part_deleted(instance: Record, using: str, **_options: Any) -> None:
    """What a record was a part of may have no parts any more."""
    touch(using, [instance.parent_id])


def _remember_names(sender: type[CatalogModel], instance: Any, using: str, **_options: Any) -> None:
    stored = sender._default_manager.using(using).filter(pk=instance.pk).first()
    fields = _NAMED[sender]
    instance._renamed = {
        name
        for name in fields
        if stored is None or getattr(stored, name) != getattr(instance, name)
    }


def _authority_saved(sender: type[Model], instance: Any, using: str, **_options: Any) -> None:
    renamed: set[str] = instance._renamed
    if not renamed:
        return
    if isinstance(instance, Agent):
        touch(using, _agent_named(instance.pk, using))
    elif isinstance(instance, Term):
        touch(using, _term_named(instance.pk, using))
        if "key" in renamed:
            touch(using, _ruled_by_key(instance.pk, using))
    else:
        touch(using, instance.records.values_list("pk", flat=True))


def _term_goes(instance: Term, using: str, **_options: Any) -> None:
    """A term takes its links to records along, of which nothing else tells."""
    instance._linked = list(_linked_to(instance, using))  # type: ignore[attr-defined]


def _authority_deleted(instance: Any, using: str, **_options: Any) -> None:
    if isinstance(instance, Agent):
        authority_names.write_agents(using, [instance.pk])
    else:
        authority_names.write_terms(using, [instance.pk])
        touch(using, instance._linked)


def _agent_named(key: int, using: str) -> Iterable[int]:
    """Write an agent's names and say which records it is linked to."""
    authority_names.write_agents(using, [key])
    contributions = Contribution.objects.using(using).filter(agent=key)
    translations = Text.objects.using(using).filter(translator=key)
    return chain(
        contributions.values_list("record", flat=True),
        translations.values_list("record", flat=True),
    )


def _term_named(key: int, using: str) -> Iterable[int]:
    """Write a term's names and say which records it, or a narrower one, is linked to."""
    term = Term.objects.using(using).filter(pk=key).first()
    if term is None or term.scheme not in _LINKING:
        return []
    if term.scheme in (Scheme.PLACE, Scheme.SUBJECT):
        authority_names.write_terms(using, [key])
    return _linked_to(term, using)


def _linked_to(term: Term, using: str) -> Iterable[int]:
    """The records that a term, or a narrower one, is linked to."""
    keys = Term.objects.using(using).below(term)
    places = RecordPlace.objects.filter(place__in=keys).values("record")
    subjects = Record.subjects.through.objects.filter(term__in=keys).values("record")
    languages = Record.languages.through.objects.filter(term__in=keys).values("record")
    linked = Q(pk__among=places) | Q(pk__among=subjects) | Q(pk__among=languages)
    records = Record.objects.using(using).filter(linked | Q(document_type__in=keys))
    return records.values_list("pk", flat=True)


_LINKING = (Scheme.PLACE, Scheme.SUBJECT, Scheme.LANGUAGE, Scheme.DOCUMENT_TYPE)


def _ruled_by_key(key: int, using: str) -> Iterable[int]:
    """The records for whose words it matters which role or which language of a text a term is."""
    ruled = Q(contributions__role=key) | Q(texts__language=key)
    return Record.objects.using(using).filter(ruled).values_list("pk", flat=True)


def _links_changed(
    instance: Any, action: str, reverse: bool, pk_set: set[int] | None, using: str, **_options: Any
) -> None:
    if action == "pre_clear" and reverse:
        linked = Q(subjects=instance) | Q(languages=instance)
        records = Record.objects.using(using).filter(linked)
        instance._cleared = list(records.values_list("pk", flat=True))
    elif action.startswith("post_"):
        if not reverse:
            touch(using, [instance.pk])
        else:
            touch(using, instance._cleared if pk_set is None else pk_set)
