"""Persons and bodies: who is listed, under which letter and kind, and what the page of one says."""

from __future__ import annotations

import pytest
from django.test import Client

from catalog.choices import AgentKind, Certainty, Status, TextKind
from catalog.models import Agent, Record
from catalog.pages.agent_list import letter_of
from catalog.pages.authority_links import authority_link
from catalog.search import totals
from tests.records import make_agent, make_contribution, make_record, make_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def cable() -> Record:
    return make_record(title="Cable on Nagy", slug="cable", date_text="30 October 1956")


@pytest.fixture
def togliatti(cable: Record) -> Agent:
    agent = make_agent("Togliatti, Palmiro", date_text="26 March 1893 – 21 August 1964")
    make_contribution(cable, agent, "sender", name_as_written="Ercoli")
    return agent


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def test_only_those_whom_public_records_name_are_listed(client: Client, togliatti: Agent) -> None:
    make_contribution(make_record(status=Status.DRAFT), make_agent("Secchia, Pietro"))
    shown = page(client, "/agents/")
    assert "Togliatti, Palmiro" in shown
    assert "Secchia" not in shown
    assert "1 name" in shown


def test_a_name_is_listed_under_the_letter_it_is_read_with(client: Client, cable: Record) -> None:
    for name in ("Đilas, Milovan", "Тито, Йосип Броз", "Ćosić, Dobrica", "«»"):
        make_contribution(cable, make_agent(name, slug=f"a-{ord(name[0])}"), "mentioned")
    for letter, name in (("d", "Đilas"), ("t", "Тито"), ("c", "Ćosić"), ("other", "«»")):
        shown = page(client, f"/agents/?letter={letter}")
        assert name in shown
        assert "1 name" in shown


@pytest.mark.parametrize(
    ("sign", "letter"), [("Š", "s"), ("љ", "l"), ("Ω", "o"), ("1", "other"), ("", "other")]
)
def test_every_sign_has_a_letter(sign: str, letter: str) -> None:
    assert letter_of(sign) == letter


def test_kinds_are_counted_within_the_letter_and_letters_within_the_kind(
    client: Client, togliatti: Agent, cable: Record
) -> None:
    body = make_agent("Trade Union", kind=AgentKind.CORPORATE_BODY)
    make_contribution(cable, body, "recipient")
    make_contribution(cable, make_agent("Nagy, Imre"), "mentioned")
    shown = page(client, "/agents/?letter=t&kind=corporate-body")
    assert "Trade Union" in shown
    assert "Togliatti" not in shown
    assert 'href="/agents/?letter=t&amp;kind=person"' in shown
    assert 'href="/agents/?kind=corporate-body" aria-current="true"' in shown
    assert "letter=n" not in shown


@pytest.mark.parametrize("name", ["ercoli", "Тольятти", "tolja", "palmiro togl", "GLIAT"])
def test_any_form_of_a_name_in_any_script_finds_its_bearer(
    client: Client, togliatti: Agent, name: str
) -> None:
    togliatti.names.create(name="Ercoli", kind="pseudonym")
    togliatti.names.create(name="Тољати, Палмиро", language="sr", script="Cyrl")
    togliatti.names.create(name="Тольятти, Пальмиро", language="ru", script="Cyrl")
    assert "/agents/togliatti-palmiro/" in page(client, f"/agents/?q={name}")


def test_a_name_that_nobody_has_is_answered_in_a_sentence(client: Client, togliatti: Agent) -> None:
    assert "Nobody here is called so." in page(client, "/agents/?q=%25_%27%22")


@pytest.mark.parametrize(
    "query", ["letter=é", "letter=ab", "kind=ghost", "page=0", "page=x", "q=%00", "q=" + "x" * 101]
)
def test_an_address_that_makes_no_sense_is_answered_in_a_sentence(
    client: Client, togliatti: Agent, query: str
) -> None:
    page(client, f"/agents/?{query}", status=400)


def test_there_is_no_page_after_the_last(client: Client, togliatti: Agent) -> None:
    page(client, "/agents/?page=2", status=404)


def test_a_page_shows_names_with_kind_language_and_time(client: Client, togliatti: Agent) -> None:
    togliatti.names.create(name="Ercoli", kind="pseudonym", used="1926/1943", note="In Moscow.")
    togliatti.names.create(name="Тољати", language="sr", script="Cyrl")
    shown = page(client, "/agents/togliatti-palmiro/")
    for words in (
        "Pseudonym or code name",
        "1926/1943",
        "In Moscow.",
        '<span lang="sr-Cyrl" dir="auto">Тољати</span>',
        "26 March 1893 to 21 August 1964",
        "as written: “Ercoli”",
    ):
        assert words in shown


