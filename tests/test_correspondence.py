"""By correspondence: who wrote to whom, counted over public records only, and the letters between two."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from lxml import html

from catalog.choices import Status
from catalog.models import Agent, Record
from catalog.search import correspondence
from tests.records import make_agent, make_contribution, make_record
from tests.selecting import select, words

pytestmark = pytest.mark.django_db


def page(client: Client, address: str, status: int = 200) -> html.HtmlElement:
    response = client.get(address)
    assert response.status_code == status, address
    return html.fromstring(response.content.decode())


def letter(sender: Agent, *recipients: Agent, **changes: Any) -> Record:
    record = make_record(**changes)
    make_contribution(record, sender, "sender")
    for recipient in recipients:
        make_contribution(record, recipient, "recipient")
    return record


@pytest.fixture
def togliatti() -> Agent:
    return make_agent("Togliatti, Palmiro", slug="togliatti-palmiro")


@pytest.fixture
def tito() -> Agent:
    return make_agent("Tito, Josip Broz", slug="tito-josip-broz")


@pytest.fixture
def party() -> Agent:
    return make_agent("Communist Party of the Soviet Union", slug="cpsu", kind="corporate-body")


@pytest.fixture
def exchange(togliatti: Agent, tito: Agent, party: Agent) -> None:
    letter(togliatti, tito, title="First letter", date_text="12 March 1956")
    letter(togliatti, tito, party, title="Circular", date_text="30 October 1956")
    letter(tito, togliatti, title="Reply", date_text="1957")


def pairs() -> list[tuple[str, str, int]]:
    found = correspondence()
    names = dict(Agent.objects.values_list("pk", "slug"))
    rows = found.rows(0, len(found))
    return [(names[sender], names[recipient], number) for sender, recipient, number in rows]


@pytest.mark.usefixtures("exchange")
def test_letters_are_counted_by_who_wrote_them_and_to_whom() -> None:
    assert pairs() == [
        ("togliatti-palmiro", "tito-josip-broz", 2),
        ("togliatti-palmiro", "cpsu", 1),
        ("tito-josip-broz", "togliatti-palmiro", 1),
    ]


def test_who_wrote_and_sent_a_letter_wrote_one_letter(togliatti: Agent, tito: Agent) -> None:
    record = letter(togliatti, tito)
    make_contribution(record, togliatti, "author")
    assert pairs() == [("togliatti-palmiro", "tito-josip-broz", 1)]


def test_a_note_to_oneself_and_a_copy_are_no_correspondence(togliatti: Agent, tito: Agent) -> None:
    letter(togliatti, togliatti)
    make_contribution(letter(togliatti), tito, "copied-to")
    assert pairs() == []


def test_a_letter_that_is_changed_or_hidden_is_counted_anew(togliatti: Agent, tito: Agent) -> None:
    record = letter(togliatti, tito)
    letter(tito, togliatti, status=Status.DRAFT)
    assert pairs() == [("togliatti-palmiro", "tito-josip-broz", 1)]
    record.status = Status.WITHDRAWN
    record.save()
    assert pairs() == []


@pytest.mark.usefixtures("exchange")
def test_matrix_graph_and_table_say_the_same(client: Client) -> None:
    shown = page(client, "/correspondence/")
    cells = {(link.get("href"), words(link)) for link in select(shown, ".letter-matrix tbody td a")}
    assert cells == {
        ("/correspondence/togliatti-palmiro/tito-josip-broz/", "2"),
        ("/correspondence/togliatti-palmiro/cpsu/", "1"),
        ("/correspondence/tito-josip-broz/togliatti-palmiro/", "1"),
    }
    titles = {words(title) for title in select(shown, ".letter-graph .arc title")}
    assert titles == {
        "Palmiro Togliatti to Josip Broz Tito: 2 letters",
        "Palmiro Togliatti to Communist Party of the Soviet Union: 1 letter",
        "Josip Broz Tito to Palmiro Togliatti: 1 letter",
    }
    rows = [words(row) for row in select(shown, ".letter-pairs tbody tr")]
    assert rows[0] == "Palmiro Togliatti Josip Broz Tito 2 letters"
    assert len(rows) == 3


@pytest.mark.usefixtures("exchange")
def test_a_correspondent_has_what_went_out_and_what_came_in(client: Client) -> None:
    shown = page(client, "/correspondence/togliatti-palmiro/")
    rows = [words(row) for row in select(shown, ".letter-pairs tbody tr")]
    assert rows == [
        "Josip Broz Tito 2 1 Letters with Josip Broz Tito",
        "Communist Party of the Soviet Union 1 0 Letters with Communist Party of the Soviet Union",
    ]
    assert "3 letters written, 1 received." in words(shown)


@pytest.mark.usefixtures("exchange")
def test_the_letters_of_two_stand_in_order_with_the_way_they_went(client: Client) -> None:
    shown = page(client, "/correspondence/togliatti-palmiro/tito-josip-broz/")
    assert [words(one) for one in select(shown, ".letter .title")] == [
        "First letter",
        "Circular",
        "Reply",
    ]
    assert [words(one) for one in select(shown, ".letter .way")] == [
        "Palmiro Togliatti to Josip Broz Tito",
        "Palmiro Togliatti to Josip Broz Tito",
        "Josip Broz Tito to Palmiro Togliatti",
    ]
    assert len(select(shown, ".letter-strip rect.there")) == 2
    assert len(select(shown, ".letter-strip rect.back")) == 1
    other_way = page(client, "/correspondence/tito-josip-broz/togliatti-palmiro/")
    assert len(select(other_way, ".letter")) == 3


def test_letters_of_two_go_on_for_pages(client: Client, togliatti: Agent, tito: Agent) -> None:
    for number in range(52):
        letter(togliatti, tito, title=f"Letter {number}", date_text=str(1900 + number))
    shown = page(client, "/correspondence/togliatti-palmiro/tito-josip-broz/?page=2")
    assert [words(one) for one in select(shown, ".letter .title")] == ["Letter 50", "Letter 51"]
    assert "Josip Broz Tito: 52 letters" in words(shown)


@pytest.mark.usefixtures("exchange")
def test_a_letter_without_a_date_is_listed_and_not_drawn(
    client: Client, tito: Agent, party: Agent
) -> None:
    letter(tito, party, title="Undated")
    shown = page(client, "/correspondence/tito-josip-broz/cpsu/")
    assert "Undated" in words(shown)
    assert not select(shown, ".letter-strip")


@pytest.mark.parametrize(
    "address",
    [
        "cpsu/tito-josip-broz/",
        "tito-josip-broz/tito-josip-broz/",
        "nobody/",
        "nobody/tito-josip-broz/",
        "tito-josip-broz/nobody/",
        "?page=9",
        "togliatti-palmiro/?page=9",
        "togliatti-palmiro/tito-josip-broz/?page=9",
    ],
)
@pytest.mark.usefixtures("exchange")
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    page(client, f"/correspondence/{address}", 404)
    page(client, "/correspondence/?page=x", 400)


def test_who_only_stands_in_hidden_letters_is_not_found(
    client: Client, togliatti: Agent, tito: Agent
) -> None:
    letter(togliatti, tito, status=Status.DRAFT)
    page(client, "/correspondence/togliatti-palmiro/", 404)
    page(client, "/correspondence/togliatti-palmiro/tito-josip-broz/", 404)
    assert "No record has both" in words(page(client, "/correspondence/"))


@pytest.mark.usefixtures("exchange")
def test_former_short_names_lead_on(client: Client, tito: Agent) -> None:
    tito.slug = "broz-josip"
    tito.save()
    for old, new in (
        ("tito-josip-broz/", "broz-josip/"),
        ("togliatti-palmiro/tito-josip-broz/?page=1", "togliatti-palmiro/broz-josip/?page=1"),
    ):
        answer = client.get(f"/correspondence/{old}")
        assert (answer.status_code, answer["Location"]) == (301, f"/correspondence/{new}")


def test_hundreds_of_pairs_take_few_queries_and_are_paged(
    client: Client, asks_at_most: Any
) -> None:
    people = [make_agent(f"Rossi, Mario {number}") for number in range(14)]
    for number, sender in enumerate(people):
        letter(sender, *(one for one in people if one != sender), date_text=str(1940 + number))
    client.get("/correspondence/")
    first, second = people[:2]
    for address, most in (
        ("/correspondence/", 6),
        ("/correspondence/?page=4", 6),
        (f"/correspondence/{first.slug}/", 7),
        (f"/correspondence/{first.slug}/{second.slug}/", 6),
    ):
        with asks_at_most(most):
            shown = page(client, address)
            assert len(select(shown, "tbody tr, .letter")) >= 2
    assert len(client.get("/correspondence/").content) < 80_000
