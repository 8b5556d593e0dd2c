"""One citation is taken apart: who, what, where and when; any text gives a result in bounded time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.ingest.notes.context import Context
from catalog.ingest.notes.cutting import cut
from catalog.ingest.notes.recognising import recognise
from catalog.ingest.notes.resolving import resolve
from catalog.ingest.notes.splitting import split
from catalog.ingest.notes.values import Kind, Reference

WORDS = [
    "Ibid.",
    "op.",
    "cit.",
    "cit.",
    "Id.",
    "see",
    "cf.",
    "vgl.",
    "in",
    "In",
    "„",
    "“",
    "”",
    "«",
    "»",
    "‘",
    "’",
    "(",
    ")",
    "[",
    "]",
    ",",
    ";",
    ":",
    ".",
    "–",
    "-",
    "1956",
    "12",
    "(2001)",
    "XIV",
    "no.",
    "vol.",
    "pp.",
    "S.",
    "p.",
    "M.",
    "Galeazzi",
    "Togliatti",
    "e",
    "Tito",
    "Roma:",
    "Carocci",
    "box",
    "12",
    "f.",
    "17",
    "op.",
    "162",
    "TNA",
    "FO",
    "371/122",
    "(hereafter",
    "FG)",
    "note",
    "12",
    "12",
    "May",
    "1956",
    "letter",
    "to",
    "from",
    "https://x.example/a",
    "10.1234/ab",
    "a",
    "cura",
    "di",
    "Hrsg.",
    "eds.",
]


def _of(text: str) -> Reference:
    return recognise(text, Context())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "M. Galeazzi, Togliatti e Tito. Tra identità nazionale e internazionalismo, (Roma: Carocci, 2005), 38.",
            {"title": "Togliatti e Tito. Tra identità nazionale e internazionalismo", "place": "Roma",
             "publisher": "Carocci", "year": "2005", "locator": "38"},
        ),
        (
            "A. Agosti, Palmiro Togliatti, Utet, Torino 1996, p. 412.",
            {"title": "Palmiro Togliatti", "publisher": "Utet", "place": "Torino", "year": "1996", "locator": "p. 412"},
        ),
        (
            "Silvio Pons, ‘Stalin, Togliatti, and the Origins of the Cold War in Europe’, Journal of Cold War Studies, "
            "3.2 (2001), 3–27 (p. 21).",
            {"container": "Journal of Cold War Studies", "volume": "3", "issue": "2", "year": "2001", "pages": "3–27",
             "locator": "p. 21"},
        ),
        (
            "S. Pons, L'Urss, il Pci e la guerra fredda, in «Studi storici», XXXIX, 1998, n. 2, pp. 35-67.",
            {"title": "L'Urss, il Pci e la guerra fredda", "container": "Studi storici", "volume": "XXXIX",
             "issue": "2",
             "year": "1998", "pages": "35-67"},
        ),
        (
            "Bernd Stöver, „Das Umbruchsjahr 1956“, in: Archiv für Sozialgeschichte 46 (2006), S. 12–34, hier S. 15.",
            {"title": "Das Umbruchsjahr 1956", "container": "Archiv für Sozialgeschichte", "volume": "46",
             "pages": "12–34", "locator": "S. 15"},
        ),
        (
            "R. Martinelli, Il Pci e l'Urss, in A. Agosti (a cura di), Togliatti nel suo tempo, Carocci, Roma 2007, "
            "pp. 12-30: 15.",
            {"title": "Il Pci e l'Urss", "container": "Togliatti nel suo tempo", "editors": "A. Agosti",
             "publisher": "Carocci", "place": "Roma", "year": "2007", "pages": "12-30", "locator": "15"},
        ),
        (
            "Marc Lazar, « Le parti et le don de soi », Vingtième Siècle. Revue d'histoire, n° 60, octobre-décembre "
            "1998, p. 35-42.",
            {"container": "Vingtième Siècle. Revue d'histoire", "issue": "60", "year": "1998", "pages": "35-42"},
        ),
        (
            "D. D‘Amelio, “Democristiani di confine. Ascesa e declino del ‘partito italiano’ a Trieste, Contemporanea, "
            "XVII (2014), 413-440.",
            {"title": "Democristiani di confine. Ascesa e declino del ‘partito italiano’ a Trieste",
             "container": "Contemporanea", "volume": "XVII", "year": "2014", "pages": "413-440"},
        ),
        (
            "Пихоя Р. Г. Советский Союз: история власти. 1945–1991. М., 1998. С. 145.",
            {"title": "Советский Союз: история власти. 1945–1991", "place": "М", "year": "1998", "locator": "С. 145"},
        ),
        (
            "RGASPI, f. 17, op. 162, d. 12, l. 3.",
            {"kind": Kind.ARCHIVAL, "repository": "RGASPI", "locator": "l. 3"},
        ),
        (
            "George F. Kennan to James F. Byrnes, 22 February 1946, 861.00/2-2246, RG 59, National Archives.",
            {"kind": Kind.ARCHIVAL, "repository": "National Archives", "sender": "George F. Kennan",
             "recipient": "James F. Byrnes", "edtf": "1946-02-22"},
        ),
        (
            "L. Longo, Relazione al Comitato centrale, «l'Unità», 15 novembre 1956, p. 3.",
            {"kind": Kind.NEWSPAPER, "title": "Relazione al Comitato centrale", "container": "l'Unità",
             "edtf": "1956-11-15", "locator": "p. 3"},
        ),
        (
            "Jeronim Perović, “The Tito-Stalin Split,” Journal of Cold War Studies 9, no. 2 (Spring 2007): 32–63, "
            "https://doi.org/10.1162/jcws.2007.9.2.32.",
            {"doi": "10.1162/jcws.2007.9.2.32", "issue": "2", "pages": "32–63", "year": "2007"},
        ),
    ],
)  # fmt: skip
def test_a_citation_is_taken_apart(text: str, expected: dict[str, str]) -> None:
    found = _of(text)
    assert {name: getattr(found, name) for name in expected} == expected


def test_the_units_of_an_archive_go_from_the_whole_to_the_part() -> None:
    found = _of(
        "Tito to Stalin, 22 March 1948, folder 3, box 14, Djilas Papers, Hoover Institution Library."
    )
    assert [unit.text for unit in found.units] == ["Djilas Papers", "box 14", "folder 3"]


def test_pieces_joined_are_the_note_again() -> None:
    note = "See A. Berrini, Noi siamo (Milano: BCD, 2004), 3; E. Miletto, Gli italiani di Tito, 12. Cf. also note 3."
    assert " ".join(cut(note)) == note
    assert len(cut(note)) == 3


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_any_words_are_recognised_as_something(text: str) -> None:
    assert " ".join(cut(text)).split() == text.split()
    assert _of(text).text == text


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    resolve(split(f"1 {text}\n2 Ibid.").notes, Context())


@pytest.mark.parametrize(
    "piece",
    ["“", "(", "[", "; ", "‘", "« ", "cit. ", "(hereafter ", "A. B, ", "in ", "1956, ", "f. 1, "],
)
def test_pumped_text_is_read_in_steps_that_grow_with_it(piece: str) -> None:
    resolve(split(f"1 {piece * 3_000}").notes, Context())
