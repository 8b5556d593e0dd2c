"""Who cites what: notes with their index, graph and table that say the same, only what readers may see."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from lxml import html

from catalog.choices import Status
from catalog.models import Citation, Record
from tests.records import (
    make_agent,
    make_citation,
    make_contribution,
    make_record,
    make_repository,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def essay() -> Record:
    return make_record(title="Relations between the PCI and the LCY", slug="essay")


def page(client: Client, address: str, status: int = 200) -> Any:
    response = client.get(address)
    assert response.status_code == status, address
    return html.fromstring(response.content.decode())


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def add_notes(work: Record, numbers: range, source: Record | None) -> None:
    Citation.objects.bulk_create(
        Citation(citing=work, cited=source, note_number=number, text_as_cited=f"Ibid., {number}.")
        for number in numbers
    )


def test_a_source_says_which_notes_cite_it_and_how_that_was_made_out(
    client: Client, essay: Record
) -> None:
    source = make_record(slug="source")
    file = make_record(slug="file", title="File of clippings")
    make_citation(
        essay,
        source,
        note_number=5,
        text_as_cited="Ibid., 165.",
        locator="165",
        form="ibid",
        container=file,
        resolution="“Ibid.” repeats the one source of note 4.",
    )
    (entry,) = page(client, "/records/source/").xpath('//article[@class="cited-in"]//li')
    assert words(entry) == (
        "note 5 165 Ibid. “Ibid.” repeats the one source of note 4. Found in File of clippings"
    )
    links = [link.get("href") for link in entry.xpath(".//a")]
    assert links == ["/records/essay/#note-5", "/records/file/"]


def test_notes_without_a_source_and_notes_with_slips_are_named_by_number(
    client: Client, essay: Record
) -> None:
    for number in range(1, 13):
        make_citation(essay, make_record(), note_number=number)
    make_citation(essay, None, note_number=13, text_as_cited="Private papers, Rome.")
    essay.cites.filter(note_number=12).update(corrected_text="J. Pirjevec, 210.")
    shown = page(client, "/records/essay/")
    summary = [words(one) for one in shown.xpath('//p[@class="notes-summary"]')]
    assert summary == [
        "Notes whose source is not identified here: 13",
        "Notes with a slip, kept with its correction: 12",
    ]
    index = [words(one) for one in shown.xpath('//nav[@class="note-index"]//a')]
    assert index[-3:] == ["11", "12, has a slip", "13, source not identified"]
    assert "The source is not identified here." in words(shown.get_element_by_id("note-13"))


def test_every_note_keeps_its_address_on_the_work_however_many_there_are(
    client: Client, essay: Record, asks_at_most: Any
) -> None:
    add_notes(essay, range(1, 1001), make_record())
    shown = page(client, "/records/essay/")
    for number in (1, 60, 61, 1000):
        assert shown.get_element_by_id(f"note-{number}") is not None
    assert len(shown.xpath('//ol[@class="notes"]/li')) == 60
    address = shown.get_element_by_id("note-1000").get("href")
    assert address == "/scholarship/essay/notes/?page=17#note-1000"
    with asks_at_most(10):
        last = page(client, address.partition("#")[0])
    assert last.get_element_by_id("note-1000").tag == "li"
    (printed,) = last.xpath('//li[@id="note-1000"]//p[@class="printed"]')
    assert words(printed) == "Ibid., 1000."
    page(client, "/scholarship/essay/notes/?page=18", 404)


def test_graph_and_table_of_a_work_name_the_same_sources_and_their_notes(
    client: Client, essay: Record, asks_at_most: Any
) -> None:
    book = make_record(title="Tito e i suoi compagni", document_type="monograph")
    make_contribution(book, make_agent("Pirjevec, Jože"), "author")
    archive = make_record(title="PCI", repository=make_repository(), slug="pci")
    letter = make_record(title="Tito's letter", parent=archive, slug="letter")
    for number, source in ((4, book), (5, book), (51, letter), (52, None)):
        make_citation(essay, source, note_number=number)
    with asks_at_most(10):
        shown = page(client, "/scholarship/essay/")
    rows = [[words(cell) for cell in row.xpath("./*")] for row in shown.xpath("//table//tbody/tr")]
    assert rows == [
        ["Pirjevec, Tito e i suoi compagni", "Monograph", "2", "4 5"],
        ["Tito's letter", "Fondazione Gramsci", "1", "51"],
    ]
    assert [link.get("aria-label") for link in shown.xpath("//svg//a")] == [
        "Pirjevec, Tito e i suoi compagni, cited 2 times",
        "Tito's letter, cited 1 time",
        "not identified here",
        "note 4",
        "note 5",
        "note 51",
        "note 52",
    ]
    assert (
        words(shown.get_element_by_id("unseen"))
        == "Notes whose source is not identified here: note 52"
    )


def test_a_work_of_hundreds_of_sources_is_drawn_page_by_page_with_the_rest_as_one(
    client: Client, essay: Record, asks_at_most: Any
) -> None:
    for number in range(1, 61):
        make_citation(essay, make_record(), note_number=number)
    with asks_at_most(10):
        shown = page(client, "/scholarship/essay/")
    assert len(shown.xpath("//table//tbody/tr")) == 50
    (rest,) = shown.xpath('//svg//a[@aria-label="10 further sources"]')
    assert rest.get("href") == "/scholarship/essay/?page=2"
    assert len(page(client, rest.get("href")).xpath("//table//tbody/tr")) == 10


def test_a_source_shows_the_works_that_cite_it_and_what_they_share(
    client: Client, essay: Record, asks_at_most: Any
) -> None:
    source, shared, alone = make_record(slug="source"), make_record(title="Shared"), make_record()
    other = make_record(title="Another essay", slug="other")
    for number, work in enumerate((essay, other), start=1):
        make_citation(work, source, note_number=number)
        make_citation(work, shared, note_number=10)
    make_citation(essay, alone, note_number=11)
    make_citation(source, alone, note_number=1)
    with asks_at_most(10):
        shown = page(client, "/scholarship/source/")
    (area,) = shown.xpath('//section[@aria-labelledby="cited-in"]')
    assert [words(row) for row in area.xpath(".//tbody/tr")] == [
        "Another essay 1 note 2",
        "Relations between the PCI and the LCY 1 note 1",
    ]
    assert [words(item) for item in area.xpath('.//ul[@class="shared"]/li')] == [
        "Shared cited 2 times"
    ]


def test_works_are_listed_with_what_they_cite_most_first(
    client: Client, essay: Record, asks_at_most: Any
) -> None:
    source = make_record(title="Tito e i suoi compagni")
    add_notes(essay, range(1, 4), source)
    make_citation(make_record(title="A review"), source)
    make_citation(make_record(title="A draft", status=Status.DRAFT), source)
    with asks_at_most(6):
        shown = page(client, "/scholarship/")
    works = [words(item) for item in shown.xpath('//ol[@class="works"]/li')]
    assert works == [
        "Relations between the PCI and the LCY 3 notes 3 citations 1 source",
        "A review 1 note 1 citation 1 source",
    ]
    (most_cited,) = shown.xpath("//tbody/tr")
    assert [words(cell) for cell in most_cited] == ["Tito e i suoi compagni", "4", "2"]


def test_a_hidden_source_looks_like_one_that_nobody_identified(
    client: Client, essay: Record
) -> None:
    hidden = make_record(title="Zimbellino", slug="zimbellino", status=Status.DRAFT)
    make_citation(essay, hidden, note_number=1, text_as_cited="Papers, Rome.")
    addresses = ("/records/essay/", "/scholarship/essay/", "/scholarship/essay/notes/")
    with_hidden = [client.get(address).content for address in addresses]
    essay.cites.update(cited=None)
    assert [client.get(address).content for address in addresses] == with_hidden
    page(client, "/scholarship/zimbellino/", 404)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/scholarship/nobody/", 404),
        ("/scholarship/essay/", 404),
        ("/scholarship/essay/notes/", 404),
        ("/scholarship/?page=2", 404),
        ("/scholarship/?page=x", 400),
        ("/scholarship/essay/?works=0", 400),
        ("/wanted/?page=-1", 400),
        ("/wanted/?type=%00", 400),
        ("/wanted/?type=nothing", 200),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(
    client: Client, essay: Record, address: str, status: int
) -> None:
    page(client, address, status)
