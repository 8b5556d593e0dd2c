"""The search against plain reckoning over a shelf of records: on either database, the same records and counts.

The shelf is described once as plain values. Each class of query is answered by the search and by reckoning over those.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from catalog.choices import Status
from catalog.models import Record
from catalog.models.changes import together
from catalog.search import FACETS, SearchRequest, SearchResults, Sort, search
from catalog.search.query.nodes import And, Dates, Field, Node, Not, Or, Phrase, Word
from tests.records import (
    make_agent,
    make_contribution,
    make_record,
    make_repository,
    make_term,
    make_text,
)

pytestmark = pytest.mark.django_db

WORDS = ["Budapest", "Trieste", "Kardelj", "Vidali", "Longo", "Suslov", "Goli", "Otok", "Pula"]
NAMES = ["Kardelj, Edvard", "Vidali, Vittorio", "Longo, Luigi"]
TYPES = ["cable", "letter", "minutes"]


@dataclass
class Described:
    """One record of the shelf, as plain values."""

    slug: str
    title: list[str]
    body: list[str]
    kind: str
    language: str
    repository: str
    senders: list[str] = field(default_factory=list)
    year: tuple[int, int] | None = None
    hidden: bool = False

    @property
    def names(self) -> list[str]:
        return [part for name in self.senders for part in name.replace(",", "").split()]

    @property
    def words(self) -> set[str]:
        return {word.lower() for word in [*self.title, *self.body, *self.names, self.kind]}

    def says(self, *phrase: str) -> bool:
        body = [word.lower() for word in self.body]
        size = len(phrase)
        return any(
            tuple(body[start : start + size]) == phrase for start in range(len(body) - size + 1)
        )


@pytest.fixture
def shelf(db: None) -> list[Described]:
    chance = random.Random(1956)
    described = [_described(chance, number) for number in range(60)]
    with together():
        _make(described)
    return [entry for entry in described if not entry.hidden]


def _make(described: list[Described]) -> None:
    holders = {name: make_repository(name=name) for name in ("Gramsci", "Arhiv Jugoslavije")}
    agents = {name: make_agent(name) for name in NAMES}
    for entry in described:
        record = make_record(
            slug=entry.slug,
            title=" ".join(entry.title),
            document_type=entry.kind,
            languages=[entry.language],
            repository=holders[entry.repository],
            date_text="/".join(map(str, sorted(set(entry.year)))) if entry.year else "",
            status=Status.DRAFT if entry.hidden else Status.PUBLISHED,
        )
        make_text(record, " ".join(entry.body))
        for name in entry.senders:
            make_contribution(record, agents[name], "sender")


def _described(chance: random.Random, number: int) -> Described:
    year = chance.randint(1948, 1962)
    return Described(
        slug=f"record-{number:02}",
        title=[*chance.choices(WORDS, k=2), f"Nr{number}"],
        body=chance.choices(WORDS, k=chance.randint(2, 9)),
        kind=chance.choice(TYPES),
        language=chance.choice(["ru", "it"]),
        repository=chance.choice(["Gramsci", "Arhiv Jugoslavije"]),
        senders=chance.sample(NAMES, k=chance.randint(0, 2)),
        year=chance.choice([None, (year, year), (year, year + chance.randint(1, 3))]),
        hidden=chance.random() < 0.15,
    )


Reckoning = Callable[[Described], bool]
CLASSES: dict[str, tuple[Node, Reckoning]] = {
    "everything": (And(), lambda entry: True),
    "a word": (Phrase("Trieste"), lambda entry: "trieste" in entry.words),
    "a rare word": (Phrase("nr7"), lambda entry: "nr7" in entry.words),
    "two words": (
        And((Phrase("Trieste"), Phrase("Budapest"))),
        lambda entry: {"trieste", "budapest"} <= entry.words,
    ),
    "a phrase": (
        Phrase("goli otok"),
        lambda entry: (
            entry.says("goli", "otok")
            or tuple(word.lower() for word in entry.title[:2]) == ("goli", "otok")
        ),
    ),
    "a beginning": (
        Word("kard", prefix=True),
        lambda entry: any(word.startswith("kard") for word in entry.words),
    ),
    "either": (
        Or((Phrase("Pula"), And((Phrase("Suslov"), Phrase("Otok"))))),
        lambda entry: "pula" in entry.words or {"suslov", "otok"} <= entry.words,
    ),
    "a word and not another": (
        And((Phrase("Pula"), Not(Phrase("Trieste")))),
        lambda entry: "pula" in entry.words and "trieste" not in entry.words,
    ),
    "nothing but not": (Not(Phrase("Trieste")), lambda entry: "trieste" not in entry.words),
    "either not": (
        Or((Not(Phrase("Trieste")), Phrase("Pula"))),
        lambda entry: "trieste" not in entry.words or "pula" in entry.words,
    ),
    "a title": (
        Field("title", Word("Suslov")),
        lambda entry: "suslov" in [word.lower() for word in entry.title],
    ),
    "a sender": (
        Field("from", Phrase("Luigi Longo")),
        lambda entry: "Longo, Luigi" in entry.senders,
    ),
    "a type": (Field("type", Word("letter")), lambda entry: entry.kind == "letter"),
    "a language": (Field("lang", Word("ru")), lambda entry: entry.language == "ru"),
    "a date": (
        Dates("1955..1956", 19550101, 19561231),
        lambda entry: bool(entry.year and entry.year[0] <= 1956 and entry.year[1] >= 1955),
    ),
    "words and a date": (
        And((Phrase("Pula"), Dates("<1956", None, 19551231), Not(Field("type", Word("cable"))))),
        lambda entry: (
            "pula" in entry.words
            and bool(entry.year and entry.year[0] < 1956)
            and entry.kind != "cable"
        ),
    ),
    "undated": (Dates("undated", undated=True), lambda entry: entry.year is None),
}
SELECTIONS: dict[str, tuple[dict[str, tuple[str, ...]], dict[str, Reckoning]]] = {
    "nothing selected": ({}, {}),
    "one value": ({"type": ("cable",)}, {"type": lambda entry: entry.kind == "cable"}),
    "two of one facet and one of another": (
        {"type": ("cable", "letter"), "agent": ("longo-luigi",)},
        {
            "type": lambda entry: entry.kind in {"cable", "letter"},
            "agent": lambda entry: "Longo, Luigi" in entry.senders,
        },
    ),
    "three facets": (
        {"language": ("ru",), "repository": ("gramsci",), "agent": ("vidali-vittorio:sender",)},
        {
            "language": lambda entry: entry.language == "ru",
            "repository": lambda entry: entry.repository == "Gramsci",
            "agent": lambda entry: "Vidali, Vittorio" in entry.senders,
        },
    ),
}
VALUES: dict[str, Callable[[Described], list[str]]] = {
    "type": lambda entry: [entry.kind],
    "language": lambda entry: [entry.language],
    "repository": lambda entry: [make_slug(entry.repository)],
    "agent": lambda entry: [make_slug(name.replace(",", "")) for name in entry.senders],
}


def make_slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def found(results: SearchResults) -> set[str]:
    return {hit.record.slug for hit in results.hits}


@pytest.mark.parametrize("selected", SELECTIONS)
def test_records_and_counts_are_those_that_plain_reckoning_finds(
    shelf: list[Described], selected: str
) -> None:
    for query in CLASSES:
        compare(shelf, query, *SELECTIONS[selected])


def compare(
    shelf: list[Described],
    query: str,
    values: dict[str, tuple[str, ...]],
    chosen: dict[str, Reckoning],
) -> None:
    node, answers = CLASSES[query]
    results = search(SearchRequest(query=node, selected=values, page_size=100))
    matching = [entry for entry in shelf if answers(entry)]
    expected = [entry for entry in matching if all(rule(entry) for rule in chosen.values())]
    assert found(results) == {entry.slug for entry in expected}, query
    assert results.total == len(expected)
    for facet in results.facets:
        if facet.name in VALUES:
            others = [rule for name, rule in chosen.items() if name != facet.name]
            counted = Counter(
                value
                for entry in matching
                if all(rule(entry) for rule in others)
                for value in VALUES[facet.name](entry)
            )
            shown = {value.value: value.count for value in facet.values if value.count}
            assert shown == dict(counted), (query, facet.name)


def test_a_record_counts_in_every_year_its_date_may_lie_in(shelf: list[Described]) -> None:
    for node, answers in CLASSES.values():
        results = search(SearchRequest(query=node))
        matching = [entry for entry in shelf if answers(entry)]
        for bar in results.histogram.bars:
            within = [
                entry
                for entry in matching
                if entry.year and entry.year[0] <= bar.last and entry.year[1] >= bar.first
            ]
            assert bar.count == len(within), (node, bar)
        assert results.histogram.undated == sum(entry.year is None for entry in matching)


@pytest.mark.slow
@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("order", list(Sort))
def test_pages_are_stable_and_hold_every_record_once(order: Sort) -> None:
    for query in ("everything", "a word", "either not"):
        one_by_one(CLASSES[query][0], order)


def one_by_one(node: Node, order: Sort) -> None:
    whole = search(SearchRequest(query=node, sort=order, page_size=100))
    paged = [
        hit.record.slug
        for page in range(1, whole.total // 7 + 2)
        for hit in search(SearchRequest(query=node, sort=order, page=page, page_size=7)).hits
    ]
    assert paged == [hit.record.slug for hit in whole.hits]


@pytest.mark.usefixtures("shelf")
def test_orders_are_what_they_are_called() -> None:
    def records(order: Sort) -> list[Record]:
        return [hit.record for hit in search(SearchRequest(sort=order, page_size=100)).hits]

    titles = [record.title.lower() for record in records(Sort.TITLE)]
    assert titles == sorted(titles)
    days = [record.date_earliest for record in records(Sort.DATE)]
    dated = [day for day in days if day is not None]
    assert days == [*sorted(dated), *[None] * (len(days) - len(dated))]


def test_every_facet_shows_only_values_with_records_and_their_labels() -> None:
    record = make_record(level="file", subjects=["foreign-relations"])
    make_term("subject", "never-used")
    results = search(SearchRequest())
    assert [facet.name for facet in results.facets] == list(FACETS)
    shown = {facet.name: facet.values for facet in results.facets}
    assert [(value.value, value.label) for value in shown["subject"]] == [
        ("foreign-relations", "Foreign relations")
    ]
    assert [value.value for value in shown["level"]] == [record.level.key]
