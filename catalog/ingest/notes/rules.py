"""The sentences that say by which rule a short form was led to its source."""

from __future__ import annotations

from django.utils.translation import gettext as _

from catalog.ingest.notes.sources import Source

LONGEST = 250
_ORDINALS = (
    "",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
)


def place(note: int, order: int) -> str:
    """ "note 4", or "note 40, second source"."""
    if order < 2:
        return _("note %d") % note
    if order < len(_ORDINALS):
        return _("note %(note)d, %(ordinal)s source") % {"note": note, "ordinal": _ORDINALS[order]}
    return _("note %(note)d, source %(order)d") % {"note": note, "order": order}


def ibid(word: str, note: int, source: Source) -> str:
    """That "ibid." repeats the only source of a note."""
    if source.note == note:
        return _("“%(word)s” repeats the one source of note %(note)d.") % {
            "word": word,
            "note": note,
        }
    return _("“%(word)s” repeats the one source of note %(note)d, which is that of %(first)s.") % {
        "word": word,
        "note": note,
        "first": place(source.note, source.order),
    }


def ibid_inside(word: str) -> str:
    return _("“%s” repeats the source named just before it in the same note.") % word


def ibid_ambiguous(word: str, note: int, number: int) -> str:
    return _(
        "“%(word)s” may mean any of the %(number)d sources of note %(note)d; the last of them was taken."
    ) % {
        "word": word,
        "number": number,
        "note": note,
    }


def ibid_further_back(word: str, note: int) -> str:
    return _(
        "“%(word)s” repeats the source of note %(note)d, the last before it that cites one."
    ) % {
        "word": word,
        "note": note,
    }


def ibid_elsewhere(word: str, note: int) -> str:
    return _(
        "“%(word)s” stands for what is given of the place in note %(note)d; the document is another."
    ) % {
        "word": word,
        "note": note,
    }


def short_title(source: Source, misspelt: bool) -> str:
    said = {"place": place(source.note, source.order)}
    if misspelt:
        return (
            _(
                "Author and short title are those of the full citation in %(place)s; the name is spelt otherwise here."
            )
            % said
        )
    return _("Author and short title are those of the full citation in %(place)s.") % said


def title_alone(source: Source) -> str:
    return _("The title is that of the full citation in %s.") % place(source.note, source.order)


def only_work(word: str, source: Source) -> str:
    return _("“%(word)s” stands for the one work of this author cited before, in %(place)s.") % {
        "word": word,
        "place": place(source.note, source.order),
    }


def last_work(word: str, source: Source, number: int) -> str:
    return _(
        "“%(word)s” may stand for %(number)d works of this author; the one cited last, in %(place)s, was taken."
    ) % {
        "word": word,
        "number": number,
        "place": place(source.note, source.order),
    }


def author_alone(source: Source) -> str:
    return _("The author is that of the work cited in %s, the only one of that name.") % place(
        source.note, source.order
    )


def author_and_year(source: Source) -> str:
    return _("Author and year are those of the full citation in %s.") % place(
        source.note, source.order
    )


def named_note(number: int, source: Source) -> str:
    if source.note == number:
        return _("The note refers to note %d, which cites this source.") % number
    return _("The note refers to note %(number)d, whose source is that of %(place)s.") % {
        "number": number,
        "place": place(source.note, source.order),
    }


def same_author(word: str, name: str) -> str:
    return _("“%(word)s” stands for %(name)s, the author named just before.") % {
        "word": word,
        "name": name,
    }


def same_words(source: Source) -> str:
    return _("The same source as in %s.") % place(source.note, source.order)


def completed(note: int, same_note: bool) -> str:
    if same_note:
        return _(
            "What is not repeated here is that of the source named just before in the same note."
        )
    return _("The repository is that of the like reference in note %d.") % note


def abbreviation(short: str, full: str, note: int) -> str:
    return _("“%(short)s” stands for “%(full)s” since note %(note)d.") % {
        "short": short,
        "full": full,
        "note": note,
    }


def quoted_in() -> str:
    return _("The source named first is the one cited; what follows “in” is where it is found.")
