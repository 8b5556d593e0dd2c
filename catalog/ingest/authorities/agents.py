"""Persons, bodies and families: by the file's own key, by identifiers, then by any form of their name."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from catalog.choices import AgentKind
from catalog.dates import HistoricalDate, read, read_edtf
from catalog.folding import folded
from catalog.ingest.drafts import AgentDraft
from catalog.ingest.findings import warning
from catalog.ingest.hygiene import clean_agent
from catalog.ingest.work import Work
from catalog.models import Agent, AgentIdentifier, AgentName
from catalog.search.authority_names import named_agents
from catalog.text import printable


class Agents:
    """The agents that a file names. `load` reads those that may be meant, many at once."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._by_key: dict[tuple[str, str], int] = {}
        self._by_slug: dict[str, int] = {}
        self._by_identifier: dict[tuple[str, str], int] = {}
        self._by_name: dict[str, dict[int, None]] = {}
        self._called: dict[tuple[str, ...], int] = {}
        """By name, kind and dates those who were meant before."""
        self._asked: set[str] = set()
        self._read: set[str] = set()
        """Folded forms and names under which the catalogue was asked."""
        self._lives: dict[int, tuple[str, str]] = {}
        """By key the kind and the date of those that may be meant."""

    def load(self, drafts: Iterable[AgentDraft]) -> None:
        """Read which agents are catalogued under the names and identifiers of these."""
        some = list(drafts)
        using = self._work.using
        named = {draft.name for draft in some} - self._read
        self._read |= named
        names = {form for name in named for form in forms(name)} - self._asked
        self._asked |= names
        found: dict[int, list[str]] = {}
        for key, text in named_agents(using, sorted(names)):
            found.setdefault(key, []).append(text)
        identifiers = {pair for draft in some for pair in draft.identifiers}
        values = {value for _scheme, value in identifiers - self._by_identifier.keys()}
        stored = AgentIdentifier.objects.using(using).filter(value__in=values)
        for scheme, value, key in stored.values_list("scheme", "value", "agent"):
            self._by_identifier[scheme, value] = key
            found.setdefault(key, [])
        slugs = {draft.slug for draft in some if draft.slug} - self._by_slug.keys()
        known = Agent.objects.using(using)
        for slug, key in known.filter(slug__in=slugs).values_list("slug", "pk"):
            self._by_slug[slug] = key
            found.setdefault(key, [])
        for key, kind, date in known.filter(pk__in=found).values_list("pk", "kind", "date_edtf"):
            self._note(key, found[key], kind, date)

    def known(self, draft: AgentDraft) -> int | None:
        """The key of the agent that is meant, when it is catalogued or was added before."""
        if draft.key and (draft.origin, draft.key) in self._by_key:
            return self._by_key[draft.origin, draft.key]
        if draft.slug in self._by_slug:
            return self._by_slug[draft.slug]
        for pair in draft.identifiers:
            if pair in self._by_identifier:
                return self._by_identifier[pair]
        called = (draft.name, draft.kind, draft.date_text, draft.date_edtf)
        if called not in self._called:
            found = self._named(draft)
            if found is None:
                return None
            self._called[called] = found
        return self._called[called]

    def of(self, draft: AgentDraft) -> int | None:
        """The key of the agent, who is added when not there; None for a name without letters."""
        found = self.known(draft)
        if found is None and any(forms(draft.name)):
            found = self._add(draft)
        if found is not None:
            self.mean(draft, found)
        return found

    def mean(self, draft: AgentDraft, key: int) -> None:
        """Say who is meant by the file's own key of this draft."""
        if draft.key:
            self._by_key[draft.origin, draft.key] = key

    def _named(self, draft: AgentDraft) -> int | None:
        meant = {
            key
            for form in forms(draft.name)
            for key in self._by_name.get(form, ())
            if self._may_be(key, draft)
        }
        if len(meant) > 1:
            self._work.report.add(
                warning(
                    _("%d persons or bodies of the catalogue have this name.") % len(meant),
                    _("The one described first was taken; see that it is the right one."),
                    printable(draft.name),
                    draft.where,
                )
            )
        return min(meant, default=None, key=abs)

    def _may_be(self, key: int, draft: AgentDraft) -> bool:
        kind, date = self._lives[key]
        lived = date_of(draft)
        return draft.kind in ("", kind) and (not date or not lived or date == lived)

    def _add(self, draft: AgentDraft) -> int:
        for found in clean_agent(draft):
            self._work.report.add(found)
        agent = Agent(
            slug=draft.slug,
            kind=draft.kind or AgentKind.PERSON,
            preferred_name=draft.name,
            history=draft.history,
            functions=draft.functions,
            sources=draft.sources,
            date_text=draft.date_text,
            date_edtf=date_of(draft) if draft.date_edtf else "",
        )
        key = self._work.add(agent, draft.where)
        self._note(
            key, [draft.name, *(form.name for form in draft.names)], agent.kind, agent.date_edtf
        )
        for pair in draft.identifiers:
            self._by_identifier.setdefault(pair, key)
        if agent.slug:
            self._by_slug[agent.slug] = key
        if self._work.writes:
            self._add_forms(agent, draft)
        return key

    def _add_forms(self, agent: Agent, draft: AgentDraft) -> None:
        using = self._work.using
        for form in {form.name: form for form in draft.names if form.name != draft.name}.values():
            AgentName(
                agent=agent,
                name=form.name,
                kind=form.kind,
                language=form.language,
                script=form.script,
                used=form.used[:100],
                note=form.note[:250],
            ).save(using=using)
        for scheme, value in dict.fromkeys(draft.identifiers):
            if self._by_identifier[scheme, value] == agent.pk:
                AgentIdentifier(agent=agent, scheme=scheme, value=value).save(using=using)

    def _note(self, key: int, names: Iterable[str], kind: str, date: str) -> None:
        self._lives[key] = (kind, date)
        for name in names:
            for form in forms(name):
                self._by_name.setdefault(form, {})[key] = None


def forms(name: str) -> list[str]:
    """Folded forms by which a name is the same as another: as it stands, and turned round as it is spoken."""
    family, comma, given = name.partition(", ")
    found = [folded(name), folded(f"{given} {family}")] if comma else [folded(name)]
    return [form for form in dict.fromkeys(found) if form]


def date_of(draft: AgentDraft) -> str:
    """The dates of existence as EDTF, "" when there are none that can be read."""
    found = read_edtf(draft.date_edtf) if draft.date_edtf else None
    if not isinstance(found, HistoricalDate):
        found = read(draft.date_text) if draft.date_text else None
    return found.edtf if isinstance(found, HistoricalDate) else ""
