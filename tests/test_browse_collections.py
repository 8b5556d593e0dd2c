"""Collections as trees: where a unit stands, what is beside it, and what comes before and after it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from lxml import html

from catalog.choices import Status
from catalog.models import Record
from catalog.pages.beside import beside
from tests.records import make_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def fonds() -> Record:
    """A fonds with two series; the first with twelve minutes, one of which is a draft, the second with one."""
    fonds = make_record(title="Archivio del Partito comunista italiano", level="fonds", slug="apci")
    first = make_record(title="Direzione, verbali", level="series", parent=fonds, slug="direzione")
    for day in range(1, 13):
        make_record(
            title=f"Verbale, {day} giugno 1955",
            slug=f"verbale-{day}",
            parent=first,
            date_text=f"{day} June 1955",
            status=Status.DRAFT if day == 4 else Status.PUBLISHED,
        )
    second = make_record(title="Estero", level="series", parent=fonds, slug="estero")
    make_record(title="Telegramma", slug="telegramma", parent=second)
    return fonds


def tree(client: Client, address: str) -> html.HtmlElement:
    response = client.get(address)
    assert response.status_code == 200, address
    return html.fromstring(response.content.decode())


def titles(shown: html.HtmlElement, where: str) -> list[str]:
    return [link.text_content().strip() for link in shown.xpath(where)]


OUTLINE = "//nav[@class='outline']//a"
CONTENTS = "//div[@class='tree']//a[@class='title']"


def test_a_unit_is_shown_below_what_it_is_part_of_with_the_nearest_siblings_around_it(
    client: Client, fonds: Record
) -> None:
    make_record(title="Allegato", slug="allegato", parent=Record.objects.get(slug="verbale-7"))
    shown = tree(client, "/collections/verbale-7/")
    assert titles(shown, OUTLINE) == [
        "Archivio del Partito comunista italiano",
        "Direzione, verbali",
        "2 more before",
        "Verbale, 3 giugno 1955",
        "Verbale, 5 giugno 1955",
        "Verbale, 6 giugno 1955",
        "Verbale, 7 giugno 1955",
        "Verbale, 8 giugno 1955",
        "Verbale, 9 giugno 1955",
        "Verbale, 10 giugno 1955",
        "2 more after",
    ]
    (here,) = shown.xpath("//nav[@class='outline']//*[@aria-current='page']")
    assert here.text_content().strip() == "Verbale, 7 giugno 1955"
    assert "6 of 11" in shown.xpath("string(//nav[@class='outline'])")


def test_a_root_says_how_much_is_in_it_and_leads_into_the_search_of_it(
    client: Client, fonds: Record
) -> None:
    shown = tree(client, "/collections/apci/")
    assert "14 units in it" in shown.xpath("string(//p[@class='facts'])")
    assert titles(shown, CONTENTS) == ["Direzione, verbali", "Estero"]
    assert not shown.xpath("//nav[@class='outline']")
    (form,) = [form for form in shown.forms if "collection" in form.fields]
    assert form.fields["collection"] == "apci"
    assert client.get("/search/?q=telegramma&collection=apci").context["results"].total == 1


def test_levels_are_opened_by_links_and_closed_again(client: Client, fonds: Record) -> None:
    shown = tree(client, "/collections/apci/")
    (opener,) = shown.xpath("//a[@aria-label='Open Estero']")
    assert opener.get("href") == "/collections/apci/?open=estero#unit-estero"
    shown = tree(client, opener.get("href").partition("#")[0])
    assert titles(shown, CONTENTS) == ["Direzione, verbali", "Estero", "Telegramma"]
    (closer,) = shown.xpath("//a[@aria-label='Close Estero']")
    assert closer.get("href").startswith("/collections/apci/?#")


def test_the_part_that_scripts_put_in_place_is_what_the_page_shows(
    client: Client, fonds: Record
) -> None:
    part = tree(client, "/collections/estero/?part=contents")
    assert titles(part, "//a[@class='title']") == ["Telegramma"]
    assert not part.xpath("//main")
    refused = client.get("/collections/estero/?part=everything")
    assert refused.status_code == 400


def test_what_is_open_is_never_more_than_a_few_and_never_outside_the_unit(
    client: Client, fonds: Record, asks_at_most: Any
) -> None:
    elsewhere = make_record(title="Elsewhere", level="fonds", slug="elsewhere")
    make_record(title="Foreign", parent=elsewhere)
    many = "&".join(f"open={name}" for name in ["direzione", "elsewhere", *map(str, range(50))])
    client.get("/collections/apci/")
    with asks_at_most(15):
        assert client.get(f"/collections/apci/?{many}&open=estero").status_code == 200
    shown = tree(client, "/collections/apci/?open=elsewhere&open=x")
    assert "Foreign" not in titles(shown, CONTENTS)
    assert client.get(f"/collections/apci/?open={'x' * 500}").status_code == 400


def test_before_and_after_lead_on_across_branches_and_stop_at_the_ends_of_the_collection(
    client: Client, fonds: Record
) -> None:
    make_record(title="Another fonds", level="fonds")
    for slug, before, after in (
        ("apci", [], ["Direzione, verbali"]),
        ("estero", ["Verbale, 12 giugno 1955"], ["Telegramma"]),
        ("telegramma", ["Estero"], []),
    ):
        shown = tree(client, f"/collections/{slug}/")
        assert titles(shown, "//a[@rel='prev']") == before
        assert titles(shown, "//a[@rel='next']") == after


def test_a_record_knows_its_place_among_the_public_ones_beside_it_in_two_queries(
    fonds: Record, django_assert_num_queries: Any
) -> None:
    third = Record.objects.select_related("parent").get(slug="verbale-3")
    with django_assert_num_queries(2):
        found = beside(third, third.parent)
    assert found is not None
    assert (found.number, found.total) == (3, 11)
    assert found.previous is not None
    assert found.next is not None
    assert (found.previous.slug, found.next.slug) == ("verbale-2", "verbale-5")
    last = Record.objects.select_related("parent").get(slug="verbale-12")
    at_end = beside(last, last.parent)
    assert at_end is not None
    assert at_end.next is None
    assert beside(fonds, None) is None


def test_siblings_that_share_a_position_stand_in_one_order(fonds: Record) -> None:
    series = Record.objects.get(slug="estero")
    twins = [make_record(parent=series, position=7) for _ in range(3)]
    for number, twin in enumerate(twins, 2):
        found = beside(twin, series)
        assert found is not None
        assert found.number == number


def test_many_children_are_paged_and_found_again_from_the_outline(
    client: Client, fonds: Record
) -> None:
    series = Record.objects.get(slug="estero")
    for number in range(104):
        make_record(title=f"Telegramma {number}", parent=series)
    shown = tree(client, "/collections/estero/?page=2")
    assert len(titles(shown, CONTENTS)) == 5
    assert "101 to 105 of 105" in shown.xpath("string(//main)")
    assert client.get("/collections/estero/?page=3").status_code == 404
    middle = Record.objects.get(title="Telegramma 50")
    shown = tree(client, f"/collections/{middle.slug}/")
    further = shown.xpath("//li[@class='further-units']/a/@href")
    assert further == ["/collections/estero/", "/collections/estero/"]


def test_the_list_of_collections_says_how_much_is_in_each_and_from_when_to_when(
    client: Client, fonds: Record
) -> None:
    make_record(title="Alone")
    shown = tree(client, "/collections/")
    words = " ".join(shown.xpath("string(//main)").split())
    assert "Archivio del Partito comunista italiano Fonds 14 units in it 1955" in words
    assert "1 record stands in no collection." in words


def test_a_unit_of_which_all_parts_are_hidden_is_no_collection(client: Client) -> None:
    hidden = make_record(title="Riservato", level="fonds", slug="riservato")
    make_record(parent=hidden, status=Status.DRAFT)
    assert "Riservato" not in client.get("/collections/").content.decode()
    assert (
        "Nothing below it is described." in client.get("/collections/riservato/").content.decode()
    )


def test_pages_of_collections_take_the_same_few_queries_however_much_there_is(
    client: Client, fonds: Record, asks_at_most: Any
) -> None:
    series = Record.objects.get(slug="direzione")
    for more in (1, 20):
        for _ in range(more):
            make_record(parent=series)
            make_record(parent=make_record(level="fonds"))
        for address, most in (("/collections/", 5), ("/collections/direzione/", 12)):
            client.get(address)
            with asks_at_most(most):
                assert client.get(address).status_code == 200
