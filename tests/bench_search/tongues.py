"""The languages of the generated holdings: how often they are written, and the syllables their words are made of."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from random import Random

_OPEN = ("",) * 6
"""Most syllables end in their vowel."""


@dataclass(frozen=True)
class Tongue:
    """A language in one script. `share` is the part of the transcriptions in it; spaces part the words."""

    language: str
    script: str
    share: float
    frequent: str
    onsets: str
    vowels: str
    codas: str
    endings: str

    @property
    def key(self) -> str:
        return f"{self.language}-{self.script}"

    def word(self, rng: Random) -> str:
        """A word that could be one of the language's."""
        onsets, vowels, codas = (
            self.onsets.split(),
            self.vowels.split(),
            [*self.codas.split(), *_OPEN],
        )
        syllables = [
            rng.choice(onsets) + rng.choice(vowels) + rng.choice(codas)
            for _ in range(rng.choice((1, 1, 1, 2, 2)))
        ]
        return "".join(syllables) + rng.choice(onsets) + rng.choice(self.endings.split())


_SERBIAN = "i u je se na da su za od sa koji kao ili ali bi nije što te po do"
_SERBIAN_CYRILLIC = "и у је се на да су за од са који као или али би није што те по до"
TONGUES = (
    Tongue(
        *("en", "Latn", 0.30),
        "the of and to in that is was for on with as by at from his which it be had this not are were",
        "b br c cl d dr f fl g gr h l m n p pl r s sh st t tr v w",
        "a e i o u ea ou",
        "n r s l m nd st ck",
        "ing ed er ion ence ity al ous ment y ship e",
    ),
    Tongue(
        *("it", "Latn", 0.30),
        "di che e la il un a per in del non della si con le da una i nel sono come anche più alla ma",
        "b c d f fr g gr l m n p pr qu r s sc st t tr v z",
        "a e i o u ia io ie",
        "n r l s m",
        "one ione are ere ato ità ale ico ente ismo oso eria",
    ),
    Tongue(
        *("ru", "Cyrl", 0.22),
        "и в не на что с по как это к он из за от мы для у о но бы же так был все их",
        "б в г д ж з к кр л м н п пр р с ст т ф х ц ч ш",
        "а е и о у ы ю я",
        "н р л с м й ж",
        "ость ение ский ный ция ать ить ов ами ого ства ием",
    ),
    Tongue(
        *("sr", "Cyrl", 0.05),
        _SERBIAN_CYRILLIC,
        "б в г д ђ ж з к л љ м н њ п пр р с т ћ ц ч ш",
        "а е и о у",
        "н р в с ј",
        "ост ање ски ник ити ација ова има ом ћу",
    ),
    Tongue(
        *("sr", "Latn", 0.05),
        _SERBIAN,
        "b v g d đ ž z k l lj m n nj p pr r s t ć c č š",
        "a e i o u",
        "n r v s j",
        "ost anje ski nik iti acija ova ima om ću",
    ),
    Tongue(
        *("de", "Latn", 0.05),
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an",
        "b br d f g gr h k l m n p r s sch st t w z",
        "a e i o u au ei ä ö ü",
        "n r s l ch nd rt ng",
        "ung heit keit lich ig schaft en er isch tum nis",
    ),
    Tongue(
        *("pl", "Latn", 0.03),
        "i w na z do nie się że o jest to po od za jak przez co ale tak był dla ich oraz przy",
        "b c cz d dz g k kr l ł m n p prz r rz s sz t w z ż",
        "a e i o u y ó ą ę",
        "n r l s ć ń",
        "ość anie ski ny acja ować ów ami ego stwo ów",
    ),
)
"""English first: it is the language of the descriptions."""

SHARES = tuple(accumulate(tongue.share for tongue in TONGUES))
