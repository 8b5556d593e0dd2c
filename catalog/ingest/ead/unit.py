"""One unit of description while it is read, and the finding aid that it is in."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from catalog.ingest.drafts import CopyDraft, RecordDraft, RepositoryDraft, Where
from catalog.ingest.ead.tally import Tally
from catalog.ingest.findings import Finding, Severity, warning
from catalog.ingest.xml import Element, where


@dataclass
class FindingAid:
    """What holds for all units of one finding aid."""

    origin: str
    isil: str = ""
    country: str = ""
    with_internal: bool = False
    """Whether components that are kept from the public are wanted."""
    findings: list[Finding] = field(default_factory=list)
    """Found and not yet told."""
    tally: Tally = field(default_factory=Tally)

    def warn(self, element: Element, why: str, remedy: str, value: str) -> None:
        self.findings.append(warning(why, remedy, value, where(element)))

    def left_out(self, element: Element, said: str) -> None:
        """Tell of what the file keeps from the public."""
        if not said:
            return
        self.findings.append(
            Finding(
                Severity.NOTE,
                _("This is marked as internal, and was left out."),
                _("Enter by hand what of it readers may see."),
                said,
                where(element),
            )
        )


@dataclass
class Dating:
    """A date as the file gives it: its words, EDTF ("" when it is left to the words), and what it dates."""

    text: str
    edtf: str = ""
    kind: str = ""
    calendar: str = ""
    event: str = ""


@dataclass
class Unit:
    """A unit whose elements are read one after the other; what needs all of them is put together at the end."""

    aid: FindingAid
    draft: RecordDraft
    depth: int = 0
    """0 for the whole that is described, 1 for what stands right below it."""
    parent_level: str = ""
    has_children: bool = False
    repository: RepositoryDraft | None = None
    """The one stated above."""
    titles: list[str] = field(default_factory=list)
    codes: list[tuple[str, str]] = field(default_factory=list)
    """Each unitid as (text, type)."""
    dates: list[Dating] = field(default_factory=list)
    extents: list[str] = field(default_factory=list)
    abstracts: list[str] = field(default_factory=list)
    containers: list[Element] = field(default_factory=list)
    locations: list[str] = field(default_factory=list)
    web: list[CopyDraft] = field(default_factory=list)
    genres: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    """Words that became a code, such as the name of a language."""
    subjects: set[str] = field(default_factory=set)
    """The labels of those that the draft has."""

    @property
    def where(self) -> Where:
        return self.draft.where
