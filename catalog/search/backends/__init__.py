"""The index in one kind of database or the other; the connection says which."""

from __future__ import annotations

from django.db import connections

from catalog.search.backends.base import Backend, Docs, FactsRow, SearchTimeout, State
from catalog.search.backends.postgres import PostgresBackend
from catalog.search.backends.sqlite import SqliteBackend

__all__ = ["Backend", "Docs", "FactsRow", "SearchTimeout", "State", "backend_for"]


def backend_for(using: str = "default") -> Backend:
    kinds: dict[str, type[Backend]] = {"postgresql": PostgresBackend, "sqlite": SqliteBackend}
    return kinds[connections[using].vendor](using)
