"""What the generated records say: titles, descriptions, transcriptions and translations."""

from __future__ import annotations

from bisect import bisect_right
from itertools import count
from random import Random

from catalog.choices import Completeness, Method, Scheme, Standing, TextKind
from catalog.models import Paragraph, Text
from tests.bench_search import probes
from tests.bench_search.authorities import Authorities
from tests.bench_search.bulk import Table
from tests.bench_search.lexicon import WORDS_IN_A_TEXT, Lexicon
from tests.bench_search.tongues import SHARES, TONGUES, Tongue

_RARE_EVERY, _RARE_STEP = 5_000, 7
_PHRASE_EVERY, _PHRASE_STEP = 211, 13
_TRANSLATED, _TRANSLATED_INTO_ENGLISH = 1 / 3, 0.7
_STANDINGS = (
    *(Standing.PUBLISHED, Standing.PUBLISHED, Standing.REVIEWED, Standing.CERTIFIED),
    *(Standing.UNKNOWN, Standing.UNKNOWN, Standing.UNKNOWN, Standing.UNKNOWN),
)
_DRAFTS = 0.04


class Writing:
    """Writes one record's words; texts go into its tables."""

    def __init__(
        self, lexicons: dict[str, Lexicon], authorities: Authorities, chance: Random
    ) -> None:
        self.lexicons, self.terms, self.chance = lexicons, authorities.terms, chance
        self.english = lexicons[TONGUES[0].key]
        self.keys = count(1)
        self.text = Table(
            Text,
            "id record_id key position kind language_id script_id translated_from_id standing last_anchor",
            method=Method.HUMAN,
            completeness=Completeness.COMPLETE,
        )
        self.paragraph = Table(Paragraph, "text_id anchor position body")
        self.tables = (self.text, self.paragraph)

    def tongue(self) -> Tongue:
        """In which language a record is written."""
        return TONGUES[min(bisect_right(SHARES, self.chance.random()), len(TONGUES) - 1)]

    def title(self) -> str:
        words = self.english.draw(self.chance.randint(3, 8))
        return _sentence([self.chance.choice(self.english.openings), *words])

    def scope(self, number: int) -> str:
        """A description; what is asked for seldom stands inside it in every so many records."""
        words = self.english.draw(self.chance.randint(20, 58))
        for every, step, asked in (
            (_RARE_EVERY, _RARE_STEP, probes.RARE),
            (_PHRASE_EVERY, _PHRASE_STEP, probes.PHRASES),
        ):
            place, rest = divmod(number % every, step)
            if rest == 3 and place < len(asked):
                words.insert(self.chance.randrange(1, len(words)), asked[place])
        return _sentence([self.chance.choice(self.english.openings), *words]) + "."

    def texts(self, record: int, tongue: Tongue) -> None:
        """A transcription, and for one record of three a translation."""
        original = self._text(record, TextKind.TRANSCRIPTION, tongue, None)
        if self.chance.random() < _TRANSLATED:
            others = [other for other in TONGUES[1:] if other.language != tongue.language]
            into = self.chance.choice(others)
            if tongue is not TONGUES[0] and self.chance.random() < _TRANSLATED_INTO_ENGLISH:
                into = TONGUES[0]
            self._text(record, TextKind.TRANSLATION, into, original)

    def _text(self, record: int, kind: TextKind, tongue: Tongue, source: int | None) -> int:
        key, chance, lexicon = next(self.keys), self.chance, self.lexicons[tongue.key]
        standing = Standing.DRAFT if chance.random() < _DRAFTS else chance.choice(_STANDINGS)
        name = f"{kind.value}-{tongue.language}-{tongue.script.lower()}"
        language = self.terms[Scheme.LANGUAGE, tongue.language]
        script = self.terms[Scheme.SCRIPT, tongue.script]
        parts = chance.randint(2, 4)
        at = 0 if source is None else 1
        self.text.add(
            *(key, record, name, at, kind.value, language, script, source, standing.value, parts)
        )
        for part in range(parts):
            many = int(WORDS_IN_A_TEXT / parts * (0.6 + 0.8 * chance.random()))
            words = [chance.choice(lexicon.openings), *lexicon.draw(many)]
            self.paragraph.add(key, part + 1, part, _sentence(words) + ".")
        return key


def _sentence(words: list[str]) -> str:
    text = " ".join(words)
    return text[0].upper() + text[1:]
