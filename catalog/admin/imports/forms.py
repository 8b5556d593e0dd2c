"""What is said when a file is brought: which, what it is, and what is to become of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib.admin.sites import AdminSite
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog import workflow
from catalog.admin.autocomplete import ChoiceSelect
from catalog.admin.imports import format_fields, mappings
from catalog.admin.imports.permissions import statuses_for
from catalog.admin.requests import is_key
from catalog.choices import Status
from catalog.ingest import formats
from catalog.ingest.formats import Format
from catalog.ingest.source import MAX_BYTES
from catalog.ingest.uploads.names import shown_name
from catalog.models import Record, Upload
from catalog.text import forbidden_character, printable

GUESS = ""
_LONGEST_ORIGIN = 250


class RecordField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One record, by its number. What cannot be a number is refused before a database is asked for it."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and value and not is_key(value):
            message = self.error_messages["invalid_choice"]
            raise ValidationError(message, "invalid_choice", {"value": printable(value)})
        return super().to_python(value)


class HowForm(forms.Form):
    """What is to become of a file, whatever it is and however it is brought."""

    format = forms.ChoiceField(
        label=gettext_lazy("What it is"), required=False, widget=forms.RadioSelect
    )
    record_status = forms.ChoiceField(
        label=gettext_lazy("New records become"),
        help_text=gettext_lazy(
            "Drafts are seen by nobody but who works here. Records that are there already keep their status."
        ),
    )
    under = RecordField(
        Record.objects.all(),
        label=gettext_lazy("Put them under"),
        required=False,
        help_text=gettext_lazy(
            "The record of which everything in the file is a part; may be left empty."
        ),
    )
    origin = forms.CharField(
        label=gettext_lazy("Where it comes from"),
        required=False,
        max_length=_LONGEST_ORIGIN,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=gettext_lazy(
            "Only when the file does not say: a name by which the next file of the same kind is known to tell of the "
            "same records, such as “register of deeds”."
        ),
    )
    overwrite = forms.BooleanField(
        label=gettext_lazy("Overwrite what people have changed since the last import"),
        required=False,
        help_text=gettext_lazy("Otherwise it is left as it is and named in the report."),
    )

    def __init__(self, *args: Any, site: AdminSite, person: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # The browser must not ask for what belongs to another format.
        self.use_required_attribute = False
        self._person = person
        fields: dict[str, Any] = self.fields
        fields["format"].choices = [
            (GUESS, _("Recognise it by what stands in it")),
            *((one.name, one.label) for one in formats.FORMATS),
        ]
        fields["record_status"].choices = [(one.value, one.label) for one in statuses_for(person)]
        fields["record_status"].initial = Status.DRAFT
        parent: Any = Record._meta.get_field("parent")
        fields["under"].widget = ChoiceSelect(parent, site)
        fields["under"].widget.is_required = False
        fields["under"].widget.choices = fields["under"].choices
        for one in formats.FORMATS:
            fields.update(format_fields.fields_of(one))

    def general(self) -> Iterator[forms.BoundField]:
        """The fields that do not depend on the format."""
        return (self[name] for name in ("record_status", "under", "origin", "overwrite"))

    def formats(self) -> Iterator[tuple[Any, list[forms.BoundField]]]:
        """The choice of each format, with the fields of its settings."""
        own = {one.name: list(format_fields.fields_of(one)) for one in formats.FORMATS}
        for choice in self["format"]:
            yield choice, [self[name] for name in own.get(str(choice.data["value"]), [])]

    def format_label(self, name: str) -> str:
        """What a format is called; "" for none."""
        return next((str(one.label) for one in formats.FORMATS if one.name == name), name)

    def clean_under(self) -> Record | None:
        under: Record | None = self.cleaned_data["under"]
        if under is not None and not workflow.may_edit(self._person, under.status):
            message = _("You may not change “%(title)s”, under which they would stand.")
            raise ValidationError(message, params={"title": under.title})
        return under

    def clean(self) -> dict[str, Any]:
        """Refuse a format's own settings only where that format is chosen."""
        given = super().clean() or self.cleaned_data
        for one in formats.FORMATS:
            if one.name != given.get("format"):
                for name in format_fields.fields_of(one):
                    self.errors.pop(name, None)
        chosen = self._chosen()
        if chosen is not None:
            self._clean_settings(chosen, given)
        for name, value in list(given.items()):
            found = forbidden_character(value) if isinstance(value, str) else None
            if found and name != "text":
                message = _("This has the character %s, which cannot be stored. Delete it.")
                self.add_error(name, message % found[1])
        return given

    def _clean_settings(self, chosen: Format, given: dict[str, Any]) -> None:
        for name, sentence in format_fields.missing(chosen, given).items():
            if name not in self.errors:
                self.add_error(name, sentence)
        keep = mappings.name_of(chosen, "keep")
        if given.get(keep):
            try:
                mappings.check(chosen, given[keep], self._said(chosen), self._person)
            except ValidationError as refused:
                self.add_error(keep, refused)

    def _chosen(self) -> Format | None:
        name = self.cleaned_data.get("format")
        return next((one for one in formats.FORMATS if one.name == name), None)

    def _said(self, chosen: Format) -> dict[str, str]:
        return format_fields.said(chosen, self.cleaned_data)

    def give(self, upload: Upload) -> None:
        """Have the upload say what this form says; a mapping that is to be kept is."""
        given, chosen = self.cleaned_data, self._chosen()
        upload.format = given["format"]
        upload.record_status = given["record_status"]
        upload.under = given["under"].slug if given["under"] else ""
        upload.origin, upload.overwrite = given["origin"], given["overwrite"]
        upload.said = self._said(chosen) if chosen else {}
        keep = given.get(mappings.name_of(chosen, "keep")) if chosen else ""
        if chosen and keep:
            mappings.keep(chosen, keep, upload.said["mapping"], self._person)


