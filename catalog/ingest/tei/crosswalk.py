"""What becomes of each element of TEI. The reader of the header works by this table, longest path first."""

from __future__ import annotations

from catalog.ingest.crosswalk import Crossing

HEADER = (
    Crossing("titleStmt/title", "title", "the complete or main one; others: alternative_titles"),
    Crossing("titleStmt/author", "contributions: author"),
    Crossing("titleStmt/editor", "contributions: editor"),
    Crossing("titleStmt/respStmt", "note"),
    Crossing("publicationStmt/publisher", "publication: publisher"),
    Crossing("publicationStmt/pubPlace", "publication: place"),
    Crossing("publicationStmt/date", "publication: year", "type content-date: date_text"),
    Crossing("publicationStmt/idno", "identifiers", "ISBN: publication.isbn; unknown types: note"),
    Crossing("publicationStmt/availability", "rights"),
    Crossing("seriesStmt/title", "publication: container_title"),
    Crossing("notesStmt/note", "note"),
    Crossing("sourceDesc", "publication_note"),
    Crossing("msIdentifier/country", "repository: country"),
    Crossing("msIdentifier/settlement", "repository: city"),
    Crossing("msIdentifier/institution", "repository: name"),
    Crossing("msIdentifier/repository", "repository: name"),
    Crossing("msIdentifier/idno", "reference_code"),
    Crossing("msDesc/head", "alternative_titles"),
    Crossing("msContents/summary", "scope_and_content"),
    Crossing("msContents/textLang", "languages"),
    Crossing("supportDesc/extent", "extent"),
    Crossing("physDesc", "physical_characteristics"),
    Crossing("origin/origDate", "date_text"),
    Crossing("origin/origPlace", "places: written-at"),
    Crossing("history/origin", "custodial_history"),
    Crossing("history/provenance", "custodial_history"),
    Crossing("history/acquisition", "acquisition"),
    Crossing("adminInfo/custodialHist", "custodial_history"),
    Crossing("adminInfo/availability", "access_conditions"),
    Crossing("additional/surrogates", "copies_location"),
    Crossing("additional/listBibl", "publication_note"),
    Crossing("profileDesc/abstract", "scope_and_content"),
    Crossing("profileDesc/creation", "date_text", "its placeName: places: written-at"),
    Crossing("langUsage/language", "languages"),
    Crossing("keywords/term", "subjects", "by the scheme: places: subject"),
    Crossing("correspDesc", "correspondence", "see the elements of correspondence"),
    Crossing("particDesc", "agents"),
    Crossing("settingDesc", "places"),
    Crossing("revisionDesc", "archivists_note"),
    Crossing("encodingDesc", "archivists_note"),
)
"""The header (`teiHeader`, Guidelines 2, 11 and 16)."""

CORRESPONDENCE = (
    Crossing("correspDesc/@ref", "copies: web", "also identifiers: url"),
    Crossing("correspDesc/@source", "publication_note", "with @key as the number"),
    Crossing("correspAction[@type='sent']/persName", "contributions: sender"),
    Crossing("correspAction[@type='sent']/orgName", "contributions: sender"),
    Crossing("correspAction[@type='sent']/placeName", "places: sent-from"),
    Crossing("correspAction[@type='sent']/date", "date_text, date_edtf"),
    Crossing("correspAction[@type='received']/persName", "contributions: recipient"),
    Crossing("correspAction[@subtype='cc']/persName", "contributions: copied-to"),
    Crossing("correspAction[@type='received']/placeName", "places: sent-to"),
    Crossing("correspAction[@type='received']/date", "events: received"),
    Crossing("correspContext/ref[@type='prev']", "related_units"),
    Crossing("correspDesc/note", "note"),
)
"""Correspondence (Guidelines 2.4.6, and the Correspondence Metadata Interchange Format)."""

TEXT = (
    Crossing("front, back: div", "records: part", "with its text"),
    Crossing("body: div above documents", "records: series, subseries, file", "by its depth"),
    Crossing("div[@type='document']", "records: item"),
    Crossing("div/@n", "publication_note", "with the pages"),
    Crossing("div/@frus:doc-dateTime-min", "date_edtf", "where the document has no marked date"),
    Crossing("head", "title", "says document_type; the number goes to publication_note"),
    Crossing("dateline/date", "date_text, date_edtf"),
    Crossing("dateline/placeName", "places: written-at", "of telegrams: sent-from"),
    Crossing("dateline: (Received …)", "events: received"),
    Crossing("persName[@type='from']", "contributions: sender"),
    Crossing("persName[@type='to']", "contributions: recipient"),
    Crossing("gloss[@type='from']", "contributions: sender"),
    Crossing("gloss[@type='to']", "contributions: recipient"),
    Crossing("signed/persName", "contributions: signatory"),
    Crossing("list[@type='participants']//persName", "contributions: attendee"),
    Crossing("persName[@corresp]", "contributions: mentioned"),
    Crossing("placeName[@ref]", "places: mentioned"),
    Crossing("note[@type='source']", "custodial_history", "whole; and events: created"),
    Crossing("note[@type='source']: archive and file", "originals_location, reference_code"),
    Crossing("note[@type='source']: Secret …", "classification"),
    Crossing("note[@type='source']: Drafted by …", "contributions: drafter"),
    Crossing("note[@type='source']: cleared by …", "contributions: clearer"),
    Crossing("note", "texts.body", "numbered in place, its text after all paragraphs"),
    Crossing("p, list, table, quote, attachment …", "texts.body"),
    Crossing("pb/@n", "publication_note"),
    Crossing("graphic/@url", "note"),
    Crossing("item/persName[@xml:id], person, org", "agents", "what follows the name: history"),
    Crossing("place[@xml:id]", "places"),
)
"""The text (Guidelines 3, 4 and 13)."""

CROSSWALK = (*HEADER, *CORRESPONDENCE, *TEXT)
