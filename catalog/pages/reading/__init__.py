"""The texts of a record as they are read: side by side, with names, notes, found words and citations."""

from catalog.pages.reading.addresses import with_hits

__all__ = ["with_hits"]
