from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from catalog.comparing import Piece, compare, shortened

WORDS = st.lists(st.sampled_from(["Nagy", "is", "going", "in", "a", "\n", "direction", ".", " "]))


@given(WORDS, WORDS)
def test_both_wordings_can_be_read_out_of_the_pieces(old: list[str], new: list[str]) -> None:
    one, other = " ".join(old), " ".join(new)
    pieces = compare(one, other)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == one
    assert "".join(piece.text for piece in pieces if piece.kind != "old") == other


def test_only_the_words_that_changed_are_marked() -> None:
    assert compare("Nagy is going astray.", "Nagy has gone astray.") == [
        Piece("same", "Nagy "),
        Piece("old", "is going"),
        Piece("new", "has gone"),
        Piece("same", " astray."),
    ]


def test_long_texts_are_compared_line_by_line_and_then_by_words() -> None:
    lines = [
        f"Paragraph {number} on the events in Hungary and Poland.\n" for number in range(2_000)
    ]
    old = "".join(lines)
    new = old.replace("Paragraph 1000 on", "Paragraph 1000 about")
    new = new.replace("Paragraph 1500 on", "Paragraph 1500 about")
    changed = [piece for piece in compare(old, new) if piece.kind != "same"]
    assert changed == [Piece("old", "on"), Piece("new", "about")] * 2


def test_what_stayed_the_same_is_cut_down_to_what_surrounds_the_changes() -> None:
    text = "word " * 200
    start, _old, _new, end = shortened(compare(text + "Nagy " + text, text + "Tito " + text))
    assert start.text.startswith(" … ") and len(start.text) < 150
    assert end.text.endswith(" … ") and len(end.text) < 150
