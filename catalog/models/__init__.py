"""The domain: records and what hangs on them, authorities, vocabularies."""

from catalog.models.accessions import Accession
from catalog.models.acts import Act, Effect
from catalog.models.agents import Agent, AgentIdentifier, AgentName
from catalog.models.bearers import Copy, Identifier, RecordDate, Relation
from catalog.models.citations import Citation, Publication
from catalog.models.column_mappings import ColumnMapping
from catalog.models.contributions import Contribution, RecordPlace
from catalog.models.digital_objects import DigitalObject
from catalog.models.former_keys import FormerAgentKey, FormerRecordKey, FormerTermKey
from catalog.models.imported import ImportedState
from catalog.models.logged_changes import LoggedChange
from catalog.models.paragraphs import Alignment, Paragraph
from catalog.models.parallel_descriptions import ParallelDescription
from catalog.models.provenance import ProvenanceEvent
from catalog.models.records import Record
from catalog.models.repositories import Repository
from catalog.models.saved_views import ChosenColumns, SavedView
from catalog.models.second_factor import SecondFactorRequirement
from catalog.models.status_changes import StatusChange
from catalog.models.terms import Term, TermLabel
from catalog.models.text_notes import TextNote
from catalog.models.texts import Text
from catalog.models.uploads import Upload

__all__ = [
    "Accession",
    "Act",
    "Agent",
    "AgentIdentifier",
    "AgentName",
    "Alignment",
    "ChosenColumns",
    "Citation",
    "ColumnMapping",
    "Contribution",
    "Copy",
    "DigitalObject",
    "Effect",
    "FormerAgentKey",
    "FormerRecordKey",
    "FormerTermKey",
    "Identifier",
    "ImportedState",
    "LoggedChange",
    "Paragraph",
    "ParallelDescription",
    "ProvenanceEvent",
    "Publication",
    "Record",
    "RecordDate",
    "RecordPlace",
    "Relation",
    "Repository",
    "SavedView",
    "SecondFactorRequirement",
    "StatusChange",
    "Term",
    "TermLabel",
    "Text",
    "TextNote",
    "Upload",
]
