"""Reading authority records, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from lxml import etree

from catalog.ingest.drafts import AgentDraft
from catalog.ingest.eac.crosswalk import LABELS, TARGETS
from catalog.ingest.eac.identity import read_identity
from catalog.ingest.eac.statements import statement, statements
from catalog.ingest.ead.depth import refuse_depth
from catalog.ingest.ead.elements import (
    address,
    first,
    named,
    plain_name,
    squashed,
    value,
)
from catalog.ingest.ead.inline import line, piece
from catalog.ingest.ead.names import authority
from catalog.ingest.ead.remains import remains, texts_in
from catalog.ingest.ead.repository import isil_of
from catalog.ingest.ead.structured import structured_edtf
from catalog.ingest.findings import Finding, Severity, UnreadableFile, warning
from catalog.ingest.source import Source
from catalog.ingest.xml import Element, discard, events, where

RECORDS = ("eac-cpf", "eac")
_SINGLE = ("sources", "maintenancehistory")
"""Elements whose parts are each a line."""
_CODES = frozenset({"entitytype", "authorizedform", "alternativeform", "preferredform"})
_internal = etree.XPath(".//*[@audience='internal']")


def read(source: Source) -> Iterator[AgentDraft | Finding]:
    """The persons, bodies and families in a file of one or many records."""
    found = False
    for event, element in events(source, RECORDS):
        if event == "end":
            found = True
            yield from _record(element)
            discard(element)
    if not found:
        raise UnreadableFile(
            _("There is no eac-cpf in the file, so it is no authority record in EAC-CPF."),
            _("Look whether it is the file that you mean."),
            source.name,
        )


def _record(element: Element) -> Iterator[AgentDraft | Finding]:
    refuse_depth(element)
    for hidden in _internal(element):
        said = line(hidden) or address(hidden)
        if said:
            yield Finding(
                Severity.NOTE,
                _("This is marked as internal, and was left out."),
                _("Enter by hand what of it readers may see."),
                said,
                where(hidden),
            )
        hidden.clear(keep_tail=True)
    control = first(element, "control")
    for number, description in enumerate(_descriptions(element)):
        agent = AgentDraft("", where=where(element))
        own = "" if control is None else _control(control, agent, number)
        _describe(description, agent, own)
        told = [*texts_in(agent), own, *_coded(description)]
        for name, text in remains([description, *([] if control is None else [control])], told):
            _append(agent, "history", f"({name}): {text}")
        if agent.name:
            yield agent
        else:
            yield warning(
                _("An authority record names nobody; it was left out."),
                _("Give it a nameEntry."),
                agent.key,
                where(element),
            )


def _descriptions(element: Element) -> list[Element]:
    """One, or several when the record is of one who had several identities."""
    found = list(named(element, "cpfdescription"))
    for several in named(element, "multipleidentities"):
        found += named(several, "cpfdescription")
    return found


def _control(control: Element, agent: AgentDraft, number: int) -> str:
    agency = first(control, "maintenanceagency")
    code = None if agency is None else first(agency, "agencycode", "otheragencycode")
    name = None if agency is None else first(agency, "agencyname")
    own = next((line(each) for each in (code, name) if each is not None and line(each)), "eac")
    own = isil_of(own) or own
    identifier = first(control, "recordid")
    if identifier is not None and line(identifier):
        agent.key = line(identifier) + (f"-{number + 1}" if number else "")
        agent.origin = f"eac/{own}"
        agent.identifiers.append(authority(agent.key, "", own))
    for other in named(control, "otherrecordid") if not number else ():
        if line(other):
            agent.identifiers.append(authority(line(other), other.get("localType") or "", own))
    for child in control:
        _say(child, "control", agent)
    return own


def _describe(description: Element, agent: AgentDraft, own: str) -> None:
    for part in description:
        holder = plain_name(part)
        if holder == "identity":
            read_identity(part, agent, own)
        for child in part:
            if plain_name(child) == "existdates":
                _date(child, agent)
            else:
                _say(child, holder, agent)
        _append(agent, "history", squashed(part.text))


def _say(child: Element, holder: str, agent: AgentDraft) -> None:
    """Put what an element says into the field that the crosswalk names, under its label there."""
    name = plain_name(child)
    if value(child, "cpfrelationtype") == "identity":
        agent.identifiers += [
            known for known in [authority(address(child), "", "")] if _is_known(known)
        ]
    target = TARGETS.get(f"{holder}/{name}", "history")
    if target not in ("history", "functions", "sources"):
        return
    if name in _SINGLE:
        said = "\n".join(filter(None, map(statement, child)))
    else:
        said = statement(child) if holder == "relations" else statements(child)
    label = LABELS.get(name, "")
    if label and said:
        said = f"{label}:\n{said}" if "\n" in said else f"{label}: {said}"
    _append(agent, target, said)


def _coded(description: Element) -> Iterator[str]:
    """Words that became a kind, or say by which rules a form of a name is preferred."""
    for element in description.iter("*"):
        if plain_name(element) in _CODES:
            yield line(element)


def _is_known(identifier: tuple[str, str]) -> bool:
    """Whether another authority file's record of the same agent was understood."""
    scheme, number = identifier
    return scheme not in ("", "uri") and bool(number)


def _append(agent: AgentDraft, name: str, text: str) -> None:
    if text:
        setattr(agent, name, "\n\n".join(filter(None, (getattr(agent, name), text))))


def _date(element: Element, agent: AgentDraft) -> None:
    dates = [child for child in element if plain_name(child) in ("date", "daterange", "dateset")]
    said = [squashed(piece(date)) for date in dates]
    if not any(said):
        return
    agent.date_text = ", ".join(filter(None, said))
    agent.date_edtf = structured_edtf(dates[0]) if len(dates) == 1 else ""
    for child in element:
        if child not in dates:
            _append(agent, "history", statements(child))
