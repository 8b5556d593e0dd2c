"""Authority records in a file: added, or compared with what is catalogued and changed in what the file says anew."""

from __future__ import annotations

from typing import Any

from catalog.ingest.authorities.agents import Agents
from catalog.ingest.comparing import Comparison, Slots, compare, say
from catalog.ingest.drafts import AgentDraft, NameDraft, Where
from catalog.ingest.findings import conflict
from catalog.ingest.hygiene import shortened
from catalog.ingest.said import digest_of
from catalog.ingest.states import Known, keep_states, load_states
from catalog.ingest.work import Work
from catalog.models import Agent, AgentIdentifier, AgentName
from catalog.models.imported import LONGEST_KEY
from catalog.text import normalised

_MODEL = "catalog.agent"
_COLUMNS = ("kind", "date_text", "date_edtf", "history", "functions", "sources")


def define(work: Work, agents: Agents, draft: AgentDraft) -> None:
    """Add the agent that a file describes by itself, or write what it says anew."""
    agents.load([draft])
    place = (draft.origin, shortened(draft.key or draft.name, LONGEST_KEY))
    before = load_states(work, _MODEL, [place]).get(place)
    digest = digest_of(draft)
    key = _known(work, agents, draft, before)
    if key is None:
        key = agents.of(draft)
        if key is not None and work.writes:
            said = say(_said(draft))
            keep_states(work, _MODEL, [(place, Known(key, digest, said))])
        return
    agents.mean(draft, key)
    if before is not None and before.digest == digest and not work.options.overwrite:
        work.report.unchanged["agent"] += 1
        return
    agent = Agent.objects.using(work.using).filter(pk=key).first()
    if agent is not None:  # one that a dry run would add is nowhere
        said = _change(work, agent, draft, before)
        if work.writes:
            keep_states(work, _MODEL, [(place, Known(key, digest, said))])


def _known(work: Work, agents: Agents, draft: AgentDraft, before: Known | None) -> int | None:
    if before is not None and Agent.objects.using(work.using).filter(pk=before.key).exists():
        return before.key
    return agents.known(draft)


def _change(work: Work, agent: Agent, draft: AgentDraft, before: Known | None) -> dict[str, str]:
    said = before.said if before else None
    comparison = compare(_said(draft), said, _stored(agent), overwrite=work.options.overwrite)
    for slot, (there, new) in comparison.conflicts.items():
        where = Where(draft.where.line, slot)
        work.report.conflicts["agent"] += 1
        work.report.add(conflict(str(there or ""), str(new or ""), where))
    counted = work.report.updated if comparison.changes else work.report.unchanged
    counted["agent"] += 1
    if comparison.changes and work.writes:
        _write(work, agent, draft, comparison)
    return comparison.said


def _said(draft: AgentDraft) -> Slots:
    """What the file says; what it leaves out says nothing."""
    said: Slots = {
        name: normalised(value).strip() for name in _COLUMNS if (value := getattr(draft, name))
    }
    forms = {f"names/{_shown(form.name)}": True for form in draft.names if form.name != draft.name}
    identifiers = {f"identifiers/{scheme}/{value}": True for scheme, value in draft.identifiers}
    return said | forms | identifiers


def _stored(agent: Agent) -> Slots:
    stored: Slots = {name: getattr(agent, name) for name in _COLUMNS}
    stored |= {f"names/{_shown(form.name)}": True for form in agent.names.all()}
    return stored | {
        f"identifiers/{one.scheme}/{one.value}": True for one in agent.identifiers.all()
    }


def _write(work: Work, agent: Agent, draft: AgentDraft, comparison: Comparison) -> None:
    forms = {f"names/{_shown(form.name)}": form for form in draft.names}
    for slot, value in comparison.changes.items():
        relation, _slash, rest = slot.partition("/")
        if not rest:
            setattr(agent, slot, value or "")
        elif relation == "names":
            _write_form(work, agent, forms.get(slot), rest)
        else:
            scheme, _slash, number = rest.partition("/")
            _write_identifier(work, agent, scheme, number, added=value is not None)
    agent.tidy()
    for found in work.faults(agent, draft.where):
        work.report.add(found)
    if work.writes:
        agent.save(using=work.using)


def _write_form(work: Work, agent: Agent, form: NameDraft | None, name: str) -> None:
    if form is None:
        for stored in agent.names.filter(name=name):
            stored.delete(using=work.using)
        return
    AgentName(
        agent=agent,
        name=form.name,
        kind=form.kind,
        language=form.language,
        script=form.script,
        used=shortened(form.used, 100),
        note=shortened(form.note, 250),
    ).save(using=work.using)


def _write_identifier(work: Work, agent: Agent, scheme: str, value: str, *, added: bool) -> None:
    stored: Any = AgentIdentifier.objects.using(work.using).filter(scheme=scheme, value=value)
    if added and not stored.exists():
        AgentIdentifier(agent=agent, scheme=scheme, value=value).save(using=work.using)
    elif not added:
        for one in stored.filter(agent=agent):
            one.delete(using=work.using)


def _shown(name: str) -> str:
    return " ".join(name.split())
