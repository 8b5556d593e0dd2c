"""What a format is to the service."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from catalog.ingest.crosswalk import Crossing
from catalog.ingest.drafts import Draft
from catalog.ingest.findings import Finding
from catalog.ingest.source import Source

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Setting:
    """What whoever imports may say to a format: `name` on the command line, `label` and `help` on the page."""

    name: str
    label: StrOrPromise
    help: StrOrPromise = ""
    choices: tuple[tuple[str, StrOrPromise], ...] = ()
    required: bool = False
    long: bool = False
    """Whether it is several lines."""


class Format(ABC):
    """Reads one kind of file. A new one is a module with a subclass, and a line in `catalog.ingest.formats`."""

    name: ClassVar[str]
    """As on the command line and in accessions: "ead"."""
    label: ClassVar[StrOrPromise]
    endings: ClassVar[tuple[str, ...]] = ()
    """Endings of file names, in lower case with the dot."""
    settings: ClassVar[tuple[Setting, ...]] = ()
    crosswalk: ClassVar[tuple[Crossing, ...]] = ()
    """What becomes of each element; the reader works by the same table."""

    needs_saving: ClassVar[bool] = False
    """Whether only saving a file shows what it comes to, so that a dry run saves it and takes that back."""

    @abstractmethod
    def recognises(self, source: Source) -> bool:
        """Whether the file looks like one of this format, judged by its name and its first bytes (`source.head`)."""

    @abstractmethod
    def read(self, source: Source) -> Iterator[Draft | Finding]:
        """The drafts in the file, and what was found on the way; UnreadableFile when it cannot be read (further).

        Reads as it goes: memory must not grow with the file.
        """
