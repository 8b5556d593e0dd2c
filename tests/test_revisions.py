"""Every act is kept with its states before and after; any state, field or deleted object comes back."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from reversion.models import Version

from catalog import workflow
from catalog.choices import Status
from catalog.models import Act, Agent, Contribution, Effect, Record, Relation, StatusChange, Text
from catalog.models.acts import ActKind
from catalog.revisions import act
from catalog.revisions.snapshots import read, snapshots
from catalog.revisions.wholes import WHOLES, whole_of
from catalog.search.desk import matching, typed
from catalog.steps import step_named
from tests.desk import add_row, errors, filled_in, said, save
from tests.one_of_each import MODELS, make_one_of_each
from tests.records import make_agent, make_contribution, make_record, make_term, make_text
from tests.roles import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def rosa() -> User:
    return User.objects.create_superuser("rosa")


@pytest.fixture
def archivist(client: Client, rosa: User) -> Client:
    client.force_login(rosa)
    return client


def page_of(name: str, record: Record | int) -> str:
    key = record if isinstance(record, int) else record.pk
    return reverse(f"admin:catalog_record_{name}", args=[key])


def edit(client: Client, record: Record, **changes: Any) -> Any:
    answer = save(
        client,
        page_of("change", record),
        filled_in(client.get(page_of("change", record))),
        **changes,
    )
    assert errors(answer) == {}
    record.refresh_from_db()
    return answer


def state(one: Any) -> Any:
    whole = whole_of(type(one))
    assert whole is not None
    return snapshots(whole, [one.pk], "default").get(one.pk)


def last_effect(record: Record | int) -> Effect:
    key = record if isinstance(record, int) else record.pk
    return Effect.objects.filter(model="catalog.record", object_id=key).latest("pk")


def restore(client: Client, key: int, name: str, *only: str) -> Any:
    sent = {"state": name, "last": last_effect(key).pk, "only": list(only)}
    return client.post(page_of("restore", key), sent, follow=True)


def test_all_that_archivists_describe_is_kept() -> None:
    kept = {model for whole in WHOLES for model in whole.models}
    assert {model.__name__ for model in MODELS} - {model.__name__ for model in kept} == {
        "Accession",
        "ColumnMapping",
    }


def test_saving_a_form_keeps_who_when_why_and_both_states(archivist: Client) -> None:
    record = make_record(title="Cable from Togliatti")
    text = make_text(record, "Nagy is going astray.")
    sent = {
        "title": "Telegram from Togliatti",
        "texts-0-body": "Nagy goes astray.",
        "_comment": "After folio 2.",
    }
    edit(archivist, record, **sent)
    effect = last_effect(record)
    assert (effect.act.by_name, effect.act.comment) == ("rosa", "After folio 2.")
    assert effect.before and effect.after
    before, after = read(effect.before.serialized_data), read(effect.after.serialized_data)
    own = f"catalog.record/{record.pk}"
    assert (before[own]["title"], after[own]["title"]) == (
        "Cable from Togliatti",
        "Telegram from Togliatti",
    )
    paragraph = f"catalog.paragraph/{text.paragraphs.get().pk}"
    assert before[paragraph]["body"] == "Nagy is going astray."
    assert after == state(record)


def test_saving_without_a_change_is_no_act(archivist: Client) -> None:
    record = make_record()
    edit(archivist, record)
    assert not Act.objects.exists()


def test_the_state_before_is_kept_even_if_it_came_past_the_desk(archivist: Client) -> None:
    record = make_record(title="Cable from Togliatti")
    edit(archivist, record, title="Cable from Ercoli")
    Record.objects.filter(pk=record.pk).update(title="Changed by hand")
    edit(archivist, record, title="Cable from Palmiro Togliatti")
    effect = last_effect(record)
    assert effect.before is not None
    assert "Changed by hand" in effect.before.serialized_data
    # And where nothing came past it, no state is kept twice.
    edit(archivist, record, note="On folio 2.")
    assert last_effect(record).before == effect.after


def test_every_kind_of_part_comes_back_as_it_was(archivist: Client, rosa: User) -> None:
    make_one_of_each()
    for record in Record.objects.all():
        before = state(record)
        key = record.pk
        with act(rosa, ActKind.EDIT) as doing:
            # What others say of it stands in its way.
            record.cited_in.all().delete()
            Relation.objects.filter(target=record).delete()
            record.delete()
        assert doing.done is not None
        workflow.undo(doing.done, rosa)
        assert state(Record.objects.get(pk=key)) == before


def test_an_earlier_state_is_restored_whole(archivist: Client) -> None:
    record = make_record(title="Cable from Togliatti", languages=["ru"])
    make_contribution(record, make_agent())
    text = make_text(record, "Nagy is going astray.\n\nThe situation is grave.")
    before = state(record)
    sent = filled_in(archivist.get(page_of("change", record)))
    add_row(
        sent, "contributions", role=make_term("role", "mentioned").pk, agent=make_agent("Tito").pk
    )
    sent |= {
        "title": "Telegram",
        "languages": [],
        "texts-0-DELETE": "on",
        "contributions-0-note": "?",
    }
    assert errors(save(archivist, page_of("change", record), sent)) == {}
    assert not Text.objects.filter(pk=text.pk).exists()
    restore(archivist, record.pk, f"{last_effect(record).pk}-before")
    assert state(record) == before
    assert Act.objects.latest("pk").kind == ActKind.RESTORE


def test_one_field_is_restored_alone(archivist: Client) -> None:
    record = make_record(title="Cable from Togliatti", extent="1 page")
    edit(archivist, record, title="Telegram", extent="2 pages")
    name = f"{last_effect(record).pk}-before"
    restore(archivist, record.pk, name, f"catalog.record/{record.pk}/extent")
    record.refresh_from_db()
    assert (record.title, record.extent) == ("Telegram", "1 page")


def test_a_deleted_record_is_restored_with_all_that_hung_on_it(archivist: Client) -> None:
    record = make_record(title="Cable from Togliatti", status=Status.DRAFT)
    make_text(record, "Nagy is going astray.")
    make_contribution(record, make_agent())
    before, key = state(record), record.pk
    archivist.post(page_of("delete", record), {"post": "yes"})
    assert not Record.objects.exists()
    deleted = reverse("admin:catalog_record_deleted")
    listed = archivist.get(reverse("admin:catalog_record_changelist"))
    assert f'href="{deleted}"' in listed.content.decode()
    page = archivist.get(deleted)
    assert "Cable from Togliatti" in page.content.decode()
    restore(archivist, key, f"{last_effect(key).pk}-before")
    assert state(Record.objects.get(pk=key)) == before
    assert Record.objects.filter(matching(typed("astray"))).exists()
    assert (
        "Nothing that was deleted"
        in archivist.get(reverse("admin:catalog_record_deleted")).content.decode()
    )


def test_a_restored_record_is_found_and_read_again(archivist: Client, client: Client) -> None:
    record = make_record(title="Cable from Togliatti")
    key, address = record.pk, record.get_absolute_url()
    archivist.post(page_of("delete", record), {"post": "yes"})
    assert client.get(address).status_code == 404
    restore(archivist, key, f"{last_effect(key).pk}-before")
    assert client.get(address).status_code == 200


def test_nothing_is_restored_over_what_someone_has_saved_meanwhile(archivist: Client) -> None:
    record = make_record(title="Cable from Togliatti")
    edit(archivist, record, title="Telegram")
    effect = last_effect(record)
    edit(archivist, record, title="Letter")
    sent = {"state": f"{effect.pk}-before", "last": effect.pk}
    page = archivist.post(page_of("restore", record), sent, follow=True)
    assert "Someone has changed it since you looked." in said(page)
    record.refresh_from_db()
    assert record.title == "Letter"


def test_undoing_takes_back_only_what_nobody_has_changed_since(
    archivist: Client, rosa: User
) -> None:
    record = make_record(title="Cable from Togliatti", extent="1 page", languages=["ru"])
    edit(
        archivist,
        record,
        title="Telegram",
        extent="2 pages",
        languages=[make_term("language", "it").pk],
    )
    done = last_effect(record).act
    edit(archivist, record, title="Letter")
    _done, plan, _left_out = workflow.undo(done, rosa)
    record.refresh_from_db()
    assert (record.title, record.extent) == ("Letter", "1 page")
    assert [term.key for term in record.languages.all()] == ["ru"]
    assert [field for _effect, _name, field in plan.kept] == ["title"]


def test_an_act_is_undone_once_and_the_undoing_can_be_undone(archivist: Client) -> None:
    record = make_record(title="Cable from Togliatti")
    edit(archivist, record, title="Telegram")
    done = last_effect(record).act
    undo = reverse("admin:catalog_act_undo", args=[done.pk])
    assert "Undo it" in archivist.get(undo).content.decode()
    archivist.post(undo)
    record.refresh_from_db()
    assert record.title == "Cable from Togliatti"
    assert "has been undone already" in said(archivist.post(undo, follow=True))
    archivist.post(reverse("admin:catalog_act_undo", args=[Act.objects.latest("pk").pk]))
    record.refresh_from_db()
    assert record.title == "Telegram"


def test_a_step_is_undone_by_who_may_take_it(archivist: Client, rosa: User) -> None:
    record = make_record(status=Status.DRAFT, date_text="30 October 1956", repository=None)
    submit = step_named("submit")
    assert submit is not None
    with act(rosa) as doing:
        workflow.take(record, submit, rosa)
    assert doing.done is not None
    with pytest.raises(PermissionDenied):
        workflow.undo(doing.done, make_member("cataloguer"))
    workflow.undo(doing.done, rosa)
    record.refresh_from_db()
    assert record.status == Status.DRAFT
    assert StatusChange.objects.latest("pk").step == "undo"


def test_who_may_not_change_a_record_may_not_undo_or_restore_it(archivist: Client) -> None:
    record = make_record(title="Cable from Togliatti")
    edit(archivist, record, title="Telegram")
    client = Client()
    client.force_login(make_member("cataloguer"))
    effect = last_effect(record)
    assert client.get(page_of("history", record)).status_code == 200
    sent = {"state": f"{effect.pk}-before", "last": effect.pk}
    assert client.post(page_of("restore", record), sent).status_code == 403
    undo = reverse("admin:catalog_act_undo", args=[effect.act_id])
    assert client.post(undo).status_code == 403
    record.refresh_from_db()
    assert record.title == "Telegram"


def test_what_referred_to_something_deleted_since_is_left_out_and_said(archivist: Client) -> None:
    record = make_record()
    togliatti = make_agent()
    make_contribution(record, togliatti)
    sent = filled_in(archivist.get(page_of("change", record)))
    save(archivist, page_of("change", record), sent, **{"contributions-0-DELETE": "on"})
    effect = last_effect(record)
    togliatti.delete()
    page = restore(archivist, record.pk, f"{effect.pk}-before")
    assert "was left out" in said(page)
    assert not Contribution.objects.exists()


def test_what_was_done_to_a_part_on_its_own_page_is_done_to_the_record(archivist: Client) -> None:
    record = make_record()
    text = make_text(record, "Nagy is going astray.")
    address = reverse("admin:catalog_text_change", args=[text.pk])
    save(archivist, address, filled_in(archivist.get(address)), body="Nagy goes astray.")
    assert last_effect(record).act.by_name == "rosa"
    answer = archivist.get(reverse("admin:catalog_text_history", args=[text.pk]))
    assert answer["Location"] == page_of("history", record)


def test_a_part_moved_to_another_record_changes_both(archivist: Client) -> None:
    one, other = make_record(), make_record()
    text = make_text(one)
    with act(None) as doing:
        text.record = other
        text.save()
    assert doing.done is not None
    assert set(doing.done.effects.values_list("object_id", flat=True)) == {one.pk, other.pk}


def test_authorities_are_kept_too(archivist: Client) -> None:
    agent = make_agent()
    address = reverse("admin:catalog_agent_change", args=[agent.pk])
    sent = filled_in(archivist.get(address))
    add_row(sent, "names", name="Ercoli", kind="pseudonym")
    save(archivist, address, sent, preferred_name="Togliatti, Palmiro Michele")
    effect = Effect.objects.get(model="catalog.agent")
    archivist.post(reverse("admin:catalog_act_undo", args=[effect.act_id]))
    agent = Agent.objects.get()
    assert agent.preferred_name == "Togliatti, Palmiro"
    assert not agent.names.exists()


def test_any_two_states_are_compared_word_by_word(archivist: Client) -> None:
    record = make_record(title="Cable from Togliatti")
    edit(archivist, record, title="Telegram from Togliatti")
    edit(archivist, record, title="Telegram from Ercoli")
    first, second = Effect.objects.order_by("pk")
    page = archivist.get(
        page_of("compare", record), {"from": f"{first.pk}-before", "to": f"{second.pk}-after"}
    )
    shown = page.content.decode()
    assert "<del>Cable</del><ins>Telegram</ins> from <del>Togliatti</del><ins>Ercoli</ins>" in shown
    assert "As it stands now" in archivist.get(page_of("history", record)).content.decode()


@pytest.mark.parametrize(
    "name", ["", "x", "0-after", "999999-before", "9" * 40 + "-after", "1-\x00"]
)
def test_a_state_there_is_not_is_said_so(archivist: Client, name: str) -> None:
    record = make_record()
    edit(archivist, record, title="Telegram")
    page = archivist.get(page_of("compare", record), {"from": name}, follow=True)
    assert "There are no such states" in said(page)
    assert "There is no such state" in said(restore(archivist, record.pk, name))


def test_what_fails_leaves_neither_change_nor_act(rosa: User) -> None:
    record = make_record(title="Cable from Togliatti")
    with pytest.raises(ValueError, match="given up"), act(rosa):
        record.title = "Telegram"
        record.save()
        raise ValueError("given up")
    assert not Act.objects.exists()
    assert not Version.objects.exists()
    assert Record.objects.get().title == "Cable from Togliatti"


def test_noting_many_at_once_takes_few_queries(
    rosa: User, django_assert_max_num_queries: Any
) -> None:
    keys = [make_record().pk for _number in range(30)]
    with act(rosa) as doing, django_assert_max_num_queries(20):
        doing.note(Record, keys)
