"""Nothing hidden is seen anywhere: every public address, every kind of hiding."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import URLPattern
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from catalog.choices import Scheme, Standing, Status
from catalog.models import Agent, Record, RecordPlace, Relation
from catalog.urls import urlpatterns
from tests.made_once import made_once
from tests.records import (
    make_agent,
    make_citation,
    make_contribution,
    make_record,
    make_repository,
    make_term,
    make_text,
)

CANARY = "zimbellino"
PROSE = (
    "scope_and_content",
    "note",
    "archivists_note",
    "alternative_titles",
    "rights",
    "preferred_citation",
)
ADDRESSES = {
    "home": ["/"],
    "about": ["/about/"],
    "accessibility": ["/accessibility/"],
    "help": ["/help/"],
    "citing-help": ["/help/citing/"],
    "reading-help": ["/help/reading/"],
    "search": [
        "/search/",
        f"/search/?q={CANARY}",
        f"/search/?subject={CANARY}",
        "/search/?sort=title",
    ],
    "search-values": [
        f"/search/values/agent/?begins={CANARY}",
        f"/search/values/subject/?subject={CANARY}&by=label",
        f"/search/values/place/?q={CANARY}",
        "/search/values/repository/",
        "/search/values/collection/",
    ],
    "search-suggest": [f"/search/suggest/?q={CANARY}", f"/search/suggest/?q={CANARY[:4]}"],
    "search-help": ["/help/search/"],
    "record": ["/records/public/", f"/records/{CANARY}-0/", f"/records/{CANARY}-1/"],
    "browse": ["/browse/"],
    "collections": ["/collections/"],
    "collection": [
        "/collections/public/",
        "/collections/public/?part=contents",
        f"/collections/public/?open={CANARY}-0",
        f"/collections/{CANARY}-0/",
    ],
    "dates": ["/dates/"],
    "undated": ["/dates/undated/"],
    "period": ["/dates/1900-1999/", "/dates/1956/", "/dates/1956/10/", "/dates/1956/10/30/"],
    "types": ["/types/"],
    "languages": ["/languages/"],
    "repositories": ["/repositories/"],
    "repository": [f"/repositories/{CANARY}/"],
    "agents": ["/agents/", f"/agents/?q={CANARY}", "/agents/?letter=z", "/agents/?kind=person"],
    "agent": [f"/agents/{CANARY}/"],
    "subjects": ["/subjects/", "/subjects/?page=1"],
    "subject": [f"/subjects/{CANARY}/", f"/subjects/{CANARY}/?page=2"],
    "places": [
        "/places/",
        f"/places/?around={CANARY}",
        "/places/?span=180",
        "/places/?by=count",
        f"/places/?by=name&q={CANARY}",
    ],
    "place": [f"/places/{CANARY}/", f"/places/{CANARY}/?role=mentioned"],
    "correspondence": ["/correspondence/"],
    "correspondent": [f"/correspondence/{CANARY}/", "/correspondence/sender-public/"],
    "letters": [
        "/correspondence/sender-public/recipient-public/",
        f"/correspondence/sender-public/{CANARY}-recipient/",
    ],
    "scholarship": ["/scholarship/"],
    "scholarship-of": ["/scholarship/public/", f"/scholarship/{CANARY}-0/"],
    "scholarship-notes": [
        "/scholarship/public/notes/",
        f"/scholarship/{CANARY}-0/notes/",
    ],
    "wanted": ["/wanted/", f"/wanted/?type={CANARY}", f"/wanted/?repository={CANARY}"],
    "file": [f"/files/{'0' * 64}/"],
    "robots": ["/robots.txt"],
    "nothing": ["/admin/r/1/1/"],
    "preview": ["/admin/preview/records/public/", f"/admin/preview/records/{CANARY}-0/"],
}


def hide(record: Record) -> None:
    """Hang the canary on `record` and link it with the public one in every way."""
    public = Record.objects.get(slug="public")
    make_text(record, f"{CANARY} in the text.")
    make_contribution(record, make_agent(CANARY.capitalize(), slug=f"{CANARY}-{record.pk}"))
    make_contribution(record, Agent.objects.get(slug="sender-public"))
    for recipient in Agent.objects.filter(slug__in=("recipient-public", f"{CANARY}-recipient")):
        make_contribution(record, recipient, "recipient")
    place = make_term(Scheme.PLACE, CANARY, latitude=44.8, longitude=20.5)
    role = make_term(Scheme.PLACE_ROLE, "mentioned")
    RecordPlace.objects.create(record=record, place=place, role=role)
    reply = make_term(Scheme.RELATION_TYPE, "reply-to")
    Relation.objects.create(source=record, target=public, type=reply)
    Relation.objects.create(source=public, target=record, type=reply)
    make_citation(record, public, text_as_cited=f"{CANARY}, 12.")
    make_citation(public, record, note_number=record.pk, text_as_cited="M. Rossi, 12.")


def make_hidden() -> None:
    """A public record with hidden neighbours of every kind, all of which carry the canary."""
    public = make_record(title="Public cable", slug="public", level="fonds")
    make_text(public, f"{CANARY} in a draft translation.", standing=Standing.DRAFT)
    repository = make_repository(name=CANARY.capitalize(), slug=CANARY)
    make_contribution(public, make_agent(slug="sender-public"))
    make_contribution(public, make_agent("Tito, Josip Broz", slug="recipient-public"), "recipient")
    make_agent(CANARY.capitalize(), slug=f"{CANARY}-recipient")
    tomorrow = timezone.now() + timedelta(days=1)
    draft = make_record(title=f"{CANARY} draft", slug=f"{CANARY}-parent", status=Status.DRAFT)
    kinds: tuple[dict[str, Any], ...] = (
        {"status": Status.DRAFT, "parent": public},
        {"status": Status.WITHDRAWN},
        {"status": Status.IN_REVIEW},
        {"embargo_until": tomorrow, "holding": "cited-only"},
        {"parent": draft},
        {"status": Status.WITHDRAWN, "parent": public},
    )
    for number, kind in enumerate(kinds):
        prose = dict.fromkeys(PROSE, CANARY)
        hide(
            make_record(
                title=f"{CANARY} title",
                slug=f"{CANARY}-{number}",
                reference_code=CANARY,
                repository=repository,
                subjects=[CANARY],
                **prose,
                **kind,
            )
        )


@pytest.fixture(scope="module")
def hidden(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    yield from made_once(django_db_blocker, make_hidden)


def test_every_public_address_is_in_the_matrix() -> None:
    names = {pattern.name for pattern in urlpatterns if isinstance(pattern, URLPattern)}
    assert names == set(ADDRESSES)


@pytest.mark.django_db
@pytest.mark.usefixtures("hidden")
@pytest.mark.parametrize(
    "address", [address for addresses in ADDRESSES.values() for address in addresses]
)
def test_drafts_are_never_found(client: Client, address: str) -> None:
    response = client.get(address)
    # A page names its own address, for its other languages.
    body = b"".join(response).decode().replace(address, "")
    asked = body.replace(f'value="{CANARY}"', "").replace(f"<title>{CANARY} – Search", "")
    asked = (
        asked.replace(f"q={CANARY}", "")
        .replace(f"subject={CANARY}", "")
        .replace(f"Subject: {CANARY}", "")
    )
    asked = asked.replace(f'data-q="{CANARY}" data-title="{CANARY} – Search"', "")
    asked = asked.replace(f"</span> {CANARY} <span", "")
    asked = asked.replace(f">{CANARY}<span", "").replace(f">{CANARY} <span", "")
    asked = asked.replace(f"“{CANARY}”", "").replace(f"begins={CANARY}", "")
    assert CANARY not in asked.lower()


@pytest.mark.django_db
@pytest.mark.usefixtures("hidden")
def test_a_search_for_a_hidden_word_answers_like_one_for_a_word_nobody_wrote(
    client: Client,
) -> None:
    hit = client.get(f"/search/?q={CANARY}").content.decode().replace(CANARY, "")
    miss = client.get("/search/?q=qwertyuiop").content.decode().replace("qwertyuiop", "")
    assert hit == miss


@pytest.mark.django_db
@pytest.mark.usefixtures("hidden")
def test_a_preview_is_for_staff_who_may_see_records_and_is_kept_nowhere(client: Client) -> None:
    address = f"/admin/preview/records/{CANARY}-0/"
    assert client.get(address).headers["Location"] == f"/admin/login/?next={address}"
    for user in (
        User.objects.create_user("reader"),
        User.objects.create_user("guest", is_staff=True),
    ):
        client.force_login(user)
        answer = client.get(address)
        assert answer.status_code == (403 if user.is_staff else 302)
        assert f"{CANARY} title" not in answer.content.decode()
    user.user_permissions.add(Permission.objects.get(codename="view_record"))
    client.force_login(User.objects.get(pk=user.pk))
    answer = client.get(address)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert f"<h1>{CANARY} title</h1>" in shown
    assert f"{CANARY}</ins> in the text" in shown or f"{CANARY} in the text" in shown
    assert "Readers do not see this page." in shown
    assert '<meta name="robots" content="noindex' in shown
    assert answer.headers["X-Robots-Tag"].startswith("noindex")
    assert {"no-store", "private"} <= set(answer.headers["Cache-Control"].split(", "))
    assert client.post(address).status_code == 405
    assert client.get("/admin/preview/records/nobody/").status_code == 404


@pytest.mark.django_db
@pytest.mark.usefixtures("hidden")
def test_who_may_see_previews_sees_on_public_pages_what_all_see(client: Client) -> None:
    address = "/records/public/"
    everybody = client.get(address).content
    client.force_login(User.objects.create_superuser("archivist"))
    assert client.get(address).content == everybody
    assert CANARY in client.get(f"/admin/preview{address}").content.decode()
    assert client.get(f"/records/{CANARY}-0/").status_code == 404


def test_a_record_becomes_public_at_the_end_of_its_embargo_and_not_before(
    client: Client, monkeypatch: pytest.MonkeyPatch, db: None
) -> None:
    moment = timezone.now() + timedelta(days=1)
    make_record(slug="embargoed", embargo_until=moment)
    for offset, status in ((-1, 404), (0, 200), (1, 200)):
        now = moment + timedelta(seconds=offset)
        monkeypatch.setattr(timezone, "now", lambda now=now: now)
        assert client.get("/records/embargoed/").status_code == status
