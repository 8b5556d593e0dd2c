"""Notes are found in pasted lists, endnotes and the pages of essays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.ingest.notes.splitting import split

IBIDS = "1 Ibid., 3.\n2 Ibid., 4.\n3 Ibid., 5.\n"
PAGES = """ Tito had remained on the ground, risking his life.1 Military aid from the western allies
had been decisive at certain times.2 The year was 1944, and

1 M. Clementi, L’alleato Stalin. L’ombra sovietica sull’Italia di Togliatti e De Gasperi, (Milano:
Rizzoli, 2011), 37.
2 J. Pirjevec, Tito e i suoi compagni, Torino: Einaudi, 2005, 161.
\f1944 ended with the Yugoslav troops before Trieste.3 There were
10 June and other days to be remembered, and then the relations between the two par-
ties cooled.

3 P. Karlsen, “Il PCI, il confine orientale e il contesto internazionale. 1945-1954”, Ventun-
esimo secolo, IX, 2010, 28.
"""


def _texts(text: str) -> dict[int, str]:
    return {note.number: note.text for note in split(text).notes}


@pytest.mark.parametrize(
    "lines",
    [
        "1 Ibid., 3.\n2 Ibid., 4.\n3 Ibid., 5.",
        "1. Ibid., 3.\n2. Ibid., 4.\n3. Ibid., 5.",
        "1) Ibid., 3.\n2) Ibid., 4.\n3) Ibid., 5.",
        "[1] Ibid., 3.\n[2] Ibid., 4.\n[3] Ibid., 5.",
        "(1) Ibid., 3.\n(2) Ibid., 4.\n(3) Ibid., 5.",
        "¹ Ibid., 3.\n² Ibid., 4.\n³ Ibid., 5.",
        "n. 1 Ibid., 3.\nn. 2 Ibid., 4.\nn. 3 Ibid., 5.",
        "Note 1: Ibid., 3.\nNote 2: Ibid., 4.\nNote 3: Ibid., 5.",
        "1Ibid., 3.\n2Ibid., 4.\n3Ibid., 5.",
        "1\nIbid., 3.\n2\nIbid., 4.\n3\nIbid., 5.",
        "Notes\n\n1. Ibid., 3.\n\n2. Ibid., 4.\n\n3. Ibid., 5.\n\nBibliography\n\nKarlsen, P.",
        "[^1]: Ibid., 3.\n[^2]: Ibid., 4.\n[^3]: Ibid., 5.",
    ],
)
def test_notes_are_found_however_they_are_numbered(lines: str) -> None:
    assert _texts(lines) == {1: "Ibid., 3.", 2: "Ibid., 4.", 3: "Ibid., 5."}


def test_footnotes_are_taken_from_the_ends_of_pages() -> None:
    found = _texts(PAGES)
    assert list(found) == [1, 2, 3]
    assert found[2] == "J. Pirjevec, Tito e i suoi compagni, Torino: Einaudi, 2005, 161."
    assert found[3].endswith(
        "“Il PCI, il confine orientale e il contesto internazionale. 1945-1954”, Ventunesimo secolo, IX, 2010, 28."
    )


def test_words_divided_at_line_ends_are_joined() -> None:
    found = _texts(
        "1 A. Varsori, “Una fase nei rapporti anglo-\nitaliani nel dopo-\nguerra”, 2.\n"
        "2 Ibid., CIA-\nRDP-78, 1945–\n1954."
    )
    assert found[1] == "A. Varsori, “Una fase nei rapporti anglo-italiani nel dopoguerra”, 2."
    assert found[2] == "Ibid., CIA-RDP-78, 1945–1954."


def test_an_address_divided_at_a_line_end_is_joined() -> None:
    found = _texts(
        "1 https://www.cia.gov/readin-\ngroom/document/x (accessed 6 January 2020).\n2 Ibid."
    )
    assert found[1].startswith("https://www.cia.gov/readingroom/document/x")


def test_a_day_or_a_volume_at_the_beginning_of_a_line_is_no_note() -> None:
    found = _texts(
        "1 Letter of\n2 May 1956, in Journal of History, vol.\n2 (2001), 21.\n2 Ibid.\n3 Ibid."
    )
    assert found[1].endswith("vol. 2 (2001), 21.")
    assert list(found) == [1, 2, 3]


def test_numbered_headings_of_the_essay_are_no_notes() -> None:
    text = (
        "1 Introduction\n\nSome text of the essay that goes on.1\n\n2 The split\n\nMore text.2\n\n"
        + IBIDS
    )
    assert _texts(text)[1] == "Ibid., 3."


def test_running_heads_and_page_numbers_do_not_get_into_notes() -> None:
    pages = "\f".join(
        f"Body of page {page} goes on and on here.{page}\n\n"
        f"{page} S. Pons, Stalin, {page}0.\nBalcanica LIII (2022)\n{110 + page}\n"
        for page in range(1, 6)
    )
    assert _texts(pages)[3] == "S. Pons, Stalin, 30."


def test_missing_numbers_are_told() -> None:
    found = split("1 Ibid., 3.\n2 Ibid., 4.\n5 Ibid., 5.\n6 Ibid.")
    assert [finding.value for finding in found.findings] == ["3–4"]


def test_numbers_that_begin_anew_are_told() -> None:
    once = "\n".join(f"{number} See Karlsen, Vidali, {number}." for number in range(1, 6))
    assert any("more than once" in finding.why for finding in split(f"{once}\n{once}").findings)


def test_paragraphs_are_counted_where_nothing_is_numbered() -> None:
    found = split("M. Galeazzi, Togliatti e Tito, 175.\n\nIbid., 191.")
    assert not found.are_numbered
    assert [note.text for note in found.notes] == [
        "M. Galeazzi, Togliatti e Tito, 175.",
        "Ibid., 191.",
    ]


@given(st.text(alphabet=st.sampled_from("12 39[]().¹²\n\f-ab“A,;–"), max_size=300))
def test_any_text_is_split(text: str) -> None:
    found = split(text)
    numbers = [note.number for note in found.notes]
    assert numbers == sorted(set(numbers))
