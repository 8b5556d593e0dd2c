"""identity: what kind of agent it is, its names and its identifiers."""

from __future__ import annotations

from catalog.choices import AgentKind, NameKind
from catalog.ingest.drafts import AgentDraft, NameDraft
from catalog.ingest.ead.elements import first, named, plain_name, squashed, type_of, value
from catalog.ingest.ead.inline import line, piece
from catalog.ingest.ead.names import authority, join_parts, life_edtf, split_life
from catalog.ingest.xml import Element
from catalog.iso639 import language_tag, script_code

_KINDS = {
    "person": AgentKind.PERSON,
    "corporatebody": AgentKind.CORPORATE_BODY,
    "family": AgentKind.FAMILY,
}
_NAME_KINDS = {
    "abbreviation": NameKind.ABBREVIATION,
    "acronym": NameKind.ABBREVIATION,
    "pseudonym": NameKind.PSEUDONYM,
    "nomdeplume": NameKind.PSEUDONYM,
    "birth": NameKind.BIRTH,
    "birthname": NameKind.BIRTH,
    "maiden": NameKind.BIRTH,
    "former": NameKind.FORMER,
    "earlier": NameKind.FORMER,
    "later": NameKind.LATER,
    "transliteration": NameKind.TRANSLITERATION,
    "full": NameKind.FULL,
    "short": NameKind.SHORT,
}


def read_identity(element: Element, agent: AgentDraft, own: str) -> None:
    """Put names, kind and identifiers into the draft; `own` is the scheme of the agency's own numbers."""
    kind = first(element, "entitytype")
    if kind is not None:
        said = (line(kind) or value(kind, "value")).lower().replace(" ", "")
        agent.kind = _KINDS.get(said, AgentKind.PERSON).value if said in _KINDS else ""
    for number in named(element, "entityid", "identityid"):
        if line(number):
            source = type_of(number) or value(number, "vocabularysource")
            agent.identifiers.append(authority(line(number), source, own))
    entries = list(_entries(element))
    preferred = next((entry for entry in entries if _is_preferred(entry)), None)
    preferred = preferred if preferred is not None else next(iter(entries), None)
    if preferred is None:
        return
    _prefer(preferred, agent)
    for entry in entries:
        if entry is not preferred:
            _add(entry, agent)


def _entries(element: Element) -> list[Element]:
    """All names, those of sets of parallel ones included."""
    entries: list[Element] = []
    for child in element:
        if plain_name(child) == "nameentry":
            entries.append(child)
        elif plain_name(child) in ("nameentryparallel", "nameentryset"):
            entries += named(child, "nameentry")
    return [entry for entry in entries if name_in(entry)]


def name_in(entry: Element) -> str:
    """The name in the order of an index."""
    parts = list(named(entry, "part"))
    return join_parts(parts) if parts else squashed(entry.text)


def _is_preferred(entry: Element) -> bool:
    return (
        first(entry, "preferredform", "authorizedform") is not None
        or value(entry, "preferredform").lower() == "true"
        or value(entry, "status").lower() in ("authorized", "preferred")
    )


def _prefer(entry: Element, agent: AgentDraft) -> None:
    heading = name_in(entry)
    agent.name, life = split_life(heading) if agent.kind == AgentKind.PERSON else (heading, "")
    if life:
        agent.names.append(NameDraft(heading, NameKind.FULL.value))
        agent.date_text, agent.date_edtf = life, life_edtf(life)
    _remember_use(entry, heading, agent)


def _add(entry: Element, agent: AgentDraft) -> None:
    name = name_in(entry)
    known = next((form for form in agent.names if form.name == name), None)
    if known is not None:
        known.used = "; ".join(filter(None, dict.fromkeys((known.used, _used(entry)))))
        return
    if name == agent.name:
        _remember_use(entry, name, agent)
        return
    kind = type_of(entry).lower().replace(" ", "").replace("-", "")
    parallel = entry.getparent()
    is_parallel = parallel is not None and plain_name(parallel) != "identity"
    said = ("" if kind in _NAME_KINDS or is_parallel else type_of(entry)).strip()
    agent.names.append(
        NameDraft(
            name,
            _NAME_KINDS.get(kind, NameKind.PARALLEL).value,
            language=language_tag(value(entry, "lang", "languageofelement").partition("-")[0]),
            script=script_code(value(entry, "scriptcode", "scriptofelement")),
            used=_used(entry),
            note=said,
        )
    )


def _used(entry: Element) -> str:
    """When a name was in use."""
    dates = first(entry, "usedates")
    return "" if dates is None else ", ".join(squashed(piece(date)) for date in dates)


def _remember_use(entry: Element, name: str, agent: AgentDraft) -> None:
    """The preferred form of a name has no field for when it was in use."""
    if _used(entry):
        agent.history = "\n\n".join(filter(None, (agent.history, f"{name}: {_used(entry)}")))
