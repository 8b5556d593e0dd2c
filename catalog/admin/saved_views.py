"""Keeping views of the lists: what may be kept, under which name, in which order."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from catalog.models import SavedView
from catalog.models.changes import together
from catalog.models.saved_views import SavedViewQuerySet
from catalog.text import forbidden_character, printable


class SavedViewForm(forms.ModelForm):  # type: ignore[type-arg]
    """The name of a view, and what it is used for. `instance` says whose it is and of which list."""

    class Meta:
        model = SavedView
        fields = ("name", "shared", "is_default")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["name"].error_messages |= {
            "required": _("The view has no name. Give it one, such as “Drafts without a date”."),
            "max_length": _(
                "The name has %(show_value)d characters; the most is %(limit_value)d. Shorten it."
            ),
        }
        self.fields["name"].widget.attrs |= {"class": "vTextField", "size": 40}
        for name in ("shared", "is_default"):
            self.fields[name].label = {
                "shared": _("Everyone may use it"),
                "is_default": _("Open the list with it"),
            }[name]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        found = forbidden_character(name)
        if found:
            message = _("“%(name)s” has the character %(character)s. Type the name without it.")
            params = {"name": printable(name), "character": found[1]}
            raise ValidationError(message, "unreadable", params)
        own = SavedView.objects.of(self.instance.owner).exclude(pk=self.instance.pk)
        if own.filter(name=name).exists():
            message = _(
                "You have a view “%(name)s” already. Choose another name, or open that one and replace what it shows."
            )
            raise ValidationError(message, "taken", {"name": name})
        return name

    def save(self, commit: bool = True) -> SavedView:
        """Store the view; a new one goes last. No other view of the owner opens this list any more if this one does."""
        view: SavedView = self.instance
        with together():
            others = _neighbours(view).exclude(pk=view.pk)
            if view.is_default:
                others.filter(is_default=True).update(is_default=False)
            if view._state.adding:
                last = others.order_by("-position").first()
                view.position = last.position + 1 if last else 0
            view.save()
        return view


def move(view: SavedView, by: int) -> None:
    """Move a view among those of its list: by -1 one up, by 1 one down."""
    with together():
        ordered = list(_neighbours(view).order_by("position", "pk"))
        place = next((n for n, one in enumerate(ordered) if one.pk == view.pk), None)
        if place is None:
            return
        moved = ordered.pop(place)
        ordered.insert(max(0, place + by), moved)
        for position, one in enumerate(ordered):
            if one.position != position:
                one.position = position
                one.save(update_fields=["position"])


def _neighbours(view: SavedView) -> SavedViewQuerySet:
    return SavedView.objects.filter(owner=view.owner_id, listed=view.listed)
