"""Builders of test data: each makes one valid object in real wording, changed as the test needs."""

from __future__ import annotations

from itertools import count
from typing import Any

from catalog.choices import Scheme, Status, TextKind
from catalog.models import Agent, Citation, Contribution, Record, Repository, Term, Text

_numbers = count(1)


def make_term(scheme: str, key: str, label: str = "", **changes: Any) -> Term:
    """The term with this key, made when it is not there yet."""
    changes.setdefault("label", label or key.replace("-", " ").capitalize())
    return Term.objects.get_or_create(scheme=scheme, key=key, defaults=changes)[0]


def make_repository(**changes: Any) -> Repository:
    changes.setdefault("name", "Fondazione Gramsci")
    changes.setdefault("city", "Roma")
    changes.setdefault("country", "IT")
    repository = Repository(**changes)
    repository.full_clean()
    repository.save()
    return repository


def make_record(**changes: Any) -> Record:
    """A published cable, unless changed; `level`, `document_type` and `languages` may be given as keys."""
    changes.setdefault("title", f"Telegram on the Hungarian events, no. {next(_numbers)}")
    changes.setdefault("status", Status.PUBLISHED)
    level = changes.pop("level", "item")
    document_type = changes.pop("document_type", None)
    languages = changes.pop("languages", [])
    subjects = changes.pop("subjects", [])
    changes["level"] = make_term(Scheme.LEVEL, level) if isinstance(level, str) else level
    if isinstance(document_type, str):
        document_type = make_term(Scheme.DOCUMENT_TYPE, document_type)
    record = Record(document_type=document_type, **changes)
    record.full_clean()
    record.save()
    record.languages.set([make_term(Scheme.LANGUAGE, key) for key in languages])
    record.subjects.set([make_term(Scheme.SUBJECT, key) for key in subjects])
    return record


def make_agent(name: str = "Togliatti, Palmiro", **changes: Any) -> Agent:
    agent = Agent(preferred_name=name, **changes)
    agent.full_clean()
    agent.save()
    return agent


def make_contribution(
    record: Record, agent: Agent, role: str = "sender", **changes: Any
) -> Contribution:
    contribution = Contribution(
        record=record, agent=agent, role=make_term(Scheme.ROLE, role), **changes
    )
    contribution.full_clean()
    contribution.save()
    return contribution


def make_text(
    record: Record, body: str = "Nagy is going in a reactionary direction.", **changes: Any
) -> Text:
    """A text with the paragraphs of `body`; `language` may be given as a key."""
    language = changes.pop("language", "en")
    changes.setdefault("kind", TextKind.TRANSCRIPTION)
    text = Text(record=record, language=make_term(Scheme.LANGUAGE, language), **changes)
    text.full_clean()
    text.save()
    text.write_body(body)
    return text


def make_citation(
    citing: Record, cited: Record | None, note_number: int = 1, **changes: Any
) -> Citation:
    changes.setdefault("text_as_cited", "M. Galeazzi, Togliatti e Tito, 175.")
    citation = Citation(citing=citing, cited=cited, note_number=note_number, **changes)
    citation.full_clean()
    citation.save()
    return citation