def test_records_are_shown_by_role_and_the_rest_is_a_search(
    client: Client, togliatti: Agent
) -> None:
    for day in range(1, 10):
        record = make_record(title=f"Minutes {day}", date_text=f"{day} May 1956")
        make_contribution(record, togliatti, "speaker")
    make_contribution(make_record(status=Status.DRAFT, title="Secret"), togliatti, "speaker")
    shown = page(client, "/agents/togliatti-palmiro/")
    assert "Minutes 8" in shown
    assert "Minutes 9" not in shown
    assert "Secret" not in shown
    assert 'href="/search/?agent=togliatti-palmiro:speaker"' in shown
    assert "And 1 more" in shown


def test_a_doubtful_part_is_said_to_be_so(client: Client, togliatti: Agent) -> None:
    record = make_record()
    make_contribution(record, togliatti, "drafter", certainty=Certainty.DOUBTFUL, note="By hand.")
    assert "Doubtful · By hand." in page(client, "/agents/togliatti-palmiro/")


def test_the_years_are_drawn_with_the_life_and_told_in_a_list(
    client: Client, togliatti: Agent
) -> None:
    shown = page(client, "/agents/togliatti-palmiro/")
    assert 'class="life"' in shown
    assert 'href="/search/?from=1956&amp;to=1956&amp;agent=togliatti-palmiro"' in shown


def test_those_named_together_are_shown_most_often_first(
    client: Client, togliatti: Agent, cable: Record
) -> None:
    nagy, tito = make_agent("Nagy, Imre"), make_agent("Tito, Josip Broz")
    make_contribution(cable, nagy, "mentioned")
    for record in (cable, make_record()):
        make_contribution(record, tito, "mentioned")
    second = make_record()
    make_contribution(second, togliatti, "sender")
    make_contribution(second, nagy, "mentioned")
    shown = page(client, "/agents/togliatti-palmiro/")
    related = shown[shown.index('id="related"') :]
    assert related.index("Nagy, Imre") < related.index("Tito, Josip Broz")
    assert "2 records" in related
    assert "Togliatti" not in related.partition("</section>")[0]


def test_who_only_translated_has_a_page_with_the_texts(client: Client, cable: Record) -> None:
    translator = make_agent("Costantini, Emanuela")
    changes = {"kind": TextKind.TRANSLATION, "no_source_reason": "It is not held here."}
    make_text(cable, translator=translator, **changes)
    assert "Costantini" in page(client, "/agents/")
    shown = page(client, "/agents/costantini-emanuela/")
    assert "Texts translated" in shown
    assert "Cable on Nagy" in shown


@pytest.mark.parametrize(
    ("scheme", "value", "href"),
    [
        ("viaf", "44317853", "https://viaf.org/viaf/44317853/"),
        ("wikidata", "Q202093", "https://www.wikidata.org/wiki/Q202093"),
        ("gnd", "118623087", "https://d-nb.info/gnd/118623087"),
        ("isni", "0000 0001 2130 3402", "https://isni.org/isni/0000000121303402"),
        ("lcnaf", "n80056836", "https://id.loc.gov/authorities/names/n80056836.html"),
        ("wikidata", "javascript:alert(1)", ""),
        ("viaf", "٤٤٣", ""),
        ("house-list", "12", ""),
    ],
)
def test_an_identifier_leads_where_its_authority_file_is(
    scheme: str, value: str, href: str
) -> None:
    assert authority_link(scheme, value).href == href


def test_an_agent_that_was_renamed_is_found_at_the_former_address(
    client: Client, togliatti: Agent
) -> None:
    togliatti.slug = "ercoli"
    togliatti.save()
    response = client.get("/agents/togliatti-palmiro/")
    assert response.status_code == 301
    assert response.headers["Location"] == "/agents/ercoli/"


@pytest.mark.django_db(transaction=True)
def test_the_pages_ask_the_database_a_fixed_number_of_times(
    client: Client, togliatti: Agent, asks_at_most: object
) -> None:
    for number in range(5):
        record = make_record()
        for role in ("sender", "recipient", "speaker"):
            make_contribution(record, togliatti, role)
        make_contribution(record, make_agent(f"Nagy, Imre {number}"), "mentioned")
    for address, most in (("/agents/", 4), ("/agents/togliatti-palmiro/", 11)):
        page(client, "/search/")
        with asks_at_most(most):  # type: ignore[operator]
            page(client, address)


def test_who_has_several_roles_in_a_record_is_counted_once_for_each_record(
    client: Client, togliatti: Agent, cable: Record
) -> None:
    make_contribution(cable, togliatti, "author")
    make_contribution(make_record(title="Minutes of 30 October"), togliatti, "speaker")
    assert totals("agent")[togliatti.pk] == 2
    assert "2 records" in page(client, "/agents/")
