"""AtoM's genres that are document types of the catalogue."""

from __future__ import annotations

from catalog.ingest.tables.spelling import folded

_TYPES = """
correspondence letter cable telegram dispatch note-verbale minutes record-of-conversation resolution
memorandum report intelligence-report agreement communique speech interview diary personal-papers photograph
map publication newspaper-article journal-article monograph edited-volume chapter
"""
_ALSO = {
    "letters": "letter",
    "telegrams": "telegram",
    "reports": "report",
    "speeches": "speech",
    "interviews": "interview",
    "diaries": "diary",
    "photographs": "photograph",
    "photos": "photograph",
    "maps": "map",
    "memoranda": "memorandum",
    "agreements": "agreement",
    "treaties": "agreement",
    "books": "monograph",
    "clippings": "newspaper-article",
    "newspaper clippings": "newspaper-article",
}
_BY_NAME = {
    **{folded(key): key for key in _TYPES.split()},
    **{folded(name): key for name, key in _ALSO.items()},
}


def document_type(genre: str) -> str:
    """The key of the document type that a genre is; "" when it is none."""
    return _BY_NAME.get(folded(genre), "")
