"""Views of a list that are kept under a name: saved, opened, changed, ordered, shared."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.test import Client

from catalog.admin import view_pages
from catalog.admin.record_columns import USUAL
from catalog.models import SavedView
from tests.desk import said
from tests.records import make_agent, make_record
from tests.roles import make_member

pytestmark = pytest.mark.django_db

LIST = "/admin/catalog/record/"
VIEWS = f"{LIST}views/"


@pytest.fixture
def anna(client: Client) -> User:
    person = make_member("cataloguer", "anna")
    client.force_login(person)
    return person


@pytest.fixture
def bruno(db: None) -> User:
    return make_member("reviewer", "bruno")


def make_view(owner: User, name: str = "Drafts of cables", **changes: Any) -> SavedView:
    changes.setdefault("query", "q=cable&status=draft")
    changes.setdefault("columns", "title.updated_at")
    changes.setdefault("listed", "record")
    view = SavedView(owner=owner, name=name, **changes)
    view.full_clean()
    view.save()
    return view


def keep(client: Client, **sent: Any) -> Any:
    given = {"name": "Drafts of cables", "query": "", "columns": "title", **sent}
    return client.post(VIEWS, given, follow=True)


def do(client: Client, view: SavedView, action: str, **sent: Any) -> Any:
    prefixed = {f"view-{view.pk}-{name}": value for name, value in sent.items()}
    return client.post(f"{VIEWS}{view.pk}/", {"do": action, **prefixed}, follow=True)


def titles(page: Any) -> list[str]:
    return [record.title for record in page.context["cl"].result_list]


def headings(page: Any) -> list[str]:
    return [
        column.name for column in page.context["cl"].list_display if not isinstance(column, str)
    ]


def test_it_keeps_words_filters_sorting_and_columns(anna: User, client: Client) -> None:
    for title, status in (("Cable A", "draft"), ("Cable B", "draft"), ("Cable C", "published")):
        make_record(title=title, status=status)
    page = keep(
        client,
        query="status=draft&p=3&o=-title&_popup=1&q=cable&view=7&all=&e=1",
        columns="updated_at.title",
    )
    view = SavedView.objects.get()
    assert (view.owner, view.listed, view.query) == (
        anna,
        "record",
        "o=-title&q=cable&status=draft",
    )
    assert titles(page) == ["Cable B", "Cable A"]
    assert headings(page) == ["updated_at", "title"]
    assert "The view “Drafts of cables” was saved" in said(page)
    assert page.request["QUERY_STRING"] == f"o=-title&q=cable&status=draft&view={view.pk}"


def test_the_list_offers_to_keep_what_it_shows(anna: User, client: Client) -> None:
    make_record(title="Cable")
    page = client.get(LIST, {"q": "cable", "o": "-title"}).content.decode()
    assert '<input type="hidden" name="query" value="o=-title&amp;q=cable">' in page
    assert f'<input type="hidden" name="columns" value="{".".join(USUAL)}">' in page
    assert "Save this view" not in client.get(LIST, {"_popup": "1"}).content.decode()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "has no name"),
        ("   ", "has no name"),
        ("x" * 81, "has 81 characters; the most is 80"),
        ("Taken", "You have a view “Taken” already"),
        ("Bell\x07", "U+0007"),
        ("Nothing\0", "ull characters"),
    ],
)
def test_a_bad_name_is_refused_with_the_reason_and_the_rest_is_kept(
    anna: User, client: Client, name: str, reason: str
) -> None:
    make_view(anna, "Taken")
    page = keep(client, name=name, query="q=cable")
    assert page.status_code == 200
    assert reason in page.content.decode()
    assert SavedView.objects.count() == 1
    assert '<input type="hidden" name="query" value="q=cable">' in page.content.decode()


def test_two_people_may_use_one_name(anna: User, bruno: User, client: Client) -> None:
    make_view(bruno)
    keep(client)
    assert SavedView.objects.filter(name="Drafts of cables").count() == 2


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ({"query": "status=bogus"}, "“bogus” is no value"),
        ({"query": "q=" + "x" * 3_000}, "a view keeps 2000 at most"),
        ({"query": "foo=bar"}, "names a filter"),
        ({"query": "o=colour"}, "“colour”"),
        ({"query": "q=%00"}, "U+0000"),
        ({"query": "&".join(["a=1"] * 600)}, ""),
        ({"columns": "colour"}, "“colour” is no column"),
        ({"columns": ""}, "No column is chosen"),
    ],
)
def test_what_cannot_be_shown_is_not_kept(
    anna: User, client: Client, sent: dict[str, str], reason: str
) -> None:
    page = keep(client, **sent)
    assert page.status_code == 200
    assert reason in said(page)
    assert not SavedView.objects.exists()


def test_a_form_with_nothing_in_it_is_told_what_is_missing(anna: User, client: Client) -> None:
    assert client.post(VIEWS, {}, follow=True).status_code == 200
    assert not SavedView.objects.exists()


def test_opening_a_view_gives_its_whole_address(anna: User, client: Client) -> None:
    view = make_view(anna)
    answer = client.get(LIST, {"open": view.pk})
    assert answer.headers["Location"] == f"{LIST}?q=cable&status=draft&view={view.pk}"


def test_one_opens_the_list_where_nothing_else_is_asked(anna: User, client: Client) -> None:
    make_record(title="Published cable")
    make_record(title="Draft cable", status="draft")
    first, second = make_view(anna, "First", is_default=True), make_view(anna, "Second")
    assert titles(client.get(LIST, follow=True)) == ["Draft cable"]
    assert len(titles(client.get(LIST, {"view": ""}))) == 2
    assert len(titles(client.get(LIST, {"q": "cable"}))) == 2
    do(client, second, "save", name="Second", is_default="on")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.is_default, second.is_default) == (False, True)


def test_a_usual_view_that_cannot_be_shown_any_more_does_not_lock_the_list(
    anna: User, client: Client
) -> None:
    make_record()
    make_view(anna, query="repository=closed", is_default=True)
    page = client.get(LIST, follow=True)
    assert "“closed” is no value" in said(page)
    assert len(titles(page)) == 1
    assert client.get("/admin/").status_code == 200


def test_without_its_filters_a_view_is_left(anna: User, client: Client) -> None:
    make_record(title="Cable", status="draft")
    view = make_view(anna, query="status=draft", is_default=True)
    listed = client.get(LIST, {"view": str(view.pk), "status": "draft"}).context["cl"]
    assert listed.clear_all_filters_qs == "?view="
    chosen = next(one for one in listed.filter_specs if one.parameter_name == "status")
    everything = next(iter(chosen.choices(listed)))["query_string"]
    assert everything == f"?view={view.pk}"
    page = client.get(LIST + everything)
    assert page.status_code == 200
    assert "From the view" in page.content.decode()


def test_a_view_keeps_what_is_shown_instead_when_told_so(anna: User, client: Client) -> None:
    make_record(title="Letter", status="draft")
    view = make_view(anna)
    plain = client.get(LIST, {"open": view.pk}, follow=True).content.decode()
    assert "This is the view" in plain
    assert "keep this" not in plain
    changed = client.get(LIST, {"view": str(view.pk), "q": "letter"}).content.decode()
    assert "Let “Drafts of cables” keep this" in changed
    sent = {"do": "replace", "query": "q=letter", "columns": "title"}
    page = client.post(f"{VIEWS}{view.pk}/", sent, follow=True)
    assert titles(page) == ["Letter"]
    view.refresh_from_db()
    assert (view.query, view.columns) == ("q=letter", "title")


def test_columns_chosen_in_a_view_are_those_of_the_view(anna: User, client: Client) -> None:
    view = make_view(anna)
    sent = {"column": ["title"], "place-title": "1", "address": f"q=cable&view={view.pk}"}
    page = client.post(f"{LIST}columns/", sent, follow=True)
    assert headings(page) == ["title"]
    assert "Let “Drafts of cables” keep this" in page.content.decode()
    assert headings(client.get(LIST)) == list(USUAL)


def test_a_view_is_renamed_and_deleted(anna: User, client: Client) -> None:
    view = make_view(anna)
    do(client, view, "save", name="Cables")
    view.refresh_from_db()
    assert view.name == "Cables"
    assert "“Cables” was deleted" in said(do(client, view, "delete"))
    assert not SavedView.objects.exists()


def test_a_name_that_is_taken_is_refused_when_renaming_too(anna: User, client: Client) -> None:
    make_view(anna, "Taken")
    view = make_view(anna)
    page = do(client, view, "save", name="Taken")
    assert "You have a view “Taken” already" in page.content.decode()
    view.refresh_from_db()
    assert view.name == "Drafts of cables"


def test_views_are_put_in_order(anna: User, client: Client) -> None:
    first, second, third = (make_view(anna, name, position=0) for name in ("A", "B", "C"))

    def names() -> list[str]:
        return [view.name for view in SavedView.objects.of(anna)]

    do(client, third, "up")
    assert names() == ["A", "C", "B"]
    do(client, first, "down")
    assert names() == ["C", "A", "B"]
    do(client, second, "down")
    do(client, third, "up")
    assert names() == ["C", "A", "B"]
    keep(client, name="D")
    assert names() == ["C", "A", "B", "D"]


def test_what_is_shared_everyone_may_use_and_nobody_else_may_change(
    anna: User, bruno: User, client: Client
) -> None:
    make_record(title="Draft cable", status="draft")
    view = make_view(bruno, "Bruno's", shared=True)
    page = client.get(LIST)
    assert "Bruno&#x27;s</a> <span" in page.content.decode()
    assert "by bruno" in page.content.decode()
    shown = client.get(LIST, {"open": view.pk}, follow=True)
    assert titles(shown) == ["Draft cable"]
    changed = client.get(LIST, {"view": str(view.pk), "q": "other"}).content.decode()
    assert "keep this" not in changed
    for action in ("save", "delete", "up", "replace"):
        page = do(client, view, action, name="Mine")
        assert "You have no view with the number" in said(page)
    view.refresh_from_db()
    assert view.name == "Bruno's"


def test_nobody_sees_what_others_do_not_share(anna: User, bruno: User, client: Client) -> None:
    view = make_view(bruno, "Secret plans")
    for address in (LIST, VIEWS, "/admin/"):
        assert "Secret plans" not in client.get(address).content.decode()
    for name in ("open", "view"):
        page = client.get(LIST, {name: view.pk}, follow=True)
        assert "There is no saved view with the number" in said(page)
        assert "Secret plans" not in page.content.decode()


@pytest.mark.parametrize(
    "key", ["0", "abc", "99999999999999999999999", "-1", "\0", "Ж" * 300, "1.5"]
)
def test_a_view_that_is_not_there_is_said_not_to_be(anna: User, client: Client, key: str) -> None:
    make_record()
    for name in ("open", "view"):
        page = client.get(LIST, {name: key}, follow=True)
        assert page.status_code == 200
        assert page.context["cl"].result_count == 1
        assert said(page)


@pytest.mark.parametrize("key", ["0", "abc", "99999999999999999999999", "-1", "Ж", "%00"])
def test_nothing_is_done_with_a_view_that_is_not_there(
    anna: User, client: Client, key: str
) -> None:
    page = client.post(f"{VIEWS}{key}/", {"do": "delete"}, follow=True)
    assert page.status_code == 200
    assert "You have no view with the number" in said(page)


def test_nothing_but_what_the_buttons_say_is_done(anna: User, client: Client) -> None:
    view = make_view(anna)
    for action in ("", "explode", "\0", "x" * 9_000):
        page = do(client, view, action)
        assert page.status_code == 200
        assert "is nothing that is done with a view" in said(page)
    assert client.get(f"{VIEWS}{view.pk}/").status_code == 405


def test_the_first_page_lists_views_with_their_counts(
    anna: User, bruno: User, client: Client
) -> None:
    for number in range(3):
        make_record(title=f"Cable {number}", status="draft")
    make_agent()
    make_view(anna)
    make_view(bruno, "Nothing", query="q=nothing", shared=True)
    make_view(anna, "Persons", query="kind__exact=person", listed="agent")
    page = client.get("/admin/").content.decode()
    shown = " ".join(page.partition('id="saved-views"')[2].partition("</section>")[0].split())
    assert 'Drafts of cables</a> <span class="work-count">3</span>' in shown
    assert 'Nothing</a> <span class="work-count">0</span>' in shown
    assert 'Persons</a> <span class="work-count">1</span>' in shown


def test_a_view_of_many_rows_is_counted_to_a_limit(
    anna: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view_pages, "MOST_COUNTED", 2)
    for number in range(4):
        make_record(title=f"Cable {number}", status="draft")
    make_view(anna)
    assert '<span class="work-count">2+</span>' in client.get("/admin/").content.decode()


def test_views_are_kept_of_other_lists_too(anna: User, client: Client) -> None:
    make_agent()
    sent = {"name": "Persons", "query": "kind__exact=person&o=-preferred_name"}
    page = client.post("/admin/catalog/agent/views/", sent, follow=True)
    view = SavedView.objects.get()
    assert page.request["QUERY_STRING"] == f"kind__exact=person&o=-preferred_name&view={view.pk}"
    assert len(page.context["cl"].result_list) == 1
    assert ">Persons</a>" not in client.get(LIST).content.decode()


def test_only_those_who_may_see_a_list_keep_views_of_it(client: Client) -> None:
    assert client.get(VIEWS).status_code == 302
    client.force_login(User.objects.create_user("guest", is_staff=True))
    view = make_view(User.objects.get(username="guest"))
    assert client.get(VIEWS).status_code == 403
    for address in (VIEWS, f"{VIEWS}{view.pk}/", f"{LIST}columns/"):
        assert client.post(address, {"do": "delete"}).status_code == 403
    assert "Drafts of cables" not in client.get("/admin/").content.decode()


def test_the_database_keeps_names_apart_and_one_usual_view(anna: User) -> None:
    make_view(anna, is_default=True)
    for changes in ({"name": "Drafts of cables"}, {"name": "Other", "is_default": True}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SavedView.objects.create(owner=anna, listed="record", **changes)


def test_views_go_with_their_owner(anna: User) -> None:
    make_view(anna, shared=True)
    anna.delete()
    assert not SavedView.objects.exists()