class BringForm(HowForm):
    """A new file, or text typed or pasted in its place."""

    left_out = False
    """Whether a file was sent that was too large to be taken."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        allow_empty_file=True,
        max_length=None,
        help_text=gettext_lazy(
            "Up to 1 GB. It is kept on the server, where no address leads, until it is imported."
        ),
    )
    text = forms.CharField(
        label=gettext_lazy("Or its text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "class": "vLargeTextField"}),
        help_text=gettext_lazy(
            "Pasted here: the notes of an essay, a page of a digital archive, references."
        ),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        file, text = given.get("file"), given.get("text", "")
        if "file" in self.errors or "text" in self.errors:
            return given
        if self.left_out or (file is not None and file.size > MAX_BYTES):
            self.add_error("file", _("The file has more than 1 GB. Cut it into several files."))
        elif file and text.strip():
            self.add_error("text", _("There is a file and a text: give one of them."))
        elif file is None and not text.strip():
            self.add_error("file", _("Choose a file, or paste its text below."))
        elif file is not None and not file.size:
            self.add_error("file", _("The file is empty. Choose another."))
        return given

    @property
    def name(self) -> str:
        file = self.cleaned_data["file"]
        if file is None:
            return _("pasted text")
        return shown_name(file.name or "", _("a file without a name"))

    def chunks(self) -> Iterator[bytes]:
        """The content of the file, or the text in UTF-8."""
        file = self.cleaned_data["file"]
        if file is None:
            yield self.cleaned_data["text"].replace("\r\n", "\n").encode()
        else:
            yield from file.chunks()


def initial_of(upload: Upload) -> dict[str, Any]:
    """What the form for checking an upload again begins with."""
    under = Record.objects.filter(slug=upload.under).first() if upload.under else None
    return {
        "format": upload.format,
        "record_status": upload.record_status,
        "under": under,
        "origin": upload.origin,
        "overwrite": upload.overwrite,
        f"{upload.format}-mapping": mappings.suggestion(upload),
        **{f"{upload.format}-{name}": value for name, value in upload.said.items()},
    }
