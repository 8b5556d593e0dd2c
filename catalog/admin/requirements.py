"""Who must have a second factor, on one page; and no page that would show anybody's secret."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from catalog.accounts.standing import lacking
from catalog.admin.autocomplete import ChoicesField
from catalog.admin.desk import DeskAdmin
from catalog.models import SecondFactorRequirement
from catalog.models.second_factor import ONLY

# Pages that show secrets are registered when these are loaded, which must not happen later.
for module in (StaticDevice.__module__, TOTPDevice.__module__):
    import_module(module.replace(".models", ".admin"))
admin.site.unregister([StaticDevice, TOTPDevice])


@admin.register(SecondFactorRequirement)
class RequirementAdmin(DeskAdmin):
    """The only requirement there is: its list leads to its form."""

    fields = ("everyone", "superusers", "groups")
    ordering = ("pk",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            return db_field.formfield(form_class=ChoicesField, widget=forms.CheckboxSelectMultiple)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> SecondFactorRequirement | None:
        return SecondFactorRequirement.current() if object_id == str(ONLY) else None

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return redirect("admin:catalog_secondfactorrequirement_change", ONLY)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        context |= {"title": str(context["original"]), "subtitle": None}
        return super().render_change_form(request, context, *args, **options)

    def response_change(self, request: HttpRequest, obj: SecondFactorRequirement) -> HttpResponse:
        count = lacking().count()
        said = ngettext(
            "%(count)d account of the desk has still to set up its second factor: it is asked to at its next page.",
            "%(count)d accounts of the desk have still to set up their second factor: "
            "they are asked to at their next page.",
            count,
        )
        if count:
            messages.info(request, said % {"count": count})
        return super().response_change(request, obj)
