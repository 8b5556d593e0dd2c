"""The desk that every role tries: its addresses, its objects and what may be sent to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from catalog.models import (
    Act,
    Agent,
    Effect,
    LoggedChange,
    Record,
    Repository,
    SecondFactorRequirement,
    Term,
    Upload,
)
from catalog.revisions import act
from tests.desk import Sent, filled_in
from tests.one_of_each import make_one_of_each
from tests.records import make_agent, make_record, make_repository, make_term
from tests.roles import GROUPS, make_device, make_member
from tests.roles_matrix.table import KEPT, MODELS, WITHOUT_LISTS

LOGS = ("catalog.accession", "catalog.act", "catalog.loggedchange")
RIGHTS = ("view", "add", "change", "delete")
VIEWS = ("changelist", "add", "change", "delete", "history")
"""What Django makes for every model, and one address more that leads to the form."""

LIST_VIEWS = ("csv", "columns", "view", "views")

_ADDED: dict[str, dict[str, Any]] = {
    "auth.group": {"name": "interns"},
    "auth.user": {
        "username": "newcomer",
        "usable_password": "true",
        "password1": "many words make a password",
        "password2": "many words make a password",
    },
    "catalog.agent": {"slug": "", "preferred_name": "Longo, Luigi"},
    "catalog.agentidentifier": {"value": "1"},
    "catalog.agentname": {"name": "Ercoli"},
    "catalog.citation": {"note_number": "2"},
    "catalog.columnmapping": {"name": "Fondo Longo"},
    "catalog.copy": {"position": "7"},
    "catalog.digitalobject": {"page_order": "7"},
    "catalog.identifier": {"value": "111974"},
    "catalog.paragraph": {"anchor": "7", "position": "7"},
    "catalog.paralleldescription": {"language": "ru"},
    "catalog.provenanceevent": {"position": "7"},
    "catalog.record": {"slug": "", "position": "", "title": "Minutes of the Direzione"},
    "catalog.recorddate": {"position": "7"},
    "catalog.repository": {"slug": "", "name": "Arhiv Jugoslavije"},
    "catalog.term": {"key": "yiddish", "label": "Yiddish"},
    "catalog.text": {"key": "second", "position": "7"},
    "catalog.textnote": {"position": "7"},
}
"""What a new object has otherwise than the one that is there; of other kinds there can be but one like it."""

_CHANGED: dict[str, dict[str, Any]] = {
    "auth.user": {"first_name": "Maria"},
    "catalog.citation": {"locator": "p. 175"},
    "catalog.publication": {"publisher": "SANU"},
    "catalog.secondfactorrequirement": {"everyone": "on"},
    "catalog.recorddate": {"reason": "Seen."},
    "catalog.recordplace": {"name_as_written": "Москва"},
    "catalog.termlabel": {"text": "Telegramma"},
}
"""What is changed in the form of an object, where that is not the first of these words."""
_WORDS = ("title", "preferred_name", "label", "name", "note", "value", "caption", "body")


@dataclass
class Desk:
    """One object of every kind, records all drafts, and a browser of everybody."""

    clients: dict[str, Client] = field(default_factory=dict)
    accounts: dict[str, User] = field(default_factory=dict)
    objects: dict[str, models.Model] = field(default_factory=dict)
    upload: Upload = field(default_factory=Upload)
    _forms: dict[str, Sent] = field(default_factory=dict)

    @property
    def draft(self) -> Record:
        record = self.objects["catalog.record"]
        assert isinstance(record, Record)
        return record

    def address(self, label: str, view: str) -> str:
        """The address of a view of the object of one kind."""
        name = f"admin:{label.replace('.', '_')}_{view}"
        key = () if view in ("changelist", "add") else (self.objects[label].pk,)
        return reverse(name, args=key)

    def filled(self, template: str) -> str:
        """An address of the table with what it stands for."""
        asked = "app_label=catalog&model_name=record&field_name=repository&term=a"
        return template.format(
            draft=self.draft.pk,
            slug=self.draft.slug,
            account=self.objects["auth.user"].pk,
            accession=self.objects["catalog.accession"].pk,
            act=self.objects["catalog.act"].pk,
            agent=self.objects["catalog.agent"].pk,
            term=self.objects["catalog.term"].pk,
            upload=self.upload.pk,
            content_type=ContentType.objects.get_for_model(Record).pk,
            choosing=asked,
        )

    def form(self, label: str) -> Sent:
        """What the form of an object sends as it stands."""
        if label not in self._forms:
            page = self.clients["superuser"].get(self.address(label, "change"))
            self._forms[label] = filled_in(page)
        return self._forms[label]

    def new(self, label: str) -> Sent:
        """What the form of a new object like it sends."""
        sent = {
            name: "0" if name.endswith(("-TOTAL_FORMS", "-INITIAL_FORMS")) else value
            for name, value in self.form(label).items()
        }
        return sent | _ADDED.get(label, {})

    def changed(self, label: str) -> Sent:
        """What the form of an object sends when one thing is changed."""
        sent = self.form(label)
        if label == "catalog.alignment":
            return sent | {"source": sent["target"], "target": sent["source"]}
        word = next((name for name in _WORDS if name in sent), "")
        return sent | _CHANGED.get(label, {word: "Other"})

    def make_room(self, label: str) -> None:
        """Delete an object when there can be but one like it."""
        if label not in _ADDED and label not in LOGS:
            one = self.objects[label]
            type(one)._base_manager.filter(pk=one.pk).delete()

    def put(self, status: str) -> None:
        """Bring the record to a status as if it had been there for long."""
        published = datetime(2026, 5, 3, tzinfo=UTC) if status == "published" else None
        Record.objects.filter(pk=self.draft.pk).update(status=status, published_at=published)

    def attempts_on_a_record(self) -> dict[str, tuple[str, Sent]]:
        """What one may try on the record and on what hangs on it: addresses and forms, by what is tried."""
        record = self.draft
        here = {"record": str(record.pk)}
        text = self.new("catalog.text") | here | {"kind": "transcription", "translated_from": ""}
        elsewhere = self.address("catalog.identifier", "change")
        elsewhere_form = self.form("catalog.identifier")
        identifier = record.identifiers.create(scheme="doi", value="10.2298/BALC2253")
        own = reverse("admin:catalog_identifier_change", args=[identifier.pk])
        own_form = filled_in(self.clients["superuser"].get(own))
        effect = Effect.objects.get(model="catalog.record", object_id=record.pk)
        earlier = {"state": f"{effect.pk}-before", "last": effect.pk}
        together = {"keys": str(record.pk), "operation": "set-rights", "set-rights-value": "?"}
        look = self.clients["superuser"].post("/admin/catalog/record/together/", together)
        ticked = {"_selected_action": str(record.pk), "action": "delete_selected", "post": "yes"}
        return {
            "change it": (self.address("catalog.record", "change"), self.changed("catalog.record")),
            "delete it": (self.address("catalog.record", "delete"), {"post": "yes"}),
            "tick and delete it": (self.address("catalog.record", "changelist"), ticked),
            "add a text": (reverse("admin:catalog_text_add"), text),
            "change an identifier": (own, own_form | {"value": "10.2298/B"}),
            "undo what was done to it": (self.filled("/admin/catalog/act/{act}/undo/"), {}),
            "restore it": (reverse("admin:catalog_record_restore", args=[record.pk]), earlier),
            "edit it with others": (
                "/admin/catalog/record/together/",
                filled_in(look) | {"do": "Change"},
            ),
            "delete an identifier": (own.replace("change", "delete"), {"post": "yes"}),
            "move an identifier here": (elsewhere, elsewhere_form | here),
        }


def make_desk() -> Desk:
    desk = Desk(clients={"nobody": Client()})
    desk.accounts = {
        "reader": User.objects.create_user("reader"),
        "guest": User.objects.create_user("guest", is_staff=True),
        **{group: make_member(group) for group in GROUPS},
        "superuser": User.objects.create_superuser("archivist"),
    }
    for role, account in desk.accounts.items():
        desk.clients[role] = Client()
        desk.clients[role].force_login(account)
    made = make_one_of_each()
    Record.objects.update(status="draft", published_at=None, public_from=None)
    archive = make_repository(slug="gramsci")
    trainee = User.objects.create_user("trainee", is_staff=True)
    make_device(trainee)
    letter = make_record(title="Letter", status="draft", date_text="1956", repository=archive)
    with act(desk.accounts["superuser"]) as doing:
        letter.title = "Letter to Nenni"
        letter.save()
    assert doing.done is not None
    # What nothing refers to, so that it can be deleted.
    made |= {
        Agent: make_agent("Nenni, Pietro"),
        Repository: make_repository(slug="nobodys"),
        Term: make_term("subject", "socialism"),
        Record: letter,
        Act: doing.done,
        User: trainee,
        Group: Group.objects.create(name="trainees"),
        LoggedChange: LoggedChange.objects.latest("pk"),
        SecondFactorRequirement: SecondFactorRequirement.objects.get_or_create()[0],
    }
    desk.upload = Upload.objects.create(name="deeds.csv", sha256="0" * 64, size=1)
    desk.objects = {model._meta.label_lower: one for model, one in made.items()}
    return desk


def addresses() -> Iterator[str]:
    """Every address below /admin/, by its name or, where it has none, by its pattern, with the models' own."""
    for prefix, pattern in _below(get_resolver()):
        route = f"{prefix}{pattern.pattern}"
        if route.startswith("admin/"):
            space = "catalog" if not prefix else "admin"
            yield f"{space}:{pattern.name or route.removeprefix('admin/')}"


def _below(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield prefix, pattern
        else:
            yield from _below(pattern, f"{prefix}{pattern.pattern}")


def of_models() -> Iterator[str]:
    """The addresses that the models of the table stand for."""
    for label in MODELS:
        name = f"admin:{label.replace('.', '_')}"
        yield from (f"{name}_{view}" for view in VIEWS)
        if label not in WITHOUT_LISTS:
            yield from (f"{name}_{view}" for view in LIST_VIEWS)
        if label in KEPT:
            yield from (f"{name}_{view}" for view in ("deleted", "compare", "restore"))
        yield f"admin:{label.replace('.', '/')}/<path:object_id>/"


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is changed inside is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def state(label: str) -> Any:
    """All there is of one kind, and how much the log has to tell."""
    model = next(model for model in admin.site._registry if model._meta.label_lower == label)
    worked_out = {"last_login", "updated_at", "version"}
    names = [one.attname for one in model._meta.concrete_fields if one.name not in worked_out]
    return list(model._base_manager.order_by("pk").values(*names)), LoggedChange.objects.count()
