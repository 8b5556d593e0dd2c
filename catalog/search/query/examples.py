"""One working example for each form of the query language, from the first holdings, for the page that explains it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Example:
    """A query and what it finds."""

    query: str
    explanation: StrOrPromise


WORDS = (
    Example("togliatti hungary", _("All of the words, in any order and in any of their forms.")),
    Example(
        "Тольятти",
        _("A name in any script and any of its forms; accents and capitals do not matter."),
    ),
    Example('"reactionary direction"', _("A phrase: these words side by side, exactly so.")),
    Example("hungar*", _("Every word that begins with these letters.")),
    Example("nenni OR nagy", _("Either word, or both. OR is in capitals; | does the same.")),
    Example(
        "moscow nenni OR vyshinsky",
        _("OR joins the two words beside it: moscow, and with it one or both of the others."),
    ),
    Example(
        "togliatti -tito",
        _("The first word without the second. There is no space after the hyphen; or write NOT."),
    ),
    Example(
        "trieste -(vidali OR karlsen)", _("Parentheses hold together what is asked or excluded.")
    ),
)
FIELDS = (
    Example("title:trieste", _("A word in the title.")),
    Example('title:"cold war"', _("A phrase in the title; every other field takes one too.")),
    Example("from:togliatti", _("Written, sent, signed or said by a person or body.")),
    Example("to:togliatti", _("Sent to a person or body.")),
    Example("about:hungary", _("About a person, a body, a place or a subject.")),
    Example("place:trieste", _("Connected with a place, for whatever reason.")),
    Example("ref:507", _("A word or number of the reference code, an identifier or a shelfmark.")),
    Example("lang:russian", _("The original is in this language.")),
    Example("type:cable", _("Documents of this type.")),
    Example("type:cable OR type:telegram", _("Fields go with OR, with a hyphen and with words.")),
)
DATES = (
    Example("date:1956", _("May be of this year.")),
    Example("date:1956-10", _("May be of this month: October 1956.")),
    Example("date:1956-10-30", _("May be of this day: 30 October 1956.")),
    Example("date:1955-06..1956-10", _("From one date to another, both included.")),
    Example("date:1962..", _("From a date on.")),
    Example("date:..1944", _("Up to a date and including it.")),
    Example("date:<1950", _("Before a date. Also: <= up to it, > after it, >= from it on.")),
    Example("date:1960s", _("A decade; also 196X.")),
    Example('date:"autumn 1956"', _("A date in words, in quotes.")),
    Example("date:undated", _("Without a date.")),
)
EXAMPLES = WORDS + FIELDS + DATES
"""All of them, in their order on the page."""
