"""A record with all that its page shows, in a fixed and small number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db.models import Model
from django.utils import timezone
from django.utils.dateparse import parse_date

from catalog import tree
from catalog.models import (
    Agent,
    AgentName,
    Contribution,
    Copy,
    DigitalObject,
    Identifier,
    Paragraph,
    ProvenanceEvent,
    Record,
    RecordDate,
    RecordPlace,
    Repository,
    Term,
    Text,
    TextNote,
)
from catalog.models.filling import by_key, fill
from catalog.models.gathered import Found
from catalog.models.statements import Objects
from catalog.pages.record_lines import CHILDREN_SHOWN, PUBLIC_AROUND, PUBLISHED_AROUND
from catalog.pages.record_rows import ALL, LINKS, PUBLIC

_OF_TERMS = dict.fromkeys(LINKS, ("term",)) | {
    "places": ("place", "role"),
    "contributions": ("role",),
    "texts": ("language", "script"),
    "relations": ("type",),
    "inverse_relations": ("type",),
}
_OF_AGENTS = {"contributions": ("agent",), "texts": ("translator",)}
"""By kind, the columns with keys of terms and of agents."""
_terms, _agents, _repositories = by_key(Term), by_key(Agent), by_key(Repository)
_events = by_key(ProvenanceEvent, "record")


@dataclass
class Gathering:
    """A record and what is not reached from it by its own attributes.

    Filled in on the record are its languages, scripts, subjects, places, contributions, identifiers, dates, copies
    (each with `public_files`) and events; on each text its paragraphs and notes.
    """

    record: Record
    texts: list[Text] = field(default_factory=list)
    alignments: list[tuple[int, int]] = field(default_factory=list)
    """Keys of paragraphs that answer to each other."""
    names: dict[int, list[AgentName]] = field(default_factory=lambda: defaultdict(list))
    """Variant names of the persons and bodies that have a part in the record, by the key of each."""
    labels: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    """All labels of the record's places but the preferred, by the key of each."""
    ancestors: list[Record] = field(default_factory=list)
    children: list[Record] = field(default_factory=list)
    has_more_children: bool = False
    relations: list[tuple[str, Record]] = field(default_factory=list)
    """Relations from both ends, as (label, other record), of public records only."""


def gather(record: Record, *, drafts: bool = False) -> Gathering:
    """All that the page of a record shows.

    With `drafts` also texts that are drafts, and parts that are published below a record that is not.
    """
    using = record._state.db or "default"
    found = (ALL if drafts else PUBLIC)([record.pk], using)
    gathering = Gathering(record)
    events = list(_events([record.pk], using).values())
    terms = _terms(
        _keys(found, _OF_TERMS)
        | {key for event in events for key in (event.type_id, event.place_id)},
        using,
    )
    agents = _agents(
        _keys(found, _OF_AGENTS)
        | {key for event in events for key in (event.from_agent_id, event.to_agent_id)},
        using,
    )
    _fill_links(record, found, terms)
    _fill_parts(record, found, terms, agents)
    _fill_copies(record, found, using)
    _fill_events(record, events, terms, agents)
    _add_texts(gathering, found, terms, agents)
    gathering.alignments = [(row["source"], row["target"]) for row in found["alignments"]]
    _add_names(gathering, found)
    _add_records(gathering, PUBLISHED_AROUND if drafts else PUBLIC_AROUND, found, terms)
    return gathering


def _keys(found: Found, columns: Mapping[str, tuple[str, ...]]) -> set[int | None]:
    return {row[name] for kind, names in columns.items() for row in found[kind] for name in names}


def _by_key(rows: list[dict[str, Any]], *order: str) -> list[dict[str, Any]]:
    """The rows in the order of these columns, each once."""
    once = {row["pk"]: row for row in rows}
    return sorted(once.values(), key=lambda row: [row[name] for name in (*order, "pk")])


@cache
def _attname(model: type[Model], name: str) -> str:
    field: Any = model._meta.pk if name == "pk" else model._meta.get_field(name)
    attname: str = field.attname
    return attname


def _made(model: type[Model], row: dict[str, Any], **linked: Any) -> Any:
    """An object of a row's columns; what it refers to is in `linked`, by the names of its fields."""
    made: Any = model(**{_attname(model, name): value for name, value in row.items()})
    made._state.adding = False
    for name, other in linked.items():
        setattr(made, name, other)
    return made


def _fill_links(record: Record, found: Found, terms: dict[int, Term]) -> None:
    for name in LINKS:
        fill(record, name, [terms[row["term"]] for row in _by_key(found[name])])


