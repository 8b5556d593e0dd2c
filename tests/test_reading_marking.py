"""What is marked in a paragraph: insertions, names, found words, places of notes."""

from __future__ import annotations

import re
from html import unescape

from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from catalog.reading.marking import HitNumbers, Link, Marks, Sign, insertions_in, markup
from catalog.reading.names import Mention, Named, Names, forms_of

GAP = (
    "The gap between [Secretary General of the Italian Socialist Party Pietro] Nenni and ourselves"
)


def named(key: str, name: str) -> Named:
    whole, short = forms_of(name, is_person=", " in name)
    return Named(key, frozenset(whole), frozenset(short))


def spans(limit: int) -> st.SearchStrategy[list[tuple[int, int]]]:
    """Stretches that do not overlap, in order."""
    edges = st.lists(st.integers(0, limit), unique=True, max_size=8).map(sorted)
    return edges.map(lambda found: list(zip(found[::2], found[1::2], strict=False)))


@given(text=st.text("a[]<& b", max_size=40), data=st.data())
def test_markup_nests_and_its_words_are_those_of_the_text(text: str, data: st.DataObject) -> None:
    links = [Link(one, two, "/a/", "c") for one, two in data.draw(spans(len(text)))]
    hits = data.draw(spans(len(text)))
    signs = [
        Sign(at, SafeString("<sup></sup>"))
        for at in data.draw(st.lists(st.integers(0, len(text)), max_size=3))
    ]
    made = markup(text, Marks(links, hits, sorted(signs, key=lambda sign: sign.at)))
    opened: list[str] = []
    for closing, name in re.findall(r"<(/?)([a-z]+)", made):
        if closing:
            assert opened.pop() == name
        else:
            assert name not in opened or name == "mark", made
            opened.append(name)
    assert opened == []
    assert unescape(re.sub(r"<[^>]*>", "", made)) == text
    assert made.count("<sup>") == len(signs)


def test_an_insertion_is_marked_with_its_brackets() -> None:
    assert [GAP[one:two] for one, two in insertions_in(GAP)] == [
        "[Secretary General of the Italian Socialist Party Pietro]"
    ]
    assert '<ins class="editorial">[Secretary' in markup(GAP, Marks())


def test_a_name_inside_an_insertion_is_a_link_inside_it() -> None:
    at = GAP.index("Italian")
    made = markup(GAP, Marks([Link(at, at + 23, "/psi/", "card")]))
    assert (
        'of the <a class="named" href="/psi/" aria-describedby="card">Italian Socialist Party</a> Pietro]</ins>'
        in made
    )


def test_found_words_are_numbered_across_paragraphs() -> None:
    numbers = HitNumbers()
    first = markup("Nagy and Nagy", Marks(hits=[(0, 4), (9, 13)], numbers=numbers))
    second = markup("Nagy", Marks(hits=[(0, 4)], numbers=numbers))
    assert re.findall('id="hit-([0-9])"', first + second) == ["1", "2", "3"]


def test_a_person_is_found_by_the_whole_name_and_by_the_family_name() -> None:
    names = Names([named("nagy", "Nagy, Imre")])
    text = "Whether Imre Nagy remains its leader: Nagy, Imre; Nagy."
    assert names.first_in(text) == [Mention(8, 17, "nagy")]
    assert names.first_in("Nagy's government") == [Mention(0, 4, "nagy")]


def test_a_family_name_that_two_have_says_neither() -> None:
    names = Names([named("imre", "Nagy, Imre"), named("ferenc", "Nagy, Ferenc")])
    assert names.first_in("Nagy spoke.") == []
    assert names.first_in("Ferenc Nagy spoke.") == [Mention(0, 11, "ferenc")]


def test_only_whole_words_are_names() -> None:
    names = Names([named("tito", "Tito, Josip Broz"), named("titograd", "Titograd")])
    assert names.first_in("Titoism in Titograd") == [Mention(11, 19, "titograd")]


def test_the_longest_of_names_that_overlap_is_meant() -> None:
    names = Names([named("party", "Socialist Party"), named("psi", "Italian Socialist Party")])
    assert [mention.key for mention in names.first_in(GAP)] == ["psi"]


def test_names_in_scripts_without_spaces_are_found_inside_their_lines() -> None:
    assert Names([named("tito", "铁托")]).first_in("他说铁托同志来了") == [Mention(2, 4, "tito")]
