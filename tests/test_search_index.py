"""The index is right at the end of every change, whatever of the catalogue is changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from catalog.choices import Scheme, Standing, Status
from catalog.models import AgentName, Identifier, Record, RecordPlace, TermLabel
from tests.records import (
    make_agent,
    make_citation,
    make_contribution,
    make_record,
    make_repository,
    make_term,
    make_text,
)
from tests.searching import agrees, found

pytestmark = pytest.mark.django_db


@pytest.fixture
def cable() -> Record:
    """A cable in a file of a fonds, with everything hung on it."""
    fonds = make_record(slug="fonds", title="Archivio", level="fonds")
    folder = make_record(slug="folder", title="Ungheria", level="file", parent=fonds)
    record = make_record(
        slug="cable",
        title="Cable on Hungary",
        parent=folder,
        repository=make_repository(),
        document_type="cable",
        languages=["ru"],
        subjects=["foreign-relations"],
    )
    make_contribution(record, make_agent("Togliatti, Palmiro"))
    text = make_text(record, "Nenni is against us.\n\nDi Vittorio as well.")
    assert text.paragraphs.count() == 2
    AgentName.objects.create(agent=record.contributions.get().agent, name="Alfredo")
    place, role = make_term(Scheme.PLACE, "budapest"), make_term(Scheme.PLACE_ROLE, "mentioned")
    RecordPlace.objects.create(record=record, place=place, role=role)
    return record


def _elsewhere(record: Record) -> None:
    record.parent = make_record(slug="other", title="Altro fondo", level="fonds")
    record.save()


def _under(child: str, parent: str) -> None:
    term = make_term(Scheme.PLACE, child)
    term.broader = make_term(Scheme.PLACE, parent, "Hungary")
    term.save()


def _renamed(instance: Any, **changes: Any) -> None:
    for name, value in changes.items():
        setattr(instance, name, value)
    instance.save()


def _related(subject: Any) -> Any:
    return subject.records_about


def _posted(record: Record) -> None:
    _renamed(make_term(Scheme.ROLE, "recipient"), key="addressee")
    _renamed(make_term(Scheme.ROLE, "sender"), key="recipient")


def _translator_renamed(record: Record) -> None:
    translator = make_agent("Longo, L.")
    _renamed(record.texts.get(), translator=translator)
    _renamed(translator, preferred_name="Longo, Luigi")


def _broader_renamed(record: Record) -> None:
    _under("budapest", "country")
    _renamed(make_term(Scheme.PLACE, "country"), label="Hungary")


def _to_another(row: Any) -> None:
    _renamed(row, record=make_record(slug="other"))


def _variant(record: Record) -> AgentName:
    return record.contributions.get().agent.names.get()


CHANGES: dict[str, tuple[Callable[[Record], Any], str]] = {
    "a title": (lambda record: _renamed(record, title="Telegram on Imre Nagy"), "nagy"),
    "a note": (lambda record: _renamed(record, note="Seen by Khrushchev."), "khrushchev"),
    "a text": (lambda record: make_text(record, "Ingrao disagreed.", key="second"), "ingrao"),
    "a body": (lambda record: record.texts.get().write_body("Longo spoke."), "longo"),
    "a contribution": (
        lambda record: make_contribution(record, make_agent("Longo, Luigi"), "recipient"),
        "to:longo",
    ),
    "an agent's name": (
        lambda record: _renamed(record.contributions.get().agent, preferred_name="Ercoli, Mario"),
        "from:ercoli",
    ),
    "a variant of a name": (
        lambda record: AgentName.objects.create(
            agent=record.contributions.get().agent, name="Тольятти"
        ),
        "Тольятти",
    ),
    "a subject's label": (
        lambda record: _renamed(record.subjects.get(), label="Diplomacy"),
        "about:diplomacy",
    ),
    "another label of a place": (
        lambda record: TermLabel.objects.create(
            term=record.places.get().place, language="sr", text="Будимпешта"
        ),
        "place:Budimpešta",
    ),
    "a place put under another": (lambda record: _under("budapest", "hungary"), "place:hungary"),
    "a repository's name": (
        lambda record: _renamed(record.repository, name="Archivio centrale"),
        "centrale",
    ),
    "an identifier": (
        lambda record: Identifier.objects.create(
            record=record, scheme="wilson-center", value="111973"
        ),
        "ref:111973",
    ),
    "a subject more": (
        lambda record: record.subjects.add(make_term(Scheme.SUBJECT, "strikes")),
        "about:strikes",
    ),
    "a subject from its own side": (
        lambda record: _related(make_term(Scheme.SUBJECT, "strikes")).add(record),
        "about:strikes",
    ),
    "a translator": (
        lambda record: _renamed(record.texts.get(), translator=make_agent("Longo, Luigi")),
        "longo",
    ),
    "a translator's name": (_translator_renamed, "luigi"),
    "all records of a subject": (
        lambda record: _related(make_term(Scheme.SUBJECT, "strikes")).set([record]),
        "about:strikes",
    ),
    "a role's key": (_posted, "to:togliatti"),
    "a text from another record": (
        lambda record: _renamed(
            make_text(make_record(), "Ingrao disagreed.", key="second"), record=record
        ),
        "ingrao",
    ),
    "a broader place's name": (_broader_renamed, "place:hungary"),
    "a language": (
        lambda record: record.languages.set([make_term(Scheme.LANGUAGE, "it", "Italian")]),
        "lang:italian",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_in_the_index_at_once(cable: Record, change: str) -> None:
    alter, query = CHANGES[change]
    assert "cable" not in found(query)
    alter(cable)
    assert "cable" in found(query)
    assert agrees()


LOSSES: dict[str, tuple[Callable[[Record], Any], str]] = {
    "a paragraph": (
        lambda record: record.texts.get().paragraphs.get(anchor=2).delete(),
        "vittorio",
    ),
    "a text": (lambda record: record.texts.all().delete(), "nenni"),
    "a text made a draft": (
        lambda record: _renamed(record.texts.get(), standing=Standing.DRAFT),
        "nenni",
    ),
    "a contribution": (lambda record: record.contributions.get().delete(), "togliatti"),
    "a variant of a name": (lambda record: _variant(record).delete(), "alfredo"),
    "a variant that is another's": (
        lambda record: _renamed(_variant(record), agent=make_agent("Longo, Luigi")),
        "alfredo",
    ),
    "a contribution to another record": (
        lambda record: _to_another(record.contributions.get()),
        "togliatti",
    ),
    "a text of another record": (lambda record: _to_another(record.texts.get()), "nenni"),
    "a place of another record": (lambda record: _to_another(record.places.get()), "budapest"),
    "all subjects": (lambda record: record.subjects.clear(), "about:foreign"),
    "all records of a subject": (
        lambda record: _related(record.subjects.get()).clear(),
        "about:foreign",
    ),
    "other records of a subject": (
        lambda record: _related(record.subjects.get()).set([make_record()]),
        "about:foreign",
    ),
    "a subject itself": (lambda record: record.subjects.get().delete(), "about:foreign"),
    "a language itself": (lambda record: record.languages.get().delete(), "lang:ru"),
    "a place": (lambda record: record.places.get().delete(), "budapest"),
    "publication": (lambda record: _renamed(record, status=Status.WITHDRAWN), "nenni"),
    "an embargo": (
        lambda record: _renamed(record, embargo_until=timezone.now() + timedelta(days=1)),
        "nenni",
    ),
    "publication of what is above": (
        lambda record: _renamed(Record.objects.get(slug="fonds"), status=Status.DRAFT),
        "nenni",
    ),
    "an embargo of what is above": (
        lambda record: _renamed(
            Record.objects.get(slug="folder"), embargo_until=timezone.now() + timedelta(days=1)
        ),
        "nenni",
    ),
    "the record": (lambda record: record.delete(), "nenni"),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_what_is_gone_is_found_no_more(cable: Record, loss: str) -> None:
    lose, query = LOSSES[loss]
    assert "cable" in found(query)
    lose(cable)
    assert "cable" not in found(query)
    assert agrees()


def test_a_record_that_moves_takes_its_collection_along(cable: Record) -> None:
    assert found(selected={"collection": ("folder",)}) == ["cable", "folder"]
    _elsewhere(cable)
    assert found(selected={"collection": ("folder",)}) == []
    assert found(selected={"collection": ("other",)}) == ["cable", "other"]
    assert agrees()


def test_a_citation_that_comes_to_mean_another_source_concerns_both() -> None:
    meant, other = make_record(slug="meant"), make_record(slug="other")
    citation = make_citation(make_record(slug="essay"), meant)
    assert found(selected={"has": ("citation",)}) == ["meant"]
    _renamed(citation, cited=other)
    assert found(selected={"has": ("citation",)}) == ["other"]
    assert agrees()


@pytest.mark.parametrize("hidden", ["essay", "volume"])
def test_a_source_is_cited_as_long_as_the_essay_and_all_above_it_are_public(hidden: str) -> None:
    volume = make_record(slug="volume", level="fonds")
    essay = make_record(slug="essay", parent=volume)
    make_citation(essay, make_record(slug="source"))
    record = Record.objects.get(slug=hidden)
    for status, cited in ((Status.DRAFT, []), (Status.PUBLISHED, ["source"])):
        _renamed(record, status=status)
        assert found(selected={"has": ("citation",)}) == cited
        assert agrees()
    essay.delete()
    assert found(selected={"has": ("citation",)}) == []
    assert agrees()
