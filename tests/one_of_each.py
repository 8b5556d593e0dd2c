"""One object of every kind that archivists edit, and the addresses of its pages at the desk."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib import admin
from django.db import models
from django.urls import reverse

from catalog.models import (
    Accession,
    Act,
    AgentIdentifier,
    AgentName,
    Alignment,
    ColumnMapping,
    Copy,
    DigitalObject,
    FormerAgentKey,
    FormerRecordKey,
    FormerTermKey,
    Identifier,
    LoggedChange,
    Paragraph,
    ParallelDescription,
    ProvenanceEvent,
    Publication,
    RecordDate,
    RecordPlace,
    Relation,
    SecondFactorRequirement,
    TermLabel,
    TextNote,
)
from catalog.models.base import CatalogModel
from tests.records import (
    make_agent,
    make_citation,
    make_contribution,
    make_record,
    make_repository,
    make_term,
    make_text,
)

MODELS = sorted(
    (model for model in admin.site._registry if issubclass(model, CatalogModel)),
    key=lambda model: model._meta.model_name or "",
)


def make_one_of_each() -> dict[type[models.Model], models.Model]:
    """The cable of 30 October 1956 with everything that can hang on a record."""
    repository = make_repository(
        name="Архив Президента Российской Федерации", country="RU", city="Москва"
    )
    cable = make_record(
        title="Cable from Palmiro Togliatti on the Hungarian events",
        document_type="cable",
        date_text="30 October 1956",
        repository=repository,
        languages=["ru"],
    )
    essay = make_record(
        title="Relations between the PCI and the League of Communists",
        document_type="journal-article",
    )
    togliatti = make_agent()
    russian = make_text(cable, "Венгерские события создали тяжёлое положение.", language="ru")
    english = make_text(
        cable, "The Hungarian events have created a heavy situation.", translated_from=russian
    )
    copy = Copy.objects.create(
        record=cable, kind="web", url="https://digitalarchive.wilsoncenter.org/"
    )
    made: list[models.Model] = [
        repository,
        cable,
        togliatti,
        english,
        copy,
        make_term("language", "it", "Italian"),
        make_contribution(cable, togliatti),
        make_citation(essay, cable),
        AgentName.objects.create(agent=togliatti, name="Тольятти, Пальмиро"),
        AgentIdentifier.objects.create(agent=togliatti, scheme="viaf", value="29539259"),
        TermLabel.objects.create(
            term=make_term("document-type", "cable"), language="it", text="Cablogramma"
        ),
        Identifier.objects.create(record=cable, scheme="wilson-center", value="111973"),
        ProvenanceEvent.objects.create(record=cable, type=make_term("event-type", "sent")),
        RecordDate.objects.create(record=cable, event="written", date_text="1956"),
        RecordPlace.objects.create(
            record=cable,
            place=make_term("place", "moscow"),
            role=make_term("place-role", "mentioned"),
        ),
        Relation.objects.create(
            source=essay, target=cable, type=make_term("relation-type", "mentions")
        ),
        ParallelDescription.objects.create(
            record=cable, language="it", title="Cablogramma di Togliatti", standing="reviewed"
        ),
        Publication.objects.create(record=essay, container_title="Balcanica"),
        Alignment.objects.create(source=russian.paragraphs.get(), target=english.paragraphs.get()),
        Paragraph.objects.get(text=english),
        TextNote.objects.create(
            text=english, anchor=1, mark="1", body="The Russian has “тяжёлое положение”."
        ),
        Accession.objects.create(source_file="holdings.json", sha256="0" * 64, format="fixture"),
        ColumnMapping.objects.create(
            name="Fondo 513", format="csv", mapping="Segnatura = reference_code\n"
        ),
        DigitalObject.objects.create(
            copy=copy, file="objects/00/scan.png", sha256="0" * 64, media_type="image/png", size=12
        ),
    ]
    # These have no pages of their own.
    FormerAgentKey.objects.create(agent=togliatti, slug="ercoli")
    FormerRecordKey.objects.create(record=cable, slug="cable-1956")
    FormerTermKey.objects.create(term=make_term("language", "it"), scheme="language", key="ita")
    return {type(one): one for one in made}


def addresses(model: type[models.Model], one: models.Model) -> Iterator[str]:
    """Every page of the desk about one object."""
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    yield reverse(f"{name}_changelist")
    yield reverse(f"{name}_change", args=[one.pk])
    yield reverse(f"{name}_history", args=[one.pk])
    if model not in {Accession, Act, LoggedChange, SecondFactorRequirement}:
        yield reverse(f"{name}_add")
        yield reverse(f"{name}_delete", args=[one.pk])
