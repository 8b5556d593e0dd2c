"""Persons, corporate bodies and families."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from catalog.admin.desk import DeskAdmin
from catalog.admin.filters import ValuesFilter
from catalog.admin.former_keys import FormerAgentKeyInline
from catalog.admin.inlines import Rows
from catalog.admin.merging import Merges
from catalog.models import Agent, AgentIdentifier, AgentName


class AgentNameInline(Rows):
    """Variant names."""

    model = AgentName
    ordering = ("kind", "name")


class AgentIdentifierInline(Rows):
    """Identifiers in other authority files."""

    model = AgentIdentifier
    ordering = ("scheme", "value")


@admin.register(Agent)
class AgentAdmin(Merges, DeskAdmin):
    """Authority records, found by any form of the name."""

    named_by = "preferred_name"
    list_display = ("preferred_name", "kind", "existed")
    list_filter = ("kind",)
    search_fields = ("preferred_name", "names__name", "slug", "identifiers__value")
    ordering = ("preferred_name", "pk")
    fields = (
        ("preferred_name", "kind"),
        ("date_text", "date_edtf"),
        "history",
        "functions",
        "sources",
        "slug",
    )
    inlines = (AgentNameInline, AgentIdentifierInline, FormerAgentKeyInline)

    @admin.display(description=_("dates of existence"), ordering="date_earliest")
    def existed(self, agent: Agent) -> str:
        return agent.date_reading

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        named = obj is not None and Agent.objects.public().filter(pk=obj.pk).exists()
        return obj.get_absolute_url() if named else None


@admin.register(AgentName)
class AgentNameAdmin(DeskAdmin):
    """Variant names of all agents."""

    list_display = ("name", "agent", "kind", "language", "script")
    list_select_related = ("agent",)
    list_filter = ("kind", ("language", ValuesFilter))
    search_fields = ("name", "agent__preferred_name")
    ordering = ("name", "pk")


@admin.register(AgentIdentifier)
class AgentIdentifierAdmin(DeskAdmin):
    """Identifiers of all agents."""

    list_display = ("__str__", "agent")
    list_select_related = ("agent",)
    list_filter = ("scheme",)
    search_fields = ("value", "scheme", "agent__preferred_name")
    ordering = ("scheme", "value")
