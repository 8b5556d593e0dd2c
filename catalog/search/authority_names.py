"""The names of authorities in the index: for widening a query by other forms of a name, and for suggestions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from catalog.batching import batches
from catalog.choices import Scheme
from catalog.folding import folded
from catalog.models import Agent, Term
from catalog.search.authorities import Authorities, Name
from catalog.search.backends import backend_for
from catalog.search.backends.base import Backend

AGENT = "agent"
KINDS = {AGENT: AGENT, Scheme.PLACE.value: "place", Scheme.SUBJECT.value: "subject"}
_LONGEST = 200
_AT_ONCE = 500


def write_agents(using: str, keys: Sequence[int]) -> None:
    """Write the names of these agents anew; of those that are gone, take them out."""
    authorities = Authorities(using)
    authorities.load_agents(keys)
    names = {key: authorities.agents.get(key, ()) for key in keys}
    _write(backend_for(using), AGENT, names.items())


def write_terms(using: str, keys: Sequence[int]) -> None:
    """Write the names of these places and subjects anew; of those that are gone, take them out."""
    authorities = Authorities(using)
    authorities.load_terms(keys)
    schemes = dict(
        Term.objects.using(using)
        .filter(pk__in=keys, scheme__in=(Scheme.PLACE, Scheme.SUBJECT))
        .values_list("pk", "scheme")
    )
    backend = backend_for(using)
    for scheme in (Scheme.PLACE.value, Scheme.SUBJECT.value):
        names = {
            key: authorities.terms[key].names if schemes.get(key) == scheme else () for key in keys
        }
        _write(backend, scheme, names.items())


def write_all(using: str) -> None:
    """Write all names anew."""
    backend = backend_for(using)
    backend.execute("DELETE FROM catalog_search_names")
    agents = Agent.objects.using(using).order_by("pk").values_list("pk", flat=True)
    terms = Term.objects.using(using).filter(scheme__in=(Scheme.PLACE, Scheme.SUBJECT))
    for write, keys in ((write_agents, agents), (write_terms, terms.values_list("pk", flat=True))):
        for some in batches(list(keys), _AT_ONCE):
            write(using, some)


def shared_agent_names(using: str, key: int | None = None) -> list[tuple[int, str]]:
    """Agents, by key, that have a form of a name in common with another, or with the one of this `key`; with the name.

    A form may be the family name alone: who asks compares the whole names.
    """
    listed = "SELECT object, text FROM catalog_search_names WHERE kind = %s AND form IN "
    same = "SELECT form FROM catalog_search_names WHERE kind = %s"
    if key is None:
        several = f"({same} GROUP BY form HAVING COUNT(DISTINCT object) > 1)"
        return backend_for(using).execute(f"{listed}{several}", [AGENT, AGENT])
    own = f"({same} AND object = %s)"
    return backend_for(using).execute(f"{listed}{own}", [AGENT, AGENT, key])


def named_agents(using: str, forms: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Agents, by key, that are looked up under one of these folded forms, with the whole name that has it."""
    query = "SELECT object, text FROM catalog_search_names WHERE kind = %s AND form IN "
    for some in batches((form[:_LONGEST] for form in forms), _AT_ONCE):
        marks = ", ".join(["%s"] * len(some))
        yield from backend_for(using).execute(f"{query}({marks})", [AGENT, *some])


def agents_beginning(text: str, most: int = 500) -> list[int]:
    """Agents, by key, one of whose names, however it is spelt, begins with `text`; at most so many names are read."""
    start = folded(text)[:_LONGEST]
    if not start:
        return []
    rows = backend_for("default").execute(
        "SELECT object FROM catalog_search_names WHERE kind = %s AND form >= %s AND form < %s"
        " ORDER BY form LIMIT %s",
        [AGENT, start, start + "~", most],
    )
    return list(dict.fromkeys(row[0] for row in rows))


def _write(backend: Backend, kind: str, names: Iterable[tuple[int, Sequence[Name]]]) -> None:
    listed = list(names)
    backend.execute_many(
        "DELETE FROM catalog_search_names WHERE kind = %s AND object = %s",
        [(kind, key) for key, _ in listed],
    )
    rows = {
        (form, kind, key): (form, kind, key, text[:_LONGEST], language)
        for key, forms in listed
        for text, language in forms
        for form in _forms(text)
    }
    backend.execute_many(
        "INSERT INTO catalog_search_names (form, kind, object, text, language)"
        " VALUES (%s, %s, %s, %s, %s)",
        rows.values(),
    )


def _forms(name: str) -> list[str]:
    """Folded forms under which a name is looked up: as it stands, and when it is turned round, as it is spoken and by
    what it begins with."""
    family, comma, given = name.partition(", ")
    forms = [name, f"{given} {family}", family] if comma else [name]
    forms = [folded(form) for form in forms]
    return [form[:_LONGEST] for form in dict.fromkeys(forms) if form]
