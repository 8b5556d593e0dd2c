"""A format of the tests' own, and files brought to the desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from catalog.ingest import formats
from catalog.ingest.drafts import Draft, RecordDraft, Where
from catalog.ingest.findings import Finding, UnreadableFile, error, warning
from catalog.ingest.formats import Format, Setting
from catalog.ingest.source import Source
from catalog.models import Upload
from tests.records import make_term

BRING = "/admin/catalog/accession/import/"


class Register(Format):
    """A register of documents, a title on each line.

    A line that ends with "?" gives a warning, one that ends with "!" an error; "stop" makes the file unreadable, and at
    "wait" the reader waits as long as there is a file called "hold" beside it.
    """

    name, label, endings = "register", "Register of documents", (".register",)
    settings = (
        Setting("prefix", "Prefix", "Written before every title."),
        Setting("mapping", "Mapping", long=True),
    )

    def recognises(self, source: Source) -> bool:
        return source.name.endswith(".register") or source.head.startswith(b"REGISTER")

    def read(self, source: Source) -> Iterator[Draft | Finding]:
        for number, line in enumerate(source.text().splitlines(), start=1):
            where = Where(number, "title")
            if line == "stop":
                raise UnreadableFile("The register ends here.", "Mend it.", line, where)
            while line == "wait" and (source.path.parent / "hold").exists():
                sleep(0.05)
            if line.endswith("?"):
                yield warning("This is doubtful.", "Look at it.", line, where)
            if line.endswith("!"):
                yield error("This cannot be.", "Correct it.", line, where)
            yield self._record(source, line, where)

    def _record(self, source: Source, line: str, where: Where) -> RecordDraft:
        title = source.settings.get("prefix", "") + line
        draft = RecordDraft(line, {"title": title}, where, origin="register", level="item")
        if line.endswith("*"):
            draft.keep("asterisk", "marked")
        return draft


def use_registers(monkeypatch: pytest.MonkeyPatch, settings: Settings, folder: Path) -> Path:
    """Make registers the one format there is; gives the folder where what is brought is kept."""
    monkeypatch.setattr(formats, "FORMATS", (Register(),))
    settings.IMPORTS_ROOT = folder / "imports"
    make_term("level", "item")
    return folder / "imports"


def file_of(*lines: str, name: str = "deeds.register") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, "\n".join(lines).encode())


def bring(client: Client, *lines: str, name: str = "deeds.register", **sent: Any) -> Any:
    """Send a file; gives the page that one is led to."""
    given = {"file": file_of(*lines, name=name), "record_status": "draft", **sent}
    return client.post(
        BRING, {key: one for key, one in given.items() if one is not None}, follow=True
    )


def brought() -> Upload:
    """The upload that was made last."""
    return Upload.objects.latest("pk")


def address(upload: Upload, name: str = "", *further: str) -> str:
    called = f"admin:catalog_upload_{name}" if name else "admin:catalog_upload"
    return reverse(called, args=[upload.pk, *further])


def press(client: Client, page: str, upload: Upload, **sent: Any) -> Any:
    """Press a button on the upload's page as it stands; gives the page that one is led to."""
    return client.post(address(upload, page), {"run": upload.run, **sent}, follow=True)


def may_import(member: User) -> User:
    """Let a member of staff import."""
    member.user_permissions.add(Permission.objects.get(codename="add_accession"))
    return member
