"""The 52 notes of the essay: every one, as printed, with the source it means."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from catalog.choices import CitationForm
from catalog.models import Citation, Record
from tests.first_holdings import ESSAY

pytestmark = pytest.mark.django_db

PIRJEVEC = "pirjevec-tito-e-i-suoi-compagni-2015"
KARLSEN = "karlsen-pci-confine-orientale-2010"
ZUCCARI = "zuccari-il-dito-sulla-piaga-2008"


def note(number: int, order: int = 1) -> Citation:
    return Citation.objects.get(citing__slug=ESSAY, note_number=number, order=order)


def cited(citation: Citation) -> str:
    assert citation.cited is not None
    return citation.cited.slug


def test_every_note_is_there_and_the_four_with_two_sources_give_two_citations() -> None:
    numbers = Counter(Citation.objects.values_list("note_number", flat=True))
    assert set(numbers) == set(range(1, 53))
    assert {number for number, times in numbers.items() if times > 1} == {20, 34, 40, 52}
    assert sum(numbers.values()) == 56


def test_every_citation_leads_to_a_source_and_was_reviewed() -> None:
    assert not Citation.objects.unresolved().exists()
    assert not Citation.objects.filter(reviewed=False).exists()


def test_each_distinct_source_is_one_record() -> None:
    sources = Record.objects.filter(cited_in__citing__slug=ESSAY).distinct()
    assert sources.count() == 31
    assert sources.filter(repository=None).count() == 20
    keys = [(source.title, source.date_edtf) for source in sources]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("number", "source", "locator"),
    [
        (5, PIRJEVEC, "165"),
        (6, PIRJEVEC, "180"),
        (10, KARLSEN, "13–14"),
        (22, PIRJEVEC, "276"),
        (29, PIRJEVEC, "334–336"),
        (31, ZUCCARI, "301"),
    ],
)
def test_ibid_leads_to_the_source_of_the_note_before(
    number: int, source: str, locator: str
) -> None:
    citation = note(number)
    assert citation.form == CitationForm.IBID
    assert (cited(citation), citation.locator) == (source, locator)
    assert cited(note(number - 1)) == source
    assert citation.resolution.startswith(f"“Ibid.” repeats the one source of note {number - 1}")


def test_there_are_no_other_ibids() -> None:
    ibids = Citation.objects.filter(text_as_cited__startswith="Ibid")
    assert list(ibids.values_list("note_number", flat=True).order_by("note_number")) == [
        5,
        6,
        10,
        22,
        29,
        31,
    ]
    assert not ibids.exclude(form=CitationForm.IBID).exists()


def test_a_short_title_leads_to_the_source_given_in_full_and_says_where() -> None:
    short = Citation.objects.filter(form=CitationForm.SHORT).exclude(note_number=34)
    assert short.count() == 18
    for citation in short:
        named = re.search(r"full citation in note (\d+)", citation.resolution)
        assert named is not None
        full = int(named[1])
        sources = Citation.objects.filter(note_number=full, form=CitationForm.FULL)
        assert citation.cited_id in set(sources.values_list("cited", flat=True))
        assert full < citation.note_number


def test_the_first_citation_of_a_source_is_never_a_short_one() -> None:
    seen: set[int | None] = set()
    for citation in Citation.objects.in_order():
        if citation.form in (CitationForm.SHORT, CitationForm.IBID) and citation.note_number != 34:
            assert citation.cited_id in seen
        seen.add(citation.cited_id)


def test_one_work_under_two_spellings_is_one_record() -> None:
    assert {cited(note(number)) for number in (4, 12, 17, 21, 28, 43, 50)} == {PIRJEVEC}
    assert {cited(note(number)) for number in (7, 9, 13, 16)} == {KARLSEN}
    assert cited(note(25)) == cited(note(33)) == "del-pero-american-pressures-2004"


def test_two_days_of_one_reference_are_two_meetings() -> None:
    assert cited(note(34)) == "pci-direzione-1955-06-10"
    assert cited(note(34, 2)) == "pci-direzione-1955-06-26"
    assert note(34, 2).text_as_cited == "26 giugno 1955."


def test_the_same_words_in_two_notes_are_one_telegram() -> None:
    assert note(47).text_as_cited == note(48).text_as_cited
    assert cited(note(47)) == cited(note(48)) == "pci-estero-telegram-1959-03-25"


def test_the_newspapers_are_found_in_the_file_of_the_communique() -> None:
    for order, newspaper in ((1, "the-times-1964-01-16"), (2, "the-guardian-1964-01-16")):
        citation = note(52, order)
        assert citation.form == CitationForm.CONTAINED
        assert cited(citation) == newspaper
        assert citation.container is not None
        assert citation.container.slug == "pci-lcy-communique-1964"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "The Gennadius Library, Archeia Gennadeiou Vivliothikis. Moscow, March 17th 1944."),
        (4, "J. Pirjevec, Tito e i suoi compagni, Torino: Einaudi, 2005, 161, 163."),
        (18, "a Trieste. 1945–19790, Contemporanea, XVII (2014), 413-440."),
        (
            19,
            "Una fase nei rapporti anglo-italiani nel secondo dopoguerra”, Il Politico, XLIX (1984).",
        ),
        (
            32,
            "https://www.cia.gov/readingroom/document/cia-rdp78–00915r000400380002–4 (Last accessed",
        ),
        (38, "In Italy’s Balkan Strategies (19–20 century), ed. Vojislav Pavlović, (Belgrade:"),
        (
            51,
            "Archives of Yugoslavia, 507 Communist Party of Yugoslavia, Tito‘s letter to Togliatti",
        ),
    ],
)
def test_words_stand_as_printed_with_words_divided_at_line_ends_joined(
    number: int, words: str
) -> None:
    assert words in note(number).text_as_cited


SLIPS = {
    (4, 1): ("2005", "2015"),
    (9, 1): ("P. Carlsen", "P. Karlsen"),
    (12, 1): ("J. Prijevec", "J. Pirjevec"),
    (13, 1): ("P. Carlsen", "P. Karlsen"),
    (16, 1): ("P. Carlsen", "P. Karlsen"),
    (17, 1): ("J. Prijevec", "J. Pirjevec"),
    (18, 1): ("1945–19790,", "1945–1979”,"),
    (20, 2): ("Rubbettino), 2019.", "Rubbettino, 2019)."),
    (21, 1): ("J. Prijevec", "J. Pirjevec"),
    (23, 1): ("F. Tenza Montini", "F. Tenca Montini"),
    (24, 1): ("rottura tra Stalin", "rottura fra Stalin"),
    (25, 1): ("Mandate of Ambassador Clara", "Ambassadorship of Clare"),
    (28, 1): ("J. Prijevec", "J. Pirjevec"),
    (32, 1): ("CIA-RDP-00915R000400380002–4", "CIA-RDP78-00915R000400380002-4"),
    (33, 1): ("Pressures and Restrictions", "American Pressures and Their Containment"),
    (38, 1): ("(19–20 century)", "(19th–20th Century)"),
    (43, 1): ("J. Prijevec", "J. Pirjevec"),
    (50, 1): ("J. Prijevec", "J. Pirjevec"),
}


@pytest.mark.parametrize(("place", "change"), SLIPS.items())
def test_a_slip_is_kept_as_printed_and_mended_beside_it_with_the_reason(
    place: tuple[int, int], change: tuple[str, str]
) -> None:
    printed, mended = change
    citation = note(*place)
    assert printed in citation.text_as_cited
    assert mended not in citation.text_as_cited
    assert mended in citation.corrected_text
    assert printed not in citation.corrected_text
    assert citation.archivists_note


def test_nothing_but_the_slips_is_mended() -> None:
    mended = Citation.objects.exclude(corrected_text="")
    assert set(mended.values_list("note_number", "order")) == set(SLIPS)


def test_the_most_wanted_source_is_the_most_cited_one() -> None:
    wanted = Record.objects.wanted()[:3]
    assert [(record.slug, record.cited_in.count()) for record in wanted] == [
        (PIRJEVEC, 11),
        (KARLSEN, 5),
        (ZUCCARI, 4),
    ]
