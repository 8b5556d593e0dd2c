"""Records with texts to be read side by side: the cable of 30 October 1956 as if its original were held."""

from __future__ import annotations

from catalog.choices import NoteBy, Scheme, Standing, TextKind
from catalog.models import Alignment, Record, RecordPlace, Text, TextNote
from tests.records import make_agent, make_contribution, make_record, make_term, make_text

RUSSIAN = (
    "Венгерские события создали тяжёлое положение внутри итальянского рабочего движения, а также в нашей партии.",
    "Разрыв между Ненни и нами, который, казалось, сокращался после наших инициатив, теперь резко обострился.",
    "В нашей партии можно видеть две полярные и неверные позиции.",
    "Мы все думаем, что если это произойдёт, последствия могут быть очень серьёзными для всего движения.",
)
ENGLISH = (
    "Hungarian events have created a heavy situation inside the Italian labor movement, and in our Party, too.",
    "The gap between [Secretary General of the Italian Socialist Party Pietro] Nenni and ourselves that seemed to be "
    "closing after our initiatives is now rudely and suddenly acute. Nenni's position on Polish events coincides with "
    "that of the Social Democrats. In our Party, one can see two polarized and inappropriate positions.",
    "We are all thinking if this occurs, the consequences could be very serious for the entire movement.",
)
ITALIAN = (
    "Gli avvenimenti ungheresi hanno creato una situazione pesante all'interno del movimento operaio italiano.",
    "Il divario tra Nenni e noi è ora bruscamente acuto.",
)
HEBREW = (
    "האירועים בהונגריה יצרו מצב כבד בתוך תנועת הפועלים האיטלקית, וגם במפלגה שלנו.",
    "הפער בין נני לבינינו הוא כעת חריף.",
)


def make_parallel_cable() -> Record:
    """Russian original, English translation aligned with it, an Italian and a Hebrew one that nobody has aligned."""
    for key, label in (("ru", "Russian"), ("en", "English"), ("it", "Italian"), ("he", "Hebrew")):
        make_term(Scheme.LANGUAGE, key, label)
    record = make_record(
        title="Cable from Togliatti on the Hungarian events",
        slug="cable",
        document_type="cable",
        date_text="30 October 1956",
        languages=["ru"],
    )
    nenni = make_agent(
        "Nenni, Pietro", history="Led the Italian Socialists.", date_edtf="1891/1980"
    )
    nenni.names.create(name="Ненни, Пьетро", language="ru")
    make_contribution(record, nenni, "mentioned")
    RecordPlace.objects.create(
        record=record,
        place=make_term(Scheme.PLACE, "hungary", "Hungary"),
        role=make_term(Scheme.PLACE_ROLE, "mentioned"),
    )
    original = _text(record, RUSSIAN, "ru", position=1, standing=Standing.REVIEWED)
    translated = {"kind": TextKind.TRANSLATION, "translated_from": original}
    english = _text(record, ENGLISH, "en", position=2, **translated)
    _text(record, ITALIAN, "it", position=3, **translated)
    _text(record, HEBREW, "he", position=4, **translated)
    sources, targets = list(original.paragraphs.all()), list(english.paragraphs.all())
    for source, target in ((0, 0), (1, 1), (2, 1), (3, 2)):
        Alignment.objects.create(source=sources[source], target=targets[target])
    TextNote.objects.create(
        text=english,
        position=1,
        anchor=2,
        words="our initiatives",
        mark="7",
        body="Talks with Nenni at Pralognan in August 1956.",
        by=NoteBy.EDITOR,
    )
    return record


def _text(record: Record, body: tuple[str, ...], language: str, **fields: object) -> Text:
    return make_text(record, "\n\n".join(body), language=language, key=language, **fields)
