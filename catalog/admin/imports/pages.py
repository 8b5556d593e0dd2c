"""The pages on which a file is brought, looked at and saved."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
)
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from catalog import workflow
from catalog.admin import refusals
from catalog.admin.imports import downloads, showing
from catalog.admin.imports.forms import BringForm, HowForm, initial_of
from catalog.admin.imports.permissions import may_import, statuses_for
from catalog.admin.requests import is_key
from catalog.choices import Status
from catalog.ingest.uploads import store
from catalog.ingest.uploads.clearing import discard
from catalog.ingest.uploads.life import Life
from catalog.ingest.uploads.starting import begin
from catalog.ingest.uploads.states import State, state_of
from catalog.models import Accession, Upload
from catalog.models.uploads import UploadStatus

_LISTED = 20
_TOO_LARGE = "catalog.upload-too-large"
"""In a request's META when a file that was sent is larger than any that is taken, and was left out."""


class Imports(admin.ModelAdmin):  # type: ignore[type-arg]
    """The list of imports, with the way in for new ones."""

    def get_urls(self) -> list[URLPattern]:
        def page(route: str, view: Any, name: str) -> URLPattern:
            called = f"catalog_upload_{name}" if name else "catalog_upload"
            own: URLPattern = path(f"import/{route}", self.admin_site.admin_view(view), name=called)
            return own

        return [
            page("", self.bring_view, "bring"),
            page("<int:pk>/", self.upload_view, ""),
            page("<int:pk>/check/", self.check_view, "check"),
            page("<int:pk>/save/", self.save_view, "save"),
            page("<int:pk>/discard/", self.discard_view, "discard"),
            page("<int:pk>/progress/", self.progress_view, "progress"),
            page("<int:pk>/report.<str:kind>", self.report_view, "report"),
            path(
                "<int:pk>/report.txt",
                self.admin_site.admin_view(self.kept_report_view),
                name="catalog_accession_report",
            ),
            *super().get_urls(),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        tools = {"may_import": may_import(request)}
        return super().changelist_view(request, tools | (extra_context or {}))

    def bring_view(self, request: HttpRequest) -> HttpResponse:
        """The form for a new file; with POST the file is kept and checked."""
        _check_may_import(request)
        asked = request.GET.get("under", "")
        form = self._form(BringForm, request, {"under": asked if is_key(asked) else None})
        status = 200
        if request.method == "POST" and form.is_valid():
            upload = self._keep(request, form)
            if upload is not None:
                self._begin(request, upload, UploadStatus.CHECKING)
                return redirect("admin:catalog_upload", upload.pk)
            status = 500
        uploads = Upload.objects.select_related("by").defer("report").order_by("-pk")
        waiting = uploads.exclude(status=UploadStatus.SAVED)[:_LISTED]
        context = {
            "title": _("Import a file"),
            "form": form,
            "media": self.media + form.media,
            "waiting": [(one, state_of(one)) for one in waiting],
        }
        return self._answer(request, "bring", context, status)

    def upload_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """How far the file has come: its progress, or its report with what can be done."""
        upload = self._upload(request, pk)
        if upload is None:
            return redirect("admin:catalog_upload_bring")
        return self._upload_page(request, upload)

    def check_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Check the file again, read as the form says."""
        upload = self._upload(request, pk)
        if upload is None:
            return redirect("admin:catalog_upload_bring")
        if request.method == "POST" and self._is_as_seen(request, upload):
            form = self._form(HowForm, request)
            if not form.is_valid():
                return self._upload_page(request, upload, form)
            if self._read_otherwise(request, upload, form):
                self._begin(request, upload, UploadStatus.CHECKING)
        return redirect("admin:catalog_upload", pk)

    def save_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Save what the file brings."""
        upload = self._upload(request, pk)
        if upload is None:
            return redirect("admin:catalog_upload_bring")
        if request.method == "POST" and self._is_as_seen(request, upload):
            if Status(upload.record_status) not in statuses_for(request.user):
                refused = _(
                    "You may not make new records “%s”. Check the file again with another status."
                )
                messages.error(request, refused % upload.get_record_status_display())
            elif state_of(upload).can_be_saved:
                self._begin(request, upload, UploadStatus.SAVING)
        return redirect("admin:catalog_upload", pk)

    def discard_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Delete the file and its report."""
        upload = self._upload(request, pk)
        if upload is not None and request.method == "POST":
            try:
                discard(upload)
            except refusals.of(request) as refused:
                _say(request, refusals.refusal(refused))
                return redirect("admin:catalog_upload", pk)
            messages.success(request, _("“%s” was deleted. Nothing of it was imported.") % upload)
        return redirect("admin:catalog_upload_bring")

    def progress_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """How far a run is, for the script of its page."""
        _check_may_import(request)
        upload = Upload.objects.defer("report").filter(pk=pk).first()
        if upload is None:
            return JsonResponse({"running": False})
        return JsonResponse(showing.progress(state_of(upload)))

    def report_view(self, request: HttpRequest, pk: int, kind: str) -> HttpResponseBase:
        """The report as a file."""
        upload = self._upload(request, pk)
        if upload is None:
            return redirect("admin:catalog_upload_bring")
        return downloads.answer(
            state_of(upload).report, kind, f"import-{upload.pk}-report", str(upload)
        )

    def kept_report_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """The report of an import to take away, with all that was found where that is still kept."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        accession = get_object_or_404(Accession, pk=pk)
        stem, upload = f"import-of-{accession.pk}-report", accession.uploads.first()
        if upload is None:
            return downloads.text_file(accession.report, f"{stem}.txt")
        return downloads.answer(state_of(upload).report, "txt", stem, str(accession))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        accession = context.get("original")
        if accession is not None and may_import(request):
            context["upload"] = accession.uploads.defer("report").first()
        return super().render_change_form(request, context, *args, **options)

    def _form(
        self, kind: type[Any], request: HttpRequest, initial: dict[str, Any] | None = None
    ) -> Any:
        sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
        form = kind(*sent, site=self.admin_site, person=request.user, initial=initial)
        form.left_out = _TOO_LARGE in request.META
        return form

    def _keep(self, request: HttpRequest, form: BringForm) -> Upload | None:
        """Keep the file that was sent; None, with the reason beside its field, when that cannot be done."""
        try:
            stored = store.keep(form.chunks())
        except OSError as error:
            refused = _("The file could not be kept: %s. Tell who runs the catalogue.")
            form.add_error("file", refused % (error.strerror or error))
            return None
        upload = Upload(name=form.name, sha256=stored.sha256, size=stored.size, by=request.user)  # type: ignore[misc]
        form.give(upload)
        upload.save()
        return upload

    def _read_otherwise(self, request: HttpRequest, upload: Upload, form: HowForm) -> bool:
        """Have the upload say what the form says, unless someone has begun with it since."""
        form.give(upload)
        names = ("format", "settings", "record_status", "under", "origin", "overwrite")
        among = Upload.objects.filter(pk=upload.pk, run=upload.run, status=upload.status)
        taken = among.update(**{name: getattr(upload, name) for name in names})
        if not taken:
            _say_changed(request, upload)
        return bool(taken)

    def _begin(self, request: HttpRequest, upload: Upload, status: UploadStatus) -> None:
        try:
            begin(upload, status, request.user, workflow.may_edit)
        except refusals.of(request) as refused:
            _say(request, refusals.refusal(refused))

    def _is_as_seen(self, request: HttpRequest, upload: Upload) -> bool:
        """Whether nothing was done with the upload since the page was made from which the form comes."""
        if request.POST.get("run") == str(upload.run) and state_of(upload).life != Life.ALIVE:
            return True
        _say_changed(request, upload)
        return False

    def _upload(self, request: HttpRequest, pk: int) -> Upload | None:
        _check_may_import(request)
        chosen = Upload.objects.select_related("by", "started_by", "accession")
        upload = chosen.filter(pk=pk).first()
        if upload is None:
            gone = _(
                "There is no file with the number %d to be imported. It may have been deleted."
            )
            messages.warning(request, gone % pk)
        return upload

    def _upload_page(
        self, request: HttpRequest, upload: Upload, form: HowForm | None = None
    ) -> HttpResponse:
        state = state_of(upload)
        if state.life == Life.ALIVE:
            return self._progress_page(request, state)
        if form is None:
            form = HowForm(site=self.admin_site, person=request.user, initial=initial_of(upload))
        context = {
            "title": _("Import: %s") % upload,
            "upload": upload,
            "state": state,
            "shown": showing.shown(state.report, request.GET),
            "format": form.format_label(upload.format),
            "form": form,
            "media": self.media + form.media,
        }
        return self._answer(request, "report", context)

    def _progress_page(self, request: HttpRequest, state: State) -> HttpResponse:
        context = {
            "title": _("Import: %s") % state.upload,
            "upload": state.upload,
            "state": state,
            "progress": showing.progress(state),
        }
        answer = self._answer(request, "progress", context)
        return answer

    def _answer(
        self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return render(request, f"admin/imports/{template}.html", context, status=status)


def _check_may_import(request: HttpRequest) -> None:
    if not may_import(request):
        raise PermissionDenied


def _say(request: HttpRequest, refused: ValidationError) -> None:
    for sentence in refused.messages:
        messages.error(request, sentence)


def _say_changed(request: HttpRequest, upload: Upload) -> None:
    changed = _("Someone has done something with “%s” since you looked. Look again.")
    messages.warning(request, changed % upload)
