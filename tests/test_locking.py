"""Two people at one form: the second sees both states and chooses; nothing is overwritten unseen."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db import models
from django.test import Client
from django.urls import reverse

from catalog.models import Record
from tests.desk import add_row, errors, filled_in, save
from tests.one_of_each import MODELS, make_one_of_each
from tests.records import make_agent, make_contribution, make_record, make_term, make_text
from tests.roles import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def archivist(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("rosa"))
    return client


@pytest.fixture
def colleague() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("antonio"))
    return client


def address(one: models.Model) -> str:
    name = f"admin:{one._meta.app_label}_{one._meta.model_name}_change"
    return reverse(name, args=[one.pk])


def opened(client: Client, one: models.Model) -> dict[str, Any]:
    return filled_in(client.get(address(one)))


def differences(page: Any) -> dict[str, tuple[str, str, str, str]]:
    """By key: what is stored, what was typed, who changed it, what is chosen."""
    return {
        one.key: (one.stored, one.typed, one.changed, one.chosen)
        for one in page.context["conflict"].differences
    }


def settle(client: Client, page: Any, one: models.Model, **chosen: str) -> Any:
    """Choose on the page of a conflict as its defaults are, but for what is `chosen`, and save."""
    sent = filled_in(page)
    # A browser sends the one radio button of a name that is pressed.
    for difference in page.context["conflict"].differences:
        sent[difference.name] = chosen.pop(difference.key, difference.chosen)
    assert not chosen
    return client.post(address(one), sent)


def test_the_second_of_two_people_sees_both_versions_and_nothing_is_overwritten(
    archivist: Client, colleague: Client
) -> None:
    record = make_record(title="Cable from Togliatti", extent="1 page")
    sent = opened(archivist, record)
    theirs = opened(colleague, record)
    save(colleague, address(record), theirs, title="Cable from Palmiro Togliatti", extent="2 pages")
    page = save(
        archivist, address(record), sent, title="Telegram from Togliatti", note="On folio 2."
    )
    assert page.status_code == 409
    assert differences(page) == {
        "/title": ("Cable from Palmiro Togliatti", "Telegram from Togliatti", "both", ""),
        "/extent": ("2 pages", "1 page", "others", "stored"),
        "/note": ("", "On folio 2.", "here", "typed"),
    }
    assert "antonio saved this on" in page.content.decode()
    record.refresh_from_db()
    assert (record.title, record.note) == ("Cable from Palmiro Togliatti", "")


def test_what_is_chosen_is_saved(archivist: Client, colleague: Client) -> None:
    record = make_record(title="Cable from Togliatti", extent="1 page")
    sent = opened(archivist, record)
    theirs = opened(colleague, record)
    save(colleague, address(record), theirs, title="Cable from Palmiro Togliatti", extent="2 pages")
    page = save(
        archivist, address(record), sent, title="Telegram from Togliatti", note="On folio 2."
    )
    assert settle(archivist, page, record, **{"/title": "typed"}).status_code == 302
    record.refresh_from_db()
    assert record.title == "Telegram from Togliatti"
    assert (record.extent, record.note) == ("2 pages", "On folio 2.")


def test_what_is_not_chosen_is_asked_again(archivist: Client, colleague: Client) -> None:
    record = make_record(title="Cable from Togliatti")
    sent = opened(archivist, record)
    save(colleague, address(record), opened(colleague, record), title="Cable from Ercoli")
    page = save(archivist, address(record), sent, title="Telegram from Togliatti")
    page = settle(archivist, page, record)
    assert page.status_code == 409
    assert "Something is not chosen yet" in page.content.decode()
    assert settle(archivist, page, record, **{"/title": "stored"}).status_code == 302
    record.refresh_from_db()
    assert record.title == "Cable from Ercoli"


def test_a_third_person_is_seen_too(archivist: Client, colleague: Client) -> None:
    record = make_record(title="Cable from Togliatti")
    sent = opened(archivist, record)
    save(colleague, address(record), opened(colleague, record), title="Cable from Ercoli")
    page = save(archivist, address(record), sent, title="Telegram from Togliatti")
    save(colleague, address(record), opened(colleague, record), title="Cable from Ercoli, Mario")
    page = settle(archivist, page, record, **{"/title": "typed"})
    assert page.status_code == 409
    assert differences(page)["/title"][:2] == (
        "Cable from Ercoli, Mario",
        "Telegram from Togliatti",
    )


def test_rows_are_compared_too(archivist: Client, colleague: Client) -> None:
    record = make_record()
    text = make_text(record, "Nagy is going in a reactionary direction.")
    key = f"texts/{text.pk}/body"
    sent = opened(archivist, record)
    theirs = opened(colleague, record)
    save(colleague, address(record), theirs, **{"texts-0-body": "Nagy goes in a new direction."})
    page = save(archivist, address(record), sent, **{"texts-0-body": "Nagy is going astray."})
    assert differences(page)[key][:3] == (
        "Nagy goes in a new direction.",
        "Nagy is going astray.",
        "both",
    )
    assert settle(archivist, page, record, **{key: "typed"}).status_code == 302
    assert record.texts.get().body == "Nagy is going astray."


def test_a_row_that_others_deleted_is_put_back_or_left_away(
    archivist: Client, colleague: Client
) -> None:
    togliatti, nagy = make_agent(), make_agent("Nagy, Imre")
    for choice, expected in (("typed", ["Ercoli"]), ("stored", [])):
        record = make_record()
        contribution = make_contribution(record, togliatti, name_as_written="Togliatti")
        make_contribution(record, nagy, role="mentioned")
        sent = opened(archivist, record)
        theirs = opened(colleague, record)
        assert (
            save(colleague, address(record), theirs, **{"contributions-0-DELETE": "on"}).status_code
            == 302
        )
        page = save(
            archivist, address(record), sent, **{"contributions-0-name_as_written": "Ercoli"}
        )
        key = f"contributions/{contribution.pk}"
        assert differences(page)[key][0] == "(deleted)"
        answer = settle(archivist, page, record, **{key: choice})
        assert errors(answer) == {}
        kept = record.contributions.filter(role__key="sender")
        assert [one.name_as_written for one in kept] == expected
        assert record.contributions.filter(role__key="mentioned").count() == 1


def test_a_row_deleted_here_and_changed_by_others_is_asked_about(
    archivist: Client, colleague: Client
) -> None:
    togliatti = make_agent()
    for choice, expected in (("typed", []), ("stored", ["Ercoli"])):
        record = make_record()
        contribution = make_contribution(record, togliatti)
        sent = opened(archivist, record)
        theirs = opened(colleague, record)
        save(colleague, address(record), theirs, **{"contributions-0-name_as_written": "Ercoli"})
        page = save(archivist, address(record), sent, **{"contributions-0-DELETE": "on"})
        key = f"contributions/{contribution.pk}"
        assert differences(page)[key][1] == "(deleted)"
        assert settle(archivist, page, record, **{key: choice}).status_code == 302
        assert [one.name_as_written for one in record.contributions.all()] == expected


def test_rows_that_both_add_are_both_kept(archivist: Client, colleague: Client) -> None:
    record = make_record()
    role, languages = make_term("role", "mentioned"), [make_term("language", "it").pk]
    sent = opened(archivist, record)
    theirs = opened(colleague, record)
    for client, name, form in ((colleague, "Nagy, Imre", theirs), (archivist, "Tito", sent)):
        add_row(form, "contributions", role=role.pk, agent=make_agent(name).pk)
        page = save(client, address(record), form, languages=languages)
    assert page.status_code == 409
    assert page.context["conflict"].added
    assert settle(archivist, page, record).status_code == 302
    names = {one.agent.preferred_name for one in record.contributions.all()}
    assert names == {"Nagy, Imre", "Tito"}


def test_what_was_typed_into_something_deleted_meanwhile_is_shown(
    archivist: Client, colleague: Client
) -> None:
    record = make_record()
    sent = opened(archivist, record)
    where = address(record)
    colleague.post(reverse("admin:catalog_record_delete", args=[record.pk]), {"post": "yes"})
    assert not Record.objects.exists()
    page = save(archivist, where, sent, scope_and_content="An hour's typing on Hungary.")
    assert page.status_code == 410
    assert "An hour&#x27;s typing on Hungary." in page.content.decode()
    assert '<th scope="row">Scope and content</th>' in page.content.decode()


def test_a_form_left_as_it_is_differs_in_nothing(archivist: Client) -> None:
    # Else everybody would always be told of conflicts that are none.
    made = make_one_of_each()
    for model in MODELS:
        sent = opened(archivist, made[model])
        if "_shown" not in sent:
            continue
        page = save(archivist, address(made[model]), sent, _shown="")
        if page.status_code == 409:
            assert differences(page) == {}, model
            assert not page.context["conflict"].unanswered


@pytest.mark.parametrize(
    "shown", ["", "[]", "{", "null", '{"": 1}', '{"": {"title": 3}}', "[" * 9000]
)
def test_a_form_that_does_not_say_what_it_had_shown_is_asked_about(
    archivist: Client, shown: str
) -> None:
    record = make_record(title="Cable from Togliatti")
    page = save(archivist, address(record), opened(archivist, record), title="Forged", _shown=shown)
    assert page.status_code == 409
    assert Record.objects.get().title == "Cable from Togliatti"


def test_accounts_and_groups_are_locked_too(archivist: Client, colleague: Client) -> None:
    user, group = make_member("reviewer"), Group.objects.create(name="Readers")
    for one, field in ((user, "first_name"), (group, "name")):
        sent = opened(archivist, one)
        save(colleague, address(one), opened(colleague, one), **{field: "Camilla"})
        page = save(archivist, address(one), sent, **{field: "Teresa"})
        assert differences(page)[f"/{field}"][:3] == ("Camilla", "Teresa", "both")
        assert settle(archivist, page, one, **{f"/{field}": "typed"}).status_code == 302
        one.refresh_from_db()
        assert getattr(one, field) == "Teresa"


def test_a_record_that_was_saved_elsewhere_is_not_overwritten_by_code_either() -> None:
    record = make_record(title="Cable from Togliatti")
    stale = Record.objects.get()
    record.title = "Cable from Ercoli"
    record.save()
    with pytest.raises(ValidationError, match="was saved by someone else"):
        stale.save()
    assert Record.objects.get().title == "Cable from Ercoli"
