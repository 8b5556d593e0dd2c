"""Levels of description: EAD has twelve, the catalogue its vocabulary."""

from __future__ import annotations

from catalog.ingest.ead.elements import squashed
from catalog.ingest.xml import Element

_SAME = frozenset({"collection", "fonds", "subfonds", "series", "subseries", "file", "item"})
_LIKE = {"class": "series", "recordgrp": "fonds", "subgrp": "subfonds"}
_OTHER = {
    "collection": "collection; papers; records; archive; archives; collections",
    "fonds": "fonds; fond; recordgroup; recordgrp; group; managementgroup; archivegroup; bestand; fondo",
    "subfonds": "subfonds; sub fonds; sub-fonds; subgroup; sub-group; subgrp; section; sub-collection; "
    "subcollection; sous-fonds; teilbestand; division; subsection; subdivision",
    "series": "series; serie; série; class; classe; category; serie; accession; acquisition",
    "subseries": "subseries; sub-series; sub series; subsubseries; sub-sub-series; sub-subseries; subsubsubseries; "
    "sous-série; sottoserie; unterserie; sub-sub-subseries; subclass",
    "file": "file; folder; box; dossier; volume; subfile; sub-file; bundle; packet; envelope; binder; container; "
    "album; register; case; fascicolo; busta; akte; carton; chemise; liasse; unit; binder; reel; group of items; "
    "otherfile; file unit; delivery; transfer; filegrp",
    "item": "item; piece; document; letter; photograph; image; pièce; documento; einzelstück; object; "
    "item part; digital object; otheritem; piece (letter)",
    "part": "part; page; leaf; component; subitem; sub-item; parte; enclosure; attachment",
}
_BY_WORD = {squashed(word): key for key, words in _OTHER.items() for word in words.split(";")}


def level_of(
    element: Element, depth: int, parent_level: str, *, has_children: bool
) -> tuple[str, str]:
    """The key of our level, and how the file calls it where that says more; ("", …) never occurs.

    Where the file does not say, it is told by the place: the whole is a collection; what has parts is a series, a
    subseries in a series and a file in a file; what has none is a file, an item in a file.
    """
    given = squashed(element.get("level")).lower()
    other = squashed(element.get("otherlevel"))
    if given in _SAME and not other:
        return given, ""
    if given in _SAME:
        return given, other
    if given in _LIKE:
        return _LIKE[given], other or given
    worded = _BY_WORD.get(other.lower().replace("_", " "))
    kept = other or ("" if given in ("", "otherlevel") else given)
    return worded or _by_place(depth, parent_level, has_children=has_children), kept


def is_stated(element: Element) -> bool:
    return squashed(element.get("level")).lower() not in ("", "otherlevel") or bool(
        _BY_WORD.get(squashed(element.get("otherlevel")).lower().replace("_", " "))
    )


def _by_place(depth: int, parent_level: str, *, has_children: bool) -> str:
    if depth == 0:
        return "collection"
    if parent_level in ("file", "item", "part"):
        return "file" if has_children else "item"
    if not has_children:
        return "file"
    return "subseries" if parent_level in ("series", "subseries") else "series"
