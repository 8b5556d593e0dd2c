"""All rules, in the order in which they are reported. A new rule is a function and a line here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from catalog.descriptions.citations import (
    citations_without_target,
    short_forms_without_resolution,
)
from catalog.descriptions.dates import dates_not_parsed, records_without_date
from catalog.descriptions.events import events_without_evidence
from catalog.descriptions.findings import Finding, Rule
from catalog.descriptions.ibid import ibids_astray
from catalog.descriptions.identifiers import identifiers_in_two_forms
from catalog.descriptions.names import misspelled_names
from catalog.descriptions.repositories import records_without_repository
from catalog.descriptions.signs import unbalanced_signs
from catalog.descriptions.slips import slips
from catalog.descriptions.translations import translations_without_source
from catalog.descriptions.years import impossible_years, years_of_another_edition
from catalog.models import Record

RULES: Sequence[Rule] = (
    Rule("no-repository", records_without_repository, blocks=True),
    Rule("no-date", records_without_date, blocks=True),
    Rule("translation-without-source", translations_without_source, blocks=True),
    Rule("date-not-parsed", dates_not_parsed),
    Rule("event-without-evidence", events_without_evidence),
    Rule("citation-without-target", citations_without_target),
    Rule("short-form-unexplained", short_forms_without_resolution),
    Rule("ibid-astray", ibids_astray),
    Rule("slip", slips),
    Rule("misspelled-name", misspelled_names),
    Rule("impossible-year", impossible_years),
    Rule("year-of-another-edition", years_of_another_edition),
    Rule("two-forms-of-an-identifier", identifiers_in_two_forms),
    Rule("unbalanced-signs", unbalanced_signs),
)


def broken(
    rules: Sequence[Rule] = RULES, record: Record | None = None
) -> Iterator[tuple[Rule, Finding]]:
    """Every breach of these rules, rule by rule, by record within a rule; of one record when given."""
    for rule in rules:
        for finding in rule.find(record):
            yield rule, finding


def blocking(record: Record) -> Iterator[tuple[Rule, Finding]]:
    """Why a record cannot be published; nothing when it can."""
    return broken([rule for rule in RULES if rule.blocks], record)
