"""Comparisons that the databases would otherwise make slowly."""

from __future__ import annotations

from typing import Any

from django.db.models.lookups import In


class Among(In):
    """`__among`: as `__in` with a subquery, for where it is one of several alternatives.

    PostgreSQL looks `id IN (SELECT …) OR …` up in no index but reads the whole table; an array it looks up.
    """

    lookup_name = "among"

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        compared, compared_params = self.process_lhs(compiler, connection)
        found, found_params = self.process_rhs(compiler, connection)
        return f"{compared} = ANY(ARRAY{found})", (*compared_params, *found_params)
