"""Persons, bodies and families as finding aids name them."""

from __future__ import annotations

import re
from functools import lru_cache

from catalog.choices import AgentKind, NameKind
from catalog.dates import HistoricalDate, read
from catalog.ingest.drafts import AgentDraft, NameDraft
from catalog.ingest.ead.elements import named, type_of, value
from catalog.ingest.ead.inline import line
from catalog.ingest.xml import Element, name_of, where
from catalog.text import short_name

KINDS = {
    "persname": AgentKind.PERSON.value,
    "corpname": AgentKind.CORPORATE_BODY.value,
    "famname": AgentKind.FAMILY.value,
    "name": "",
}
"""Elements that name somebody, with the kind of agent; `name` does not say which."""

_LIFE = re.compile(
    r",\s*((?:(?:b|d|ca|c|circa|fl|active|approximately|born|died)\b\.?\s*){0,2}[0-9]{3,4}\??"
    r"(?:\s*[-–]\s*(?:(?:d|ca|c|approximately)\b\.?\s*)?(?:[0-9]{3,4}\??)?)?|-\s?[0-9]{3,4})\s*\.?\s*$"
)
"""The dates at the end of a heading: "1893-1964", "1861-", "b. 1923", "active 1756"."""
_IN_PARENTHESES = re.compile(
    r"\s*\(((?:[bdc]\.\s*|ca\.?\s*)?[0-9]{4}\s*[-–]?\s*(?:[0-9]{4})?)\)\s*$"
)
"""The dates at the end of a heading as in France and Germany: "(1802-1873)"."""
_DATE_PARTS = frozenset({"existdates", "dates", "date", "d", "lifedates"})
_AUTHORITIES = {
    "viaf.org/viaf/": "viaf",
    "d-nb.info/gnd/": "gnd",
    "wikidata.org/wiki/": "wikidata",
    "wikidata.org/entity/": "wikidata",
    "id.loc.gov/authorities/names/": "lcnaf",
    "isni.org/isni/": "isni",
    "isni.org/": "isni",
    "orcid.org/": "orcid",
    "data.bnf.fr/ark:/12148/": "bnf",
    "catalogue.bnf.fr/ark:/12148/": "bnf",
    "n2t.net/ark:/99166/": "snac",
    "snaccooperative.org/ark:/99166/": "snac",
}
_SAME_SOURCES = {"naf": "lcnaf", "lcnaf": "lcnaf", "lcaf": "lcnaf", "dnb": "gnd", "ulan": "ulan"}
_IN_HOUSE = frozenset(["", "local", "ingest", "archivesspace", "atom", "internal", "own", "none"])
_LONGEST_SCHEME = 40


def agent_of(element: Element, authority_file: str) -> tuple[AgentDraft, str]:
    """The agent that a persname, corpname, famname or name means, and the name as it is written there.

    `authority_file` names the one whose numbers the finding aid gives without saying whose they are.
    """
    written = line(element)
    heading = value(element, "normal") or written
    name, life = _without_life(element, heading)
    agent = AgentDraft(
        name=name,
        kind=KINDS[name_of(element)],
        identifiers=identifiers_of(element, authority_file),
        where=where(element),
    )
    if life:
        agent.names.append(NameDraft(heading, NameKind.FULL.value))
        agent.date_text = life
        agent.date_edtf = life_edtf(life)
    return agent, written


def _without_life(element: Element, heading: str) -> tuple[str, str]:
    """A person's name without the dates of life that library headings end with, and these dates."""
    if name_of(element) != "persname":
        return heading, ""
    dated = [part for part in named(element, "part") if type_of(part).lower() in _DATE_PARTS]
    if dated and not value(element, "normal"):
        others = [part for part in named(element, "part") if part not in dated]
        if others:
            return join_parts(others), _bare(dated[0])
    return split_life(heading)


def split_life(heading: str) -> tuple[str, str]:
    """The name of a person and the dates of life that its heading ends with."""
    found = _LIFE.search(heading) or _IN_PARENTHESES.search(heading)
    if found is None:
        return heading, ""
    return heading[: found.start()].rstrip(" ,"), found[1].strip()


def join_parts(parts: list[Element]) -> str:
    """The parts of a name in the order of an index; a fuller form (MARC $q) is in parentheses."""
    name = ""
    for part in filter(line, parts):
        is_fuller = type_of(part).lower() in ("q", "fuller", "fullername") and name
        name += f" ({_bare(part).strip('()')})" if is_fuller else f", {_bare(part)}"
    return name.removeprefix(", ")


def _bare(part: Element) -> str:
    return line(part).strip(" ,")


@lru_cache(maxsize=4096)
def life_edtf(life: str) -> str:
    """The EDTF of dates of life: "1861-" is open, "b. 1923" begins with 1923."""
    text = re.sub(r"^(?:b|born)\b\.?\s*([0-9]{4})$", r"\1/..", life.strip(" ."))
    text = re.sub(r"^([0-9]{4})\s*[-–]$", r"\1/..", text)
    text = re.sub(r"^(?:(?:d|died)\b\.?\s*|-\s?)([0-9]{4})$", r"../\1", text)
    text = re.sub(r"^(?:fl|active|approximately)\b\.?\s*", "c. ", text)
    found = read(text)
    return found.edtf if isinstance(found, HistoricalDate) else ""


def identifiers_of(element: Element, authority_file: str) -> list[tuple[str, str]]:
    """What the authority files that the element points to call the agent, as (scheme, value)."""
    number = value(element, "authfilenumber", "identifier")
    if not number:
        return []
    return [authority(number, value(element, "source", "vocabularysource"), authority_file)]


def authority(number: str, source: str, own: str) -> tuple[str, str]:
    """The scheme and the value of an identifier, from its address where it has a known one.

    `own` names the scheme where `source` names none beyond the house.
    """
    for begins, scheme in _AUTHORITIES.items():
        _, found, rest = number.partition(begins)
        if found and rest.strip("/"):
            return scheme, rest.strip("/")
    if "://" in number:
        return "uri", number
    scheme = short_name(source, _LONGEST_SCHEME)
    if scheme in _IN_HOUSE:
        scheme = short_name(own, _LONGEST_SCHEME)
    return _SAME_SOURCES.get(scheme, scheme), number
