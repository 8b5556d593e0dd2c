"""What happens again and again in one file is told once, with how often and where first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from catalog.ingest.drafts import NOWHERE, Where
from catalog.ingest.findings import Finding, Severity
from catalog.ingest.xml import Element

_KEPT = """
    id level otherlevel audience normal type localtype label href title linktitle
    standarddate notbefore notafter langcode scriptcode role authfilenumber identifier
    relator countrycode repositorycode certainty mainagencycode url parent containerid
    unitdatetype numeration listtype coverage approximate value standarddatetime era
    calendar datechar otherdaotype otherrelationtype instanceurl lang expan
"""
_LOOKS = """
    render altrender encodinganalog relatedencoding linktype linkrole actuate show arcrole
    xpointer target placement continuation mark tpattern align valign char charoff cols
    colname colnum colwidth colsep rowsep pgwide frame namest nameend morerows
    schemaLocation space base script langencoding scriptencoding dateencoding
    countryencoding from to repositoryencoding findaidstatus daotype rules unit
    physdescstructuredtype
"""
"""Attributes that say how something is shown, linked or encoded, and by which rules it is written."""


_KNOWN = frozenset((_KEPT + _LOOKS).split())


class Tally:
    """Counts what is worth one sentence for the whole file."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._first: dict[str, Where] = {}
        self._remedies: dict[str, str] = {}
        self._attributes: Counter[str] = Counter()

    def note(self, why: str, remedy: str, where: Where) -> None:
        self._counts[why] += 1
        self._first.setdefault(why, where)
        self._remedies[why] = remedy

    def attributes(self, element: Element) -> None:
        """Look at the attributes of an element and of all that is in it."""
        for each in element.iter("*"):
            for key in each.attrib:
                name = str(key).rpartition("}")[2]
                if name not in _KNOWN:
                    self._attributes[name] += 1

    def findings(self) -> Iterator[Finding]:
        for why, count in self._counts.items():
            told = (
                why if count == 1 else _("%(why)s (%(count)d times)") % {"why": why, "count": count}
            )
            yield Finding(Severity.NOTE, told, self._remedies[why], "", self._first[why])
        if self._attributes:
            names = ", ".join(
                f"{name} ({count})" for name, count in self._attributes.most_common(20)
            )
            yield Finding(
                Severity.NOTE,
                _("Attributes that have no field were left out."),
                _("Enter by hand what is worth keeping of them."),
                names,
                NOWHERE,
            )
