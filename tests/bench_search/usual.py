"""The baseline, the usual Django way: full text in a table of its own, one GROUP BY a facet, a count, a first page.

It asks for what a page of the search needs and no more: labels, snippets and roles are left out, in its favour.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count, F
from django.db.models.expressions import RawSQL

from catalog.models import Record
from catalog.models.record_queries import RecordQuerySet
from tests.bench_search.bulk import analyse, unhurried
from tests.bench_search.classes import Case
from tests.bench_search.usual_facets import FACETS

_PAGE = 20
_BODIES = (
    "(SELECT {joined} FROM catalog_paragraph p JOIN catalog_text t ON t.id = p.text_id"
    " WHERE t.record_id = r.id AND t.standing <> 'draft')"
)
_FILL = {
    "sqlite": (
        "CREATE VIRTUAL TABLE bench_usual USING fts5(title, scope, body, content = '', prefix = '4')",
        "INSERT INTO bench_usual (rowid, title, scope, body) SELECT r.id, r.title, r.scope_and_content, "
        + _BODIES.format(joined="group_concat(p.body, ' ')")
        + " FROM catalog_record r WHERE r.public_from IS NOT NULL",
        "INSERT INTO bench_usual (bench_usual) VALUES ('optimize')",
    ),
    "postgresql": (
        "CREATE TABLE bench_usual (record_id bigint PRIMARY KEY, vector tsvector NOT NULL)",
        "INSERT INTO bench_usual SELECT r.id, setweight(to_tsvector('simple', r.title), 'A')"
        " || setweight(to_tsvector('simple', r.scope_and_content), 'B')"
        " || setweight(to_tsvector('simple', coalesce("
        + _BODIES.format(joined="string_agg(p.body, ' ')")
        + ", '')), 'C') FROM catalog_record r WHERE r.public_from IS NOT NULL",
        "CREATE INDEX bench_usual_words ON bench_usual USING gin (vector)",
    ),
}
_MATCHING = {
    "sqlite": "SELECT rowid FROM bench_usual WHERE bench_usual MATCH %s",
    "postgresql": "SELECT record_id FROM bench_usual WHERE vector @@ to_tsquery('simple', %s)",
}
_RANKED = {
    "sqlite": "SELECT rowid FROM bench_usual WHERE bench_usual MATCH %s AND +rowid IN ({filtered})"
    " ORDER BY rank LIMIT %s",
    "postgresql": "SELECT record_id FROM bench_usual, to_tsquery('simple', %s) query"
    " WHERE vector @@ query AND record_id IN ({filtered}) ORDER BY ts_rank(vector, query) DESC LIMIT %s",
}


@dataclass(frozen=True)
class UsualResults:
    total: int
    hits: list[Record]
    facets: dict[str, list[Any]]
    decades: list[Any]


def prepare() -> None:
    """Make the baseline's table, unless it is there."""
    if "bench_usual" in connection.introspection.table_names():
        return
    with unhurried(), connection.cursor() as cursor:
        for statement in _FILL[connection.vendor]:
            cursor.execute(statement)
    analyse()


def search(case: Case) -> UsualResults:
    matching = Record.objects.public()
    if case.words:
        matching = matching.filter(pk__in=RawSQL(_MATCHING[connection.vendor], [_asked(case)]))
    found = _selected(matching, case)
    return UsualResults(
        total=found.count(),
        hits=_first_page(found, case),
        facets={
            name: facet.count(_selected(matching, case, without=name))
            for name, facet in FACETS.items()
        },
        decades=list(
            found.order_by().values_list(F("date_earliest") / 100_000).annotate(Count("pk"))
        ),
    )


def _selected(records: RecordQuerySet, case: Case, without: str = "") -> RecordQuerySet:
    for name, values in case.selected.items():
        if name != without:
            records = FACETS[name].selecting(records, values)
    return records


def _first_page(found: RecordQuerySet, case: Case) -> list[Record]:
    if not case.words:
        return list(found.by_date().with_summary()[:_PAGE])
    filtered = _selected(Record.objects.public(), case).order_by().values("pk")
    sql, parameters = filtered.query.sql_with_params()
    with connection.cursor() as cursor:
        ranked = _RANKED[connection.vendor].format(filtered=sql)
        cursor.execute(ranked, [_asked(case), *parameters, _PAGE])
        keys = [key for (key,) in cursor.fetchall()]
    records = Record.objects.filter(pk__in=keys).with_summary().in_bulk()
    return [records[key] for key in keys]


def _asked(case: Case) -> str:
    """The words in the language of the database's full text."""
    if connection.vendor == "sqlite":
        joined = " ".join(case.words)
        plain = " ".join(f'"{word}"' for word in case.words)
        return {"all": plain, "phrase": f'"{joined}"', "prefix": f'"{joined}" *'}[case.form]
    if case.form == "prefix":
        return f"{case.words[0]}:*"
    return (" & " if case.form == "all" else " <-> ").join(case.words)
