"""Tokens: what the index holds of a record's words, and the tags that say where a word stands.

A plain token is a folded word. A tagged one begins with "_": `_t_nagy` is a word of the title, `_f_togliatti` one of a
sender's names, `_en_report` an English stem, `_ten_report` an English stem in the title. No prefix of plain letters
reaches a tagged token.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from catalog.folding import fold, words
from catalog.search.stems import stems

BREAK = "_"
"""Stands between parts of a record, so that no phrase runs from one into another."""
MAX_POSITIONS = 15_000
"""Words of a record that phrases are found in; PostgreSQL numbers no more than 16 383. Others are found singly."""

TITLE, NAMES = "t", "n"
FIELD_TAGS = {
    "title": TITLE,
    "from": "f",
    "to": "r",
    "about": "a",
    "place": "p",
    "ref": "c",
    "lang": "l",
    "type": "y",
}
"""The tags of the query language's fields."""
STEMMED_TAGS = frozenset({"", TITLE})
UNORDERED_TAGS = frozenset({NAMES})
"""Tags whose words are kept once each, and not in their order."""


def tagged(tag: str, token: str) -> str:
    return f"_{tag}_{token}" if tag else token


def stem_token(tag: str, language: str, token: str) -> str:
    return f"_{tag}{language}_{token}"


class TokenStream:
    """Gathers the tokens of one record, or of a part of many records, text by text."""

    def __init__(self) -> None:
        self._ordered: list[str] = []
        self._single: set[str] = set()

    def extend(self, other: TokenStream) -> None:
        """Add what another stream has gathered."""
        self._ordered += other._ordered
        self._single |= other._single

    def add(
        self,
        text: str,
        languages: Iterable[str] = (),
        tags: Iterable[str] = ("",),
        tongue: str = "",
    ) -> None:
        """Add `text` under each of the tags, "" being none, with its stems by the rules of `languages`.

        `tongue` is the language it is written in, when that is known.
        """
        written = words(text)
        if not written:
            return
        plain = [fold(word, serbian=tongue == "sr") for word in written]
        # A sign of an unspaced script is a word, and of some words nothing is left.
        tokens = " ".join(plain).split()
        for tag in tags:
            self._add_tokens(tokens, tag)
            if tag in STEMMED_TAGS:
                for language in languages:
                    self._add_stems(written, plain, tag, language)

    @property
    def ordered(self) -> list[str]:
        """The tokens that stand in an order, with breaks between the parts."""
        return self._ordered[:MAX_POSITIONS]

    @property
    def single(self) -> list[str]:
        """The other tokens, each once: stems, tags that know no order, and words that come too late to be numbered."""
        return sorted(self._single.union(self._ordered[MAX_POSITIONS:]) - {BREAK})

    def text(self) -> str:
        """All tokens parted by spaces, with breaks between those that stand in no order."""
        late = f" {BREAK} ".join(token for token in self.single if not token.startswith(BREAK))
        marked = " ".join(token for token in self.single if token.startswith(BREAK))
        return " ".join((*self.ordered, BREAK, late, marked))

    def _add_tokens(self, tokens: Sequence[str], tag: str) -> None:
        if tag in UNORDERED_TAGS:
            self._single.update([f"_{tag}_{token}" for token in tokens])
            return
        self._ordered += [f"_{tag}_{token}" for token in tokens] if tag else tokens
        self._ordered.append(BREAK)

    def _add_stems(
        self, written: Sequence[str], plain: Sequence[str], tag: str, language: str
    ) -> None:
        found = set(zip(plain, stems(written, plain, language), strict=True))
        prefix = f"_{tag}{language}_"
        self._single.update([prefix + stem for token, stem in found if stem != token and stem])
