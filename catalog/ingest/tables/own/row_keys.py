"""By what the rows of our own tables are recognised, and what they mean when they name one another."""

from __future__ import annotations

from dataclasses import dataclass, field

from catalog.ingest.findings import Finding
from catalog.ingest.keys import Keys
from catalog.ingest.tables.table import Table, TableRow

_NAMES = ("key", "slug", "reference_code")
"""Columns by which a row may be named, the surest first."""


@dataclass
class RowKeys:
    """Read once before the rows themselves: a key may be that of a row further below.

    A row's key is what it gives for one, else its short name, else its reference code if no other row has the same;
    failing that, one is made of what the unit is called.
    """

    _keys: dict[str, str] = field(default_factory=dict)
    _shared: set[str] = field(default_factory=set)
    _made: Keys = field(default_factory=Keys)

    @classmethod
    def of(cls, table: Table) -> RowKeys:
        """Those of all rows. UnreadableFile when the table cannot be read to its end."""
        found = cls()
        codes: set[str] = set()
        for row in table.rows():
            if isinstance(row, Finding):
                continue
            code = row.get("reference_code")
            if code in codes:
                found._shared.add(code)
            elif code:
                codes.add(code)
            given = found._given(row)
            for name in _NAMES:
                if given and row.get(name):
                    found._keys.setdefault(row.get(name), given)
        for code in found._shared:
            if found._keys.get(code) == code:
                del found._keys[code]
        return found

    def named(self, text: str) -> str:
        """The key of the row that `text` names: by its key, short name or reference code; "" when there is none."""
        return self._keys.get(text, "")

    def all(self) -> frozenset[str]:
        return frozenset(self._keys.values())

    def make(self, row: TableRow, parent: str) -> str:
        """The key of `row`, which stands under `parent`."""
        given = self._given(row)
        if given and given not in self._shared:
            return given
        called = (row.get(name) for name in ("reference_code", "title", "date_text", "date_edtf"))
        return self._made.make(parent, *called)

    def is_shared(self, row: TableRow) -> bool:
        """Whether the row has nothing to be recognised by but a reference code that other rows have too."""
        return self._given(row) in self._shared

    def _given(self, row: TableRow) -> str:
        return next((text for name in _NAMES if (text := row.get(name))), "")
