"""Which part of the log of changes is asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from ipaddress import ip_address
from typing import Any

from django import forms
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Model, Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from catalog.admin.requests import LONGEST
from catalog.choices import LoggedAction
from catalog.models import LoggedChange
from catalog.models.logged_changes import LoggedChangeQuerySet
from catalog.text import spellings

_FIRST, _LAST = date(1970, 1, 1), date(9998, 12, 31)
_HIGHEST_KEY = 2**63 - 1


def kinds() -> list[tuple[str, Any]]:
    """What the log tells of, as choices: the labels of models and their names."""
    models: list[type[Model]] = [*apps.get_app_config("catalog").get_models(), User, Group]
    named = [
        (model._meta.label_lower, capfirst(str(model._meta.verbose_name)))
        for model in models
        if model is not LoggedChange
    ]
    return [("", _("All")), *sorted(named, key=lambda choice: choice[1])]


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[
            MinValueValidator(_FIRST, _("The log begins after %(limit_value)s. Give a later day.")),
            MaxValueValidator(_LAST, _("There is no log of days after %(limit_value)s.")),
        ],
    )


def _key() -> forms.IntegerField:
    return forms.IntegerField(
        required=False, min_value=1, max_value=_HIGHEST_KEY, widget=forms.HiddenInput
    )


class LogFilter(forms.Form):
    """The filters above the list. Those that links fill in are hidden: one record, one object, one piece of work."""

    q = forms.CharField(
        label=_("Object or address"),
        required=False,
        max_length=LONGEST,
        help_text=_("Words of a title or name, or an IP address or its beginning."),
    )
    person = forms.CharField(
        label=_("Person"),
        required=False,
        max_length=150,
        widget=forms.TextInput(attrs={"list": "people", "autocomplete": "off"}),
    )
    action = forms.ChoiceField(
        label=_("Action"), required=False, choices=[("", _("All")), *LoggedAction.choices]
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=kinds)
    since = _day(_("From"))
    until = _day(_("To"))
    record, object = _key(), _key()
    work = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            self.add_error(
                "until", _("This is before the day it begins. Give the same or a later day.")
            )
        if given.get("object") and not given.get("kind"):
            message = _("Choose what kind of object number %(key)d is.")
            error = forms.ValidationError(message, "no-kind", {"key": given["object"]})
            self.add_error("kind", error)
        return given

    def found(self) -> LoggedChangeQuerySet:
        """The rows that all filters let through; none when one of them cannot be read."""
        rows = LoggedChange.objects.all()
        if not self.is_valid():
            return rows.none()
        given = self.cleaned_data
        exact = {
            "person_name": given["person"],
            "action": given["action"],
            "model": given["kind"],
            "record_key": given["record"],
            "object_key": given["object"],
            "work": given["work"],
            "at__gte": given["since"] and _moment(given["since"], time.min),
            "at__lte": given["until"] and _moment(given["until"], time.max),
        }
        rows = rows.filter(**{lookup: value for lookup, value in exact.items() if value})
        return rows.filter(_about(given["q"])) if given["q"] else rows

    @property
    def narrow(self) -> bool:
        """Whether anything is filtered at all."""
        return any(self.data.get(name) for name in self.fields)


def _moment(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour)).astimezone(UTC)


def _about(text: str) -> Q:
    """An address, the beginning of one, or words of what an object is called."""
    try:
        return Q(address=str(ip_address(text)))
    except ValueError:
        pass
    if len(text) > 1 and set(text) <= set("0123456789.") and "." in text:
        return Q(address__startswith=text)
    return Q.create(
        [
            Q.create(
                [("object_name__icontains", spelling) for spelling in sorted(spellings(word))], Q.OR
            )
            for word in text.split()
        ]
    )
