"""Former short names and keys lead to what has them no more, and to nothing that is hidden."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from catalog import workflow
from catalog.choices import Status
from catalog.merging import merge
from catalog.models import (
    Agent,
    FormerAgentKey,
    FormerRecordKey,
    FormerTermKey,
    Record,
    RecordPlace,
    Text,
)
from tests.desk import errors, filled_in, said, save
from tests.records import make_agent, make_contribution, make_record, make_term, make_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def rosa() -> User:
    return User.objects.create_superuser("rosa")


def load(tmp_path: Path, *entries: tuple[str, dict[str, Any]]) -> None:
    file = tmp_path / "file.json"
    file.write_text(json.dumps([{"model": model, "fields": fields} for model, fields in entries]))
    call_command("loaddata", str(file), verbosity=0)


def test_the_address_of_what_was_merged_leads_to_the_one_that_stays(
    client: Client, rosa: User
) -> None:
    record = make_record(subjects=["hungary", "hungarian-events"])
    kept, duplicate = make_agent(), make_agent("Ercoli")
    make_contribution(record, duplicate)
    place = make_term("place", "moscow")
    RecordPlace.objects.create(
        record=record, place=place, role=make_term("place-role", "mentioned")
    )
    other, file = make_record(slug="cable-2"), make_record(slug="file-1", level="file")
    make_record(parent=file)
    merge(kept, [duplicate], rosa)
    merge(make_term("subject", "hungary"), [make_term("subject", "hungarian-events")], rosa)
    merge(make_term("place", "moskva"), [place], rosa)
    merge(record, [other], rosa)
    merge(make_record(slug="file-2", level="file"), [file], rosa)
    for old, new in {
        "/agents/ercoli/": "/agents/togliatti-palmiro/",
        "/subjects/hungarian-events/": "/subjects/hungary/",
        "/places/moscow/": "/places/moskva/",
        "/records/cable-2/": f"/records/{record.slug}/",
        "/collections/file-1/": "/collections/file-2/",
    }.items():
        answer = client.get(old)
        assert (answer.status_code, answer["Location"]) == (301, new), old
        assert answer["Cache-Control"] == "public, max-age=60"
        assert client.get(new).status_code == 200
    assert client.get("/agents/ercoli/?page=1")["Location"] == "/agents/togliatti-palmiro/?page=1"


def test_a_chain_of_merges_is_one_step_and_undoing_ends_it(client: Client, rosa: User) -> None:
    a, b, c = (make_record(slug=slug) for slug in "abc")
    merge(b, [a], rosa)
    last = merge(c, [b], rosa)
    assert client.get("/records/a/")["Location"] == "/records/c/"
    assert last.done is not None
    workflow.undo(last.done, rosa)
    assert client.get("/records/a/")["Location"] == "/records/b/"
    assert client.get("/records/b/").status_code == 200


@pytest.mark.parametrize(("status", "answered"), [(Status.DRAFT, 404), (Status.WITHDRAWN, 410)])
def test_the_address_of_what_was_merged_into_something_hidden_says_what_that_says(
    client: Client, rosa: User, status: Status, answered: int
) -> None:
    kept, public = make_record(slug="kept", status=status), make_record(slug="public")
    merge(kept, [public], rosa)
    assert client.get("/records/public/").status_code == answered
    assert client.get("/collections/public/").status_code == 404
    hidden = make_agent()
    make_contribution(kept, hidden)
    merge(hidden, [make_agent("Ercoli")], rosa)
    assert client.get("/agents/ercoli/").status_code == 404


def test_a_name_changed_by_hand_goes_on_leading_there(client: Client, rosa: User) -> None:
    client.force_login(rosa)
    record = make_record(slug="cable", subjects=["hungary"])
    agent = make_agent()
    make_contribution(record, agent)
    subject = make_term("subject", "hungary")
    for one, field, old in (
        (record, "slug", "/records/cable/"),
        (agent, "slug", "/agents/togliatti-palmiro/"),
        (subject, "key", "/subjects/hungary/"),
    ):
        address = reverse(f"admin:catalog_{one._meta.model_name}_change", args=[one.pk])
        answer = save(client, address, filled_in(client.get(address)), **{field: "renamed"})
        assert errors(answer) == {}
        assert client.get(old)["Location"] == old.rsplit("/", 2)[0] + "/renamed/"


def test_a_name_changed_back_leads_to_itself_and_the_other_leads_there(client: Client) -> None:
    record = make_record(slug="cable")
    for slug in ("telegram", "cable"):
        record = Record.objects.get(pk=record.pk)
        record.slug = slug
        record.full_clean()
        record.save()
    assert [one.slug for one in FormerRecordKey.objects.all()] == ["telegram"]
    assert client.get("/records/cable/").status_code == 200
    assert client.get("/records/telegram/")["Location"] == "/records/cable/"


def test_a_new_object_never_gets_a_former_name(rosa: User) -> None:
    merge(make_agent("Ercoli"), [make_agent()], rosa)
    assert make_agent().slug == "togliatti-palmiro-2"
    merge(make_record(), [make_record(title="Cable")], rosa)
    assert [make_record(title="Cable").slug for _number in range(2)] == ["cable-2", "cable-3"]
    merge(make_term("subject", "hungary"), [make_term("subject", "magyars", "Magyars")], rosa)
    term = make_term("subject", "", "Magyars")
    assert term.key == "magyars-2"
    assert make_term("place", "magyars").key == "magyars"


def test_a_former_name_entered_by_hand_is_refused_until_it_is_taken_off(
    client: Client, rosa: User
) -> None:
    client.force_login(rosa)
    kept = make_agent()
    merge(kept, [make_agent("Ercoli")], rosa)
    add = "/admin/catalog/agent/add/"
    sent = filled_in(client.get(add)) | {"preferred_name": "Ercoli, Luigi", "slug": "ercoli"}
    message = errors(save(client, add, sent))["slug"][0]
    assert "“ercoli” was a key of “Togliatti, Palmiro”, now “togliatti-palmiro”" in message
    address = reverse("admin:catalog_agent_change", args=[kept.pk])
    form = filled_in(client.get(address))
    assert errors(save(client, address, form, **{"former_keys-0-DELETE": "on"})) == {}
    assert errors(save(client, add, sent)) == {}
    assert not FormerAgentKey.objects.exists()


def test_what_is_brought_back_takes_its_name_back(client: Client, rosa: User) -> None:
    client.force_login(rosa)
    kept, duplicate = make_record(slug="kept"), make_record(slug="duplicate")
    merge(kept, [duplicate], rosa)
    page = client.get(reverse("admin:catalog_record_deleted"))
    (effect,) = page.context["page"].object_list
    sent = {"state": f"{effect.pk}-before", "last": effect.pk}
    restored = client.post(
        reverse("admin:catalog_record_restore", args=[duplicate.pk]), sent, follow=True
    )
    assert "restored" in said(restored)
    assert client.get("/records/duplicate/").status_code == 200
    assert not FormerRecordKey.objects.exists()


def test_a_fixture_that_refers_to_a_former_key_finds_what_it_leads_to(
    tmp_path: Path, rosa: User
) -> None:
    record, duplicate = make_record(slug="kept"), make_record(slug="duplicate")
    make_text(duplicate)
    merge(record, [duplicate], rosa)
    kept = make_agent()
    merge(kept, [make_agent("Ercoli")], rosa)
    make_term("role", "sender")
    load(
        tmp_path,
        (
            "catalog.contribution",
            {"record": ["duplicate"], "agent": ["ercoli"], "role": ["role", "sender"]},
        ),
        (
            "catalog.paragraph",
            {
                "text": ["duplicate", "transcription-en"],
                "anchor": 2,
                "position": 1,
                "body": "The situation is grave.",
            },
        ),
    )
    assert kept.contributions.get().record == record
    assert Text.objects.get().paragraphs.count() == 2


def test_a_fixture_that_describes_what_was_merged_is_refused_with_the_name_of_the_other(
    tmp_path: Path, rosa: User
) -> None:
    merge(make_agent(), [make_agent("Ercoli")], rosa)
    entry = ("catalog.agent", {"slug": "ercoli", "preferred_name": "Ercoli", "kind": "person"})
    with pytest.raises(CommandError, match="“ercoli” was a key of “Togliatti, Palmiro”, now"):
        load(tmp_path, entry)
    assert Agent.objects.count() == 1


def test_saving_other_fields_or_an_object_read_again_makes_no_former_name() -> None:
    agent = make_agent()
    other = Agent.objects.get(pk=agent.pk)
    agent.slug = "p-togliatti"
    agent.save(update_fields=["history"])
    assert not FormerAgentKey.objects.exists()
    other.slug = "palmiro-togliatti"
    other.save()
    agent.refresh_from_db()
    FormerAgentKey.objects.get().delete()
    agent.save()
    assert not FormerAgentKey.objects.exists()


def test_a_key_leads_to_one_thing_at_a_time() -> None:
    one, other = make_term("place", "moscow"), make_term("place", "minsk")
    FormerTermKey(term=one, scheme="place", key="moskva").save()
    with pytest.raises(ValidationError, match="already exists"):
        FormerTermKey(term=other, scheme="place", key="moskva").full_clean()
    FormerTermKey(term=other, scheme="place", key="moskva").save()
    assert FormerTermKey.objects.get().term == other
