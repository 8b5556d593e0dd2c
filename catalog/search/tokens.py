"""Tokens: what the index holds of a record's words, and the tags that say where a word stands.

A plain token is a folded word. A tagged one begins with "_": `_t_nagy` is a word of the title, `_f_togliatti` one of a
sender's names, `_en_report` an English stem, `_ten_report` an English stem in the title. No prefix of plain letters
reaches a tagged token.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, partial

from catalog.folding import BREAK, PART, fold, words
from catalog.search.stems import CYRILLIC, stem

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
_KEPT = 100_000
"""Words of a language whose stems a process remembers."""
STEMMED_TAGS = frozenset({"", TITLE})
UNORDERED_TAGS = frozenset({NAMES, FIELD_TAGS["lang"], FIELD_TAGS["type"]})
"""Tags whose words are kept once each, and not in their order."""


_fold_serbian = partial(fold, serbian=True)


def tagged(tag: str, token: str) -> str:
    return f"_{tag}_{token}" if tag else token


def stem_token(tag: str, language: str, token: str) -> str:
    return f"_{tag}{language}_{token}"


class TokenStream:
    """Gathers the tokens of one record, or of a part of many records, text by text."""

    def __init__(self) -> None:
        self._ordered: list[str] = []
        self._single: set[str] = set()
        self._first_tag = self._last_tag = BREAK

    def extend(self, other: TokenStream) -> None:
        """Add what another stream has gathered."""
        if other._ordered:
            self._part_from(other._first_tag, other._last_tag)
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
        folding = _fold_serbian if tongue == "sr" else fold
        plain = list(map(folding, written))
        # A sign of an unspaced script is a word, and of some words nothing is left.
        tokens = " ".join(plain).split()
        if not tokens:
            return
        for tag in tags:
            self._add_tokens(tokens, tag)
            if tag in STEMMED_TAGS:
                for language in languages:
                    self._add_stems(written, plain, tag, language)

    def add_all(
        self, texts: Iterable[str], languages: Iterable[str] = (), tongue: str = ""
    ) -> None:
        """Add texts of one language without a tag, with breaks between them; quicker than one by one."""
        joined = f" {PART} ".join(filter(None, texts))
        if joined:
            self.add(joined, languages, tongue=tongue)

    @property
    def ordered(self) -> list[str]:
        """The tokens that stand in an order, with breaks between the parts."""
        return self._ordered[:MAX_POSITIONS]

    @property
    def single(self) -> list[str]:
        """The other tokens, each once: stems, tags that know no order, and words that come too late to be numbered."""
        late = self._ordered[MAX_POSITIONS:]
        return sorted(self._single.union(late) - {BREAK} if late else self._single)

    def text(self) -> str:
        """All tokens parted by spaces, with breaks between words that stand in no order."""
        single = self.single
        if len(self._ordered) > MAX_POSITIONS:
            # Tags and stems are in no phrase, so they need no breaks.
            single = [token if token[0] == BREAK else f"{token} {BREAK}" for token in single]
        return " ".join((*self.ordered, BREAK, *single))

    def _add_tokens(self, tokens: Sequence[str], tag: str) -> None:
        if tag in UNORDERED_TAGS:
            self._single.update([f"_{tag}_{token}" for token in tokens])
            return
        self._part_from(tag, tag)
        self._ordered += f" _{tag}_".join(("", *tokens)).split() if tag else tokens

    def _part_from(self, first_tag: str, last_tag: str) -> None:
        """See that what comes now, from its first tag to its last, goes on from nothing of the same tag."""
        if self._last_tag == first_tag:
            self._ordered.append(BREAK)
        if self._first_tag == BREAK:
            self._first_tag = first_tag
        self._last_tag = last_tag

    def _add_stems(
        self, written: Sequence[str], plain: Sequence[str], tag: str, language: str
    ) -> None:
        known = _stem_tokens(tag, language)
        self._single.update(map(known.__getitem__, written if language in CYRILLIC else plain))
        self._single.discard("")


class _StemTokens(dict[str, str]):
    """The tokens of the stems of words, worked out when first asked for; "" for a word that is its own stem."""

    def __init__(self, tag: str, language: str) -> None:
        super().__init__()
        self.tag, self.language = tag, language

    def __missing__(self, word: str) -> str:
        if len(self) > _KEPT:
            self.clear()
        found = stem(word, self.language)
        known = found in ("", fold(word, serbian=self.language == "sr"))
        self[word] = "" if known else stem_token(self.tag, self.language, found)
        return self[word]


@cache
def _stem_tokens(tag: str, language: str) -> _StemTokens:
    return _StemTokens(tag, language)