def _fill_parts(
    record: Record, found: Found, terms: dict[int, Term], agents: dict[int, Agent]
) -> None:
    places = [
        _made(RecordPlace, row, record=record, place=terms[row["place"]], role=terms[row["role"]])
        for row in _by_key(found["places"])
    ]
    places.sort(key=lambda entry: (entry.role.position, entry.place.label))
    fill(record, "places", places)
    contributions = [
        _made(Contribution, row, record=record, agent=agents[row["agent"]], role=terms[row["role"]])
        for row in _by_key(found["contributions"], "position")
    ]
    contributions.sort(key=lambda entry: entry.role.position)
    fill(record, "contributions", contributions)
    identifiers = [_made(Identifier, row) for row in _by_key(found["identifiers"])]
    identifiers.sort(key=lambda one: (one.scheme, one.value))
    fill(record, "identifiers", identifiers)
    fill(record, "dates", [_made(RecordDate, row) for row in _by_key(found["dates"], "position")])


def _fill_copies(record: Record, found: Found, using: str) -> None:
    files = defaultdict(list)
    for row in _by_key(found["files"], "page_order"):
        files[row["copy"]].append(_made(DigitalObject, row))
    repositories = _repositories((row["repository"] for row in found["copies"]), using)
    copies = []
    for row in _by_key(found["copies"], "position"):
        accessed = parse_date(row["accessed"] or "")
        copy = _made(
            Copy, row | {"accessed": accessed}, repository=repositories.get(row["repository"])
        )
        copy.public_files = files[copy.pk]
        copies.append(copy)
    fill(record, "copies", copies)


def _fill_events(
    record: Record,
    events: list[ProvenanceEvent],
    terms: dict[int, Term],
    agents: dict[int, Agent],
) -> None:
    for event in events:
        event.type = terms[event.type_id]
        for name, known in (("place", terms), ("from_agent", agents), ("to_agent", agents)):
            setattr(event, name, known.get(getattr(event, f"{name}_id")))
    events.sort(key=lambda event: (event.position, event.pk))
    fill(record, "events", events)


def _add_texts(
    gathering: Gathering, found: Found, terms: dict[int, Term], agents: dict[int, Agent]
) -> None:
    record = gathering.record
    copies = {copy.pk: copy for copy in record.copies.all()}
    texts = {
        row["pk"]: _made(
            Text,
            row,
            record=record,
            language=terms[row["language"]],
            script=terms.get(row["script"]),
            translator=agents.get(row["translator"]),
            base_copy=copies.get(row["base_copy"]),
        )
        for row in _by_key(found["texts"], "position")
    }
    sources = {row["pk"]: (row["translated_from"], row["supersedes"]) for row in found["texts"]}
    # A draft that readers do not see is no source and replaces nothing for them.
    for key, text in texts.items():
        translated_from, supersedes = sources[key]
        text.translated_from = texts.get(translated_from)
        text.supersedes = texts.get(supersedes)
    for relation, model, order in (
        ("paragraphs", Paragraph, ("position", "anchor")),
        ("notes", TextNote, ("position",)),
    ):
        parts: dict[int, list[Any]] = defaultdict(list)
        for row in _by_key(found[relation], *order):
            owner = texts[row.pop("text")]
            parts[owner.pk].append(_made(model, row, text=owner))
        for key, text in texts.items():
            fill(text, relation, parts[key])
    gathering.texts = list(texts.values())


def _add_names(gathering: Gathering, found: Found) -> None:
    for row in _by_key(found["names"]):
        gathering.names[row["agent"]].append(_made(AgentName, row))
    for row in _by_key(found["labels"]):
        gathering.labels[row["term"]].append(row["text"])


def _add_records(
    gathering: Gathering, around: Objects[Record], found: Found, terms: dict[int, Term]
) -> None:
    """What stands above the record, what is directly below it and what it is related to, in one query."""
    record = gathering.record
    above = set(tree.keys(record.path)[:-1])
    outward = _by_key(found["relations"])
    inward = _by_key(found["inverse_relations"])
    related = {row["target"] for row in outward} | {row["source"] for row in inward}
    using = record._state.db or "default"
    shown: dict[int, Record] = {
        one.pk: one
        for one in around(using, record=record.pk, above=above, related=related, now=timezone.now())
    }
    gathering.ancestors = [one for key, one in shown.items() if key in above]
    children = [one for one in shown.values() if one.parent_id == record.pk]
    gathering.has_more_children = len(children) > CHILDREN_SHOWN
    gathering.children = children[:CHILDREN_SHOWN]
    forward = [(terms[row["type"]], row["target"]) for row in outward]
    inverse = [(terms[row["type"]], row["source"]) for row in inward]
    named = [(str(term), other) for term, other in sorted(forward, key=_position)]
    named += [(term.inverse, other) for term, other in sorted(inverse, key=_position)]
    gathering.relations = [
        (label, shown[other]) for label, other in named if other in shown and shown[other].is_public
    ]


def _position(related: tuple[Term, int]) -> int:
    return related[0].position
