"""The catalogue's own format: a list of `{"model": …, "fields": …}` by natural keys, as `loaddata` reads it.

What is written depends on what the catalogue holds and on nothing else: not on the database, its keys or its collation.
Loaded into an empty catalogue it gives the same records, and these give the same file, byte for byte.
"""

from catalog.exchange.natural_json.writing import write

__all__ = ["write"]
