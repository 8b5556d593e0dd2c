"""Closed lists on which the catalogue's behaviour depends.

Lists that an archive may extend (levels, document types, roles, languages …) are vocabularies: terms in the database.
"""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Scheme(TextChoices):
    """The vocabularies; every term belongs to one (a SKOS concept scheme)."""

    LEVEL = "level", _("Levels of description")
    DOCUMENT_TYPE = "document-type", _("Document types")
    ROLE = "role", _("Roles of persons and bodies")
    PLACE_ROLE = "place-role", _("Roles of places")
    EVENT_TYPE = "event-type", _("Types of event")
    RELATION_TYPE = "relation-type", _("Types of relation")
    LANGUAGE = "language", _("Languages")
    SCRIPT = "script", _("Scripts")
    PLACE = "place", _("Places")
    SUBJECT = "subject", _("Subjects")


class LabelKind(TextChoices):
    """What a further label of a term is; the first three are SKOS prefLabel, altLabel and hiddenLabel."""

    PREFERRED = "preferred", _("Preferred")
    ALTERNATIVE = "alternative", _("Alternative")
    HIDDEN = "hidden", _("Found by search, not shown")
    INVERSE = "inverse", _("Relation read from the other end")


class Status(TextChoices):
    """Where a record stands on its way to the public."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in-review", _("In review")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Holding(TextChoices):
    """Whether the material is here."""

    HELD = "held", _("Held here")
    SURROGATE = "surrogate", _("Held here as a copy")
    DESCRIBED = "described", _("Described here, held elsewhere")
    CITED_ONLY = "cited-only", _("Not held: known from citations")


class TitleKind(TextChoices):
    """Where a title comes from (ISAD(G) 3.1.2)."""

    FORMAL = "formal", _("On the document")
    SUPPLIED = "supplied", _("Supplied by the archivist")
    TRANSLATED = "translated", _("Translated")
    AS_CITED = "as-cited", _("As cited")


class AgentKind(TextChoices):
    """Kind of entity (ISAAR(CPF) 5.1.1)."""

    PERSON = "person", _("Person")
    CORPORATE_BODY = "corporate-body", _("Corporate body")
    FAMILY = "family", _("Family")


class NameKind(TextChoices):
    """How a variant relates to the preferred form of a name (ISAAR(CPF) 5.1.3 to 5.1.5)."""

    PARALLEL = "parallel", _("Form in another language")
    TRANSLITERATION = "transliteration", _("Transliteration")
    FULL = "full", _("Fuller form")
    SHORT = "short", _("Short form")
    ABBREVIATION = "abbreviation", _("Abbreviation")
    PSEUDONYM = "pseudonym", _("Pseudonym or code name")
    BIRTH = "birth", _("Name at birth")
    FORMER = "former", _("Former name")
    LATER = "later", _("Later name")
    MISSPELLING = "misspelling", _("Misspelling found in sources")


class Certainty(TextChoices):
    """How sure an identification is."""

    CERTAIN = "certain", _("Certain")
    PROBABLE = "probable", _("Probable")
    DOUBTFUL = "doubtful", _("Doubtful")


class DateEvent(TextChoices):
    """What a further or competing date of a record dates."""

    WRITTEN = "written", _("Written")
    SENT = "sent", _("Sent")
    RECEIVED = "received", _("Received")
    PUBLISHED = "published", _("Published")
    ATTRIBUTED = "attributed", _("As dated by others")


class Calendar(TextChoices):
    """The calendar in which a date is written; days are always stored as proleptic Gregorian ones."""

    GREGORIAN = "gregorian", _("Gregorian")
    JULIAN = "julian", _("Julian")
    OTHER = "other", _("Other")


class CopyKind(TextChoices):
    """What bears the record."""

    ORIGINAL = "original", _("Original")
    CARBON = "carbon", _("Carbon copy")
    PHOTOCOPY = "photocopy", _("Photocopy")
    MICROFILM = "microfilm", _("Microfilm")
    WEB = "web", _("On the web")
    PRINTED = "printed", _("Printed")


class TextKind(TextChoices):
    """What a text is to its record."""

    TRANSCRIPTION = "transcription", _("Transcription")
    TRANSLATION = "translation", _("Translation")
    SUMMARY = "summary", _("Summary")
    OCR = "ocr", _("Machine-read text (OCR)")


class Method(TextChoices):
    """How a text was made."""

    HUMAN = "human", _("By a person")
    MACHINE = "machine", _("By a machine")
    UNKNOWN = "unknown", _("Not recorded")


class Standing(TextChoices):
    """How far a text can be relied on; drafts are not public."""

    DRAFT = "draft", _("Draft")
    REVIEWED = "reviewed", _("Reviewed")
    CERTIFIED = "certified", _("Certified")
    PUBLISHED = "published", _("Published by its source")
    UNKNOWN = "unknown", _("Not recorded")


PUBLIC_STANDINGS = tuple(standing for standing in Standing if standing != Standing.DRAFT)
"""The standings in which the public sees a text of a public record."""


class Completeness(TextChoices):
    """How much of the document a text gives."""

    COMPLETE = "complete", _("Complete")
    PARTIAL = "partial", _("Partial")
    EXTRACT = "extract", _("Extract")
    UNKNOWN = "unknown", _("Not recorded")


class NoteBy(TextChoices):
    """Whose a note on a text is."""

    DOCUMENT = "document", _("Note of the document")
    EDITOR = "editor", _("Note of the text's editors")
    CATALOGUE = "catalogue", _("Note of this catalogue")


class CitationForm(TextChoices):
    """The form in which a note names its source."""

    FULL = "full", _("In full")
    SHORT = "short", _("Short title")
    IBID = "ibid", _("Ibid.")
    CONTAINED = "in", _("In another source")


class Visibility(TextChoices):
    """Who may see a file of a public record."""

    PUBLIC = "public", _("Public")
    STAFF = "staff", _("Staff only")


class LoggedAction(TextChoices):
    """What the log of changes tells of."""

    ADDED = "added", _("added")
    CHANGED = "changed", _("changed")
    DELETED = "deleted", _("deleted")
    LOGGED_IN = "logged-in", _("logged in")
    LOGGED_OUT = "logged-out", _("logged out")
    LOG_IN_FAILED = "log-in-failed", _("log-in failed")
    LOCKED_OUT = "locked-out", _("locked out")
    LET_IN = "let-in", _("let in again")
    SESSIONS_ENDED = "sessions-ended", _("sessions ended")
    PASSWORD_CHANGED = "password-changed", _("password changed")
    SECOND_FACTOR = "second-factor", _("second factor")


class LoggedSource(TextChoices):
    """By which door a change came."""

    WEB = "web", _("Web")
    COMMAND = "command", _("Command line")
    PROGRAM = "program", _("Program")
